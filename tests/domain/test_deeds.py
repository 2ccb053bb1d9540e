"""Every deed of the trail is said in words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import council
from council.domain.deeds import label
from council.domain.vocabulary import EntryKind
from council.minutes.kinds import DocumentKind

HOME = Path(council.__file__).parent
ACTING = ("services", "blueprints", "cli", "demo")

_TAG = re.compile(r'"([a-z]+:[a-z_]+)"')

# Tags that are put together when they are written, and what they can become.
_TOGETHER = {
    "document:": list(DocumentKind),
    "record:": list(EntryKind),
    "": [],  # the steps of the machines bring their own words
}


def _sources() -> list[str]:
    paths = [path for floor in ACTING for path in (HOME / floor).rglob("*.py")]
    return [path.read_text(encoding="utf-8") for path in paths]


def _beginnings(source: str) -> Iterator[str]:
    """The fixed beginning of every tag that is put together."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _called(node) in {"record", "log_reading"}:
            for argument in node.args:
                if isinstance(argument, ast.JoinedStr):
                    first = argument.values[0]
                    yield str(first.value) if isinstance(first, ast.Constant) else ""


def _called(node: ast.Call) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def test_every_tag_written_to_the_trail_has_words() -> None:
    tags = {tag for source in _sources() for tag in _TAG.findall(source)}
    assert {"minutes:read", "invitation:list"} <= tags
    assert not {tag for tag in tags if label(tag) == tag}


def test_every_tag_that_is_put_together_has_words() -> None:
    assert {one for source in _sources() for one in _beginnings(source)} == _TOGETHER.keys()
    tags = {f"{beginning}{kind}" for beginning, kinds in _TOGETHER.items() for kind in kinds}
    assert not {tag for tag in tags if label(tag) == tag}


def test_a_tag_without_words_is_shown_as_it_is() -> None:
    assert label("nothing:known") == "nothing:known"
