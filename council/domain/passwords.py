"""Which passwords are taken: long ones, of any signs, that are more than words everybody would try (ASVS V6.2)."""

import re
import unicodedata
from collections.abc import Iterable

from council.domain.errors import DomainError

SHORTEST = 15
LONGEST = 200
_DIFFERENT = 5  # signs
_OF_ONES_OWN = 6  # letters that are in no word of the list

_COMMON = """
password passwort passw0rd パスワード ぱすわーど 合言葉 暗証番号 letmein welcome ようこそ
admin administrator root user guest login ログイン secret himitsu ひみつ 秘密 qwertyuiop qwerty
asdfghjkl asdf zxcvbnm zxcv abcdefghijklmnopqrstuvwxyz abcdefg abcdef abc あいうえお かきくけこ
いろはにほへと iloveyou sakura さくら 桜 tokyo 東京 東京都 japan nippon 日本 reiwa 令和
heisei 平成 council 協議会 重層的支援協議会 重層 juso jusou kyogikai jimukyoku 事務局
kuyakusho 区役所 yakuba 役場 町役場 支援 会議 部会 はちまるごーまる 引きこもり
ひきこもり hikikomori
"""


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "", plain)


def require_strong(password: str, local_words: Iterable[str]) -> None:
    """Refuse what is short, made of a few signs, or of common and local words alone.

    `local_words`: names of the place, its bodies, agencies and the person.
    """
    if len(password) < SHORTEST:
        raise _refusal("パスワードは%(length)s文字以上にしてください。", length=SHORTEST)
    if len(password) > LONGEST:
        raise _refusal("パスワードは%(length)s文字以内にしてください。", length=LONGEST)
    if len(set(password)) < _DIFFERENT:
        raise _refusal("同じ文字の繰り返しは、パスワードにできません。")
    if _left(_folded(password), (*_COMMON.split(), *local_words)) < _OF_ONES_OWN:
        raise _refusal(
            "よく使われる言葉、区や機関の名前、ご自分の名前、数字だけでは、パスワードにできません。"
            "関係のない言葉を、いくつか組み合わせてください。"
        )


def _left(text: str, words: Iterable[str]) -> int:
    """How many letters remain beside the words and the figures."""
    folded = {_folded(word) for word in words}
    for word in sorted(folded, key=len, reverse=True):
        if len(word) > 1:
            text = text.replace(word, " ")
    return sum(sign.isalpha() for sign in text)


def _refusal(sentence: str, **params: object) -> DomainError:
    return DomainError(sentence, field="new_password", **params)
