"""The kinds of deeds by which the trail is looked through: each a word (message id) and the tags it means."""

from collections.abc import Iterable

from council.domain.deeds import TAGS

_BEGINNINGS: dict[str, tuple[str, tuple[str, ...]]] = {
    "meetings": (
        "会議と次第",
        (
            "meeting",
            "meetings",
            "agenda",
            "notice",
            "paper",
            "pack",
            "book",
            "proposal",
            "yearplan",
        ),
    ),
    "invitations": ("案内と出欠", ("invitation", "outbox", "proxy", "writing")),
    "sittings": ("当日の記録", ("sitting", "record", "day_set", "turnout")),
    "minutes": ("議事録", ("minutes",)),
    "actions": ("対応事項", ("action",)),
    "issues": ("課題", ("issue",)),
    "submissions": ("事例の資料", ("submission",)),
    "cases": (
        "世帯と個別ケース検討会議",
        ("case", "conference", "consent", "statement", "share", "request"),
    ),
    "terms": ("覚えておく言葉", ("term",)),
    "members": (
        "席・任期・担当",
        (
            "appointment",
            "duty",
            "secretariat",
            "admin",
            "person",
            "roster",
            "nomination",
            "rotation",
            "appointments",
        ),
    ),
    "structure": ("会議体と機関", ("structure", "agency", "agencies", "seat")),
    "accounts": ("アカウントとログイン", ("account", "login", "profile")),
    "second": ("もう一人の確認", ("second",)),
    "refused": ("断られた操作", ("refused",)),
}
_READING = ("read", "read_destination", "read_item", "read_original", "export", "list", "show")


def _of(beginnings: Iterable[str]) -> frozenset[str]:
    return frozenset(tag for tag in TAGS if tag.partition(":")[0] in beginnings)


def _readings() -> frozenset[str]:
    return frozenset(tag for tag in TAGS if tag.partition(":")[2] in _READING) | _of(["document"])


KINDS: dict[str, tuple[str, frozenset[str]]] = {
    **{code: (word, _of(beginnings)) for code, (word, beginnings) in _BEGINNINGS.items()},
    "reading": ("開いた・受け取った", _readings()),
}
