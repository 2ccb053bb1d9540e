"""What holds for every file, whatever it says."""

import re
import time
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from docx.oxml.ns import nsmap, qn
from openxml_audit import OpenXmlValidator

from council.minutes.agenda import agenda_docx
from council.minutes.annex import annex_docx
from council.minutes.answer_sheet import answer_sheet_docx
from council.minutes.appointing import (
    AppointingKind,
    acceptance_docx,
    appointment_docx,
    dismissal_docx,
    request_docx,
)
from council.minutes.arrivals import arrivals_docx
from council.minutes.collection import collection_docx
from council.minutes.document import minutes_docx
from council.minutes.drafting import addressees_docx, draft_docx
from council.minutes.kinds import DayKind, DocumentKind, WrittenKind
from council.minutes.name_cards import name_cards_docx
from council.minutes.notice import notice_docx
from council.minutes.pledge import pledge_docx
from council.minutes.roster import roster_docx
from council.minutes.script import script_docx
from council.minutes.seating_plan import seating_plan_docx
from council.minutes.style import PageStyle
from council.minutes.turnout import turnout_docx
from council.minutes.yearplan import year_plan_docx
from tests.minutes.day_samples import ARRIVALS, CARDS, COLLECTION, PLAN, SCRIPT, TURNOUT
from tests.minutes.draft_sample import DRAFT
from tests.minutes.proceedings import ITEMS
from tests.minutes.reading import opened, parts
from tests.minutes.samples import (
    AGENDA,
    ANNEX,
    APPOINTING,
    APPROVAL,
    MINUTES,
    NOTICE,
    PLEDGE,
    ROSTER,
    YEAR_PLAN,
)
from tests.minutes.writing_samples import ANSWER_SHEET, NOTICE_IN_WRITING

FONTS = ("ascii", "hAnsi", "eastAsia", "cs")
WRITERS = {
    DocumentKind.MINUTES: lambda style: minutes_docx(MINUTES, APPROVAL, style),
    DocumentKind.AGENDA: lambda style: agenda_docx(AGENDA, style),
    DocumentKind.ROSTER: lambda style: roster_docx(ROSTER, style),
    DocumentKind.NOTICE: lambda style: notice_docx(NOTICE, style),
    WrittenKind.ANSWER_SHEET: lambda style: answer_sheet_docx(ANSWER_SHEET, style),
    "notice in writing": lambda style: notice_docx(NOTICE_IN_WRITING, style),
    "pledge": lambda style: pledge_docx(PLEDGE, style),
    "draft": lambda style: draft_docx(DRAFT, style),
    "addressees": lambda style: addressees_docx(DRAFT, style),
    "yearplan": lambda style: year_plan_docx(YEAR_PLAN, style),
    "annex": lambda style: annex_docx(ANNEX, style),
    DayKind.SCRIPT: lambda style: script_docx(SCRIPT, style),
    DayKind.SEATING_PLAN: lambda style: seating_plan_docx(PLAN, style),
    DayKind.NAME_CARDS: lambda style: name_cards_docx(CARDS, style),
    DayKind.ARRIVALS: lambda style: arrivals_docx(ARRIVALS, style),
    DayKind.COLLECTION: lambda style: collection_docx(COLLECTION, style),
    DayKind.TURNOUT: lambda style: turnout_docx(TURNOUT, style),
    AppointingKind.REQUEST: lambda style: request_docx(APPOINTING, style),
    AppointingKind.ACCEPTANCE: lambda style: acceptance_docx(APPOINTING, style),
    AppointingKind.APPOINTMENT: lambda style: appointment_docx(APPOINTING, style),
    AppointingKind.DISMISSAL: lambda style: dismissal_docx(APPOINTING, style),
}
every_kind = pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())


def test_every_kind_of_document_can_be_written() -> None:
    assert WRITERS.keys() == {
        *DocumentKind,
        *AppointingKind,
        *DayKind,
        *WrittenKind,
        "addressees",
        "annex",
        "draft",
        "notice in writing",
        "pledge",
        "yearplan",
    }


