"""A Word file as named parts of text: all that is written in it, shown or hidden."""

from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import unquote

from council.deidentify.documents.details import AUTHOR, read_details
from council.deidentify.documents.flow import Flow
from council.deidentify.documents.markup import Node
from council.deidentify.documents.package import PROPERTIES, Package
from council.deidentify.documents.part import Document, Part
from council.unpacking.errors import UnreadableFile

CHARACTERS_AT_MOST = 5_000_000
"""Some thousand pages; more would be checked for hours."""
PERSONS = frozenset({"creator", "lastModifiedBy", "Manager"})
# Facts of the program and its clock, not of the case.
_NOT_CONTENT = frozenset(
    {"created", "modified", "lastPrinted", "revision", "Application", "AppVersion", "DocSecurity"}
)


def read_word(file: BinaryIO) -> Document:
    """All parts of a .docx that hold text; raises UnreadableFile."""
    package = Package(file)
    parts: list[Part] = []
    for name, label in package.labels.items():
        read = _properties if label == PROPERTIES else _data if package.is_data(name) else _written
        parts += read(package.root(name), label)
    for place, targets in package.links.items():
        lines = dict.fromkeys(form for target in targets for form in (target, unquote(target)))
        parts.append(Part(place, "\n".join(lines)))
    if sum(len(part.text) for part in parts) > CHARACTERS_AT_MOST:
        raise UnreadableFile("文書が長すぎるため、読みません。分けて調べてください。")
    return Document(tuple(part for part in parts if part.text.strip()), package.unread)


def _written(root: Node, label: str) -> Iterator[Part]:
    flow = Flow()
    flow.read(root, label)
    flow.finish(root, label)
    for place, lines in flow.lines.items():
        yield Part(place, "\n".join(lines))
    for sort, words in read_details(root).items():
        if sort == AUTHOR:  # each a part of its own: a field that holds a name holds nothing else
            yield from (Part(f"{label}/{sort}", word, is_person=True) for word in words)
        else:
            yield Part(f"{label}/{sort}", "\n".join(words))


def _properties(root: Node, label: str) -> Iterator[Part]:
    for node in root.nodes:
        if node.name == "property":
            yield Part(f"{label}/custom", f"{node.get('name')}：{node.text.strip()}")
        elif node.name not in _NOT_CONTENT and not node.text.strip().isdecimal():
            words = [part.text for part in node.walk() if not any(part.nodes)]
            is_person = node.name in PERSONS
            yield Part(f"{label}/{node.name}", "\n".join(words), is_person=is_person)


def _data(root: Node, label: str) -> Iterator[Part]:
    words = [
        word
        for node in root.walk()
        for word in (
            *(value for _, value in node.attributes),
            *(child for child in node.children if isinstance(child, str)),
        )
    ]
    yield Part(label, "\n".join(word.strip() for word in words if word.strip()))
