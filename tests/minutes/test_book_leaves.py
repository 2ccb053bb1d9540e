"""What a book adds to its papers, and a reader's copy of a case paper, as Word files."""

from io import BytesIO

import pytest
from openxml_audit import OpenXmlValidator

from council.minutes.book import (
    BookContent,
    Leaf,
    cover_docx,
    missing_docx,
    picture_docx,
    stamps_docx,
    text_docx,
)
from council.minutes.case_paper import CasePaperContent, Passage, case_paper_docx
from council.minutes.day import MeetingHead
from council.minutes.style import PageStyle
from tests.minutes import reading
from tests.printing import hostile

pytestmark = pytest.mark.sqlite_only

STYLE = PageStyle()
HEAD = MeetingHead(
    municipality="世田谷区",
    body_name="８０５０支援部会",
    serial_label="第２回",
    fiscal_label="令和８年度",
    held_label="令和８年１２月１７日（木）午後２時～午後４時",
    place="第２庁舎　４階　会議室４１",
)
LEAVES = (
    Leaf(label="", title="次第"),
    Leaf(label="資料１", title="事例検討資料", collect=True, page=2),
    *(
        Leaf(label=f"資料{number}", title=f"第{number}号の資料", page=number * 2)
        for number in range(2, 60)
    ),
    Leaf(label="資料６０", title="実績", page=130, missing="ファイルが壊れています。"),
)
COVER = BookContent(
    head=HEAD, reader="若狭　律子", made_label="令和８年１２月３日作成", leaves=LEAVES
)
CASE = CasePaperContent(
    label="資料１",
    code="ZYDV",
    title="親：80代　子：50代の世帯",
    copy_label="配布番号 ３　若狭　律子",
    read_label="令和８年１２月３日　１０：００",
    household=(("本人", "50代", "男性", "同居"), ("母", "80代", "女性", "同居")),
    sections=(
        ("概要", (Passage(text="二人暮らし。\n母が相談に来た。", handling="父には伝えない"),)),
        ("本人の希望", ()),
    ),
    support=(("支援の対象", "当事者と家族"),),
    grounds=(("本人", "本人の同意"),),
)


@pytest.mark.parametrize(
    "made",
    [
        cover_docx(COVER, STYLE),
        stamps_docx(LEAVES, STYLE),
        missing_docx(LEAVES[-1], STYLE),
        text_docx("一覧", "一\n二", STYLE),
        case_paper_docx(CASE, STYLE),
    ],
    ids=["cover", "stamps", "missing", "text", "case_paper"],
)
def test_each_of_them_is_sound(made, tmp_path):
    path = tmp_path / "made.docx"
    path.write_bytes(made)
    assert OpenXmlValidator().validate(path).errors == []


def test_the_cover_says_for_whom_it_is_and_where_each_paper_begins():
    made = cover_docx(COVER, STYLE)
    text = "\n".join(reading.lines(made))
    assert "この綴りは若狭　律子様用です。" in text
    assert "資料１は、会議の終了後に回収します。" in text
    _head, first, case, *_rest, last = reading.rows(made, 0)
    assert first == ["", "次第", "１"]
    assert case == ["資料１", "事例検討資料（会議終了後回収）", "２"]
    assert last == ["資料６０", "実績（綴じていません）", "１３０"]


def test_a_copy_names_its_reader_on_every_page_and_what_nobody_may_be_told():
    made = case_paper_docx(CASE, STYLE)
    parts = reading.parts(made)
    assert "配布番号 ３　若狭　律子" in parts["word/footer1.xml"]
    assert all(word in parts["word/header1.xml"] for word in ("会議終了後回収", "持出禁止"))
    assert "【取扱注意】父には伝えない" in reading.lines(made)
    assert "記載なし" in reading.lines(made)
    assert "若狭" not in parts["docProps/core.xml"]


def test_a_tall_picture_keeps_its_shape_on_the_page():
    (shape,) = reading.opened(picture_docx(hostile.png(100, 2000))).inline_shapes
    assert shape.height / shape.width == pytest.approx(20, rel=0.01)
    assert shape.height.mm <= 240


def test_what_is_no_picture_is_refused():
    with pytest.raises(ValueError, match="not a picture"):
        picture_docx(b"\x89PNG\r\n\x1a\n broken")
    assert BytesIO(picture_docx(hostile.png(1, 1))).read(2) == b"PK"
