import io

import pytest

from council.deidentify import Kind
from council.deidentify.documents import check_document, read_document
from tests.deidentify.documents.word_files import p, part, relations, word


def core(creator):
    return {"docProps/core.xml": f"<coreProperties><creator>{creator}</creator></coreProperties>"}


def found(data, allow=()):
    document = read_document(io.BytesIO(data))
    return [
        (part.name, part.text[finding.start : finding.end], finding.kind)
        for part, findings in check_document(document, allow)
        for finding in findings
    ]


def test_what_is_split_over_runs_is_found_as_one():
    assert found(word(p("電話03-", "1234-", "5678"))) == [("body", "03-1234-5678", Kind.PHONE)]


def test_findings_come_from_every_part():
    parts = {
        "word/header1.xml": part("hdr", p("82歳")),
        "word/footnotes.xml": part("footnotes", f"<w:footnote>{p('〒154-0011')}</w:footnote>"),
        "word/_rels/document.xml.rels": relations(("hyperlink", "mailto:a@example.jp", True)),
    }
    body = f"<w:tbl><w:tr><w:tc>{p('生年月日')}</w:tc><w:tc>{p('昭和30年5月1日')}</w:tc></w:tr></w:tbl>"
    places = {name: kind for name, _, kind in found(word(body, parts))}
    assert places["header 1"] is Kind.AGE
    assert places["footnotes"] is Kind.POSTAL
    assert places["body/link"] is Kind.EMAIL
    assert places["body/table 1"] in {Kind.BIRTHDATE, Kind.DATE}


@pytest.mark.parametrize("name", ["岬 五郎", "岬五郎", "Goro Misaki", " misaki01 "])
def test_an_author_is_a_finding_as_a_whole(name):
    assert ("properties/creator", name.strip(), Kind.PERSON) in found(word(p("文"), core(name)))


@pytest.mark.parametrize("name", ["python-docx", "Microsoft Office User", "みなも町役場"])
def test_a_program_or_a_public_agency_as_author_is_none(name):
    assert found(word(p("文"), core(name)), allow=["みなも町役場"]) == []


def test_the_author_of_a_comment_is_a_finding():
    comment = f"<w:comment w:author='岬 五郎'>{p('意見')}</w:comment>"
    data = word(p("文"), {"word/comments.xml": part("comments", comment)})
    assert found(data) == [("comments/author", "岬 五郎", Kind.PERSON)]


def test_replacements_agree_across_parts():
    document = read_document(
        io.BytesIO(word(p("M.T.さん"), {"word/header1.xml": part("hdr", p("M.T.さん"))}))
    )
    replacements = [f.replacement for _, findings in check_document(document) for f in findings]
    assert len(replacements) == 2
    assert len(set(replacements)) == 1
