"""A joint sitting end to end: two numbers, rosters, quorums, minutes, approvals; each body's closed item its own."""

import re
from itertools import chain

import pytest

from tests import world
from tests.minutes import reading
from tests.walk import together
from tests.walk.calling import events, plain
from tests.walk.cast import Cast
from tests.walk.hands import BrowserHands
from tests.walk.house import House
from tests.walk.inspector import Inspector
from tests.walk.installed import players
from tests.walk.preparing import typed
from tests.walk.secrecy import get, have_the_books_bound, nobody_sees_the_others
from tests.walk.steps import CLOCK, verdict
from tests.walk.together import (
    CHAIR,
    MEETS_ON,
    MEMBER,
    MEMBERS,
    NAMES,
    NUMBER,
    OPEN,
    OTHER,
    OURS,
    QUORUM,
    SECRETS,
    THEIRS,
    Joint,
    words_of,
)

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]


@pytest.fixture
def joint(tmp_path, mailbox, chromium, request):
    code = together.furnish(tmp_path)
    house = House(tmp_path, mailbox, CLOCK)
    house.start()
    inspector = Inspector(request.config.getoption("--pictures"))

    def open_hands():
        return BrowserHands(house.url, chromium.new_context(locale="ja-JP"), inspector)

    yield Joint(house, Cast(players(together.WHO), open_hands), code)
    house.stop()


def test_two_bodies_sit_together_and_each_keeps_its_own(joint, tmp_path):
    schedule(joint)
    for code in (OURS, THEIRS):
        write_the_agenda(joint, code, tmp_path)
    for code in (OURS, THEIRS):
        send_the_notice(joint, code)
    read_the_letters(joint)
    have_the_books_bound(joint)
    nobody_sees_the_others(joint)
    joint.house.later(f"{MEETS_ON.isoformat()}T16:15:00+09:00")
    joint.cast.again()
    for code in (OURS, THEIRS):
        hold(joint, code)
    for code in (OURS, THEIRS):
        settle_the_minutes(joint, code)
    nobody_sees_the_others(joint)
    assert verdict(joint.house)["ok"] is True


def schedule(joint):
    """One form makes both meetings; each has a page, a provisional number and a link to the other."""
    hands = joint.secretary
    hands.open(f"/meetings/new/{OURS}")
    hands.submit(
        "会議を設定する",
        {
            "開催日": typed(MEETS_ON),
            "開始の時刻": "14:00",
            "終了の時刻": "16:00",
            "場所": "区役所 大会議室",
            "開き方": "対面",
            "公開・非公開の別": "一部公開",
            "公開しない理由": "個人に関する情報を扱うため",
            "同時に開く会議体": [NAMES[THEIRS]],
        },
    )
    joint.at[OURS] = hands.path
    assert "第1回" in hands.text
    hands.follow(NAMES[THEIRS])
    joint.at[THEIRS] = hands.path
    assert joint.at[OURS] != joint.at[THEIRS]
    assert "第2回" in hands.text


def write_the_agenda(joint, code, folder):
    """An item for all, one behind closed doors with its paper; the one body has a case besides."""
    hands, secret = joint.secretary, SECRETS[code]
    hands.open(f"{joint.at[code]}/agenda")
    hands.submit("議題を加える", {"種別": "協議", "題名": OPEN[code], "説明者": "事務局"})
    hands.submit(
        "議題を加える",
        {
            "種別": "協議",
            "題名": secret.title,
            "この議題は非公開にする": True,
            "非公開にする理由": "個人に関する情報を扱うため",
        },
    )
    upload_the_paper(hands, secret, folder)
    if code == OURS:
        hands.submit("事例を議題にする", {"受理された事例": joint.code})
    hands.open(joint.at[code])
    joint.files[code] = set(re.findall(r"/papers/[0-9a-f-]+/file", hands.page.content()))
    joint.cases |= set(re.findall(r"/submissions/[0-9a-f-]+", hands.page.content()))
    assert joint.files[code]


def upload_the_paper(hands, secret, folder):
    path = folder / f"{secret.paper}.txt"
    path.write_text(secret.paper, encoding="utf-8")
    form = hands.page.locator("form[action$='/papers']")
    form.get_by_label("資料の名前").fill(secret.paper)
    form.get_by_label("どの議題の資料か").select_option(label=secret.title)
    form.locator("input[type=file]").set_input_files(path)
    with hands.page.expect_navigation():
        form.get_by_role("button", name="資料を加える").click()
    assert secret.paper in hands.text


