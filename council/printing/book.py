"""One reader's book: papers laid out loose, printed, cleaned, and bound behind a cover that says on which page each begins."""

from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from council.domain import clock
from council.domain.books import BookFault, PaperFault
from council.domain.wareki import long_date
from council.minutes.book import (
    BookContent,
    Leaf,
    cover_docx,
    missing_docx,
    picture_docx,
    stamps_docx,
    text_docx,
)
from council.minutes.day import MeetingHead
from council.minutes.style import PageStyle
from council.minutes.text import joined
from council.printing import office
from council.printing.pages import Bound, bind_files, clean_files
from council.printing.running import Watch
from council.printing.vetting import Kind, Refused, kind_of, text_of

LARGEST = 60 * 1024 * 1024
_TO_BIND = 90  # seconds kept for cover, stamps and binding


@dataclass(frozen=True, slots=True)
class Source:
    """What a paper is called; `is_ours`: written by the house itself, no upload."""

    label: str
    title: str
    collect: bool
    is_ours: bool


@dataclass(frozen=True, slots=True)
class Book:
    """A book that is made, and how many papers are not in it."""

    content: bytes
    pages: int
    left_out: int


@dataclass
class Loose:
    """The papers of a book in a room of their own, before they are bound."""

    room: Path
    style: PageStyle
    sources: list[Source] = field(default_factory=list)
    faults: dict[int, PaperFault] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Lay out the folders."""
        for folder in (self.typed, self.printed, self.bound):
            folder.mkdir()

    @property
    def typed(self) -> Path:
        """Files to be printed."""
        return self.room / "typed"

    @property
    def printed(self) -> Path:
        """PDF files not yet looked into."""
        return self.room / "printed"

    @property
    def bound(self) -> Path:
        """PDF files that go into the book."""
        return self.room / "bound"

    def lay(self, source: Source, content: bytes) -> None:
        """Take in the next paper."""
        number = len(self.sources)
        self.sources.append(source)
        if source.is_ours:
            self._type(number, "docx", content)
            return
        try:
            self._take(number, source, content)
        except Refused as refused:
            self.faults[number] = refused.fault

    def _take(self, number: int, source: Source, content: bytes) -> None:
        kind, ending = kind_of(content)
        if kind is Kind.PDF:
            (self.printed / f"{_stem(number)}.pdf").write_bytes(content)
        elif kind is Kind.OFFICE:
            self._type(number, ending, content)
        elif kind is Kind.TEXT:
            title = joined(source.label, source.title)
            self._type(number, ending, text_docx(title, text_of(content), self.style))
        else:
            self._type(number, ending, _picture(content))

    def _type(self, number: int, ending: str, content: bytes) -> None:
        (self.typed / f"{_stem(number)}.{ending}").write_bytes(content)


def _picture(content: bytes) -> bytes:
    try:
        return picture_docx(content)
    except ValueError:
        raise Refused(PaperFault.BROKEN) from None


def _stem(number: int) -> str:
    return f"{number:03}"


def make_book(loose: Loose, head: MeetingHead, reader: str, watch: Watch) -> Book | BookFault:
    """The book of these papers; in the place of one that cannot be printed a page says why."""
    if office.program() is None:
        return BookFault.NO_OFFICE
    lengths = _print(loose, watch.but(_TO_BIND))
    leaves = _leaves(loose, lengths)
    made_label = f"{long_date(clock.today(), loose.style.digits, weekday=False)}作成"
    content = BookContent(head=head, reader=reader, made_label=made_label, leaves=leaves)
    if not _print_frame(loose, content, watch):
        return BookFault.NOT_BOUND if watch.left else BookFault.TOO_LONG
    return _bind(loose, leaves, lengths, watch)


def _print(loose: Loose, watch: Watch) -> list[int]:
    """How many pages each paper takes; one for each that is missing."""
    office.print_files(sorted(loose.typed.iterdir()), loose.printed, watch)
    found = clean_files(sorted(loose.printed.glob("*.pdf")), loose.bound, watch)
    lengths = []
    for number in range(len(loose.sources)):
        said = found.get(_stem(number), PaperFault.UNPRINTED if watch.left else PaperFault.LATE)
        if isinstance(said, PaperFault):
            loose.faults.setdefault(number, said)
        lengths.append(1 if isinstance(said, PaperFault) else said)
    return lengths


def _leaves(loose: Loose, lengths: list[int]) -> tuple[Leaf, ...]:
    begins = accumulate(lengths, initial=1)
    return tuple(
        Leaf(
            label=source.label,
            title=source.title,
            collect=source.collect,
            page=page,
            missing=loose.faults[number].label if number in loose.faults else "",
        )
        for number, (source, page) in enumerate(zip(loose.sources, begins, strict=False))
    )


def _print_frame(loose: Loose, content: BookContent, watch: Watch) -> bool:
    """Print what the book itself adds; whether all of it is there."""
    frame = loose.room / "frame"
    frame.mkdir()
    pieces = {
        "cover": cover_docx(content, loose.style),
        "stamps": stamps_docx(content.leaves, loose.style),
    }
    for number in loose.faults:
        leaf = content.leaves[number]
        pieces[_stem(number)] = missing_docx(leaf, loose.style)
    for stem, piece in pieces.items():
        (frame / f"{stem}.docx").write_bytes(piece)
    office.print_files(sorted(frame.iterdir()), loose.bound, watch)
    return all((loose.bound / f"{stem}.pdf").exists() for stem in pieces)


def _bind(
    loose: Loose, leaves: tuple[Leaf, ...], lengths: list[int], watch: Watch
) -> Book | BookFault:
    parts = [
        Bound(f"{_stem(number)}.pdf", joined(leaf.label, leaf.title))
        for number, leaf in enumerate(leaves)
    ]
    file = bind_files(parts, loose.bound, "会議資料", watch)
    if file is None:
        return BookFault.NOT_BOUND if watch.left else BookFault.TOO_LONG
    if file.stat().st_size > LARGEST:
        return BookFault.TOO_LARGE
    return Book(file.read_bytes(), sum(lengths), len(loose.faults))
