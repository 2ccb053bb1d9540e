"""A letter about a meeting already announced: 変更, 延期, 中止."""

from dataclasses import dataclass

from council.minutes.letters import add_points
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingContent:
    """What the letter says; nothing of a case, of an agenda no title."""

    title: str
    sender: tuple[str, ...]
    sentences: tuple[str, ...]
    points: tuple[tuple[str, str], ...]
    contact: tuple[str, ...] = ()
    addressee: str = "委員各位"


def outgoing_docx(content: OutgoingContent, style: PageStyle) -> bytes:
    """The letter as a .docx file; its number and day come with the 決裁."""
    sheet = Sheet(content.title, style)
    sheet.foot(numbered=False)
    sheet.add_all(("（文書番号）", "令和　　年　　月　　日"), "RightAligned")
    sheet.add(content.addressee, "Addressee")
    sheet.add_all(content.sender, "RightAligned")
    sheet.add("\n".join(content.title.rsplit("　", 1)), "LetterTitle")
    sheet.add_all(content.sentences, "Letter")
    add_points(sheet, content.points)
    if content.contact:
        sheet.add("\n".join(content.contact), "Contact")
    return sheet.to_bytes()
