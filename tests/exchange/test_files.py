"""CSV and workbooks: read whatever offices and their programs make, refused in one sentence where that is not safe."""

import io
import random
import warnings
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from council.exchange import Column, Columns, read_grid, write_csv, write_xlsx
from council.exchange.line import COLUMNS_AT_MOST, ROWS_AT_MOST
from council.exchange.values import read_number, read_prose
from council.unpacking.errors import UnreadableFile

pytestmark = pytest.mark.sqlite_only

PLACES = Columns(
    Column("code", "コード", "何か", asked=True, filled=True),
    Column("name", "名前", "何か", read_prose),
    Column("count", "数", "何か", read_number(0, 999_999), empty=None),
    passed_over=("備考",),
)


def workbook(*rows, change=None):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cells(content):
    return [line.cells for line in read_grid(content).lines]


@pytest.mark.parametrize(
    "content",
    [
        "code,name\r\na,髙﨑\r\n".encode("cp932"),
        "code,name\na,髙﨑\n".encode(),
        "code,name\r\na,髙﨑\r\n".encode("utf-8-sig"),
        "code\tname\r\na\t髙﨑\r\n".encode("utf-16"),
    ],
)
def test_a_csv_is_read_in_whichever_coding_it_was_saved(content):
    assert cells(content) == [("a", "髙﨑")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空です"),
        (b"\r\n,,\r\n", "空です"),
        (b"code,name\r\na,\x81\xff\r\n", "文字コード"),
        (b"code\x00,name", "表ではない"),
        (b'code,name\r\na,"b\r\n', "引用符"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "古い形式"),
        (b"a" * 10_001, "長すぎる"),
        (b"a," * COLUMNS_AT_MOST + b"a", "列が多すぎ"),
        (b"a\n" * (ROWS_AT_MOST + 2), "行が多すぎ"),
        (b"PK\x03\x04" + b"\0" * 40, "壊れて"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(content, words):
    with pytest.raises(UnreadableFile) as refused:
        read_grid(content)
    assert words in str(refused.value)


def test_lines_keep_their_numbers_over_empty_ones_and_line_ends_in_cells():
    grid = read_grid('code,name\r\n\r\na,"一\r\n二"\r\nb,三\r\n'.encode())
    assert [(line.number, line.cells[0]) for line in grid.lines] == [(3, "a"), (4, "b")]


def test_a_workbook_is_read_as_people_see_it():
    midnight = datetime(2026, 4, 1)  # noqa: DTZ001 a cell has no zone
    content = workbook(["code", "name", "count"], ["a", midnight, 40], ["b", True, 1.5])
    assert cells(content) == [("a", "2026-04-01", "40"), ("b", "true", "1.5")]


def test_the_first_sheet_that_is_shown_is_read():
    def hide(book):
        book.active.sheet_state = "hidden"
        book.create_sheet("表").append(["code"])
        book["表"].append(["shown"])

    assert cells(workbook(["code"], ["hidden"], change=hide)) == [("shown",)]


def test_a_formula_is_a_fault_at_its_place():
    sheet = PLACES.read(read_grid(workbook(["code", "name"], ["a", "=1+1"])))
    assert [(f.row, f.column, f.value) for f in sheet.faults] == [(2, "name", "=1+1")]
    assert sheet.sound == ()


def repacked(content, parts):
    """The workbook with some of its parts put in place of others, or beside them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read:
        kept = {name: read.read(name) for name in read.namelist()}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (kept | parts).items():
            archive.writestr(name, part)
    return out.getvalue()


def test_the_reading_that_excel_keeps_beside_a_name_is_not_part_of_it():
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>code</t></si>'
        '<si><t>霜月</t><rPh sb="0" eb="2"><t>シモツキ</t></rPh></si></sst>'
    )
    content = repacked(workbook(["code"], ["霜月"]), {"xl/sharedStrings.xml": strings.encode()})
    assert cells(content) == [("霜月",)]


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><sst>&b;</sst>"


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"xl/vbaProject.bin": b"x"}, "マクロ"),
        ({"xl/sharedStrings.xml": BOMB.encode()}, "DTD"),
        ({"xl/sharedStrings.xml": BOMB.encode("utf-16")}, "DTD"),
        ({"xl/styles.xml": b"<not closed"}, "壊れて"),
        ({"xl/worksheets/sheet1.xml": b"\0" * 40_000_000}, "大きくなりすぎる"),
    ],
)
def test_a_hostile_workbook_is_refused(parts, words):
    with pytest.raises(UnreadableFile) as refused:
        read_grid(repacked(workbook(["code"], ["a"]), parts))
    assert words in str(refused.value)


def test_a_row_said_to_be_far_below_costs_nothing():
    far = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    grid = read_grid(
        repacked(workbook(["code"], ["a"]), {"xl/worksheets/sheet1.xml": far.encode()})
    )
    assert grid.lines == ()


def test_a_damaged_workbook_is_refused_and_never_fails_otherwise():
    whole = workbook(["code", "name"], ["a", "一"], ["b", date(2026, 4, 1)])
    chance = random.Random(8050)
    outcomes = set()
    for _round in range(300):
        content = bytearray(whole)
        for _place in range(chance.randint(1, 3)):
            content[chance.randrange(4, len(content))] = chance.randrange(256)
        try:
            read_grid(bytes(content))
            outcomes.add("read")
        except UnreadableFile:
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}


def test_a_workbook_with_damaged_parts_is_refused_and_never_fails_otherwise():
    whole = workbook(["code", "name"], ["a", "一"], ["b", date(2026, 4, 1)])
    with zipfile.ZipFile(io.BytesIO(whole)) as read:
        parts = {name: read.read(name) for name in read.namelist()}
    chance = random.Random(40)
    outcomes = set()
    for _round in range(300):
        name = chance.choice(sorted(parts))
        part = bytearray(parts[name])
        for _place in range(chance.randint(1, 4)):
            part[chance.randrange(len(part))] = chance.choice(b"<>\"'/=0aZ &;")
        try:
            read_grid(repacked(whole, {name: bytes(part)}))
            outcomes.add("read")
        except UnreadableFile:
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}


texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn"]), max_size=12)
rows_of_places = st.lists(
    st.tuples(texts.map("x{}".format), texts, st.none() | st.integers(0, 999_999)),
    min_size=1,
    max_size=5,
)


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
@given(rows=rows_of_places)
def test_what_was_written_is_read_as_it_was(write, rows):
    def again(rows):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            sheet = PLACES.read(read_grid(write(PLACES, rows)))
        assert sheet.faults == ()
        return [dict(record.values) for record in sheet.records]

    once = again([dict(zip(PLACES.names, row, strict=True)) for row in rows])
    assert again(once) == once


def test_a_written_workbook_names_nobody_and_says_what_its_columns_are():
    book = load_workbook(io.BytesIO(write_xlsx(PLACES, [{"code": "a", "name": "=1", "count": 7}])))
    assert not book.properties.creator
    assert [cell.value for cell in book.worksheets[0][2]] == ["a", "'=1", "7"]
    assert {cell.data_type for cell in book.worksheets[0][2]} == {"s"}
    assert [cell.value for cell in book.worksheets[1][2]] == ["code", "コード", "何か"]


def test_headings_are_taken_in_japanese_and_what_is_passed_over_is():
    sheet = PLACES.read(read_grid("コード,備考,数\r\na,いろいろ,７\r\n".encode()))
    assert sheet.faults == ()
    assert sheet.given == {"code", "count"}
    assert dict(sheet.records[0].values) == {"code": "a", "count": 7}


@pytest.mark.parametrize(
    ("heading", "column", "words"),
    [
        ("code,color", "color", "知らない"),
        ("name", "code", "ありません"),
        ("code,コード", "code", "二つ"),
    ],
)
def test_a_heading_that_does_not_fit_is_a_fault_of_the_first_line(heading, column, words):
    (fault,) = PLACES.read(read_grid(f"{heading}\r\na,b\r\n".encode())).faults
    assert (fault.row, fault.column) == (1, column)
    assert words in fault.reason


def test_every_fault_of_the_cells_is_named_at_once():
    sheet = PLACES.read(read_grid("code,name,count\r\n,a,x\r\nb,c,１２\r\nc,d,e,f\r\n".encode()))
    assert [(f.row, f.column, f.value) for f in sheet.faults] == [
        (2, "code", ""),
        (2, "count", "x"),
        (4, "", ""),
        (4, "count", "e"),
    ]
    assert [record.row for record in sheet.sound] == [3]
