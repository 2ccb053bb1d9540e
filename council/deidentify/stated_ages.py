"""Ages that somebody states or an observer puts, without a unit: 「申告では56」, 「とし？ はちじゅうろくよ」."""

from council.deidentify.age_contexts import END, HIT, is_age
from council.deidentify.age_numbers import GROWN, KANA
from council.deidentify.findings import Kind
from council.deidentify.rules import Rule, rule

_ASKED = r"(?:お?とし|お?年|お?歳|年齢|おいくつ|いくつ|何歳|トシ)"
_STATED = r"(?:自己申告|申告|自称|本人談|(?:本人|母|父|家族|姉|兄|妹|弟|妻|夫)の(?:話|弁|言)|戸籍上?|カルテ上?|保険証上?|診察券|身分証|免許証|住民票上?|名簿|台帳|書類上?|見た目|見かけ|外見)"

STATED_AGE_RULES: tuple[Rule, ...] = (
    rule(
        Kind.AGE,
        rf"{HIT}(?:{END}|(?=ほど|程度))",
        "申告や書類にある年齢です。",
        0.7,
        is_age,
        before=rf"{_STATED}(?:の写し|の控え)?(?:で|に|から)?(?:は|も|が|:)?[、 \t]?",
    ),
    rule(
        Kind.AGE,
        rf"(?P<hit>{GROWN}|{KANA})(?=[よだでや。、」』!?]|じゃ|です|に|くらい|ぐらい|かな|かね|\Z)",
        "年を問われて答えた数です。",
        0.8,
        is_age,
        before=rf"{_ASKED}(?:[はも]|ですか|でしょうか|か|かね)?[?]?[」』]?[、 \t]{{0,2}}(?:[「『])?(?<=[?」 \t「])",
    ),
    rule(
        Kind.AGE,
        rf"(?<=[「『])(?P<hit>{GROWN}|{KANA})(?=[」』])",
        "年を問われて答えた数です。",
        0.75,
        is_age,
        before=rf"{_ASKED}(?!まで|から)[^。\n「」まら]{{0,4}}(?:聞|問|尋|訊|きか|たず)[^。\n「」欄]{{0,12}}[「『]",
    ),
)
