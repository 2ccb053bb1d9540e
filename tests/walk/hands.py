"""One person at one browser. Two ways of doing the same: a real Chromium, or plain HTTP."""

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Protocol

from playwright.sync_api import BrowserContext, Page

from tests.walk import forms
from tests.walk.inspector import Inspector, judge_html

_PATIENCE = 15_000  # ms; a page of ours takes a fraction of a second

Values = dict[str, str | bool | list[str]]


class Hands(Protocol):
    """What a person does. Fields are named by their labels, forms by their buttons."""

    def open(self, path: str) -> None: ...
    def follow(self, link: str) -> None: ...
    def submit(self, button: str, values: Values | None = None, *, near: str = "") -> None: ...
    def unfold(self, summary: str) -> None: ...
    def download(self, link: str) -> bytes: ...
    def take(self, button: str, values: Values | None = None) -> bytes: ...
    def look(self, name: str) -> None: ...
    @property
    def text(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def status(self) -> int: ...


def log_in(hands: Hands, email: str, password: str) -> None:
    hands.open("/login")
    hands.submit(
        "ログインする", {"ログインID（メールアドレスなど）": email, "パスワード": password}
    )
    assert (hands.path, hands.status) == ("/", 200), hands.text


class HttpHands:
    """Plain HTTP: reads the page's forms and sends what a browser would send."""

    def __init__(self, base: str) -> None:
        self.base = base
        jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        self.page, self._url, self._status = "", base, 0

    def _ask(self, url: str, data: bytes | None = None) -> bytes:
        try:
            with self._opener.open(
                urllib.parse.urljoin(self._url, url), data, timeout=60
            ) as answer:
                return self._took(answer)
        except urllib.error.HTTPError as answer:
            return self._took(answer)

    def _took(self, answer: Any) -> bytes:
        content: bytes = answer.read()
        if answer.headers.get_content_type() == "text/html":
            self._url, self._status = answer.geturl(), answer.status or answer.code
            self.page = content.decode()
        return content

    def open(self, path: str) -> None:
        self._ask(urllib.parse.urljoin(self.base, path))

    def _link(self, text: str) -> str:
        for one in forms.parse(self.page).iter("a"):
            if text in forms.words(one) and one.get("href"):
                return str(one.get("href"))
        raise AssertionError(f"no link 「{text}」 on {self.path}")

    def follow(self, link: str) -> None:
        self._ask(self._link(link))

    def submit(self, button: str, values: Values | None = None, *, near: str = "") -> None:
        self._press(button, values, near)

    def take(self, button: str, values: Values | None = None) -> bytes:
        """The file that a button hands out, the page staying as it is."""
        before = self.page
        content = self._press(button, values)
        assert self.page == before, self.text
        return content

    def _press(self, button: str, values: Values | None, near: str = "") -> bytes:
        found = [one for one in forms.forms(self.page) if one.has_button(button)]
        if near:
            found = [one for one in found if near in one.action]
        assert found, f"no button 「{button}」 on {self.path}"
        form, target = found[0], found[0].target(button)
        data = urllib.parse.urlencode(form.filled(values or {}, button)).encode()
        if form.method == "post":
            return self._ask(target, data)
        return self._ask(f"{target}?{data.decode()}")

    def unfold(self, summary: str) -> None:
        folds = [forms.words(one) for one in forms.parse(self.page).iter("summary")]
        assert any(summary in one for one in folds), folds

    def download(self, link: str) -> bytes:
        return self._ask(self._link(link))

    def look(self, name: str) -> None:
        """Judge the page's HTML."""
        assert self.status == 200, (name, self.status)
        judge_html(self.page)

    @property
    def text(self) -> str:
        return forms.words(forms.parse(self.page))

    @property
    def path(self) -> str:
        return urllib.parse.urlsplit(self._url).path

    @property
    def status(self) -> int:
        return self._status


class BrowserHands:
    """A real Chromium, one context per person."""

    def __init__(
        self, base: str, context: BrowserContext, inspector: Inspector, *, has_scripts: bool = True
    ) -> None:
        self.base = base
        self.inspector = inspector
        self.has_scripts = has_scripts
        self.context = context
        context.set_default_timeout(_PATIENCE)
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("request", self._watch)
        self._status = 0

    def _hear(self, message: Any) -> None:
        # a refused form is an answer, not a fault; everything else the browser says counts
        if message.type in {"error", "warning"} and "status of 4" not in message.text:
            self.complaints.append(message.text)

    def _watch(self, request: Any) -> None:
        if not request.url.startswith((self.base, "data:")):
            self.complaints.append(f"asked another host: {request.url}")

    def open(self, path: str) -> None:
        answer = self.page.goto(urllib.parse.urljoin(self.base, path))
        self._status = answer.status if answer else 0

    def follow(self, link: str) -> None:
        with self.page.expect_navigation() as navigation:
            self.page.get_by_role("link", name=link).first.click()
        self._status = navigation.value.status if navigation.value else 0

    def submit(self, button: str, values: Values | None = None, *, near: str = "") -> None:
        chosen = self._typed(button, values, near)
        with self.page.expect_navigation() as navigation:
            chosen.get_by_role("button", name=button, exact=True).first.click()
        self._status = navigation.value.status if navigation.value else 0

    def take(self, button: str, values: Values | None = None) -> bytes:
        """The file that a button hands out, the page staying as it is."""
        chosen = self._typed(button, values)
        with self.page.expect_download() as download:
            chosen.get_by_role("button", name=button, exact=True).first.click()
        return download.value.path().read_bytes()

    def _typed(self, button: str, values: Values | None, near: str = "") -> Any:
        """The form of the button, filled in."""
        pressed = self.page.get_by_role("button", name=button, exact=True, include_hidden=True)
        place = f"form[action*='{near}']" if near else "form"
        chosen = self.page.locator(place).filter(has=pressed).first
        self._open_folds(chosen)
        for label, value in (values or {}).items():
            self._fill(chosen, label, value)
        return chosen

    def _open_folds(self, form: Any) -> None:
        closed = form.locator("xpath=ancestor::details[not(@open)]")
        while closed.count():
            closed.first.locator("summary").first.click()

    def _fill(self, form: Any, label: str, value: str | bool | list[str]) -> None:
        where, _, last = label.rpartition("/")
        if where:
            form, label = form.get_by_role("group", name=where, exact=True).first, last
        words = r"\s+".join(map(re.escape, label.split()))
        pattern = re.compile(rf"^\s*{words}\s*(（なくても構いません）)?\s*$")
        group = form.get_by_role("group", name=pattern)
        if isinstance(value, list) or (isinstance(value, str) and group.count()):
            for one in [value] if isinstance(value, str) else value:
                group.first.get_by_label(one, exact=True).first.check()
            return
        control = form.get_by_label(pattern).first
        if isinstance(value, bool):
            control.set_checked(value)
        elif form.locator("select").and_(control).count():
            texts = control.locator("option").all_text_contents()
            options = [" ".join(one.split()) for one in texts]
            control.select_option(index=options.index(forms.chosen(options, value)))
        else:
            control.fill(value)

    def unfold(self, summary: str) -> None:
        self.page.locator("summary").filter(has_text=summary).first.click()

    def download(self, link: str) -> bytes:
        href = self.page.get_by_role("link", name=link).first.get_attribute("href")
        answer = self.context.request.get(
            urllib.parse.urljoin(self.page.url, str(href)), max_retries=2
        )
        assert answer.status == 200, answer.status
        return bytes(answer.body())

    def look(self, name: str) -> None:
        """Judge the page, and take its picture if that is wanted."""
        assert self.status == 200, (name, self.status)
        self.inspector.look(self.page, name, has_scripts=self.has_scripts)
        assert not self.complaints, self.complaints

    @property
    def text(self) -> str:
        return " ".join(self.page.locator("body").inner_text().split())

    @property
    def path(self) -> str:
        return urllib.parse.urlsplit(self.page.url).path

    @property
    def status(self) -> int:
        return self._status
