"""Steps 8 to 10: minutes approved, action items reported, the next meeting, an issue's climb."""

import io
from datetime import timedelta

from docx import Document

from council.domain.wareki import screen_date
from tests.walk.cast import Cast
from tests.walk.preparing import Story, typed


def draft_the_minutes(cast: Cast, story: Story) -> None:
    """8. Drafted from the record, checked, sent to attendees for correction."""
    hands = cast["secretary"]
    hands.open(f"{story.meeting}/minutes")
    hands.submit("記録から議事録（案）を作る")
    assert "（除斥）" in hands.text
    hands.look("39-minutes-draft")
    hands.submit("点検を済ませる")
    hands.submit(
        "出席者に確認を依頼する", {"確認の期限": typed(story.meets_on + timedelta(days=7))}
    )
    member = cast["member"]
    member.open(f"{story.meeting}/minutes")
    member.look("40-minutes-review")
    member.submit(
        "修正を申し出る",
        {"直してほしいところ": "「返事」は「受け取ったという返事」と書いてください。"},
    )


def correct_and_submit(cast: Cast, story: Story) -> None:
    """8. The secretariat mends what was asked for, and puts it before the chair."""
    hands = cast["secretary"]
    hands.open(f"{story.meeting}/minutes")
    hands.look("41-minutes-comments")
    hands.follow(_editing(hands.text))
    hands.look("42-minutes-edit")
    hands.submit(
        "保存する",
        {"決定事項": "受けた機関の「受け取った」という返事をもって、つなぎの終わりとする。"},
    )
    hands.submit("反映した")
    hands.submit("議長に承認を依頼する")


def _editing(text: str) -> str:
    """The link that edits the item on referrals, with its number of the day."""
    here = text.index("つないだあとの受け止めについて）")
    return text[text.rindex("この議題を直す", 0, here) : here] + "つないだあとの受け止めについて）"


def return_the_minutes(cast: Cast, story: Story) -> None:
    """8. The chair returns the draft with what is to be mended; the secretariat mends and asks again."""
    chair = cast["chair"]
    chair.open("/")
    chair.look("43-home-chair")
    chair.open(f"{story.meeting}/minutes/approval")
    chair.submit(
        "差し戻す", {"直してほしいところ": f"{story.town.chair}の発言に「まず」を入れてください。"}
    )
    hands = cast["secretary"]
    hands.open(f"{story.meeting}/minutes")
    assert "議長から差し戻されています" in hands.text
    hands.look("43b-minutes-returned")
    hands.follow(_editing(hands.text))
    hands.submit(
        "保存する", {"発言": f"○{story.town.chair}　まず、受け止めが見えない点から始める。"}
    )
    hands.submit("点検を済ませる")
    hands.submit("議長に承認を依頼する")


def approve_the_minutes(cast: Cast, story: Story) -> None:
    """8. The chair approves; a version with its content hash is frozen; Word download."""
    chair = cast["chair"]
    chair.open(f"{story.meeting}/minutes")
    chair.follow("変わったところを読んで、承認に進む")
    assert "修正前" in chair.text
    chair.look("44-approval")
    chair.submit("承認して確定する")
    assert "照合番号" in chair.text
    chair.look("45-minutes-approved")
    _judge_the_document(cast, story, chair.download("議事録をWordでダウンロード"), chair.text)


def mend_what_was_approved(cast: Cast, story: Story) -> None:
    """8. A later mend is a 訂正: a new version, approved like the first."""
    chair, hands = cast["chair"], cast["secretary"]
    hands.open(f"{story.meeting}/minutes")
    hands.submit("訂正を始める", {"訂正の理由": "決定事項の言い回しの誤り"})
    hands.look("46-correction")
    hands.follow(_editing(hands.text))
    hands.submit(
        "保存する", {"決定事項": "受けた機関の「受け取った」という返事で、つなぎを終える。"}
    )
    hands.submit("点検を済ませる")
    hands.submit("議長に承認を依頼する")
    chair.open(f"{story.meeting}/minutes/approval")
    assert "つなぎを終える。" in chair.text
    chair.submit("承認して確定する")
    assert "訂正" in chair.text


