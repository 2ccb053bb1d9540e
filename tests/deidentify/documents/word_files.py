"""Small Word files written by hand, whole or hostile."""

import io
import zipfile

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
STRICT = W.replace(
    "schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml"
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
KINDS = {
    "word/header": f"{WORD}header+xml",
    "word/footer": f"{WORD}footer+xml",
    "word/footnotes": f"{WORD}footnotes+xml",
    "word/endnotes": f"{WORD}endnotes+xml",
    "word/comments": f"{WORD}comments+xml",
    "word/settings": f"{WORD}settings+xml",
    "word/people": f"{WORD}people+xml",
    "word/charts/": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "docProps/core": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/custom": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}


def document(body, namespaces=W, tag="document"):
    return f"<w:{tag} {namespaces}><w:body>{body}</w:body></w:{tag}>"


def part(tag, content):
    return f"<w:{tag} {W}>{content}</w:{tag}>"


def p(*runs):
    return "<w:p>" + "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in runs) + "</w:p>"


def relations(*rows):
    """Rows of (type, target, is_external)."""
    lines = [
        f'<Relationship Id="r{n}" Type="{RELATION}{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if external else "/>")
        for n, (kind, target, external) in enumerate(rows)
    ]
    return f"<Relationships>{''.join(lines)}</Relationships>"


def word(body="", parts=None, *, content_types=None, main=f"{WORD}document.main+xml"):
    """The bytes of a Word file with this body (or this whole document) and these parts beside it."""
    parts = parts or {}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name in parts
        for start, kind in KINDS.items()
        if name.startswith(start)
    )
    types = (
        '<Types><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{overrides}</Types>'
    )
    files = {
        "[Content_Types].xml": content_types or types,
        "_rels/.rels": relations(("officeDocument", "word/document.xml", False)),
        "word/document.xml": body
        if body.startswith("<") and "<w:body>" in body
        else document(body),
        **parts,
    }
    return zipped(files.items())


def zipped(files, compression=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return data.getvalue()
