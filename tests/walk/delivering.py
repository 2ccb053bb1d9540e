"""What leaves the house before a sitting: its 決裁 and notice, letters on paper and their answers, papers as one."""

import io
import time

from pypdf import PdfReader

from tests import world
from tests.minutes.reading import unpacked, written
from tests.walk.year import (
    BY_FAX,
    BY_POST,
    FOR_ONE,
    LATE_PAPER,
    PAPER,
    PROPOSER,
    TOO_LATE,
    a_page,
    hand_in,
    typed,
)

BOUND_WITHIN = 120  # seconds; LibreOffice shares the machine with the rest of the tests


def send_the_notice(year):
    """What the 決裁 rests on comes as one file; without its record nothing is sent."""
    hands = year.secretary
    hands.open(year.meeting)
    assert "まだ送れません" in hands.text
    pack = unpacked(hands.download("決裁の資料を受け取る"))
    year.papers.extend(content for name, content in pack.items() if name.endswith(".docx"))
    year.draft = pack["起案文案.docx"]
    assert FOR_ONE in written(year.draft)
    hands.follow("決裁を記録する")
    hands.submit(
        "決裁を記録する",
        {"文書番号": "9世生福第215号", "決裁日": typed(TOO_LATE), "決裁者": "生活福祉課長"},
    )
    hands.open(year.meeting)
    hands.follow("通知を送る")
    hands.submit("通知を送る")
    assert "回次は仮" not in hands.text
    year.house.deliver()
    told = {who for who in world.PEOPLE if year.house.mailbox.letters_to(world.email(who))}
    assert told == {"chair", "deputy", PROPOSER}


def carry_the_letters(year):
    """Two members get theirs on paper: printed with cover and labels, and marked when they went."""
    hands = year.secretary
    hands.follow("送信")
    hands.look("year-outbox")
    cover, fax, labels = map(hands.download, ("送付状（Word）", "FAX送付状（Word）", "12面"))
    year.papers.extend((cover, fax, labels))
    for content, who in ((cover, BY_POST), (fax, BY_FAX), (labels, BY_POST)):
        assert world.PEOPLE[who].name in written(content)
    for way in ("post", "fax"):
        hands.page.locator(f"#by-{way} input[type=checkbox]").check()
        form = hands.page.locator(f"#by-{way} form")
        with hands.page.expect_navigation():
            form.get_by_role("button", name="印を付けた文書を送付済にする").click()
        assert "1通を送付済にしました。" in hands.text
    assert "紙で届ける" not in hands.text


def enter_the_answers(year):
    """Their answers are entered for them, with a copy of what came, and are told as such everywhere."""
    hands = year.secretary
    for who, means in ((BY_POST, "書面"), (BY_FAX, "FAX")):
        hands.open(year.meeting)
        hands.follow(world.PEOPLE[who].name)
        hand_in(
            hands,
            "代行で入力する",
            a_page(year.folder / f"{who}.pdf"),
            {"出欠": "出席", "受け取った方法": means, "受け取った日": typed(TOO_LATE)},
        )
    hands.unfold("出席の2名を見る")
    for means in ("書面", "FAX"):
        assert f"代行（{means}、" in hands.text
    copy = hands.download("受け取ったものの写し")
    assert copy == (year.folder / f"{BY_POST}.pdf").read_bytes()


def take_the_papers(year):
    """A member has all papers as one ZIP at once, and as one book when the worker has bound it."""
    member = year.browser(PROPOSER)
    member.open(year.meeting)
    member.follow("資料をまとめて受け取る")
    names = list(unpacked(member.download("ZIPを受け取る")))
    assert names == ["00_次第.docx", f"01_資料１_{PAPER}.pdf", f"02_資料２_{LATE_PAPER}.pdf"]
    member.submit("PDFの綴りを作る")
    wait_for_the_book(year.house, member)
    member.look("year-book")
    pages = PdfReader(io.BytesIO(member.download("PDFの綴りを受け取る"))).pages
    assert world.PEOPLE[PROPOSER].name in pages[0].extract_text()
    assert len(pages) == 4  # cover with its list, 次第, two papers of one page


def wait_for_the_book(house, member):
    """Look again until the worker is through with it."""
    deadline = time.monotonic() + BOUND_WITHIN
    while "PDFの綴りを受け取る" not in member.text:
        assert time.monotonic() < deadline, (member.text, house.log())
        time.sleep(1)
        member.open(member.path)
