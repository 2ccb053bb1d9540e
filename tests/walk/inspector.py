"""Looks at a page as strict readers do: HTML, ids, axe in light and dark; and takes its picture if asked."""

from pathlib import Path
from typing import Any

import axe_playwright_python
import html5lib
from playwright.sync_api import Page

_AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js"))
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_WIDTHS = {1280: 900, 320: 700}


class Inspector:
    """Counts the pages it saw; with a folder, leaves a picture of each at two widths."""

    def __init__(self, pictures: Path | None = None) -> None:
        self.pictures = pictures
        self.seen: list[str] = []

    def look(self, page: Page, name: str, *, has_scripts: bool = True) -> None:
        """Judge the page as it stands; fails with what is wrong with it."""
        self.seen.append(name)
        judge_html(page.content() if not has_scripts else _source(page))
        if has_scripts:
            self._axe(page, name)
        if self.pictures:
            self._picture(page, name)

    def _axe(self, page: Page, name: str) -> None:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.evaluate(_AXE.read_text(encoding="utf-8"))
            found = page.evaluate(
                "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", _TAGS
            )
            assert not found["violations"], _summary(name, scheme, found["violations"])
        page.emulate_media(color_scheme="light")

    def _picture(self, page: Page, name: str) -> None:
        assert self.pictures is not None
        for width, height in _WIDTHS.items():
            folder = self.pictures / str(width)
            folder.mkdir(parents=True, exist_ok=True)
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
            page.screenshot(path=folder / f"{name}.png", full_page=True)
        page.set_viewport_size({"width": 1280, "height": 900})


def _source(page: Page) -> str:
    """The HTML as it was sent, not as the browser mended it."""
    # the server may close an idle connection at the very moment it is used again
    answer = page.context.request.get(page.url, max_retries=2)
    return str(answer.text()) if answer.ok else ""


def judge_html(source: str) -> None:
    """Strict HTML, and no id twice."""
    if not source:
        return
    tree = html5lib.HTMLParser(strict=True).parse(source)
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids)), sorted({one for one in ids if ids.count(one) > 1})


def _summary(name: str, scheme: str, violations: list[dict[str, Any]]) -> str:
    lines = [
        f"{one['id']}: {node['html'][:200]}" for one in violations for node in one["nodes"][:3]
    ]
    return f"{name} ({scheme})\n" + "\n".join(lines)
