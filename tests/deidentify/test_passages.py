import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.deidentify import Kind, Known, find
from council.deidentify.passages import BadLine, read_passage, write_passage

UNICODE = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)


def line(**row):
    return json.dumps(row, ensure_ascii=False).encode()


def test_a_line_names_the_passage_its_text_and_what_is_known():
    known = [
        {"type": "PERSON", "text": "戸澤 みのり", "kana": "とざわ みのり"},
        {"type": "SCHOOL", "text": "風見丘高校"},
    ]
    passage = read_passage(line(id="a1", text="戸澤さん", known=known, tags=["ほかの項目"]))
    assert (passage.id, passage.text) == ("a1", "戸澤さん")
    assert passage.known == (
        Known(Kind.PERSON, "戸澤 みのり", "とざわ みのり"),
        Known(Kind.SCHOOL, "風見丘高校"),
    )


@pytest.mark.parametrize("row", [{"known": None}, {"known": []}, {}])
def test_nothing_need_be_known(row):
    assert read_passage(line(id=7, text="", **row)).known == ()


@pytest.mark.parametrize(
    ("bad", "word"),
    [
        (b"{", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b'{"id": ' + b"9" * 5000 + b', "text": ""}', "JSON"),
        (b'{"id": "1", "text": "a\tb"}', "JSON"),
        (b'{"id": "1", "text": ""} {}', "JSON"),
        (b'{"id": "1", "text": "\xff"}', "UTF-8"),
        (b'{"id": "1", "text": "\xed\xa0\x80"}', "UTF-8"),
        (b'{"id": "1", "text": "", "score": NaN}', "NaN"),
        (b'{"id": "1", "text": "", "score": -Infinity}', "Infinity"),
        (b'{"id": "1", "text": "a", "text": "b"}', "同じ名前"),
        (b'{"id":"1","text":"","known":[{"type":"AGE","type":"DATE","text":"a"}]}', "同じ名前"),
        (b'["id", "text"]', "{ }"),
        (b"null", "{ }"),
        (line(text="a"), "id"),
        (line(id=None, text="a"), "id"),
        (line(id=True, text="a"), "id"),
        (line(id=1.5, text="a"), "id"),
        (line(id="1"), "text"),
        (line(id="1", text=["a"]), "text"),
        (line(id="1", text="a", known={"type": "PERSON"}), "known"),
        (line(id="1", text="a", known=["戸澤"]), "known"),
        (line(id="1", text="a", known=[{"type": "NAME", "text": "戸澤"}]), "type"),
        (line(id="1", text="a", known=[{"type": ["PERSON"], "text": "戸澤"}]), "type"),
        (line(id="1", text="a", known=[{"type": "PERSON", "text": " "}]), "text"),
        (line(id="1", text="a", known=[{"type": "PERSON", "text": "戸澤", "kana": 1}]), "kana"),
    ],
)
def test_a_line_that_cannot_be_read_says_why_and_nothing_of_its_content(bad, word):
    with pytest.raises(BadLine) as refusal:
        read_passage(bad)
    assert word in str(refusal.value)
    assert "戸澤" not in str(refusal.value)


@given(UNICODE, UNICODE)
def test_any_text_comes_back_with_offsets_that_cut_it_right(before, name):
    text = f"{before}電話03-1234-5678、82歳"
    passage = read_passage(json.dumps({"id": name, "text": text}).encode())
    answer = json.loads(write_passage(passage, find(passage.text)).encode())
    assert answer["id"] == name
    for span in answer["spans"]:
        assert text[span["start"] : span["end"]] == span["text"]
    found = {at for span in answer["spans"] for at in range(span["start"], span["end"])}
    for secret in ("03-1234-5678", "82歳"):
        start = text.rindex(secret)
        assert found >= set(range(start, start + len(secret)))


@pytest.mark.parametrize(
    ("name", "before"),
    [("株式会社灯台", "電話"), ("医療法人楓会", "TEL "), ("NPO法人葦の原", "電話番号は")],
)
def test_a_name_ends_before_the_telephone_number_behind_it(name, before):
    text = f"{name}{before}03-1234-5678"
    found = [(one.kind, text[one.start : one.end]) for one in find(text)]
    assert [piece for _kind, piece in found] == [name, "03-1234-5678"]
    assert found[1][0] is Kind.PHONE


@pytest.mark.parametrize("form", ["社会保険労務士法人", "医療法人", "株式会社"])
@pytest.mark.parametrize("before", ["", "電話", "TEL", "連絡先"])
def test_a_legal_form_and_a_telephone_number_make_no_name(form, before):
    (found,) = find(f"{form}{before}03-1234-5678")
    assert (found.kind, found.start) == (Kind.PHONE, len(form + before))


def test_half_a_character_hides_no_known_name():
    row = {"id": "1", "text": "\ud800戸澤\udfff", "known": [{"type": "PERSON", "text": "戸澤 一"}]}
    passage = read_passage(json.dumps(row).encode())
    (span,) = json.loads(write_passage(passage, find(passage.text, passage.known)))["spans"]
    assert (span["text"], span["layer"]) == ("戸澤", "known")
