"""Where an address begins: at its prefecture, city or town, not at the words before them."""

import re

from council.deidentify.lexicon import lexicon

_REACH = 40
_ONE_SIGN_TOWNS = frozenset({"砧"})
_OWN_WARD = "世田谷区"
_RUN = re.compile(
    r"(?:[一-龥々〆ヶケノァ-ヴーぁ-ん]|(?<=[北南東西市町区])\d{1,2}(?=条)|(?<=[都道府県市区町村郡])[ \t])+(?:(?<=[一-龥々ァ-ヴーがのヶ])[ \t\n])?\Z"
)
_PREFECTURE = re.compile(
    r"東京都|北海道|(?:京都|大阪)府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|"
    r"滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県"
)
_SHORT_HEAD = re.compile(r"(?<![一-龥々])[一-龥々]{1,2}\Z")
_KANJI_RUN = re.compile(r"[一-龥々〆ヶケノァ-ヴー]{1,24}(?:[がの][一-龥々]{1,3})?\Z")
_LABEL = re.compile(
    r"\A.{0,6}?(?:住所|居所|居住地|転居先|本籍地?|自宅|実家|所在地?|送り先|届け?先|宛先|宅|都営|区営|県営|市営|番地|生家|勤務先|転入|転出)"
)
_LABELLED = re.compile(
    r"(?:住所|居所|居住地|転居先|本籍地?|自宅|実家|所在地?|送り先|届け?先|宛先|現住|住まい|方書)[はがも:：、 \t]{0,3}\Z"
)
_NOT_PLACES = re.compile(
    r"(?:資料|別紙|別表|別添|様式|事例|目標|項目|平成|令和|昭和|大正|問い?|第|図|表|時|分|年|月|日|版|号|項|章|節|条|番|番号|電話|携帯|内線|回|注|例|型|品番|結果|比率?|得点|歳|棚|頁|約|計)\Z"
)


def start_of_place(text: str, at: int) -> tuple[int, bool] | None:
    """Return where the place name before a house number starts, and whether it is known to be one.

    None if no word stands there. The own ward's name says little and stays outside.
    """
    hit = _RUN.search(text[max(0, at - _REACH) : at])
    if hit is None:
        return None
    run = hit[0].rstrip()
    first = at - len(hit[0])
    known = _known_start(run)
    if known == len(run):
        return at, True
    if known is not None:
        return first + _whole_word(run, known), True
    kanji = _KANJI_RUN.search(run)
    if kanji is None or _NOT_PLACES.search(run):
        return None
    label = _LABEL.match(kanji[0])
    begin = kanji.start() + (label.end() if label else 0)
    labelled = bool(label) or _LABELLED.search(run[:begin]) is not None
    return (first + begin, labelled) if begin < len(run) else (at, True)


def _whole_word(run: str, start: int) -> int:
    """A town of the list may be the end of a longer name: 「二子玉川」."""
    head = _SHORT_HEAD.search(run[:start])
    if head is None or run[:start].endswith(_OWN_WARD) or _LABEL.match(head[0]):
        return start
    return start - len(head[0])


def is_after_city(text: str, at: int) -> bool:
    """Say whether a town of the list, itself after a city, ends there."""
    hit = _RUN.search(text[max(0, at - _REACH) : at])
    if hit is None:
        return False
    run = hit[0].rstrip()
    cities = [place for place, sign in enumerate(run, 1) if sign in "市区町村"]
    return any(
        _is_town(run, place) or run.endswith(("町", "村"))
        for place in cities
        if 1 < place < len(run)
    )


def _known_start(run: str) -> int | None:
    if _OWN_WARD in run:
        return run.rindex(_OWN_WARD) + len(_OWN_WARD)
    prefectures = list(_PREFECTURE.finditer(run))
    if prefectures:
        return prefectures[-1].start()
    words = lexicon()
    ends = [place for place, sign in enumerate(run, 1) if sign in "市区町村"]
    for start in range(len(run)):
        if any(1 < end - start <= 10 and run[start:end] in words.cities for end in ends):
            return start
    return next((start for start in range(len(run)) if _is_town(run, start)), None)


def _is_town(run: str, start: int) -> bool:
    name = run[start:].replace(" ", "")
    if len(name) == 1 and start and not "ぁ" <= run[start - 1] <= "ん":
        return False
    if name in _ONE_SIGN_TOWNS:
        return True
    small = name.replace("ケ", "ヶ")
    towns = lexicon().towns
    return any(
        way in towns for way in (name, small, small.replace("ヶ", "ケ"), small.replace("ヶ", "が"))
    )
