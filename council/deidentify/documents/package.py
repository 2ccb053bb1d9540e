"""The parts of a Word file by what they are, and what they point to; nothing outside it is followed."""

import posixpath
import re
from typing import BinaryIO

from council.deidentify.documents.markup import Node, parse
from council.unpacking.archive import Archive, broken
from council.unpacking.errors import UnreadableFile

BODY = "body"
LINK = "link"
PROPERTIES = "properties"
_CONTENT_TYPES = "[content_types].xml"
_MACROS = re.compile(r"(?:^|/)vba[^/]*\.(?:bin|xml)$")
_RELS = re.compile(r"(?P<folder>(?:.*/)?)_rels/(?P<name>[^/]*)\.rels")

# By the end of its content type: what we call a part, and whether there may be several.
LABELS = {
    "document.main+xml": (BODY, False),
    "template.main+xml": (BODY, False),
    "header+xml": ("header", True),
    "footer+xml": ("footer", True),
    "footnotes+xml": ("footnotes", False),
    "endnotes+xml": ("endnotes", False),
    "comments+xml": ("comments", False),
    "document.glossary+xml": ("glossary", False),
    "settings+xml": ("settings", False),
    "people+xml": ("people", False),
    "chart+xml": ("chart", True),
    "diagramdata+xml": ("diagram", True),
    "core-properties+xml": (PROPERTIES, False),
    "extended-properties+xml": (PROPERTIES, False),
    "custom-properties+xml": (PROPERTIES, False),
}
_TEXT_RELATIONS = frozenset(
    {"officeDocument", "header", "footer", "footnotes", "endnotes", "comments", "glossaryDocument"}
)


class Package:
    """A Word file opened; refuses what holds macros, other documents as text, or is not whole."""

    def __init__(self, file: BinaryIO) -> None:
        self._archive = Archive(file)
        self._types = self._content_types()
        _refuse_macros(self._archive.names, list(self._types.values()))
        self.labels = self._labelled()
        self.links: dict[str, list[str]] = {}
        for name in self._archive.names:
            if hit := _RELS.fullmatch(name):
                self._read_relations(name, hit)
        if BODY not in self.labels.values():
            raise UnreadableFile("Word の文書ではありません。")

    @property
    def unread(self) -> int:
        """How many entries are no text: pictures, embedded files."""
        return sum(not _RELS.fullmatch(name) for name in self._archive.names) - len(self.labels) - 1

    def root(self, name: str) -> Node:
        """The root element of a part."""
        return parse(self._archive.chunks(name))

    def is_data(self, name: str) -> bool:
        """Whether a part is data of somebody's own form."""
        return self._types[name] in {"application/xml", "text/xml"}

    def _content_types(self) -> dict[str, str]:
        if _CONTENT_TYPES not in self._archive.names:
            raise UnreadableFile("Word の文書ではありません。")
        defaults, overrides = {}, {}
        for node in self.root(_CONTENT_TYPES).nodes:
            kind = node.get("ContentType").casefold()
            if node.name == "Override":
                overrides[node.get("PartName").lstrip("/").casefold()] = kind
            else:
                defaults[node.get("Extension").casefold()] = kind
        named = {name: defaults.get(name.rpartition(".")[2], "") for name in self._archive.names}
        return named | overrides

    def _labelled(self) -> dict[str, str]:
        """Name of part → what we call it, in the order in which people read."""
        texts = [
            name
            for name in self._archive.names
            if name != _CONTENT_TYPES and not _RELS.fullmatch(name) and self._is_xml(name)
        ]
        order = list(LABELS)
        found: dict[str, str] = {}
        counted: dict[str, int] = {}
        for name in sorted(texts, key=lambda name: (self._rank(name, order), _natural(name))):
            label, is_numbered = self._label(name)
            if is_numbered:
                counted[label] = counted.get(label, 0) + 1
                label = f"{label} {counted[label]}"
            found[name] = label
        return found

    def _is_xml(self, name: str) -> bool:
        kind = self._types[name]
        return kind.endswith("xml") and not kind.startswith("image/")

    def _rank(self, name: str, order: list[str]) -> int:
        return next(
            (i for i, end in enumerate(order) if self._types[name].endswith(f".{end}")), len(order)
        )

    def _label(self, name: str) -> tuple[str, bool]:
        ends = (end for end in LABELS if self._types[name].endswith(f".{end}"))
        return next((LABELS[end] for end in ends), (f"other/{name}", False))

    def _read_relations(self, name: str, hit: re.Match[str]) -> None:
        owner = hit["folder"] + hit["name"]
        place = f"{self.labels.get(owner, 'package')}/{LINK}"
        for node in self.root(name).nodes:
            target, sort = node.get("Target"), node.get("Type").rpartition("/")[2]
            if node.get("TargetMode").casefold() == "external":
                self.links.setdefault(place, []).append(target)
            elif sort == "aFChunk":
                raise UnreadableFile("ほかの文書が本文に埋め込まれているため、読みません。")
            elif sort in _TEXT_RELATIONS:
                part = posixpath.normpath(posixpath.join("/", hit["folder"], target))
                if part.lstrip("/").casefold() not in self._archive.names:
                    raise broken()


def _refuse_macros(names: list[str], kinds: list[str]) -> None:
    if any(map(_MACROS.search, names)) or any(
        "macroenabled" in kind or "vbaproject" in kind for kind in kinds
    ):
        raise UnreadableFile("マクロを含む文書は読みません。")


def _natural(name: str) -> list[str]:
    return [piece.zfill(10) for piece in re.findall(r"\d+|\D+", name)]
