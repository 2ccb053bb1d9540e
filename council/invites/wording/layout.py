"""Plain text as offices write it: wrapped at 34 full-width characters, numbered items, a foot with the contact."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from council.domain.numerals import fullwidth
from council.invites.characters import clean, one_line
from council.invites.wording.values import Contact, Envelope

COLUMNS = 68
_RULE = "―" * 17
# 行頭・行末禁則: these may not begin, and those may not end, a line
_NOT_FIRST = frozenset(
    "、。，．・：；？！）」』】〕］｝ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ～,.)]}!?"
)
_NOT_LAST = frozenset("（「『【〔［｛([{")
# words, links and numbers stay in one piece
_PIECE = re.compile(r"[!-~]+|[０-９]+|.", re.DOTALL)


def width(text: str) -> int:
    """The columns the text takes up: two for a full-width character, none for a combining mark."""
    return sum(_columns(character) for character in text)


def wrap(text: str, columns: int = COLUMNS) -> list[str]:
    """The line cut into lines of at most `columns`, joined they are the line again.

    Only a single piece longer than that (a link), or what may not be torn from it, makes a longer line.
    """
    lines: list[list[str]] = [[]]
    used = 0
    for piece in _pieces(text):
        taken = width(piece)
        if lines[-1] and used + taken > columns:
            lines.append(_carried(lines[-1], piece))
            used = sum(map(width, lines[-1]))
        lines[-1].append(piece)
        used += taken
    return ["".join(line) for line in lines]


def paragraph(text: str, indent: int = 0) -> str:
    """The text wrapped, each line `indent` full-width spaces in; its own breaks and line openings stay."""
    lines: list[str] = []
    for line in clean(text).split("\n"):
        body = line.lstrip("・　")
        opening = line[: len(line) - len(body)]
        first, *more = wrap(body, COLUMNS - 2 * (indent + len(opening)))
        lines += [opening + first, *("　" * len(opening) + rest for rest in more)]
    return "\n".join("　" * indent + line for line in lines)


def items(pairs: Iterable[tuple[str, str]]) -> str:
    """Numbered items, short values in one column, longer ones below; without a value no item."""
    kept = [(label, clean(value)) for label, value in pairs if clean(value)]
    column = max((len(label) for label, _ in kept), default=0) + 2
    rows = []
    for number, (label, value) in enumerate(kept, start=1):
        head = f"{fullwidth(str(number))}　{label}"
        beside = head + "　" * (column - len(label)) + value
        # a place that does not fit beside its label stays whole below it
        fits = "\n" not in value and width(beside) <= COLUMNS
        rows.append(beside if fits else f"{head}\n{paragraph(value, 2)}")
    return "\n".join(rows)


def ways(lines: Sequence[str]) -> str:
    """The ways to do something, one a line, marked with ・."""
    return "\n".join("・" + line.replace("\n", "\n　") for line in lines)


def letter(envelope: Envelope, title: str, blocks: Iterable[str]) -> str:
    """The whole text: number and date, addressee, sender, title, the blocks, the contact."""
    top = "\n".join(filter(None, map(_right, (envelope.document_label, envelope.dated_label))))
    name = paragraph(f"{one_line(envelope.addressee)}　様")
    parts = [
        top,
        name,
        _right(envelope.sender_label),
        _titled(title),
        *blocks,
        _foot(envelope),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def reach(contact: Contact) -> str:
    """電話：…　FAX：…; empty if neither is known."""
    named = (("電話", one_line(contact.phone)), ("FAX", one_line(contact.fax)))
    return "　".join(f"{label}：{number}" for label, number in named if number)


def where_to(contact: Contact) -> str:
    """Where something on paper is sent: 〒…　住所, and below it 電話：…　FAX：…, as far as they are known."""
    return "\n".join(filter(None, (one_line(contact.address), reach(contact))))


def short(lines: Iterable[str]) -> str:
    """The lines of a calendar entry's description; empty ones are left out."""
    return "\n".join(filter(None, map(one_line, lines)))


def _foot(envelope: Envelope) -> str:
    contact = envelope.contact
    reached = where_to(contact) if envelope.is_on_paper else reach(contact)
    lines = [_RULE, paragraph(f"担当　{one_line(contact.name)}"), paragraph(reached)]
    return "\n".join(filter(None, lines))


def _titled(title: str) -> str:
    """The title two in, broken between its words where it has any."""
    lines = [""]
    for word in one_line(title).split("　"):
        longer = f"{lines[-1]}　{word}".lstrip("　")
        if lines[-1] and width(longer) > COLUMNS - 4:
            lines.append(word)
        else:
            lines[-1] = longer
    return paragraph("\n".join(lines), 2)


def _right(label: str) -> str:
    text = one_line(label)
    return "　" * ((COLUMNS - width(text)) // 2) + text if text else ""


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "FWA" else 1


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for found in _PIECE.findall(text):
        # a variation selector belongs to the character before it: 辻󠄀 must not become 辻
        if pieces and _columns(found[0]) == 0:
            pieces[-1] += found
        else:
            pieces.append(found)
    return pieces


def _carried(line: list[str], coming: str) -> list[str]:
    """Takes from the line's end what has to stand on the next line with the coming piece."""
    carried: list[str] = []
    first = coming
    while len(line) > 1 and (first[0] in _NOT_FIRST or line[-1][-1] in _NOT_LAST):
        first = line.pop()
        carried.insert(0, first)
    return carried
