"""XML that may be hostile, as a tree: no document type, so no entity; nothing outside it is looked at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from council.unpacking.archive import broken
from council.unpacking.errors import UnreadableFile

NODES_AT_MOST = 1_000_000
DEPTH_AT_MOST = 200


@dataclass(slots=True)
class Node:
    """An element by its local name: strict and transitional files differ in namespaces alone."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: "list[Node | str]" = field(default_factory=list)

    @property
    def nodes(self) -> "Iterator[Node]":
        """The elements in it."""
        return (child for child in self.children if isinstance(child, Node))

    @property
    def text(self) -> str:
        """All text in it and below, as it stands."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def own_text(self) -> str:
        """The text in it, without that of the elements below."""
        return "".join(child for child in self.children if isinstance(child, str))

    def get(self, attribute: str) -> str:
        """The value of an attribute, empty if there is none."""
        return next((value for name, value in self.attributes if name == attribute), "")

    def walk(self) -> "Iterator[Node]":
        """The element and all below it, in the order of the file."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(list(node.nodes)))

    def outermost(self, name: str) -> "Iterator[Node]":
        """The elements of that name that stand in no other of them."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if node.name == name:
                yield node
            else:
                waiting.extend(reversed(list(node.nodes)))


class _Tree:
    def __init__(self) -> None:
        self.root = Node("")
        self._open = [self.root]
        self._count = 0

    def start(self, name: str, attributes: list[str]) -> None:
        self._count += 1
        if self._count > NODES_AT_MOST or len(self._open) > DEPTH_AT_MOST:
            raise UnreadableFile("文書の作りが複雑すぎるため、読みません。")
        pairs = zip(map(_local, attributes[::2]), attributes[1::2], strict=True)
        node = Node(_local(name), tuple(pairs))
        self._open[-1].children.append(node)
        self._open.append(node)

    def end(self, _name: str) -> None:
        self._open.pop()

    def text(self, text: str) -> None:
        self._open[-1].children.append(text)

    def refuse(self, *_declaration: object) -> None:
        raise UnreadableFile("文書型宣言（DTD）を含むため、読みません。")


def parse(chunks: Iterable[bytes]) -> Node:
    """The root element of a part; refuses what is not well-formed, too deep, or declares a type."""
    tree = _Tree()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.ordered_attributes = True
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.text
    parser.StartDoctypeDeclHandler = tree.refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003  expat knows no keywords
        parser.Parse(b"", True)  # noqa: FBT003  the same
    except (expat.ExpatError, LookupError, ValueError):
        raise broken() from None
    return next(tree.root.nodes)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
