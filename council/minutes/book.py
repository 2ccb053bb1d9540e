"""綴り: the leaves around one reader's papers, from the cover to what stands in the place of a missing paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

from council.domain.numerals import write_digits
from council.minutes.day import MeetingHead
from council.minutes.elements import Column
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle
from council.minutes.text import joined

_COLLECTED = "会議終了後回収"
_PICTURE_MM = (170, 240)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One paper in the book: its number, whether it is taken back, on which page it begins."""

    label: str
    title: str
    collect: bool = False
    page: int = 1
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookContent:
    """What the cover says."""

    head: MeetingHead
    reader: str
    made_label: str
    leaves: tuple[Leaf, ...]


def cover_docx(content: BookContent, style: PageStyle) -> bytes:
    """The cover with its table of contents."""
    sheet = Sheet(f"{content.head.body}　会議資料", style)
    sheet.mark("取扱注意")
    sheet.foot(f"{content.reader}様用", numbered=False)
    sheet.add_all(filter(None, (content.head.number, content.head.body)), "Subtitle")
    sheet.add("会　議　資　料", "Title")
    for label, text in _facts(content.head):
        sheet.add(f"\t{text}", "Fact", label=label)
    sheet.add(
        f"この綴りは{content.reader}様用です。ほかの方に渡したり、見せたりしないでください。",
        "Letter",
    )
    collected = "、".join(leaf.label for leaf in content.leaves if leaf.collect)
    if collected:
        sheet.add(f"{collected}は、会議の終了後に回収します。", "Letter")
    sheet.heading("目次")
    rows = (_row(leaf, style) for leaf in content.leaves)
    sheet.add_table(_columns(style.text_width_mm), rows, "目次")
    sheet.add(content.made_label, "FormNote")
    return sheet.to_bytes()


def _facts(head: MeetingHead) -> tuple[tuple[str, str], ...]:
    form = f"（{head.form_label}）" if head.form_label else ""
    facts = (
        ("開催日時", head.held_label),
        ("開催場所", f"{head.place}{form}" if head.place else ""),
    )
    return tuple(fact for fact in facts if fact[1])


def _columns(width_mm: int) -> tuple[Column, ...]:
    label, page = 28, 16
    return (
        Column("番号", label, "TableMiddle"),
        Column("名称", width_mm - label - page),
        Column("頁", page, "TableMiddle"),
    )


def _row(leaf: Leaf, style: PageStyle) -> tuple[str, ...]:
    notes = [f"（{_COLLECTED}）"] if leaf.collect else []
    notes += ["（綴じていません）"] if leaf.missing else []
    return leaf.label, "".join((leaf.title, *notes)), write_digits(str(leaf.page), style.digits)


def stamps_docx(leaves: Iterable[Leaf], style: PageStyle) -> bytes:
    """A page for each paper that holds one line: what is printed at the head of each of its pages."""
    sheet = Sheet("綴りの印", style)
    sheet.foot(numbered=False)
    for number, leaf in enumerate(leaves):
        text = joined(_COLLECTED if leaf.collect else "", leaf.label)
        (sheet.start_page if number else sheet.add)(text, "RightAligned")
    return sheet.to_bytes()


def missing_docx(leaf: Leaf, style: PageStyle) -> bytes:
    """The page in the place of a paper that could not be bound."""
    sheet = Sheet(f"{leaf.label}は綴じていません", style)
    sheet.foot(numbered=False)
    sheet.add(leaf.label, "Subtitle")
    sheet.add(leaf.title, "Title")
    sheet.add("この資料は、この綴りに入っていません。", "Letter")
    sheet.add(leaf.missing, "Letter")
    sheet.add(
        "ZIPには、もとのファイルのまま入っています。開けないときは、事務局に知らせてください。",
        "Letter",
    )
    return sheet.to_bytes()


def text_docx(title: str, text: str, style: PageStyle) -> bytes:
    """A paper that is plain text."""
    sheet = Sheet(title, style)
    sheet.foot(numbered=False)
    sheet.add_all(text.splitlines() or [""], "Normal")
    return sheet.to_bytes()


def picture_docx(picture: bytes) -> bytes:
    """A paper that is a picture, as large as a page takes it. Raises ValueError for what is no picture."""
    from docx import Document
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError
    from docx.image.exceptions import UnrecognizedImageError as Unrecognised
    from docx.shared import Mm

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = Mm(20)
    try:
        shape = document.add_picture(BytesIO(picture))
        scale = min(Mm(_PICTURE_MM[0]) / shape.width, Mm(_PICTURE_MM[1]) / shape.height)
    except (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        Unrecognised,
        ZeroDivisionError,
    ) as error:
        raise ValueError("not a picture") from error
    shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
    written = BytesIO()
    document.save(written)
    return written.getvalue()
