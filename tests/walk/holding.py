"""Steps 7 to 10: the sitting, its minutes, the action items, the next meeting, an issue's climb."""

import re

from tests.walk.cast import Cast
from tests.walk.preparing import Story, typed


def open_the_sitting(cast: Cast, story: Story) -> None:
    """7. Presence from the answers, a substitute, the quorum computed and said in a sentence."""
    hands = cast["secretary"]
    hands.open(story.meeting)
    hands.follow("当日の")
    story.sitting = hands.path
    hands.look("34-sitting-before")
    answered = {cast.players[who].name for who in ("chair", "deputy", "member", "fax")}
    silent = [name for name in story.members if name not in answered]
    word = story.town.member
    marks: dict[str, str | bool | list[str]] = {f"{word} {name}の出欠": "出席" for name in silent}
    marks[f"{word} {silent[-1]}の出欠"] = "欠席"
    hands.submit("出欠を記録する", marks)
    assert re.search(story.town.quorum, hands.text)
    hands.look("35-sitting-quorate")
    hands.submit("開会する")


def record_the_items(cast: Cast, story: Story) -> None:
    """7. 退席（除斥） for an item, notes, decisions, action items, one 課題 raised."""
    hands = cast["secretary"]
    hands.follow("事例検討")
    hands.submit(
        "退席（除斥）を記録する", {"除斥する席": f"{story.town.member} {cast.players['fax'].name}"}
    )
    hands.submit(
        "発言を加える",
        {
            "発言した方": story.town.member,
            "発言の要点": "母の介護の支えが先に整うと、本人も話しやすいのではないか。",
        },
    )
    hands.submit("決定事項を加える", {"決まったこと": "居場所の見学に同行する人を決める。"})
    hands.submit(
        "対応事項を加える",
        {
            "担当機関": cast.players["staff_a"].agency,
            "すること": "居場所の見学に同行できる職員を決める",
            "だれのための対応か": "当事者",
            "期限": typed(story.next_on),
        },
    )
    hands.submit(
        "課題を提起する",
        {
            "課題の題名": "夕方から使える居場所が少ない",
            "課題の内容": "日中に外へ出にくい人が使える、夕方の居場所が区内に少ない。",
        },
    )
    hands.look("36-sitting-item")
    hands.submit("審議済みにする")
    hands.open(story.sitting)
    hands.follow("つないだあとの受け止めについて")
    hands.submit(
        "発言を加える",
        {"発言した方": story.town.chair, "発言の要点": "受け止めが見えない点から始める。"},
    )
    hands.submit(
        "決定事項を加える", {"決まったこと": "受けた機関の返事をもって、つなぎの終わりとする。"}
    )
    hands.submit("審議済みにする")
    hands.open(story.sitting)
    hands.look("37-sitting")
    hands.submit("閉会する", {"閉会の時刻": "16:10"})
    hands.look("38-meeting-closed")
