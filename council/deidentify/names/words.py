"""Words around names: what follows a name, what leads to one, and what only looks like one.

The lists are files beside this one, words apart by white space.
"""

from importlib.resources import files


def _words(name: str) -> frozenset[str]:
    path = files("council.deidentify.names") / f"{name}.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


KIN = _words("kin")
"""Words for a member of the household or a relative, which a name may follow at once."""

TITLES = _words("titles")
"""Offices and professions that follow a family name."""

ROLES = _words("roles")
"""Words that take さん, 様, 先生 and name a role, a kinship or an office, not a person."""

EPONYMS = _words("eponyms")
"""Names that stand for an illness, a test, a school of thought."""

NO_NAMES = _words("no_names")
"""What stands where a name could and is none."""

NEIGHBOURS = _words("neighbours")
"""Chinese and Korean family names of one sign."""

ABSTRACT = _words("abstract")
"""Things of one or two signs that are written like a given name: 母の愛, 父の死."""

LABELS = _words("labels")
"""Words after which, with a colon or on a form, a name stands."""

HONORIFICS = (
    "さん",
    "さま",
    "様",
    "氏",
    "くん",
    "君",
    "ちゃん",
    "殿",
    "先生",
    "翁",
    "女史",
    "嬢",
    *(
        "おばさん",
        "おじさん",
        "おばあちゃん",
        "おじいちゃん",
        "ばあちゃん",
        "じいちゃん",
        "ばあさん",
        "じいさん",
        "兄さん",
        "姉さん",
        "兄ちゃん",
        "姉ちゃん",
        "先輩",
        "後輩",
    ),
)
HOUSEHOLDS = (
    *(
        "姉弟",
        "兄妹",
        "母娘",
        "父娘",
        "夫妻",
        "夫婦",
        "ご夫妻",
        "ご夫婦",
        "夫人",
        "宅",
        "方",
        "家",
        "一家",
        "親子",
        "母子",
        "父子",
    ),
    *("兄弟", "姉妹", "世帯", "ケース", "家族", "御一同", "御母堂", "御令息"),
)
"""Words that make a family name stand for a household."""

NOBODY = ROLES | NO_NAMES | KIN | TITLES | frozenset(HONORIFICS)
"""Words that by themselves are nobody's name."""
