"""What no template may contain: dead imports, inline code, other hosts, untranslated words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).parent.parent / "templates"
TEMPLATES = sorted(ROOT.rglob("*.html"))
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠々]")
TRANSLATORS = {"_", "gettext", "ngettext", "pgettext"}
PARSER = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)

every_template = pytest.mark.parametrize(
    "template", TEMPLATES, ids=[str(path.relative_to(ROOT)) for path in TEMPLATES]
)


def parsed(template: Path) -> nodes.Template:
    return PARSER.parse(template.read_text(encoding="utf-8"))


def markup(template: Path) -> str:
    return re.sub(r"\{#.*?#\}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)


def words(node: nodes.Node) -> Iterator[tuple[int, str]]:
    """Every text that reaches the page without passing a translator."""
    called = node.node if isinstance(node, nodes.Call) else None
    if isinstance(called, nodes.Name) and called.name in TRANSLATORS:
        return
    if isinstance(node, nodes.TemplateData):
        yield node.lineno, node.data
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.lineno, node.value
    for child in node.iter_child_nodes():
        yield from words(child)


@every_template
def test_every_imported_macro_is_used(template: Path) -> None:
    tree = parsed(template)
    whole = {found.target for found in tree.find_all(nodes.Import)}
    single = {
        name if isinstance(name, str) else name[1]
        for found in tree.find_all(nodes.FromImport)
        for name in found.names
    }
    used = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "load"}
    assert whole | single <= used


@every_template
def test_every_used_macro_exists(template: Path) -> None:
    tree = parsed(template)
    for found in tree.find_all(nodes.Import):
        assert isinstance(found.template, nodes.Const)
        macros = {macro.name for macro in parsed(ROOT / found.template.value).find_all(nodes.Macro)}
        called = {
            attribute.attr
            for attribute in tree.find_all(nodes.Getattr)
            if isinstance(attribute.node, nodes.Name) and attribute.node.name == found.target
        }
        assert called <= macros


@every_template
def test_no_style_and_no_script_stands_in_the_markup(template: Path) -> None:
    text = markup(template)
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
    assert not re.search(r"<style\b", text)
    assert not re.search(r"<script\b(?![^>]*\ssrc=)", text)


@every_template
def test_nothing_escapes_the_escaping(template: Path) -> None:
    tree = parsed(template)
    assert not [found for found in tree.find_all(nodes.Filter) if found.name == "safe"]
    assert "autoescape" not in markup(template)


@every_template
def test_no_address_of_another_host(template: Path) -> None:
    assert not re.search(r"(https?:)?//[a-z0-9]", markup(template), flags=re.IGNORECASE)


@every_template
def test_every_japanese_word_can_be_translated(template: Path) -> None:
    bare = [(line, text.strip()) for line, text in words(parsed(template)) if JAPANESE.search(text)]
    assert bare == []