def send_the_notice(joint, code):
    """Each body has its own 決裁 and its own notice; its number is fixed."""
    hands = joint.secretary
    hands.open(joint.at[code])
    hands.submit("日程を確定する")
    hands.follow("決裁を記録する")
    hands.submit(
        "決裁を記録する",
        {"文書番号": "8世生福第77号", "決裁日": typed(world.TODAY), "決裁者": "部長"},
    )
    hands.open(joint.at[code])
    hands.follow("通知を送る")
    hands.submit("通知を送る")
    assert "回次は仮" not in hands.text
    hands.look(f"joint-{code}")
    ensure_whose(joint, code)


def ensure_whose(joint, code):
    """Page, 次第 and 開催通知 name whose items they are and on what the body rests."""
    hands = joint.secretary
    assert f"{NAMES[code]}の議題です。根拠は" in hands.text
    assert f"同時開催 {NAMES[OTHER[code]]}の議題" in hands.text
    for kind, heads in (("agenda", "の議題】"), ("notice", "根拠：")):
        paper = get(joint, hands.context, f"{joint.at[code]}/{kind}.docx").body()
        lines = "\n".join(reading.lines(paper))
        assert lines.count(heads) == 2, kind
        assert "席を外していただきます" in lines, kind
        assert not any(word in lines for word in words_of(OTHER[code])), kind


def read_the_letters(joint):
    """One letter by each body's notice: who sits in both is asked to both by the second one, under the same entry.

    Nothing in any of what is closed or of a case.
    """
    joint.house.deliver()
    told = {
        who: [one for one in joint.house.mailbox.letters_to(world.email(who)) if is_of(one)]
        for who in ("rep_member", "emp_member", "deputy")
    }
    assert [len(letters) for letters in told.values()] == [1, 1, 2]
    alone, both = told["deputy"]
    assert "（同時開催）" not in str(alone["Subject"])
    assert "（同時開催）" in str(both["Subject"])
    assert NAMES[THEIRS] not in plain(alone)
    before, now = events(alone)[0], events(both)[0]
    assert (now["UID"], now["SEQUENCE"]) == (before["UID"], before["SEQUENCE"] + 1)
    for letter in chain(*told.values()):
        assert len(events(letter)) == 1
        for word in (*words_of(OURS), *words_of(THEIRS), joint.code):
            assert word not in plain(letter)
            assert word not in str(letter)
            assert word not in str(events(letter)[0])


def is_of(letter):
    return "１月２８日" in plain(letter)


def hold(joint, code):
    """Each body has its own presence, quorum, chair, record and end."""
    hands, secret = joint.secretary, SECRETS[code]
    hands.open(f"{joint.at[code]}/sitting")
    boxes = hands.page.get_by_label(re.compile("の出欠$"))
    assert boxes.count() == MEMBERS
    for number in range(MEMBERS):
        boxes.nth(number).select_option(label="出席")
    if code == THEIRS:
        boxes.last.select_option(label="欠席")
    with hands.page.expect_navigation():
        hands.page.get_by_role("button", name="出欠を記録する").click()
    assert QUORUM[code] in hands.text
    hands.submit("開会する")
    hands.follow(secret.title)
    hands.submit("発言を加える", {"発言した方": "委員", "発言の要点": secret.said})
    hands.submit("決定事項を加える", {"決まったこと": secret.decided})
    hands.submit("審議済みにする")
    hands.open(f"{joint.at[code]}/sitting")
    hands.submit("閉会する", {"閉会の時刻": "16:10"})


def settle_the_minutes(joint, code):
    """Drafted, checked, read by its own attendees, approved by its own chair and by no other."""
    hands = joint.secretary
    hands.open(f"{joint.at[code]}/minutes")
    hands.submit("記録から議事録（案）を作る")
    hands.submit("点検を済ませる")
    hands.submit("出席者に確認を依頼する", {"確認の期限": typed(MEETS_ON.replace(day=29))})
    hands.submit("議長に承認を依頼する")
    other = joint.cast[CHAIR[OTHER[code]]]
    other.open(f"{joint.at[code]}/minutes/approval")
    assert other.status == 404
    chair = joint.cast[CHAIR[code]]
    chair.open(f"{joint.at[code]}/minutes/approval")
    chair.submit("承認して確定する")
    assert "照合番号" in chair.text
    written = "\n".join(reading.lines(chair.download("議事録をWordでダウンロード")))
    own = (NUMBER[code], world.PEOPLE[MEMBER[code]].name, world.PEOPLE[CHAIR[code]].name)
    for word in (SECRETS[code].decided, *own):
        assert word in written
    assert world.PEOPLE[MEMBER[OTHER[code]]].name not in written
    for word in words_of(OTHER[code]):
        assert word not in written
