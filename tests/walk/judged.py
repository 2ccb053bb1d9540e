"""Judging a paper, for whoever's hands do it: written, decided at once, missed, undone, remembered, answered."""

from tests.walk.cast import Cast
from tests.walk.hands import Hands

OUTLINE = (
    "82歳の母と50代の本人の二人暮らし。父は平成9年3月に亡くなった。母は82歳である。\n"
    "朝にラッパを吹く。本人はくわの実を気に入っている。"
)
NOTHING_WAITS = "決めるのを待っている言葉はありません。"
QUESTION = "本人の不安をどの機関が受け止めるか。"


def write(hands: Hands) -> str:
    """A new paper with four places to judge; the address of its judging."""
    hands.open("/cases/new")
    hands.submit("登録する", {"1人目/年代": "50代", "2人目/続柄": "母", "2人目/年代": "80代"})
    hands.follow("匿名化した事例を作る")
    hands.submit("提出を始める", {"提出先": "８０５０支援部会", "支援の対象": "当事者と家族"})
    paper = hands.path.removesuffix("/basis")
    for step, label, text in (
        ("question", "検討したい事項", QUESTION),
        ("course", "概要", OUTLINE),
    ):
        hands.open(f"{paper}/texts/{step}")
        hands.follow("書き始める")
        hands.submit("保存して点検する", {label: text})
    return f"{paper}/texts/course"


def settle_without_scripts(cast: Cast) -> None:
    """Every task of the page with its forms alone."""
    hands = cast["staff_a"]
    page = write(hands)
    hands.look("judging-open")
    hands.submit(
        "保存して終わる",
        {
            "1番をどうしますか": "案のとおり置き換える",
            "同じ言葉（ほか1箇所）も、同じに決める": True,
        },
    )
    hands.open(page)
    assert "確認していない箇所が 1件あります" in hands.text
    hands.submit("ひとつ戻す")
    assert "確認していない箇所が 3件あります" in hands.text
    hands.unfold("まとめて決める")
    hands.submit("年齢 2件をすべて案のとおりにする")
    hands.submit("保存して終わる", {"2番をどうしますか": "このまま残す（理由を書く）"})
    assert hands.status == 422
    assert "残す理由を書いてください。" in hands.text
    hands.submit("保存して終わる", {"2番を残す理由": "時期が検討に必要なため"})
    hands.open(page)
    _miss_here(hands, "くわの実", "施設名")
    assert "〔施設名〕" in hands.text
    hands.look("judging-settled")


def miss(hands: Hands, words: str, kind: str) -> None:
    """In a new paper, words that no check found, proposed to be remembered."""
    hands.open(write(hands))
    _miss_here(hands, words, kind)


def _miss_here(hands: Hands, words: str, kind: str) -> None:
    hands.submit(
        "置き換えを加える",
        {
            "文の中の言葉（そのまま写す）": words,
            "何が分かってしまいますか": kind,
            "事務局に、この言葉を覚えておくよう申し出る": True,
        },
    )


def remember(cast: Cast) -> None:
    """The secretariat confirms the term; the next paper has it marked."""
    hands = cast["secretary"]
    hands.open("/submissions")
    hands.follow("覚えておく言葉")
    assert "くわの実" in hands.text
    hands.look("terms-proposed")
    while NOTHING_WAITS not in hands.text:
        hands.submit("覚える")
        assert "次の点検から使います。" in hands.text
    hands.look("terms-confirmed")
    write(cast["staff_a"])
    assert "「覚えておく言葉」にある施設名です。" in cast["staff_a"].text
