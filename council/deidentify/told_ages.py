"""Ages written as a bare number beside the word for the person who has them."""

import re

from council.deidentify.age_contexts import (
    AGE_WORD,
    END,
    FAMILY,
    HIT,
    KIN,
    NO_UNIT,
    STILL,
    is_age,
    is_someones,
)
from council.deidentify.age_numbers import GROWN, KANA
from council.deidentify.findings import Kind
from council.deidentify.lexicon import lexicon
from council.deidentify.rules import Rule, rule

_MEASURES = r"(?:発|体|身[長体]|血|点|得|脈|年|番|部屋|家賃|収入|貯|借|課|評|検|電話|手|足|足|記録|訪|要|障|介護|支援|認定|負担|薬|服|睡|声|件|話|回|月|週|最|合計|平均|順|第|残|約|計)"
_NAME = rf"(?:の(?!{_MEASURES})|(?!の|{_MEASURES}))[一-龥々ァ-ヴーぁ-ん]{{1,6}}?(?:さん|様|氏|くん|君|ちゃん)?"
_LINK = r"(?:[はがも:：、・|=→⇒/…,]|[ \t]){0,2}"
_NAME_BEFORE = re.compile(r"(?<![一-龥々ぁ-んァ-ヴー])([一-龥々]{2,3}|[ァ-ヴー]{2,4})\Z")


def _follows_given_name(hit: re.Match[str]) -> bool:
    name = _NAME_BEFORE.search(hit.string[max(0, hit.start() - 4) : hit.start()])
    return name is not None and name[1] in lexicon().given


TOLD_AGE_RULES: tuple[Rule, ...] = (
    rule(
        Kind.AGE,
        rf"{HIT}(?:{END}|(?={FAMILY}))",
        "人を表す言葉に続く数字です。",
        0.8,
        is_someones,
        before=rf"{KIN}{_LINK}(?:{STILL}[、 \t]?)?",
    ),
    rule(
        Kind.AGE,
        HIT + END,
        "だれかについて述べた数字です。",
        0.7,
        is_someones,
        before=rf"{FAMILY}{_NAME}(?:は|が|も|、|[:：]|[ \t])?(?:{STILL}[、 \t]?)?",
    ),
    rule(
        Kind.AGE,
        HIT + END,
        "年齢を言うときの言葉に続く数字です。",
        0.75,
        is_age,
        before=rf"(?:{STILL}|とは?いえ)[、 \t]?",
    ),
    rule(
        Kind.AGE,
        HIT + END,
        "家族を表す言葉と「の」に続く年齢です。",
        0.7,
        is_someones,
        before=r"(?:一人娘|一人息子|同い年|[長次二三四][男女]|妹|弟|兄|姉|父|母|夫|妻)の",
    ),
    rule(
        Kind.AGE,
        HIT + END,
        "生まれた日や折に続く年齢です。",
        0.75,
        is_someones,
        before=r"(?:生まれ|うまれ|[\d月日]生)(?:で|の)?[、,・ \t(]{0,2}(?:今|現在)?|(?:面談|相談|初診|入院|離職|受理|発症|発病|退職|結婚|離婚|来所|調査|死亡|死別|入所|受診|当|その)時(?:は|に|点で)?、?",
    ),
    rule(
        Kind.AGE,
        rf"{HIT}(?=[、・,/と]{GROWN}|[。、)]|\Z){NO_UNIT}",
        "きょうだいなどの年齢の並びです。",
        0.75,
        is_someones,
        before=rf"(?:きょうだい|兄弟|姉妹|兄妹|姉弟|親子|夫婦|両親|父母|母子)(?:[はが、:(]|[二三四五]人)?[はが、:( \t]?(?:{GROWN}[、・,/と]){{0,5}}",
    ),
    rule(
        Kind.AGE,
        r"(?P<hit>(?:数え(?:年)?|かぞえ)(?:で)?[ \t]?" + GROWN + ")" + NO_UNIT,
        "数え年です。",
        0.85,
        is_age,
        signs="数か",
    ),
    rule(
        Kind.AGE,
        rf"(?<![\d.~\-])(?P<hit>{GROWN})" + NO_UNIT + r"(?!\.\d|~|-\d)",
        "年齢として書かれた数字です。",
        0.85,
        is_age,
        before=rf"{AGE_WORD}(?:\([^()\n]{{1,6}}\))?(?:欄|表示)?[)」』】〕\]]?(?:[はがを:：・|/=]|[ \t\n]){{0,3}}[(「『]?",
    ),
    rule(
        Kind.AGE,
        rf"(?:(?<![ぁ-ん])|(?<=[一-龥ァ-ヴ][はがも]))(?P<hit>{KANA})(?=[、。)」』\n]|で[すあし、]|だ|に(?:な|して)|歳)",
        "かなで書かれた年齢と思われる数です。",
        0.6,
        is_age,
        signs="うっく",
    ),
    rule(
        Kind.AGE,
        HIT + r"(?=[、,]?(?:になり(?:ます|まし)|になる|になった|になって|になろう))",
        "何歳になるかを述べた数字です。",
        0.7,
        is_age,
        before=r"(?:\A|[。、「『\n!? \t])",
        signs="に",
    ),
    rule(
        Kind.AGE,
        HIT
        + r"(?=の(?:[男女]性|子(?=[、。がはとも])|一人(?:娘|息子)|母(?!子)|父(?!子)|息子|娘|長男|長女|次男|次女|二男|二女|三男|三女|兄|弟|姉|妹|祖母|祖父|妻|夫(?!婦)|孫|老母|老父|本人|独身))",
        "家族を表す言葉の前の年齢です。",
        0.75,
        is_age,
    ),
    rule(
        Kind.AGE,
        rf"(?P<hit>{GROWN}|{KANA})(?=[、。・/ \t\n)]|\Z)",
        "名に続く数字です。",
        0.6,
        _follows_given_name,
    ),
    rule(
        Kind.AGE,
        HIT + r"(?=だ|です|や|じゃ|よ|なの)",
        "自分の年齢を言う言葉です。",
        0.6,
        is_age,
        before=r"[「『]",
        signs="「『",
    ),
)
