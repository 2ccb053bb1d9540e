"""A document checked part by part, with replacements that agree across all of it."""

from collections.abc import Iterator, Sequence

from council.deidentify import Finding, Kind, Layer, find_in_paper
from council.deidentify.allowed import AllowList
from council.deidentify.documents.part import Document, Part
from council.deidentify.findings import Candidate
from council.deidentify.placeholders import label_placeholder

_REASON = "人の名前を書く欄です。"
# What programs write into these fields where nobody has said who they are.
_NOBODY = frozenset(
    {
        "admin",
        "administrator",
        "author",
        "microsoft office user",
        "microsoft office ユーザー",
        "owner",
        "python-docx",
        "unknown",
        "user",
        "windows user",
        "windows ユーザー",
        "作成者",
    }
)


def check_document(
    document: Document, allow: Sequence[str] = ()
) -> Iterator[tuple[Part, list[Finding]]]:
    """Yield each part with its findings, in order; a field for a person's name is one as a whole."""
    found = find_in_paper([part.text for part in document.parts], (), allow)
    allowed = AllowList(allow)
    for part, findings in zip(document.parts, found, strict=True):
        yield part, _person(part, findings, allowed) if part.is_person else findings


def _person(part: Part, findings: list[Finding], allowed: AllowList) -> list[Finding]:
    name = part.text.strip()
    start = part.text.index(name)
    whole = Candidate(
        start, start + len(name), Kind.PERSON, Layer.PATTERN, 0.7, _REASON, identity=name
    )
    if name.casefold() in _NOBODY or allowed.spans(part.text).cover(whole):
        return []
    if sum(finding.end - finding.start for finding in findings) >= len(name):
        return findings
    replacement = label_placeholder(Kind.PERSON)
    return [Finding(whole.start, whole.end, whole.kind, whole.layer, 0.7, _REASON, replacement)]
