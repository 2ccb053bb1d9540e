"""Steps 3 and 4: an anonymised submission is written, released, screened and put on the agenda."""

import io
import re

from docx import Document

from tests.walk.cast import Cast
from tests.walk.preparing import Story

_NAME = "山梔子 澪（くちなし みお）"
_OUTLINE = (
    "80代の母と50代の本人の二人暮らし。父は平成9年3月に亡くなった。母は82歳で、"
    "連絡は03-0123-4567に入る。本人は山梔子という名で呼ばれる。"
)
_SHORTER = "80代の母と50代の本人の二人暮らし。父はすでに亡くなった。連絡は電話に入る。"
_READ_AGAIN = {
    "特異な記述（珍しい出来事、報道、めずらしい病気や家族構成など、読む人に分かってしまうこと）"
    "はありませんか": "ありません",
    "個人が特定されないよう、内容を一部変更しました。": True,
}
_QUESTION = "母の介護が重くなる前に、本人の不安をどの機関が受け止めるか。"


def write_the_submission(cast: Cast, story: Story) -> None:
    """3. From the case, an anonymised paper; what looks identifying is marked with a replacement."""
    hands = cast["staff_a"]
    hands.open(story.case)
    hands.follow("匿名化した事例を作る")
    hands.submit("提出を始める", {"提出先": story.town.committee, "支援の対象": "当事者と家族"})
    story.submission = hands.path.removesuffix("/basis")
    hands.look("15-submission-basis")
    hands.submit("保存して次へ進む")
    hands.look("16-submission-household")
    hands.submit("保存して次へ進む")
    hands.follow("書き始める")
    hands.submit(
        "保存して点検する",
        {
            "概要": _OUTLINE,
            "これまでの支援（当事者）": "訪問を月に1回続け、手紙のやりとりから始めた。",
            "これまでの支援（家族）": "介護保険の申請を支え、通所の利用が始まった。",
            "本人の希望": "人の少ない時間なら、居場所を見てみたい。",
            "家族の意向": "元気なうちに、子どもが頼れる先を作っておきたい。",
        },
    )
    for place in ("平成9年3月", "82歳", "03-0123-4567"):
        assert place in hands.text
    hands.look("17-submission-findings")
    hands.submit(
        "保存して次へ進む",
        {
            "1番をどうしますか": "案のとおり置き換える",
            "2番をどうしますか": "案のとおり置き換える",
            "3番をどうしますか": "案のとおり置き換える",
        },
    )
    hands.follow("書き始める")
    hands.submit("保存して点検する", {"検討したい事項": _QUESTION})
    hands.submit("保存して次へ進む")


def settle_the_names(cast: Cast, story: Story) -> None:
    """3. Names typed for the check are found; an unresolved finding stops the submission."""
    hands = cast["staff_a"]
    assert "まだ回せません" in hands.text
    hands.submit("名前を確かめる", {"名前（1行に1人）": _NAME})
    assert "まだ回せません" in hands.text
    hands.look("18-submission-stopped")
    hands.open(f"{story.submission}/texts/course")
    hands.submit(
        "保存して次へ進む",
        {"4番をどうしますか": "別の言葉にする", "4番を置き換える言葉": "家族だけの呼び名"},
    )
    hands.open(f"{story.submission}/confirm")
    hands.submit("名前を確かめる", {"名前（1行に1人）": _NAME})
    assert "山梔子" not in hands.text
    assert "※個人が特定されないよう、内容を一部変更している。" in hands.text
    hands.look("19-submission-confirm")
    hands.submit("責任者へ回す", _READ_AGAIN)


def release_the_submission(cast: Cast, story: Story) -> None:
    """3. The agency's head reads it as it will be disclosed, and releases it."""
    hands = cast["manager_a"]
    hands.look("20-home-manager")
    hands.open(story.submission)
    hands.follow("資料を読む")
    hands.look("21-release")
    hands.submit("提出を承認する")
    cast["staff_a"].open(story.submission)
    assert "平成9年3月" not in cast["staff_a"].text


def return_the_submission(cast: Cast, story: Story) -> None:
    """4. A screener who is not of the submitting agency returns the case with a reason."""
    hands = cast["secretary"]
    hands.open(story.submission)
    hands.submit("点検を始める")
    hands.look("22-screening")
    hands.submit("差し戻す", {"理由": "呼び名の一文は、家族を知る人に分かるので消してください。"})


def mend_the_submission(cast: Cast, story: Story) -> None:
    """3. The agency writes anew, checks anew, and its head releases anew."""
    hands = cast["staff_a"]
    hands.open(story.submission)
    assert "呼び名の一文は" in hands.text
    hands.look("22b-submission-returned")
    hands.submit("書き直す")
    hands.open(f"{story.submission}/texts/course")
    hands.follow("この文を直す")
    hands.submit("保存して点検する", {"概要": _SHORTER})
    hands.submit("保存して次へ進む")
    hands.open(f"{story.submission}/confirm")
    hands.submit("名前を確かめる", {"名前（1行に1人）": _NAME})
    hands.submit("責任者へ回す", _READ_AGAIN)
    head = cast["manager_a"]
    head.open(f"{story.submission}/release")
    head.submit("提出を承認する")


def screen_the_submission(cast: Cast, story: Story) -> None:
    """4. Mended, the case is accepted."""
    hands = cast["secretary"]
    hands.open(story.submission)
    hands.submit("点検を始める")
    assert "呼び名" not in hands.text
    hands.submit("受理する")


def write_the_agenda(cast: Cast, story: Story) -> None:
    """4. The 次第: deliberation, report, the case; its order; downloaded as Word."""
    hands = cast["secretary"]
    hands.open(f"{story.meeting}/agenda")
    found = re.search(r"事例 ([2-9A-Z]{4})", cast["staff_a"].text)
    assert found
    hands.submit(
        "事例を議題にする",
        {
            "受理された事例": found[1],
            "説明者": cast.players["staff_a"].agency,
            "時間（分）": "40",
        },
    )
    hands.submit(
        "議題を加える",
        {
            "種別": "協議",
            "題名": "つないだあとの受け止めについて",
            "説明者": "事務局",
            "時間（分）": "25",
        },
    )
    hands.submit(
        "議題を加える", {"種別": "報告", "題名": "相談窓口の上半期の実績", "説明者": "事務局"}
    )
    hands.look("23-agenda")
    paper = hands.download("Wordでダウンロード")
    story.papers["agenda"] = paper
    words = "\n".join(one.text for one in Document(io.BytesIO(paper)).paragraphs)
    assert "次　　第" in words
    assert "事例検討" in words
    assert "つないだあとの受け止めについて" in words
