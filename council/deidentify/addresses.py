"""Addresses down to 丁目, 番地 or a house number. Names of towns alone are another layer's work."""

from council.deidentify.findings import Kind
from council.deidentify.rules import Rule, rule

_NUMBER = r"(?:\d{1,4}|[〇一二三四五六七八九十百]{1,6})"
_TOWN = r"(?:[一-龥々ヶケノツァ-ヴー]{1,12}(?:[がのヶ][一-龥々]{1,3})?)"
_NOT_TOWN = r"(?<!資料)(?<!別紙)(?<!別表)(?<!様式)(?<!事例)(?<!目標)(?<!平成)(?<!令和)(?<!昭和)(?<!第)(?<!図)(?<!表)(?<!時)(?<!分)(?<!年)(?<!月)"
_REST = (
    rf"(?:[ \t]?{_NUMBER}丁目)?(?:[ \t]?{_NUMBER}番地?)?(?:[ \t]?の?{_NUMBER}号?)?"
    r"(?:[-ー]\d{1,4}){0,3}"
)
_BUILDING = (
    r"(?:[ \t]{0,2}[一-龥々ァ-ヴーA-Za-z0-9]{0,10}"
    r"(?:荘|ハイツ|コーポ|マンション|メゾン|アパート|住宅|ハイム|パレス|レジデンス|寮|団地|ビル)"
    r"(?:[一-龥々ァ-ヴーぁ-ん]{0,8}[ \t]?[A-Za-z]?\d{1,4}(?:号棟|棟|号室|号|室)?(?:[ \t-]?\d{1,4}(?:号室?)?)?)?)?"
    r"(?:[ \t]?\d{2,4}号室)?"
)

ADDRESS_RULES: tuple[Rule, ...] = (
    rule(
        Kind.ADDRESS,
        rf"{_TOWN}?{_NUMBER}丁目{_REST}{_BUILDING}",
        "丁目まである住所です。",
    ),
    rule(
        Kind.ADDRESS,
        rf"{_TOWN}?{_NUMBER}番地(?:の?{_NUMBER})?(?:号)?{_BUILDING}"
        rf"|{_TOWN}?{_NUMBER}番{_NUMBER}号{_BUILDING}",
        "番地のある住所です。",
    ),
    rule(
        Kind.ADDRESS,
        rf"{_TOWN}{_NOT_TOWN}\d{{1,2}}[-ー]\d{{1,3}}[-ー]\d{{1,4}}(?:[-ー]\d{{1,4}})?(?![-\d]){_BUILDING}",
        "住所の番号の並びです。",
        0.85,
    ),
    rule(
        Kind.ADDRESS,
        rf"{_TOWN}[都道府県市区町村台丘]{_NOT_TOWN}\d{{1,4}}[-ー]\d{{1,4}}(?![-\d/]){_BUILDING}",
        "住所の番号の並びです。",
        0.8,
    ),
    rule(
        Kind.ADDRESS,
        r"(?<![-\d])\d{1,2}-\d{1,3}-\d{1,4}(?![-\d])(?=[ \t]?[一-龥ァ-ヴー]{1,8}(?:荘|ハイツ|コーポ|号室))",
        "住所の番号の並びです。",
        0.7,
    ),
    rule(
        Kind.ADDRESS,
        r"[ァ-ヴー一-龥]{1,10}(?:荘|ハイツ|コーポ|マンション|ハイム|アパート)[ \t]?[A-Za-z]?\d{3,4}(?:号室)?"
        r"|(?<!\d)\d{2,4}号室",
        "部屋の番号です。",
        0.8,
    ),
)