@every_kind
def test_a_strict_reader_finds_no_error(write, tmp_path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(write(PageStyle()))
    result = OpenXmlValidator().validate(path)
    assert result.errors == []


@every_kind
def test_the_same_words_give_the_same_bytes(write) -> None:
    assert write(PageStyle()) == write(PageStyle())


@every_kind
def test_no_clock_and_no_machine_shows_in_the_archive(write) -> None:
    with zipfile.ZipFile(BytesIO(write(PageStyle()))) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}
    assert entries[0].filename == "[Content_Types].xml"


@every_kind
def test_the_file_knows_its_title_and_language_and_nobody(write) -> None:
    content = parts(write(PageStyle()))
    core = content["docProps/core.xml"]
    assert re.findall(r"<(?:dc|cp|dcterms):(\w+)>", core.split("coreProperties", 1)[1]) == [
        "title",
        "language",
    ]
    assert "世田谷区" in core
    assert set(content) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/theme1.xml",
        "word/header1.xml",
        "word/footer1.xml",
    }


@every_kind
def test_nothing_is_hidden_tracked_or_left_by_a_word_processor(write) -> None:
    text = "".join(parts(write(PageStyle())).values())
    for trace in ("w:vanish", "w:ins ", "w:del ", "w:comment", "rsid", "python-docx", "Template"):
        assert trace not in text


@every_kind
def test_every_font_is_named_for_all_scripts_and_no_theme_overrides_it(write) -> None:
    style = PageStyle(font_mincho="BIZ UD明朝 Medium", font_gothic="BIZ UDゴシック")
    document = opened(write(style))
    fonts = document.styles.element.findall(f".//{qn('w:rFonts')}")
    assert {len(font.attrib) for font in fonts} == {4}
    named = {font.get(qn(f"w:{script}")) for font in fonts for script in FONTS}
    assert named == {"BIZ UD明朝 Medium", "BIZ UDゴシック"}


@every_kind
def test_every_style_used_is_defined(write) -> None:
    content = parts(write(PageStyle()))
    used = re.findall(r'<w:(?:p|r|tbl)Style w:val="(\w+)"', "".join(content.values()))
    defined = re.findall(r'w:styleId="(\w+)"', content["word/styles.xml"])
    assert set(used) <= set(defined)


@every_kind
def test_the_page_is_a_japanese_a4_sheet(write) -> None:
    document = opened(write(PageStyle()))
    section = document.sections[0]
    sides = sorted((round(section.page_width.mm), round(section.page_height.mm)))
    assert sides == [210, 297]
    grid = section._sectPr.find(qn("w:docGrid"))  # noqa: SLF001 python-docx has no word for it
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "360")
    language = document.styles.element.find(f".//{qn('w:lang')}")
    assert language.get(qn("w:eastAsia")) == "ja-JP"


@every_kind
def test_tables_keep_rows_whole_and_say_their_widths_twice(write) -> None:
    for table in opened(write(PageStyle())).tables:
        grid = [column.width for column in table.columns]
        for row in table.rows:
            assert row._tr.trPr.find(qn("w:cantSplit")) is not None  # noqa: SLF001 the same
            assert [cell.width for cell in row.cells] == grid


def test_the_head_row_of_a_table_is_repeated_on_every_page() -> None:
    tables = opened(minutes_docx(MINUTES, APPROVAL, PageStyle())).tables
    heads = [len(table._tbl.findall(f".//{qn('w:tblHeader')}")) for table in tables]  # noqa: SLF001
    assert heads == [1, 0, 1]  # actions, approval (labels at the left), attendance


def test_no_other_library_has_bent_the_namespaces_of_word() -> None:
    assert nsmap["cp"].endswith("core-properties")


def test_writing_one_document_leaves_nothing_for_the_next() -> None:
    style = PageStyle()
    first = agenda_docx(AGENDA, style)
    minutes_docx(MINUTES, APPROVAL, style)
    assert agenda_docx(AGENDA, style) == first


def test_four_times_the_items_take_about_four_times_as_long() -> None:
    def seconds(factor: int) -> float:
        content = replace(MINUTES, agenda=ITEMS * factor)
        times = []
        for _ in range(3):
            start = time.process_time()
            minutes_docx(content, None, PageStyle())
            times.append(time.process_time() - start)
        return min(times)

    seconds(1)
    assert seconds(80) < 8 * seconds(20)
