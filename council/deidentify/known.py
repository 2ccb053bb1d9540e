"""The household's own identifiers, typed for the check and never stored: found in every spelling.

The one layer that can be complete: nothing known may pass.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from council.deidentify.findings import Candidate, Kind, Layer
from council.deidentify.romaji import canonical
from council.deidentify.spellings import latin_spellings, spellings
from council.domain.folding import Folded
from council.domain.plaintext import search_fold

_TYPED_LINE = re.compile(
    r"\s*(?P<text>[^(（:：\n]+?)\s*(?:[(（:：]\s*(?P<kana>[^)）\n]*?)\s*[)）]?)?\s*"
)
_LATIN_WORD = re.compile(
    r"(?<![A-Za-z])[A-Za-z](?: [A-Za-z])+(?![A-Za-z])|[A-Za-zÀ-ɏ](?:[A-Za-zÀ-ɏ\u0300-\u036f]|['’\-](?=[A-Za-z])|-?\n(?=[a-z]))+"
)
_HEAD = 2
_KANA = re.compile("[ぁ-んー]+")
_SHORT_CONFIDENCE = 0.6


@dataclass(frozen=True)
class Known:
    """Something that must not pass; a person's family and given name are separated by a space.

    Its representation hides the text, so that no log can show it.
    """

    kind: Kind
    text: str
    kana: str = ""

    def __repr__(self) -> str:
        """Return the kind alone."""
        return f"Known({self.kind.name})"


class KnownNames:
    """All spellings of what is known, indexed once for the parts of a paper.

    A place in the text is compared with the spellings that begin as it does: a thousand names cost hardly
    more than ten.
    """

    def __init__(self, known: Sequence[Known]) -> None:
        self._identities: dict[str, str] = {}
        self._kinds: dict[str, Kind] = {}
        self._latin: dict[str, str] = {}
        for number, entry in enumerate(known):
            identity = f"known:{number}"
            for key in spellings(entry.kind, entry.text, entry.kana):
                _share(self._identities, key, identity)
                self._kinds.setdefault(key, entry.kind)
            for key in latin_spellings(entry.kind, entry.text, entry.kana):
                _share(self._latin, key, identity)
        self._by_head: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self._kinds, key=len, reverse=True):
            self._by_head[key[:_HEAD]].append(key)

    def __bool__(self) -> bool:
        """Whether anything is known."""
        return bool(self._kinds)

    def find(self, text: str, plain: Folded) -> Iterator[Candidate]:
        """Yield every occurrence in any width, kana, variant kanji, spacing, and in romaji.

        ``plain`` is the text in plain widths.
        """
        if self._kinds:
            yield from self._written(search_fold(text))
        if self._latin:
            yield from self._romanised(plain)

    def _written(self, view: Folded) -> Iterator[Candidate]:
        text, heads = view.text, self._by_head
        here = 0
        while here < len(text):
            key = self._key_at(text, here, heads)
            if key is None:
                here += 1
                continue
            kind = self._kinds[key]
            start, end = view.span(here, here + len(key))
            confidence = 1.0 if len(key) > 1 else _SHORT_CONFIDENCE
            is_slight = len(key) == 1 or (len(key) == _HEAD and _KANA.fullmatch(key) is not None)
            yield _candidate(
                start, end, kind, confidence, self._identities[key], is_slight=is_slight
            )
            here += len(key)

    @staticmethod
    def _key_at(text: str, here: int, heads: dict[str, list[str]]) -> str | None:
        for head in (text[here : here + _HEAD], text[here]):
            for key in heads.get(head, ()):
                if text.startswith(key, here):
                    return key
        return None

    def _romanised(self, plain: Folded) -> Iterator[Candidate]:
        for hit in _LATIN_WORD.finditer(plain.text):
            identity = self._latin.get(canonical(hit[0]))
            if identity is not None:
                yield _candidate(*plain.span(*hit.span()), Kind.PERSON, 0.95, identity)


def read_known(typed: str) -> tuple[Known, ...]:
    """Return the persons typed one a line: 「戸澤 みのり（とざわ みのり）」, the reading optional."""
    lines = (_TYPED_LINE.fullmatch(line) for line in typed.splitlines())
    return tuple(
        Known(Kind.PERSON, hit["text"], hit["kana"] or "") for hit in lines if hit is not None
    )


def _share(identities: dict[str, str], key: str, identity: str) -> None:
    # A family name of several members stands for none of them alone.
    shared = identities.get(key, identity) != identity
    identities[key] = f"shared:{key}" if shared else identity


def _candidate(
    start: int, end: int, kind: Kind, confidence: float, identity: str, *, is_slight: bool = False
) -> Candidate:
    reason = f"確認のために入力された{kind.label}と一致します。"
    return Candidate(start, end, kind, Layer.KNOWN, confidence, reason, identity, is_slight)
