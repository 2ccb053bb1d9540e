"""What must stand around a bare number for it to be taken for somebody's age."""

import re

from council.deidentify.age_numbers import GROWN, read_age
from council.deidentify.rules import KANJI_NUMBER, MASK

FAMILY = (
    r"(?:父|母|夫|妻|兄|弟|姉|妹|祖父|祖母|息子|娘|長男|次男|二男|三男|四男|長女|次女|二女|三女|四女|末っ子|本人|当人|"
    r"当事者|対象者|利用者|伯父|叔父|伯母|叔母|おじ|おば|いとこ|従兄|従弟|従姉|従妹|甥|姪|孫|孫娘|子|子ども|子供|両親|親|"
    r"交際相手|パートナー|同居人|同居者|患者|ひ孫|曾孫|曽孫|里子|里親|養子|養女|長子|末子|彼女|"
    r"義父|義母|義兄|義姉|義弟|義妹|舅|姑|嫁|婿|家内|主人|連れ合い|配偶者|内縁の?[夫妻]|男性|女性|男|女|世帯主|"
    r"私|わたし|あたし|わし|僕|ぼく|俺|おれ|自分|ハルモニ|ばあ|じい)"
)
# a settled finding may be the name the age belongs to; with its letter it reads as a person anyway
KIN = rf"(?:{FAMILY}|{MASK}|さん|様|さま|氏|くん|君|ちゃん|殿)"
STILL = (
    r"(?:もう|まだ|いま|今|今年で?|この春で?|来年で?|再来年で?|去年で|昨年で|当年(?:とって)?|数え(?:年)?で?|満で?|こう見えて(?:も)?|じき(?:に)?|"
    r"もうすぐ|そろそろ|とうに|とっくに|すでに|既に|やっと|ようやく|はや|早くも|ちょうど|たぶん|確か|たしか|現在|当時|この[春夏秋冬]で?|年が明け(?:れば|ると|たら)|誕生日(?:で|が来て|を迎えて)|来月で?|もうじき)"
)
AGE_WORD = r"(?:(?<!平均)(?<!対象)年齢|年令|ねんれい|齢|よわい|享年|行年|没年|歳|Age|AGE|age|とし|年の頃|年は|トシ|満|数え年?)"
NO_UNIT = (
    r"(?![ \t]?(?:[件名回円歳才代度点%]|[人年時分日月](?!\d))"
    r"|[秒万千億兆週級号室番丁条項章節枚個台組軒階錠粒包位歩通泊問社割対校世食品冊着杯匹頭羽畳坪倍票班区市町村県期限目桁字行拍lx×]|本(?!人)"
    r"|[ \t]?(?:[kmgcKMGCL](?![a-z]{2})|か[月年所国]|ヶ|カ[月年所]|箇|キロ|ミリ|センチ|セット|世帯|メートル|パーセント|ページ|リットル|グラム|ケース|ポイント|単位|時間|足))"
)
END = (
    rf"{NO_UNIT}(?=[、。()」』/・|;\n!?…]|[.,](?!\d)|\Z|[ \t]|だ|です|で(?![きす])|です|に(?:も?な|して|は|も|達|届|手|近)|"
    r"と(?:なる|なっ|い|高|若|聞|言|答|の|書|記|[、。])|も(?:過|越|近|半)|を(?:過|越|迎|超|前|目|数)|近|過ぎ|すぎ|そこそこ|手前|前後|目前|間近|まぢか|くらい|ぐらい|"
    r"な(?:の|ん|ら)|よ|ね|か(?:ら|[、。と])|まで|ば|や|じゃ|の(?:世帯|家庭|暮らし|[二三四五六2-6]人|母|父|息子|娘|男|女|妻|夫|兄|弟|姉|妹|親|老|高齢|孫|本人|時|頃|ころ|とき|春|夏|秋|冬|誕生))"
)
STARTS = rf"(?<![\d{KANJI_NUMBER}○.\-/第約計])"
HIT = rf"{STARTS}(?P<hit>{GROWN})"
_COUNTING = re.compile(r"内訳|年齢差|平均|合計|件数|回答|計[ \t]?\d|[\d十](?:件|%)")


def is_age(hit: re.Match[str]) -> bool:
    """Whether the number can be somebody's age at all."""
    return read_age(hit["hit"]) is not None


def is_someones(hit: re.Match[str]) -> bool:
    """「本人15、家族32、計47件」 counts people; it does not tell their ages."""
    around = hit.string[max(0, hit.start() - 24) : hit.end() + 24]
    return is_age(hit) and _COUNTING.search(around) is None
