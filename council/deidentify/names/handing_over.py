"""Who hands the work to whom: 「担当を諏訪部から仲宗根へ」, 「担当の乙訓が異動、高階へ」."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import FAMILY, NUMBER, WORKING
from council.deidentify.names.plausible import KANJI
from council.deidentify.names.spans import Name
from council.deidentify.names.words import NOBODY
from council.deidentify.reading import Reading
from council.deidentify.rules import MASK

_HANDED = re.compile(
    rf"(?:担当者?|引き?継ぎ|受け持ち|当番|窓口|主担)[はがをの、：:]?(?P<old>[{KANJI}ヶ]{{1,4}}|{MASK})(?:から|より|が(?:異動|退職|休職)(?:し|で|のため)?、)(?P<new>[{KANJI}ヶ]{{1,4}}?)(?:へ|に)(?=[替代変移引交。、]|申し送|$)"
)


def handed_over(reading: Reading) -> Iterator[Name]:
    """Yield the family names of who had the work and who has it now."""
    for hit in _HANDED.finditer(reading.text):
        for group in ("old", "new"):
            sorts = reading.sorts(hit[group])
            if sorts & FAMILY and not sorts & (WORKING | NUMBER) and hit[group] not in NOBODY:
                yield Name(*hit.span(group), 0.7, "担当の引き継ぎに書かれています。")
