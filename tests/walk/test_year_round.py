"""A sitting end to end: from the annual plan over a proposal, 決裁 and letters on paper to what the next one takes over."""

import pytest

from tests import world
from tests.minutes.reading import unpacked, written
from tests.walk import delivering
from tests.walk.cast import Cast
from tests.walk.hands import BrowserHands
from tests.walk.house import House
from tests.walk.inspector import Inspector
from tests.walk.installed import installed, players
from tests.walk.printed import ensure_printable
from tests.walk.steps import CLOCK, verdict
from tests.walk.year import (
    BODY,
    BY_FAX,
    BY_POST,
    DECIDED,
    FOR_ONE,
    IN_TIME,
    ITEM_QUORUM,
    LATE_PAPER,
    MEETS_ON,
    PAPER,
    PLACE,
    PLAN,
    PRESENT,
    PROPOSED,
    PROPOSER,
    QUORUM,
    TOO_LATE,
    UNDISCUSSED,
    WHO,
    Year,
    a_page,
    hand_in,
    typed,
)

pytestmark = [pytest.mark.browser, pytest.mark.document, pytest.mark.sqlite_only]


@pytest.fixture
def year(tmp_path, mailbox, chromium, request):
    installed(tmp_path, lambda: None)
    house = House(tmp_path, mailbox, CLOCK)
    house.start()
    inspector = Inspector(request.config.getoption("--pictures"))

    def open_hands():
        return BrowserHands(house.url, chromium.new_context(locale="ja-JP"), inspector)

    yield Year(house, Cast(players(WHO), open_hands), tmp_path)
    house.stop()


def test_a_planned_sitting_is_prepared_held_and_hands_on_what_it_left(year, tmp_path):
    plan_the_year(year)
    year.later(IN_TIME)
    note_who_wants_paper(year)
    propose_an_item(year)
    write_the_agenda(year)
    year.later(TOO_LATE)
    add_a_late_paper(year)
    keep_a_paper_for_one(year)
    delivering.send_the_notice(year)
    delivering.carry_the_letters(year)
    delivering.enter_the_answers(year)
    delivering.take_the_papers(year)
    year.later(MEETS_ON, "16:15")
    hold_the_sitting(year)
    carry_over(year)
    draft_the_minutes(year)
    assert not any(FOR_ONE in written(one) for one in year.papers if one != year.draft)
    ensure_printable(year.papers, tmp_path / "papers")
    assert verdict(year.house)["ok"] is True


def plan_the_year(year):
    """One press makes the year's drafts, the first on a day and at a place of the office's own."""
    hands = year.secretary
    hands.open("/meetings")
    hands.follow("令和9年度の計画")
    assert hands.path == PLAN
    first = hands.page.locator("tr").filter(has=hands.page.get_by_label(BODY)).first
    first.get_by_label("開催日").fill(typed(MEETS_ON))
    first.get_by_label("場所").fill(PLACE)
    hands.submit("締切と重なりを確かめる")
    assert "まだ作っていません" in hands.text
    hands.submit("印の付いた会議を下書きにする")
    assert "回の会議を下書きにしました" in hands.text
    assert "回数の決まりに足りない会議はありません。" in hands.text
    hands.follow(f"{BODY} 第2回")
    year.following = hands.path
    hands.open(PLAN)
    hands.follow(f"{BODY} 第1回")
    year.meeting = hands.path
    assert " ".join(PLACE.split()) in hands.text


def note_who_wants_paper(year):
    """One member is written to by post from now on; who logs in has an administrator change it."""
    secretary, hands = year.secretary, year.browser("admin")
    secretary.open("/bodies")
    secretary.follow(BODY)
    secretary.follow(world.PEOPLE[BY_POST].name)
    assert "連絡先は、管理者が直します。" in secretary.text
    secretary.look("year-person")
    hands.open(secretary.path)
    hands.follow("連絡先を直す")
    hands.submit("保存する", {"連絡の方法": "郵送"})
    assert "郵送" in hands.text


def propose_an_item(year):
    """A member asks for an item; the secretariat finds the request on its first page and accepts it."""
    member, hands = year.browser(PROPOSER), year.secretary
    member.open("/bodies")
    member.follow(BODY)
    member.follow("議題の提案")
    member.submit(
        "提案する",
        {"議題": PROPOSED, "提案の理由": "夜間に電話がつながらないという声があるため。"},
    )
    hands.open("/")
    hands.follow("答えを待っている議題の提案")
    hands.look("year-proposals")
    hands.submit("議題にする")
    assert "提案を議題にしました" in hands.text
    assert hands.path == f"{year.meeting}/agenda"
    assert PROPOSED in hands.text


