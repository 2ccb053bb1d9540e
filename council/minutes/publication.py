"""開催のお知らせ: what everybody may know beforehand of a meeting that is open, wholly or in part."""

from dataclasses import dataclass

from council.minutes.letters import add_points
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationContent:
    """What is made public: of the agenda the open items alone; `act` is 開催, or what became of it."""

    meeting: str
    opening: str
    points: tuple[tuple[str, str], ...]
    contact: tuple[str, ...] = ()
    act: str = "開催"

    @property
    def title(self) -> str:
        """令和８年度第２回代表者会議の開催について."""
        return f"{self.meeting}の{self.act}について"


def publication_docx(content: PublicationContent, style: PageStyle) -> bytes:
    """The 開催のお知らせ as a .docx file."""
    sheet = Sheet(content.title, style)
    sheet.foot(numbered=False)
    sheet.add(f"{content.act}のお知らせ", "Title")
    sheet.add("\n".join(content.meeting.rsplit("　", 1)), "Centred")
    sheet.add(content.opening, "Letter")
    add_points(sheet, content.points)
    if content.contact:
        sheet.add("\n".join(content.contact), "Contact")
    return sheet.to_bytes()
