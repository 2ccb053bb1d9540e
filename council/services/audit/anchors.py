"""Anchors: how long the trail was and how it ended, noted where whoever can change the trail cannot reach.

One line each: the sequence, a space, the hash as 64 hex digits. Lines may follow one another, day by day.
"""

import re

from council.domain.errors import DomainError

_LINE = re.compile(r"([0-9]{1,18}) ([0-9a-f]{64})", re.ASCII)


def as_line(sequence: int, digest: bytes) -> str:
    """One anchor as it is written down."""
    return f"{sequence} {digest.hex()}"


def read(text: str) -> dict[int, bytes]:
    """The hashes by sequence; DomainError at a line that is no anchor, and where there is none."""
    anchors: dict[int, bytes] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        found = _LINE.fullmatch(line.strip())
        if found is None:
            raise DomainError(
                "控えの%(number)s行目を読めません。「行の番号 ハッシュ（16進64桁）」の形にしてください。",
                number=number,
            )
        digest = bytes.fromhex(found[2])
        if anchors.setdefault(int(found[1]), digest) != digest:
            raise DomainError("控えの%(number)s行目が、前の行と食い違っています。", number=number)
    if not anchors:
        raise DomainError("控えに何も書かれていません。")
    return anchors