def write_the_agenda(year):
    """A second item and a paper for the first, before the deadline for papers."""
    hands = year.secretary
    hands.submit("議題を加える", {"種別": "協議", "題名": UNDISCUSSED, "説明者": "事務局"})
    hand_in(hands, "資料を加える", a_page(year.folder / "paper.pdf"), paper(PAPER, PROPOSED))
    assert "資料の締切は5月26日(水)です。" in hands.text
    assert PAPER in hands.text
    assert "期限後" not in rows_of(hands)
    hands.open(year.meeting)
    hands.submit("日程を確定する")


def paper(title, item):
    return {"資料の名前": title, "どの議題の資料か": item}


def rows_of(hands):
    """The table of papers."""
    return hands.page.get_by_role("table", name="資料", exact=True).inner_text()


def add_a_late_paper(year):
    """After the deadline a paper is taken and said to be late."""
    hands = year.secretary
    hands.open(f"{year.meeting}/agenda")
    hand_in(hands, "資料を加える", a_page(year.folder / "late.pdf"), paper(LATE_PAPER, UNDISCUSSED))
    assert rows_of(hands).count("期限後") == 1


def keep_a_paper_for_one(year):
    """A third paper is for one member alone; the others see that there is one."""
    hands, member = year.secretary, year.browser(PROPOSER)
    said = {"資料の名前": FOR_ONE, "渡す方を限る": True}
    hand_in(hands, "資料を加える", a_page(year.folder / "one.pdf"), said)
    hands.page.get_by_label("次の方だけ", exact=True).check()
    hands.page.locator("label").filter(has_text=world.PEOPLE[BY_FAX].name).click()
    hands.look("year-paper")
    hands.submit("保存する")
    hands.look("year-agenda")
    member.open(year.meeting)
    assert "一部の方に渡す資料" in member.text
    assert FOR_ONE not in member.text


def hold_the_sitting(year):
    """Four of five come, one leaves while the first item is discussed; the second is not reached."""
    hands = year.secretary
    hands.open(f"{year.meeting}/sitting")
    hands.submit("出欠を記録する", PRESENT)
    assert QUORUM in hands.text
    take_the_day_set(year)
    hands.open(f"{year.meeting}/sitting")
    hands.submit("開会する", {"開会の時刻": "14:00"})
    hands.follow(PROPOSED)
    hands.submit("決定事項を加える", {"決まったこと": DECIDED})
    hands.submit("審議済みにする")
    see_somebody_leave(year)
    hands.open(f"{year.meeting}/sitting")
    hands.submit("閉会する", {"閉会の時刻": "16:00"})


def take_the_day_set(year):
    """The papers of the day in one file; what is read out counts who is here."""
    hands = year.secretary
    hands.open(year.meeting)
    papers = unpacked(hands.download("当日セットを受け取る"))
    kinds = {name.split("_")[0]: content for name, content in papers.items()}
    assert set(kinds) == {"次第", "進行シナリオ", "席次表", "席札", "受付簿"}
    year.papers.extend(papers.values())
    script = written(kinds["進行シナリオ"])
    assert "本日は、委員５名のうち４名が出席しています。定足数の３名に達しています" in script
    assert f"{world.PEOPLE[PROPOSER].name}様から、資料１により" in script


def see_somebody_leave(year):
    """Whoever leaves is counted at the item until then; it says how many were there from when on."""
    hands = year.secretary
    hands.open(f"{year.meeting}/sitting")
    hands.follow(PROPOSED)
    hands.submit("審議の時間を直す", {"審議を始めた時刻": "14:10", "審議を終えた時刻": "15:50"})
    hands.open(f"{year.meeting}/sitting")
    left = {"席": world.PEOPLE[PROPOSER].name, "出入り": "途中退席した", "時刻": "15:00"}
    hands.submit("出入りを記録する", left)
    hands.look("year-sitting")
    hands.follow(PROPOSED)
    for word in ("14:10から 出席4名", "15:00から 出席3名", ITEM_QUORUM):
        assert word in hands.text


def carry_over(year):
    """What was not reached moves to the next meeting of the plan with its paper, and leaves its trace."""
    hands = year.secretary
    hands.open(year.meeting)
    assert "次の会議は、8月12日(木)に設定してあります。" in hands.text
    assert "まだ決めていません" in hands.text
    hands.look("year-closed")
    hands.follow("次の会議の次第へ")
    assert hands.path == f"{year.following}/agenda"
    hands.submit("移す")
    (row,) = hands.page.locator("tr[data-row]").filter(has_text=UNDISCUSSED).all()
    assert "前回から" in row.inner_text()
    assert LATE_PAPER in rows_of(hands)
    hands.look("year-next")
    hands.open(year.meeting)
    assert "まだ決めていません" not in hands.text
    assert "次回へ繰越" in hands.text


def draft_the_minutes(year):
    """They say what was decided, who left when, and what was carried over."""
    hands = year.secretary
    hands.open(f"{year.meeting}/minutes")
    hands.submit("記録から議事録（案）を作る")
    for word in (DECIDED, "午後３時退席", "審議に至らず、次回へ繰り越した。"):
        assert word in hands.text
