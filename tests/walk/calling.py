"""Steps 5 and 6: 決裁, notice, calendar invitations, a moved time, answers, and the paper that is read."""

import re
from datetime import date, timedelta
from email.message import EmailMessage

import icalendar

from tests.minutes.reading import unpacked
from tests.walk.cast import Cast
from tests.walk.hands import Values
from tests.walk.house import House
from tests.walk.preparing import Story, typed

_CASE_WORDS = ("介護", "居場所", "80代", "50代", "山梔子", "訪問")

TWO_DAYS = timedelta(days=2)


def open_the_call(cast: Cast, story: Story, house: House) -> None:
    """2. The invited get date, place and a calendar entry; not a word of the household; nobody else gets anything."""
    house.deliver()
    for who in ("staff_b", "staff_c"):
        letter = house.mailbox.letters_to(cast.players[who].email)[-1]
        assert len(events(letter)) == 1
        assert "相談室" in plain(letter)
        assert not any(word in str(letter) or word in plain(letter) for word in _CASE_WORDS)
    for who in ("secretary", "admin", "chair", "member"):
        letters = house.mailbox.letters_to(cast.players[who].email)
        assert not any("相談室" in plain(letter) for letter in letters)


def record_the_sign_off(cast: Cast, story: Story) -> None:
    """5. The notice waits for the 決裁."""
    hands = cast["secretary"]
    hands.open(story.meeting)
    if story.town.signs_off:
        assert "まだ送れません" in hands.text
        hands.look("24-meeting-blocked")
        _sign_off(cast, story.meeting, story.today)
    hands.follow("通知を送る")
    hands.look("25-notify")
    hands.submit("通知を送る")
    assert "回次は仮" not in hands.text
    hands.look("26-meeting-notified")
    story.papers["notice"] = hands.download("開催通知")


def _sign_off(cast: Cast, meeting: str, day: date) -> None:
    hands = cast["secretary"]
    hands.open(meeting)
    hands.follow("決裁を記録する")
    hands.submit(
        "決裁を記録する",
        {"文書番号": "8世生福第412号", "決裁日": typed(day), "決裁者": "保健福祉政策部長"},
    )
    hands.open(meeting)


def decided(day: date) -> Values:
    """The 決裁 on what goes out after the notice."""
    return {"文書番号": "8世生福第430号", "決裁日": typed(day), "決裁者": "保健福祉政策部長"}


def call_off(cast: Cast, story: Story, house: House) -> None:
    """5. Called off after its notice, a meeting sends CANCEL to whoever was invited."""
    hands = cast["secretary"]
    hands.open(story.next_meeting)
    hands.submit("日程を確定する")
    if story.town.signs_off:
        _sign_off(cast, story.next_meeting, story.meets_on)
    hands.follow("通知を送る")
    hands.submit("通知を送る")
    house.deliver()
    invited = events(house.mailbox.letters_to(cast.players["member"].email)[-1])[0]
    hands.open(story.next_meeting)
    hands.follow("会議を中止する")
    hands.look("56-cancel")
    known = decided(story.meets_on) if story.town.signs_off else {}
    hands.submit("会議を中止する", {"理由": "庁舎の工事のため"} | known)
    hands.look("57-cancelled")
    house.deliver()
    letter = house.mailbox.letters_to(cast.players["member"].email)[-1]
    gone = events(letter)[0]
    assert letter.get_content_type() == "multipart/alternative" or letter.is_multipart()
    assert "CANCEL" in str(letter)
    assert gone["UID"] == invited["UID"]
    assert gone["SEQUENCE"] > invited["SEQUENCE"]
    assert gone["STATUS"] == "CANCELLED"


def events(letter: EmailMessage) -> list[icalendar.Event]:
    """The calendar entries in a letter, read by an independent parser."""
    part = next(one for one in letter.walk() if one.get_content_type() == "text/calendar")
    calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
    assert str(calendar["METHOD"]) == part.get_param("method")
    return list(calendar.walk("VEVENT"))


