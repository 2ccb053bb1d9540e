"""The household's own names, typed for the check and never stored: found in every spelling."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from council.deidentify.findings import Candidate, Kind, Layer
from council.domain.plaintext import search_fold, search_key

_BETWEEN_PARTS = re.compile(r"[\s・=＝,，]+")
_TYPED_LINE = re.compile(
    r"\s*(?P<text>[^(（:：\n]+?)\s*(?:[(（:：]\s*(?P<kana>[^)）\n]*?)\s*[)）]?)?\s*"
)
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
    """All spellings of what is known, compiled once for the parts of a paper."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._identities: dict[str, str] = {}
        self._kinds: dict[str, Kind] = {}
        for number, entry in enumerate(known):
            for key in _keys(entry):
                self._add(key, entry.kind, f"known:{number}")
        longest_first = sorted(self._kinds, key=lambda key: (-len(key), key))
        alternatives = "|".join(re.escape(key) for key in longest_first)
        self._pattern = re.compile(alternatives) if alternatives else None

    def _add(self, key: str, kind: Kind, identity: str) -> None:
        shared = self._identities.get(key, identity) != identity
        # A family name of several members stands for none of them alone.
        self._identities[key] = f"shared:{key}" if shared else identity
        self._kinds.setdefault(key, kind)

    def find(self, text: str) -> Iterator[Candidate]:
        """Yield every occurrence, in any width, kana, variant kanji, spacing."""
        if self._pattern is None:
            return
        view = search_fold(text)
        for hit in self._pattern.finditer(view.text):
            start, end = view.span(*hit.span())
            kind = self._kinds[hit[0]]
            confidence = 1.0 if len(hit[0]) > 1 else _SHORT_CONFIDENCE
            reason = f"確認のために入力された{kind.label}と一致します。"
            yield Candidate(
                start, end, kind, Layer.KNOWN, confidence, reason, self._identities[hit[0]]
            )


def read_known(typed: str) -> tuple[Known, ...]:
    """Return the persons typed one a line: 「戸澤 みのり（とざわ みのり）」, the reading optional."""
    lines = (_TYPED_LINE.fullmatch(line) for line in typed.splitlines())
    return tuple(
        Known(Kind.PERSON, hit["text"], hit["kana"] or "") for hit in lines if hit is not None
    )


def _keys(entry: Known) -> set[str]:
    keys = set()
    for spelling in (entry.text, entry.kana):
        keys.add(search_key(spelling))
        if entry.kind is Kind.PERSON:
            keys.update(search_key(part) for part in _BETWEEN_PARTS.split(spelling))
    return {key for key in keys if len(key) > 1 or _is_kanji(key)}


def _is_kanji(key: str) -> bool:
    # One kana or letter alone would mark every sentence.
    return len(key) == 1 and ("\u3400" <= key <= "\u9fff" or key >= "\U00020000")
