"""Ages in the rows of a household roster, beside a name that is settled already."""

from council.deidentify.age_contexts import FAMILY, is_age
from council.deidentify.age_numbers import GROWN
from council.deidentify.findings import Kind
from council.deidentify.rules import MASK, Rule, rule

_DIVIDER = r"(?:[ \t]?[/|:・,\t][ \t]?|[ \t]{1,3})"

ROSTER_AGE_RULES: tuple[Rule, ...] = (
    rule(
        Kind.AGE,
        rf"(?P<hit>{GROWN}|[1-9](?!\d))(?=[ \t]?(?:[/|:・,\t \n、。)のはが]|\Z))(?![/.]\d|[、・,]\d|[ \t]?[件回名人円%])",
        "家族の一覧で、氏名に並ぶ数字です。",
        0.8,
        is_age,
        before=rf"{FAMILY}(?:{_DIVIDER}|\)[ \t]?){MASK}{_DIVIDER}|{MASK}[ \t]?\({FAMILY}\){_DIVIDER}|{MASK}{_DIVIDER}{FAMILY}{_DIVIDER}",
    ),
)
