"""The running text of one part of a Word file: paragraphs whole, whatever their runs; tables; text boxes."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from enum import Enum

from council.deidentify.documents.markup import Node

BEFORE = "before changes"
ALTERNATIVE = "alternative"
ELSEWHERE = "elsewhere"
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Properties, what is not shown in line (field codes, readings), and hidden halves of it.
_NOT_IN_LINE = frozenset({"pPr", "rPr", "instrText", "delInstrText", "rt", "rubyPr", "fldData"})
_BLOCKS = frozenset({"p", "tbl", "txbxContent", "txBody"})
_BOXES = frozenset({"txbxContent", "txBody"})
_TEXTS = frozenset({"t", "delText"})
_LEAVES = _TEXTS | {"v"}  # text of diagrams and charts, outside any paragraph

_SYMBOL = re.compile(r"(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4}|[0-9A-Fa-f]{1,3}")  # no half of a character


class _Mark(Enum):
    PLAIN = ""
    INSERTED = "inserted"
    DELETED = "deleted"


_MARKS = {
    "ins": _Mark.INSERTED,
    "moveTo": _Mark.INSERTED,
    "del": _Mark.DELETED,
    "moveFrom": _Mark.DELETED,
    "delText": _Mark.DELETED,
}


class Flow:
    """The lines of each place of a part, in the order in which people read them.

    A paragraph with tracked changes stands as it is now, and as it was in ``…/before changes``.
    """

    def __init__(self) -> None:
        self.lines: dict[str, list[str]] = defaultdict(list)
        self._seen: set[str] = set()
        self._read: set[int] = set()
        self._numbers: Counter[tuple[str, str]] = Counter()

    def finish(self, root: Node, place: str) -> None:
        """Take in what stands where no program shows it: no text of the part may go unchecked."""
        self._read |= {id(node) for reading in root.outermost("rt") for node in reading.walk()}
        for node in root.walk():
            if node.name in _TEXTS and id(node) not in self._read and node.own_text.strip():
                self._add(f"{place}/{ELSEWHERE}", node.own_text)

    def read(self, node: Node, place: str) -> None:
        """Take in an element and all below it."""
        if node.name == "p":
            self._paragraph(node, place)
        elif node.name == "tbl":
            self._table(node, self._numbered(place, "table"))
        elif node.name == "AlternateContent":
            first, *others = list(node.nodes) or [Node("")]
            self.read(first, place)
            for branch in others:
                self._older(branch, place)
        elif node.name in _LEAVES and not any(node.nodes):
            self._read.add(id(node))
            self._add(place, node.text)
        else:
            inner = self._numbered(place, "text box") if node.name in _BOXES else place
            for child in node.nodes:
                self.read(child, inner)

    def _numbered(self, place: str, word: str) -> str:
        self._numbers[place, word] += 1
        return f"{place}/{word} {self._numbers[place, word]}"

    def _paragraph(self, node: Node, place: str) -> None:
        line = _Line()
        line.read(node, _Mark.PLAIN)
        self._read |= line.texts
        now, before = line.without(_Mark.DELETED), line.without(_Mark.INSERTED)
        self._add(place, now)
        if before != now:
            self._add(f"{place}/{BEFORE}", before)
        for block in line.blocks:
            self.read(block, place)
        for branch in line.older:
            self._older(branch, place)

    def _table(self, table: Node, place: str) -> None:
        for row in _inside(table, "tr"):
            cells = [self._cell(cell, place) for cell in _inside(row, "tc")]
            if all(len(cell) <= 1 for cell in cells):
                self._add(place, "\t".join("".join(cell) for cell in cells))
            else:
                self.lines[place] += [line for cell in cells for line in cell]

    def _cell(self, cell: Node, place: str) -> list[str]:
        above = self.lines.pop(place, [])
        for child in cell.nodes:
            self.read(child, place)
        own, self.lines[place] = self.lines.pop(place, []), above
        return own

    def _older(self, branch: Node, place: str) -> None:
        """What an older program would show instead, where it says something else."""
        older = Flow()
        older.read(branch, "")
        self._read |= older._read
        for lines in older.lines.values():
            for line in lines:
                if line not in self._seen:
                    self._add(f"{place}/{ALTERNATIVE}", line)

    def _add(self, place: str, line: str) -> None:
        self._seen.add(line)
        self.lines[place].append(line)


class _Line:
    """One paragraph taken together from its runs; what stands in it apart is kept for later."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, _Mark]] = []
        self.blocks: list[Node] = []
        self.older: list[Node] = []
        self.texts: set[int] = set()

    def read(self, node: Node, mark: _Mark) -> None:
        """Take in what an element holds, inserted or deleted as it stands."""
        for child in node.nodes:
            if child.name in _BLOCKS:
                self.blocks.append(child)
            elif child.name == "AlternateContent":
                first, *others = list(child.nodes) or [Node("")]
                self.older += others
                self.read(first, mark)
            elif child.name in _SIGNS:
                self._pieces.append((_SIGNS[child.name], mark))
            elif child.name == "sym":
                self._pieces.append((_symbol(child), mark))
            elif child.name not in _NOT_IN_LINE:
                inner = mark if mark is _Mark.DELETED else _MARKS.get(child.name, mark)
                if child.name in _TEXTS:
                    self._pieces.append((child.text, inner))
                    self.texts |= {id(text) for text in child.walk()}
                else:
                    self.read(child, inner)

    def without(self, mark: _Mark) -> str:
        """The line without what is inserted, or deleted."""
        return "".join(text for text, own in self._pieces if own is not mark)


def _symbol(node: Node) -> str:
    code = node.get("char")
    return chr(int(code, 16)) if _SYMBOL.fullmatch(code) else ""


def _inside(node: Node, name: str) -> Iterator[Node]:
    """The rows of a table or the cells of a row, through whatever is wrapped around them."""
    for child in node.nodes:
        if child.name == name:
            yield child
        elif child.name not in _BLOCKS:
            yield from _inside(child, name)
