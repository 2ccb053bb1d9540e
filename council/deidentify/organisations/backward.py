"""How far the name reaches back from its ending."""

import re

from council.deidentify.lexicon import (
    ANY_NAME,
    COMMON,
    PARTICLE,
    WORKING,
)
from council.deidentify.organisations.belonging import Place, belongs
from council.deidentify.organisations.parts import (
    BINDERS,
    HILLS,
    HIRAGANA,
    KANJI,
    LONGEST,
    Body,
    is_evident,
    names,
    token_at,
)
from council.deidentify.organisations.words import generic, joints, leads
from council.deidentify.reading import Reading, Token

_KANA_TAIL = re.compile(
    rf"(?:^|(?<=[、。「『（(\n\s・:：])|(?<=[{KANJI}ァ-ヴー][はがをにでとへもの]))(?P<run>[ぁ-んー]{{3,6}})$"
)
_WHOLE_NAME = 4
_MOST_WORDS = 12


def name_before(reading: Reading, end: int) -> Body | None:
    """Return the name that ends at the place, or None if no word of a name stands there."""
    tokens = reading.tokens
    number = token_at(reading, end)
    taken: list[Token] = []
    while number >= 0 and end - tokens[number].start <= LONGEST and len(taken) < _MOST_WORDS:
        before = tokens[number - 1] if number else None
        after = taken[-1] if taken else None
        if not belongs(Place(reading, tokens[number], before, after, taken)):
            # ささ|ゆり: the run of hiragana may go on into the name.
            soft = after is not None and HIRAGANA.fullmatch(after.text)
            kana = kana_before(reading, after.end if after and soft else tokens[number].end)
            if kana is not None and not (after and after.text in HILLS):
                return Body(kana, named=True, evident=True)
            break
        taken.append(tokens[number])
        number -= 1
    return _body(reading, taken, end)


def _body(reading: Reading, taken: list[Token], end: int) -> Body | None:
    while taken and (
        taken[-1].text in HILLS | BINDERS | {"の"} or [t.text for t in taken] == ["第"]
    ):
        taken.pop()
    if not taken:
        return None
    words = [(token, reading.text[token.start : min(token.end, end)]) for token in taken]
    first = words[-1][1]
    named = any(names(token, word) for token, word in words)
    # 中央美術工芸専門学校, 聖マルタ医科大学: named by generic words and a country.
    composed = len(words) > 1 and (
        "聖" in {word for _, word in words} or (len(words) > 2 and first in joints()["quarters"])
    )
    # 関東製函, 中央メンタル: a region alone, which the sentence must make a house.
    regional = len(words) == 1 and first in joints()["regions"]
    set_up = first.endswith("立") and any(word in joints()["quarters"] for _, word in words)
    # 明灯教会: signs that make no word together
    coined = len(words) > 1 and _is_coined(reading, [word for _, word in words])
    evident = any(is_evident(reading, token, word) for token, word in words)
    return Body(taken[-1].start, named or composed or set_up or coined, evident, regional)


def _is_coined(reading: Reading, signs: list[str]) -> bool:
    joined = "".join(reversed(signs))
    single = all(len(sign) == 1 and sign not in generic() | leads() for sign in signs)
    return single and re.fullmatch(f"[{KANJI}]+", joined) is not None and not reading.sorts(joined)


def kana_before(reading: Reading, end: int) -> int | None:
    """Return where a name in hiragana starts that the dictionary cut into pieces: すみだ川, ことり保育園.

    It stands at the head of a clause or behind one particle, so that no verb or adverb is taken for it.
    """
    hit = _KANA_TAIL.search(reading.text, max(0, end - 8), end)
    if hit is None:
        return None
    start, run = hit.start("run"), hit["run"]
    first = next(reading.after(start), None)
    sorts = reading.sorts(run)
    whole = len(run) >= _WHOLE_NAME or not run.startswith(joints()["leading"])
    if sorts & ANY_NAME and whole and (len(run) >= _WHOLE_NAME or run[-1] != "の"):
        # うち|やま, あおい
        return start
    if (
        first is None
        or run.endswith((*joints()["trailing"], "という", "とかいう"))
        or run.startswith(joints()["leading"])
        or first.text in leads() - {"こと", "もの"}
    ):
        return None
    return None if sorts & (PARTICLE | WORKING) and not sorts & (COMMON | ANY_NAME) else start
