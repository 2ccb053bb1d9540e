import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.minutes.canonical import canonical, content_hash, from_canonical
from council.minutes.content import (
    ActionLine,
    Attendance,
    Entry,
    ItemRecord,
    MinutesContent,
    PaperLine,
)
from council.minutes.text import clean
from tests.minutes.samples import MINUTES

TEXT = st.text(max_size=12).map(clean)
MARKS = st.sampled_from(["出席", "代理", "欠席", "遅参", "途中退席"])


def several(one):
    return st.lists(one, max_size=2).map(tuple)


ACTIONS = several(st.builds(ActionLine, agency=TEXT, text=TEXT, due_label=TEXT, target_label=TEXT))
ITEMS = several(
    st.builds(
        ItemRecord,
        number_label=TEXT,
        title=TEXT,
        level=st.integers(1, 2),
        closed=st.booleans(),
        papers=several(TEXT),
        entries=several(st.builds(Entry, text=TEXT, speaker=TEXT)),
        decisions=several(TEXT),
        actions=ACTIONS,
        issues=several(TEXT),
    )
)
SEATED = several(st.builds(Attendance, name=TEXT, mark=MARKS, substitute_name=TEXT, note=TEXT))
CONTENTS = st.builds(
    MinutesContent,
    municipality=TEXT,
    body_name=TEXT,
    serial_label=TEXT,
    fiscal_label=TEXT,
    held_label=TEXT,
    opened_label=TEXT,
    closed_label=TEXT,
    place=TEXT,
    form_label=TEXT,
    publicity_label=TEXT,
    present=SEATED,
    absent=SEATED,
    secretariat=several(TEXT),
    observers=st.integers(0, 500),
    recusals=several(TEXT),
    agenda=ITEMS,
    papers=several(st.builds(PaperLine, label=TEXT, title=TEXT, collect=st.booleans())),
    actions=ACTIONS,
    next_meeting=TEXT,
)


@given(CONTENTS)
def test_what_was_hashed_can_be_read_back_unchanged(content: MinutesContent) -> None:
    assert from_canonical(canonical(content)) == content


@given(st.text(st.characters(), max_size=40))
def test_whatever_was_typed_has_canonical_bytes(text: str) -> None:
    written = canonical(replace(MINUTES, place=text))
    assert canonical(from_canonical(written)) == written


def test_the_same_content_gives_the_same_bytes_and_hash() -> None:
    assert canonical(MINUTES) == canonical(from_canonical(canonical(MINUTES)))
    assert len(content_hash(canonical(MINUTES))) == 64


def test_one_changed_letter_changes_the_hash() -> None:
    changed = replace(MINUTES, place=f"{MINUTES.place}。")
    assert content_hash(canonical(changed)) != content_hash(canonical(MINUTES))


def test_two_spellings_of_one_letter_have_one_hash() -> None:
    composed = replace(MINUTES, place="がくしゅう室")
    in_parts = replace(MINUTES, place="か\u3099くしゅう室")
    assert canonical(composed) == canonical(in_parts)


def test_the_bytes_are_plain_json_without_spaces_in_sorted_order() -> None:
    text = canonical(MINUTES).decode()
    assert text.startswith('{"content":{"absent":[{"agency":')
    assert text.endswith(',"format":1}')
    assert "髙﨑　𠮷郎" in text


def _record():
    return json.loads(canonical(MINUTES))


def test_bytes_written_before_a_field_existed_can_still_be_read() -> None:
    record = _record()
    del record["content"]["member_word"]
    assert from_canonical(json.dumps(record).encode()) == MINUTES


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("format", 2),
        ("content", None),
        ("content", {"place": "第１会議室"}),
    ],
)
def test_bytes_of_another_shape_are_refused(field: str, value: object) -> None:
    with pytest.raises(ValueError, match="minutes"):
        from_canonical(json.dumps(_record() | {field: value}).encode())


@pytest.mark.parametrize(
    ("field", "value"),
    [("observers", "2"), ("observers", True), ("agenda", "１"), ("papers", [None]), ("new", "")],
)
def test_a_field_of_the_wrong_kind_is_refused(field: str, value: object) -> None:
    record = _record()
    record["content"][field] = value
    with pytest.raises(ValueError, match="minutes"):
        from_canonical(json.dumps(record).encode())


def test_an_unknown_mark_of_attendance_is_refused() -> None:
    record = _record()
    record["content"]["present"][0]["mark"] = "出張"
    with pytest.raises(ValueError, match="minutes"):
        from_canonical(json.dumps(record).encode())


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b"{}"])
def test_bytes_that_are_no_record_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        from_canonical(data)
