"""Addresses down to 丁目, 番地 or a house number. Names of towns alone are another layer's work."""

import re

from council.deidentify.address_grammar import (
    BLOCK,
    BUILDING,
    BUILDING_NAME,
    CHAIN,
    LOT,
    NUMBER,
    SAID,
    STANDALONE,
)
from council.deidentify.address_start import is_after_city, start_of_place
from council.deidentify.findings import Kind
from council.deidentify.rules import Extent, Rule, rule

_BARE = re.compile(r"[^丁]{1,5}丁目|一丁目一番地")


def _from_place(hit: re.Match[str]) -> Extent | None:
    """A 丁目 or 番地 is an address even where the town stands a sentence before."""
    place = start_of_place(hit.string, hit.start())
    if hit.string.endswith("丁目", 0, hit.start()):
        return None  # told as a whole by the rule about 丁目, or the idiom 「一丁目一番地」
    if place is None and _BARE.fullmatch(hit[0]):
        return None
    return (place[0] if place else hit.start(), hit.end())


def _from_known_place(hit: re.Match[str]) -> Extent | None:
    place = start_of_place(hit.string, hit.start())
    return (place[0], hit.end()) if place and place[1] else None


def _from_town_after_city(hit: re.Match[str]) -> Extent | None:
    return _from_known_place(hit) if is_after_city(hit.string, hit.start()) else None


def _from_any_place(hit: re.Match[str]) -> Extent | None:
    place = start_of_place(hit.string, hit.start())
    long_enough = place is not None and hit.start() - place[0] > 1
    return (place[0], hit.end()) if place and long_enough else None


_BUILDING_NAME = re.compile(BUILDING_NAME)


def _from_name(hit: re.Match[str]) -> Extent:
    name = _BUILDING_NAME.search(hit.string[max(0, hit.start() - 14) : hit.start()])
    return (hit.start() - len(name[0]) if name else hit.start(), hit.end())


ADDRESS_RULES: tuple[Rule, ...] = (
    rule(
        Kind.ADDRESS,
        BLOCK + BUILDING,
        "丁目まである住所です。",
        signs="丁",
        extent=_from_place,
    ),
    rule(
        Kind.ADDRESS,
        f"(?:{LOT}){BUILDING}",
        "番地のある住所です。",
        signs="番",
        extent=_from_place,
    ),
    rule(
        Kind.ADDRESS,
        f"{CHAIN}{BUILDING}",
        "町の名に続く、住所の番号の並びです。",
        0.85,
        signs="-ー",
        extent=_from_known_place,
    ),
    rule(
        Kind.ADDRESS,
        rf"(?<![\d\-])[1-9]\d?[-ー]\d{{1,3}}[-ー]\d{{1,4}}(?:[-ー]\d{{1,4}})?(?![\-\d]){BUILDING}",
        "住所の番号の並びです。",
        0.75,
        signs="-ー",
        extent=_from_any_place,
    ),
    rule(
        Kind.ADDRESS,
        r"(?<=[一-龥々])\d{2,5}(?![\d.,\-ー]|[ \t]?[年月日時分人名件円世回か歳才代番丁階条号点%〜~ヶカ])",
        "市区町村と町の名に続く番地です。",
        0.75,
        extent=_from_town_after_city,
    ),
    rule(
        Kind.ADDRESS,
        f"{SAID}{BUILDING}",
        "町の名に続く、「の」でつないだ番号です。",
        0.8,
        signs="のノ",
        extent=_from_known_place,
    ),
    rule(
        Kind.ADDRESS,
        rf"(?:大字|(?<=[村町市区])字)[一-龥々ノヶァ-ヴぁ-ん]{{1,16}}?(?:{NUMBER}番(?![目号])|\d{{1,5}}(?:-\d{{1,4}}){{0,2}}(?![\d年月日人円件])){BUILDING}",
        "字のある住所です。",
        0.9,
        signs="字",
        extent=_from_place,
    ),
    rule(
        Kind.ADDRESS,
        r"(?<![-\d])\d{1,2}-\d{1,3}-\d{1,4}(?![-\d])(?=[ \t]?[一-龥ァ-ヴー]{1,8}(?:荘|ハイツ|コーポ|号室))"
        r"|(?<![-\d/.])[1-9]\d?-\d{1,2}-[1-9]\d{2}(?![-\d/.])",
        "住所の番号の並びです。",
        0.65,
        signs="-",
    ),
    rule(
        Kind.ADDRESS,
        STANDALONE,
        "建物と部屋の番号です。",
        0.8,
        extent=_from_name,
    ),
    rule(
        Kind.ADDRESS,
        r"(?:\d{1,2}号?棟[ \t]?|[A-Z]棟[ \t]?)?(?<!\d)\d{2,4}号室|[一二三四五六七八九][〇○一二三四五六七八九十]{1,3}号室|(?:\d{1,2}号?|[A-Z])棟[ \t]?\d{3,4}(?!\d)",
        "部屋の番号です。",
        0.8,
        signs="室棟",
    ),
    rule(
        Kind.ADDRESS,
        r"部屋(?:番号)?[はが:：]?[ \t]?同?[ \t]?(?P<hit>\d{3,4})(?![\d円])",
        "部屋の番号です。",
        0.7,
        signs="部",
    ),
    rule(
        Kind.ADDRESS,
        r"方書[^一-龥\n\ue000]{0,3}(?P<hit>[一-龥々]{1,5}様?方)",
        "住所の方書です。",
        0.8,
        signs="方",
    ),
    rule(
        Kind.ADDRESS,
        r"(?P<hit>[1-9]\d{2,3}|[一二三四五六七八九][〇○一二三四五六七八九]{2,3})(?=[。、」)]|号|に住|が|の(?:住|人|方))",
        "隣などの部屋の番号です。",
        0.7,
        before=r"(?:隣|真上|真下|階上|階下|上の階|下の階|向かい)の",
        signs="隣真階向",
    ),
)
