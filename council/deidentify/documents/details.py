"""What a Word file says beside its running text: authors, descriptions, links, field codes, controls."""

from collections import defaultdict

from council.deidentify.documents.markup import Node

AUTHOR = "author"

# Attributes that people's words stand in, wherever they are.
_ATTRIBUTES = {
    "author": AUTHOR,
    "initials": "initials",
    "userId": "account",
    "descr": "alt text",
    "alt": "alt text",
    "title": "alt text",
    "tooltip": "link",
    "instr": "field code",
    "displayText": "control",
}
# Attributes that mean this on some elements only.
_ON_ELEMENTS = {
    ("docPr", "name"): "alt text",
    ("cNvPr", "name"): "alt text",
    ("textpath", "string"): "alt text",
    ("tblCaption", "val"): "alt text",
    ("tblDescription", "val"): "alt text",
    ("alias", "val"): "control",
    ("tag", "val"): "control",
    ("default", "val"): "control",
    ("helpText", "val"): "control",
    ("statusText", "val"): "control",
    ("listItem", "value"): "control",
    ("listEntry", "val"): "control",
    ("bookmarkStart", "name"): "bookmark",
    ("lvlText", "val"): "list text",
    ("docVar", "name"): "variable",
    ("docVar", "val"): "variable",
    ("query", "val"): "mail merge",
    ("connectString", "val"): "mail merge",
    ("udl", "val"): "mail merge",
}
SORTS = frozenset({*_ATTRIBUTES.values(), *_ON_ELEMENTS.values(), "field code", "ruby"})
"""What the words of a part are called, beside its running text."""
_CODES = frozenset({"instrText", "delInstrText"})


def read_details(root: Node) -> dict[str, list[str]]:
    """The words of each sort in a part, each once, in the order of the file."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    code = ""
    for node in root.walk():
        for name, value in node.attributes:
            sort = _ON_ELEMENTS.get((node.name, name)) or _ATTRIBUTES.get(name)
            if sort and value.strip():
                found[sort][value] = None
        if node.name in _CODES:
            code += node.own_text  # a code is one, over all its runs
        elif node.name == "fldChar":
            found["field code"][code] = None
            code = ""
    found["field code"][code] = None
    for reading in root.outermost("rt"):
        texts = (node.own_text for node in reading.walk() if node.name == "t")
        found["ruby"]["".join(texts)] = None
    return {sort: [word for word in words if word.strip()] for sort, words in found.items()}
