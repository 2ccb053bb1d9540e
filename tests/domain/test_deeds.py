"""Every deed of the trail is said in words."""

import re
from pathlib import Path

import council
from council.domain.deeds import label

_TAG = re.compile(r'"([a-z]+:[a-z_]+)"')


def test_every_tag_written_to_the_trail_has_words() -> None:
    home = Path(council.__file__).parent
    sources = [
        path for floor in ("services", "blueprints") for path in (home / floor).rglob("*.py")
    ]
    tags = {tag for path in sources for tag in _TAG.findall(path.read_text(encoding="utf-8"))}
    assert tags
    assert not {tag for tag in tags if label(tag) == tag}


def test_a_tag_without_words_is_shown_as_it_is() -> None:
    assert label("nothing:known") == "nothing:known"
