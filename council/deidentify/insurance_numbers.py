"""Numbers of health and care insurance and of pensions, by the words around them and their form."""

from council.deidentify.findings import Kind
from council.deidentify.labelled_numbers import COUNTED
from council.deidentify.rules import Rule, rule

_TO = r"[^\d\ue000。、]{0,8}"
_INSURANCE = r"(?:被保険者|保険者|保険証|資格確認書|国保|国民健康保険|社保|健保|健康保険|協会けんぽ|共済|後期高齢者?|介護保険|医療保険)"

INSURANCE_RULES: tuple[Rule, ...] = (
    rule(
        Kind.INSURANCE_NO,
        rf"{_INSURANCE}[^\d\n\ue000。]{{0,14}}?(?:記号・?番号|記号|番号|No\.?|第){_TO}(?P<hit>\d[\d\-・]{{1,14}}(?:[ \t、,・]{{0,2}}番号[:： \t]?\d{{1,10}})?)(?!\d){COUNTED}",
        "保険証の番号として書かれています。",
        signs="保健後資共協",
    ),
    rule(
        Kind.INSURANCE_NO,
        rf"(?:介護保険|介保|被保番|被保険者番号|被保険者証|保険証|資格確認書|後期高齢者医療?)[はが:： \t\n(第「]{{0,4}}(?P<hit>\d{{6,10}}(?:-\d{{1,6}})?|\d{{2,4}}(?:-\d{{2,8}}){{1,3}})(?![\d\-]){COUNTED}",
        "保険証の番号として書かれています。",
        signs="保資後",
    ),
    rule(
        Kind.INSURANCE_NO,
        r"記号[:： \t]?(?P<hit>[一-龥ぁ-ん]{0,4}\d[\d\-]{0,10}[ \t、,・]{0,2}番号[:： \t]?\d{1,10})(?![\d\-])",
        "保険証の記号と番号です。",
        0.85,
        signs="記",
    ),
    rule(
        Kind.PENSION_NO,
        r"年金[^\d\n\ue000]{0,20}(?P<hit>\d{4}[-ー の]?\d{6}(?:[-ー ・]?\d{4})?(?!\d)|[〇○零一二三四五六七八九]{4}[-ー の]?[〇○零一二三四五六七八九]{6})",
        "年金の話の中の、年金番号の桁数の数字です。",
        0.93,
        signs="年",
    ),
    rule(
        Kind.PENSION_NO,
        r"(?<![\d\-])\d{4}[-の]\d{6}(?:-\d{4})?(?![\d\-])",
        "年金番号の桁数の数字です。",
        0.8,
    ),
    rule(
        Kind.INSURANCE_NO,
        r"(?:国保|国民健康保険|協会けんぽ|健保|健康保険|社保)(?:組合|証)?[はが:： \t(]{1,3}(?P<hit>(?:(?!記号|番号)[一-龥]{1,4}-?)?\d[\d\-]{1,10}[-・ ]\d{2,8})(?![\d年月])",
        "保険証の記号と番号です。",
        0.92,
        signs="保け",
    ),
)