def _judge_the_document(cast: Cast, story: Story, paper: bytes, page: str) -> None:
    story.papers["minutes"] = paper
    opened = Document(io.BytesIO(paper))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    footers = [one.text for section in opened.sections for one in section.footer.paragraphs]
    words = "\n".join([*(one.text for one in opened.paragraphs), *cells])
    for name in ("chair", "member"):
        assert cast.players[name].name in words
    for word in ("居場所の見学に同行できる職員を決める", "「受け取った」という返事", "承認"):
        assert word in words
    stamp = page.partition("照合番号")[2].strip()[:8].lower()
    assert stamp in "\n".join(footers).lower().replace(" ", "")
    assert opened.core_properties.author == ""


def report_the_action(cast: Cast, story: Story) -> None:
    """9. The agency takes it on, asks for an extension, reports; the secretariat confirms closing."""
    hands = cast["staff_a"]
    hands.open("/actions")
    hands.look("47-actions")
    hands.follow("居場所の見学に同行できる職員を決める")
    item = hands.path
    hands.submit("引き受ける")
    later = story.next_on + timedelta(days=14)
    hands.open(f"{item}/extension")
    hands.look("48-extension")
    hands.submit(
        "延長を申し出る",
        {
            "新しい期限": typed(later),
            "理由": "見学先の都合を待っています。",
        },
    )
    keeper = cast["secretary"]
    keeper.open(item)
    keeper.look("49-action-keeper")
    keeper.submit(f"{screen_date(later)}まで認める")
    hands.open(item)
    hands.submit("報告を送る", {"どうなりましたか": "終わった"})
    keeper.open(item)
    keeper.submit("完了を確認する")
    assert "完了" in keeper.text
    keeper.look("50-action-closed")


def overdue_is_visible(cast: Cast, story: Story) -> None:
    """9. What the year left undone is shown as overdue."""
    hands = cast["secretary"]
    hands.open("/actions")
    assert "日超過" in hands.text or not story.town.has_a_past
    hands.look("51-actions-secretariat")


def plan_the_next(cast: Cast, story: Story) -> None:
    """10. The next meeting carries the approved minutes and the open items."""
    hands = cast["secretary"]
    hands.open(story.meeting)
    is_planned = "ほかの日にも会議を設定する" in hands.text
    hands.follow("ほかの日にも会議を設定する" if is_planned else "次の会議を設定する")
    hands.submit(
        "会議を設定する",
        {
            "開催日": typed(story.next_on),
            "場所": "第２庁舎４階　会議室４１",
            "開き方": "対面",
            "公開・非公開の別": "非公開",
        },
    )
    story.next_meeting = hands.path
    assert "議事録" in hands.text
    assert "前回からの対応事項" in hands.text or not story.town.has_a_past
    assert "課題への回答" in hands.text
    hands.look("52-next-meeting")


def climb_and_come_back(cast: Cast, story: Story) -> None:
    """10. The 課題 goes up to the 代表者会議 and its answer comes back to the 部会."""
    hands = cast["secretary"]
    hands.open("/issues")
    hands.look("53-issues")
    hands.follow("夕方から使える居場所が少ない")
    story.issue = hands.path
    hands.submit("上の会議に上げる", {"上げる会議": story.town.above})
    hands.look("54-issue-forwarded")
    chair = cast["rep_chair"]
    chair.open(story.issue)
    assert "母の介護" not in chair.text
    chair.submit("回答する", {"回答": "来年度、夕方の開所を二つの地域で試みる。"})
    hands.open(story.issue)
    hands.submit("回答を受け取る")
    assert "夕方の開所" in hands.text
    hands.look("55-issue-answered")
    cast["member"].open(story.issue)
    assert "夕方の開所" in cast["member"].text