def plain(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def open_the_letter(cast: Cast, story: Story, house: House) -> icalendar.Event:
    """5. One REQUEST per member; the plain text alone says date, place and how to answer; no case content."""
    house.deliver()
    letter = house.mailbox.letters_to(cast.players["member"].email)[-1]
    text = plain(letter)
    for word in ("第２庁舎４階", "回答", "電話"):
        assert word in text, text
    assert not any(word in text or word in str(letter) for word in _CASE_WORDS)
    event = events(letter)[0]
    attendees = event["ATTENDEE"]
    assert cast.players["member"].email in str(attendees)
    return event


def move_the_time(cast: Cast, story: Story, house: House, before: icalendar.Event) -> None:
    """5. A moved time sends an update with a higher SEQUENCE."""
    hands = cast["secretary"]
    hands.open(story.meeting)
    hands.follow("日時・場所を変える")
    hands.look("27-move")
    times: Values = {"開始の時刻": "14:30", "終了の時刻": "16:30"}
    if story.town.signs_off:
        assert "変更の通知に決裁が要ります" in hands.text
        pack = unpacked(hands.take("決裁の資料を受け取る（ZIP）", times))
        story.papers |= {f"change-{number}": one for number, one in enumerate(pack.values())}
        hands.submit("変更して知らせる", times)
        assert "まだ出せません" in hands.text
        hands.submit("変更して知らせる", decided(story.today))
    else:
        hands.submit("変更して知らせる", times)
    house.deliver()
    after = events(house.mailbox.letters_to(cast.players["member"].email)[-1])[0]
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    hands.follow("送信")
    hands.look("28-outbox")


def _reply_page(cast: Cast, house: House, who: str) -> str:
    """The address that the newest letter gives for answering."""
    text = plain(house.mailbox.letters_to(cast.players[who].email)[-1])
    return str(re.search(r"/invitations/[0-9a-f-]+/reply", text)[0])  # type: ignore[index]


def answer_the_notice(cast: Cast, story: Story, house: House) -> None:
    """6. Members answer; one by FAX, entered for them and shown as such."""
    hands = cast["member"]
    hands.open("/")
    hands.look("29-home-member")
    hands.open(_reply_page(cast, house, "member"))
    hands.look("30-reply")
    hands.submit("回答を送る", {"出欠": "出席"})
    cast["chair"].open(_reply_page(cast, house, "chair"))
    cast["chair"].submit("回答を送る", {"出欠": "出席"})
    cast["deputy"].open(_reply_page(cast, house, "deputy"))
    cast["deputy"].submit(
        "回答を送る",
        {"出欠": "代理出席", "代理の方の職名": "保健師", "代理の方の氏名": "真木 雫"},
    )
    enter_a_fax(cast, story)


def enter_a_fax(cast: Cast, story: Story) -> None:
    """6. 代行入力: by which means, when it came, who received it."""
    hands = cast["secretary"]
    hands.open(story.meeting)
    hands.follow(cast.players["fax"].name)
    hands.look("31-proxy-entry")
    hands.submit(
        "代行で入力する",
        {
            "出欠": "出席",
            "受け取った方法": "FAX",
            "受け取った日": typed(story.today + TWO_DAYS),
            "受け取った人": cast.players["secretary"].name,
        },
    )
    hands.open(story.meeting)
    assert "定足数" in hands.text
    hands.unfold("出席の3名を見る")
    assert "代行（FAX" in hands.text
    hands.look("32-meeting-answers")
    hands.open(f"{story.meeting}/replies")
    assert "未回答の人に確認を送る" in hands.text
    assert "電話などで確かめる" in hands.text or not story.town.has_a_past
    hands.look("32b-replies")


def read_the_paper(cast: Cast, story: Story) -> None:
    """6. The case is read within body, term and window; each reading is logged."""
    hands = cast["member"]
    hands.open(story.submission)
    for word in ("取扱注意", "読める期間", "配布番号", "検討したい事項", "80代"):
        assert word in hands.text
    assert "03-0123-4567" not in hands.text
    hands.look("33-reading")
    for who in ("rep_chair", "emp_member", "admin"):
        cast[who].open(story.submission)
        assert cast[who].status == 404
    trail = cast["admin"]
    trail.open("/audit?kind=meetings")
    assert "通知を送る" in trail.text
    assert "事例の資料を読む" not in trail.text
    trail.look("33b-trail")


def day_of(story: Story) -> str:
    """The clock at the end of the sitting: what is entered has happened."""
    return f"{story.meets_on.isoformat()}T16:15:00+09:00"


def two_days_on(story: Story) -> str:
    """The clock on the day of the conference."""
    return f"{(story.today + TWO_DAYS).isoformat()}T10:00:00+09:00"
