"""回収表: each paper that is taken back, copy by copy; it says nothing of what the paper says."""

from collections.abc import Iterator
from dataclasses import dataclass

from council.minutes.day import MeetingHead, begun
from council.minutes.elements import Column
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle
from council.minutes.text import joined


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """One copy: its number, who holds it, and whether it came back already."""

    number: str
    affiliation: str
    name: str
    is_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectedPaper:
    """One paper: its number, the case's code, its copies, and the numbers of those that are not handed out."""

    label: str
    title: str
    copies: tuple[CopyLine, ...] = ()
    kept_back: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionContent:
    """What a 回収表 says."""

    head: MeetingHead
    papers: tuple[CollectedPaper, ...]


def collection_docx(content: CollectionContent, style: PageStyle) -> bytes:
    """The 回収表 as a .docx file."""
    sheet = begun(content.head, "回　収　表", style)
    sheet.mark("取扱注意")
    sheet.add(
        "配るときと受け取るときに、写しの番号を確かめて印を付けます。そろうまで、会場を閉じません。",
        "Letter",
    )
    for paper in content.papers:
        _add(sheet, paper)
    sheet.add("確かめた人（事務局）　　　　　　　　　　　　　時刻　　　時　　　分", "FormNote")
    return sheet.to_bytes()


def _add(sheet: Sheet, paper: CollectedPaper) -> None:
    sheet.add(f"{joined(paper.label, paper.title)}\t{len(paper.copies)}部", "Cue")
    if not paper.copies:
        sheet.add("配る写しがありません。配ってから、もう一度作ってください。", "Note")
    else:
        name = joined(paper.label, paper.title)
        sheet.add_table(_columns(sheet.style.text_width_mm), _rows(paper), name)
    if paper.kept_back:
        numbers = "、".join(paper.kept_back)
        sheet.add(
            f"退席（除斥）などの写し　番号{numbers}（渡さない。先に届けたものは、別に受け取る）",
            "Note",
        )


def _columns(width_mm: int) -> tuple[Column, ...]:
    number, name, check, note = 18, 36, 16, 22
    return (
        Column("写しの\n番号", number, "TableMiddle"),
        Column("機関・職", width_mm - number - name - 2 * check - note),
        Column("氏名", name),
        Column("配布", check, "TableMiddle"),
        Column("回収", check, "TableMiddle"),
        Column("備考", note),
    )


def _rows(paper: CollectedPaper) -> Iterator[tuple[str, ...]]:
    for copy in paper.copies:
        back = "済" if copy.is_back else "□"
        yield copy.number, copy.affiliation, copy.name, "□", back, ""
