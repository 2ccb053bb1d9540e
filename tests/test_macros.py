"""The component macros, rendered in a bare environment that refuses undefined names."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import html5lib
import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from werkzeug.datastructures import MultiDict
from wtforms import Form, HiddenField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import CheckboxInput, ListWidget

ROOT = Path(__file__).parent.parent / "templates"
HTML = "{http://www.w3.org/1999/xhtml}"


class Notice(Form):
    title = StringField("題名", [InputRequired("題名を書いてください。")])
    remark = TextAreaField("ひとこと", [Optional()])
    openness = RadioField(
        "公開の別",
        choices=[SelectChoice("open", "公開"), SelectChoice("closed", "非公開")],
        validators=[InputRequired("どちらかを選んでください。")],
    )
    agencies = SelectMultipleField(
        "機関",
        choices=[SelectChoice("a", "ぽーと")],
        option_widget=CheckboxInput(),
        widget=ListWidget(),
        validators=[Optional()],
    )
    base_version = HiddenField(default="3")


@pytest.fixture
def environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(ROOT),
        undefined=StrictUndefined,
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    keys = itertools.count(1)
    env.globals.update(csrf_token=lambda: "token", idempotency_key=lambda: f"key-{next(keys)}")
    return env


@pytest.fixture
def refused() -> Notice:
    form = Notice(MultiDict({"remark": "<b>書きかけ"}))
    assert not form.validate()
    return form


def drawn(env: Environment, source: str, **context: Any) -> Any:
    imports = "".join(
        f'{{% import "macros/{file}.html" as {name} %}}'
        for file, name in (
            ("form", "forms"),
            ("table", "tables"),
            ("nav", "navs"),
            ("state", "states"),
        )
    )
    text = env.from_string(imports + source).render(**context)
    parser = html5lib.HTMLParser(strict=True)
    return parser.parseFragment(text)


def by_id(tree: Any, key: str) -> Any:
    (found,) = [node for node in tree.iter() if node.get("id") == key]
    return found


def test_an_error_is_bound_to_its_field(environment: Environment, refused: Notice) -> None:
    tree = drawn(environment, '{{ forms.field(form.title, hint="短く") }}', form=refused)
    field = by_id(tree, "title")
    assert field.get("aria-invalid") == "true"
    assert field.get("aria-describedby") == "title-hint title-error"
    assert "題名を書いてください。" in "".join(by_id(tree, "title-error").itertext())


def test_a_group_is_a_fieldset_with_its_question(environment: Environment, refused: Notice) -> None:
    tree = drawn(
        environment,
        "{{ forms.field(form.openness) }}{{ forms.field(form.agencies) }}",
        form=refused,
    )
    legends = ["".join(node.itertext()) for node in tree.iter(HTML + "legend")]
    assert legends[0] == "公開の別"
    assert legends[1].startswith("機関")
    assert by_id(tree, "openness").get("aria-describedby") == "openness-error"


def test_what_was_typed_is_kept_and_escaped(environment: Environment, refused: Notice) -> None:
    tree = drawn(environment, "{{ forms.field(form.remark) }}", form=refused)
    assert by_id(tree, "remark").text.strip() == "<b>書きかけ"


def test_the_summary_links_to_every_refused_field(
    environment: Environment, refused: Notice
) -> None:
    tree = drawn(environment, "{{ forms.error_summary(form) }}", form=refused)
    assert [node.get("href") for node in tree.iter(HTML + "a")] == ["#title", "#openness-0"]


def test_a_form_without_errors_has_no_summary(environment: Environment) -> None:
    tree = drawn(environment, "{{ forms.error_summary(form) }}", form=Notice())
    assert len(tree) == 0


def test_hidden_fields_carry_token_version_and_a_fresh_key(environment: Environment) -> None:
    tree = drawn(environment, "{{ forms.hidden(form) }}{{ forms.hidden() }}", form=Notice())
    fields = [(node.get("name"), node.get("value")) for node in tree.iter(HTML + "input")]
    assert fields == [
        ("base_version", "3"),
        ("csrf_token", "token"),
        ("idempotency_key", "key-1"),
        ("csrf_token", "token"),
        ("idempotency_key", "key-2"),
    ]
    assert not [node for node in tree.iter() if node.get("id")]


def test_a_blocked_act_cannot_be_sent_and_says_why(environment: Environment) -> None:
    tree = drawn(environment, '{{ forms.blocked("送る", "決裁がまだです。", "why") }}')
    (button,) = tree.iter(HTML + "button")
    assert (button.get("type"), button.get("aria-disabled")) == ("button", "true")
    assert button.get("aria-describedby") == "why"
    assert "決裁がまだです。" in "".join(by_id(tree, "why").itertext())


@pytest.mark.parametrize(
    "kind", ["done", "ok", "now", "progress", "waiting", "todo", "late", "absent"]
)
def test_a_state_always_has_its_word(environment: Environment, kind: str) -> None:
    tree = drawn(environment, f'{{{{ states.mark("{kind}", "通知済") }}}}')
    assert "通知済" in "".join(tree.itertext())


def test_the_quorum_strip_says_its_sentence_and_counts_its_cells(environment: Environment) -> None:
    tree = drawn(
        environment,
        '{{ states.quorum_strip(["present", "present", "proxy", "absent"], 3, "成立します。") }}',
    )
    (strip,) = [node for node in tree.iter() if node.get("role") == "img"]
    assert strip.get("aria-label") == "成立します。"
    assert "定足数 3" in "".join(tree.itertext())
    assert "出席 2" in "".join(tree.itertext())


def test_the_present_step_is_marked_for_readers(environment: Environment) -> None:
    tree = drawn(
        environment, '{{ states.state_line([("下書き", "", "done"), ("確定", "", "now")]) }}'
    )
    steps = [node.get("aria-current") for node in tree.iter(HTML + "li")]
    assert steps == [None, "step"]


class Shell:
    """What the application hands to every page."""

    script_root = ""


@pytest.fixture
def page(environment: Environment) -> Any:
    environment.globals.update(
        url_for=lambda endpoint, filename="": f"/{endpoint}/{filename}",
        has=lambda _endpoint: True,
        get_flashed_messages=lambda **_kinds: [("message", "保存しました。")],
        request=Shell(),
    )
    given = {
        "actor": None,
        "nav": [],
        "office_line": "事務局　電話 03-0000-0000",
        "clock_banner": None,
        "service_name": "重層的支援協議会",
        "lang": "ja",
    }

    def render(source: str, **context: Any) -> Any:
        text = environment.from_string('{% extends "layout.html" %}' + source).render(
            given | context
        )
        return html5lib.HTMLParser(strict=True).parse(text)

    return render


def text_of(tree: Any, tag: str) -> list[str]:
    return ["".join(node.itertext()).strip() for node in tree.iter(HTML + tag)]


def test_a_page_names_itself_in_title_and_heading(page: Any) -> None:
    tree = page("{% block title %}会議{% endblock %}")
    assert text_of(tree, "title") == ["会議｜重層的支援協議会"]
    assert text_of(tree, "h1") == ["会議"]
    (root,) = [tree] if tree.tag == HTML + "html" else tree.iter(HTML + "html")
    assert root.get("lang") == "ja"


def test_a_refused_form_is_said_in_the_title(page: Any, refused: Notice) -> None:
    tree = page("{% block title %}会議{% endblock %}", form=refused)
    assert text_of(tree, "title") == ["入力を確かめてください：会議｜重層的支援協議会"]


def test_the_first_link_leads_past_the_menu(page: Any) -> None:
    tree = page("{% block title %}会議{% endblock %}")
    first = next(tree.iter(HTML + "a"))
    assert first.get("href") == "#content"
    assert by_id(tree, "content").tag == HTML + "main"


def test_without_a_side_block_the_content_takes_the_whole_width(page: Any) -> None:
    alone = page("{% block content %}<p>文</p>{% endblock %}")
    beside = page("{% block side %}<p>文</p>{% endblock %}")

    def sided(tree: Any) -> bool:
        return any("page--sided" in (node.get("class") or "") for node in tree.iter(HTML + "div"))

    assert (sided(alone), sided(beside)) == (False, True)


def test_what_was_done_is_announced(page: Any) -> None:
    tree = page("{% block title %}会議{% endblock %}")
    (status,) = [node for node in tree.iter() if node.get("role") == "status"]
    assert "保存しました。" in "".join(status.itertext())
