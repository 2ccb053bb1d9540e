"""送付状 and 宛名ラベル: a page for each addressee, a label in its place, nothing of what is sent."""

from dataclasses import replace

import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from council.domain.vocabulary import Channel
from council.minutes.covering import Cover, Enclosure, covers_docx
from council.minutes.labels import SHEETS, Label, labels_docx
from council.minutes.style import PageStyle
from tests.minutes.reading import lines, opened, parts, rows

COVER = Cover(
    section="みなも病院",
    post="医療ソーシャルワーカー",
    name="常盤 碧",
    fax="03-0000-0009",
    date_label="令和８年１２月３日",
    sender="８０５０支援部会事務局　生活福祉課",
    phone="03-0000-0000",
    sender_fax="03-0000-0001",
    enclosures=(
        Enclosure(
            title="第２回　８０５０支援部会　開催の案内",
            document_no="８世福生第１２３号",
            name="常盤 碧",
        ),
        Enclosure(title="議事録（案）の確認のお願い", name="若狭 律子"),
    ),
)
LABELS = [
    Label(name="常盤 碧", address="区内１丁目２番３号", agency="みなも病院", post="室長"),
    *[Label(name=f"若狭 律子{number}", agency="ぽーと") for number in range(24)],
]
WRITERS = {
    **{
        channel: lambda channel=channel: covers_docx([COVER, COVER], channel, PageStyle())
        for channel in Channel
    },
    **{
        count: lambda sheet=sheet: labels_docx(LABELS, sheet, PageStyle())
        for count, sheet in SHEETS.items()
    },
}
every_kind = pytest.mark.parametrize("write", WRITERS.values(), ids=map(str, WRITERS))


@every_kind
def test_a_strict_reader_finds_no_error_and_the_same_words_give_the_same_bytes(write, tmp_path):
    path = tmp_path / "paper.docx"
    path.write_bytes(write())
    assert OpenXmlValidator().validate(path).errors == []
    assert write() == path.read_bytes()


@every_kind
def test_the_file_knows_nobody_in_its_properties(write):
    core = parts(write())["docProps/core.xml"]
    assert "常盤" not in core
    assert "みなも" not in core


def test_a_cover_letter_names_the_papers_with_their_number_and_begins_a_page():
    data = covers_docx([COVER, COVER], Channel.POST, PageStyle())
    said = lines(data)
    assert said.count("常盤 碧　様") == 2
    assert "・議事録（案）の確認のお願い　１部" in said
    assert said[0] == "８世福生第１２３号"
    breaks = opened(data).element.findall(f".//{qn('w:pageBreakBefore')}")
    assert len(breaks) == 1


def test_the_number_of_sheets_of_a_fax_is_left_to_the_hand():
    form = dict(rows(covers_docx([COVER], Channel.FAX, PageStyle()), 0))
    assert form["枚数（この用紙を含む）"].strip("　") == "枚"
    assert form["FAX番号"] == "03-0000-0009"


def test_a_slip_of_the_internal_mail_goes_to_the_section_and_names_its_people():
    data = covers_docx([COVER], Channel.INTERNAL, PageStyle())
    assert dict(rows(data, 0))["宛先"] == "みなも病院"
    assert [who for who, _what in rows(data, 1)] == ["常盤 碧　様", "若狭 律子　様"]


@pytest.mark.parametrize("count", SHEETS)
def test_every_label_stands_in_its_place_and_the_sheet_fills_the_page(count):
    sheet = SHEETS[count]
    assert sheet.across * sheet.down == count
    wide = sheet.left_mm * 2 + sheet.width_mm * sheet.across + sheet.gap_mm * (sheet.across - 1)
    assert wide == pytest.approx(210, abs=0.5)
    assert sheet.top_mm + sheet.height_mm * sheet.down + sheet.bottom_mm <= 297
    document = opened(labels_docx(LABELS, sheet, PageStyle()))
    section, table = document.sections[0], document.tables[0]
    assert section.left_margin.mm == pytest.approx(sheet.left_mm, abs=0.02)
    assert section.top_margin.mm == pytest.approx(sheet.top_mm, abs=0.02)
    assert len(table.rows) == -(-len(LABELS) // sheet.across)
    for row in table.rows:
        assert row.height.mm == pytest.approx(sheet.height_mm, abs=0.02)


def test_an_address_with_its_postal_code_stands_in_lines_on_label_letter_and_slip():
    where = {"postal_code": "123-4567", "address": "みなも町１番", "building": "架空ハイツ２号"}
    said = ["〒123-4567", "みなも町１番", "架空ハイツ２号"]
    label = Label(name="常盤 碧", **where)
    ((first, *_rest),) = rows(labels_docx([label], SHEETS[12], PageStyle()), 0)
    assert first.split("\n") == [*said, "常盤 碧　様"]
    cover = replace(COVER, **where)
    letter = lines(covers_docx([cover], Channel.POST, PageStyle()))
    assert letter[2:6] == [*said, "みなも病院　医療ソーシャルワーカー"]
    slip = dict(rows(covers_docx([cover], Channel.INTERNAL, PageStyle()), 0))
    assert slip["届け先"].split("\n") == said
    assert "届け先" not in dict(rows(covers_docx([COVER], Channel.INTERNAL, PageStyle()), 0))


def test_a_label_says_name_agency_post_and_address_and_leaves_what_is_unknown_free():
    data = labels_docx(LABELS, SHEETS[12], PageStyle())
    first, second = rows(data, 0)[0]
    assert first.split("\n") == ["〒　区内１丁目２番３号", "みなも病院", "室長", "常盤 碧　様"]
    assert second.split("\n") == ["〒　　　－", "　", "ぽーと", "若狭 律子0　様"]
