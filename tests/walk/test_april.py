"""The April in which everyone moves: gathered, matched, confirmed, and what each may see on both sides of midnight."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.walk.hands import BrowserHands, Hands, log_in
from tests.walk.house import House
from tests.walk.inspector import Inspector
from tests.walk.printed import ensure_printable
from tests.walk.steps import players

MARCH = "2027-03-10T10:00:00+09:00"
LAST_SECONDS = "2027-03-31T23:50:00+09:00"
APRIL = "2027-04-01T00:00:05+09:00"
WIDE = {"width": 1280, "height": 900}

pytestmark = [pytest.mark.browser, pytest.mark.document, pytest.mark.sqlite_only]


@pytest.fixture
def march(house: House) -> Iterator[House]:
    """The demonstration year, in the March after it."""
    house.later(MARCH)
    return house


def personnel(house: House, folder: Path) -> Path:
    """The office's list in Windows Japanese: for each post of the 部会 somebody else, and people of no concern."""
    table = folder / "roster.csv"
    house.council("export", "roster", "-o", str(table))
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    moved = [row for row in rows if row["body"] == "s8050" and row["agency"]][:6]
    agencies = folder / "agencies.csv"
    house.council("export", "agencies", "-o", str(agencies))
    names = {
        row["code"]: row["name"]
        for row in csv.DictReader(io.StringIO(agencies.read_text(encoding="utf-8-sig")))
    }
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["年度", "新所属", "新職", "氏名", "よみがな", "メール", "旧所属"])
    for number, row in enumerate(moved):
        name = f"髙﨑 {'一二三四五六'[number]}郎"
        address = f"april{number}@example.jp"
        writer.writerow(
            ["9", names[row["agency"]], row["post"], name, "たかさき ろう", address, "前の課"]
        )
    writer.writerow(["9", "どこかの課", "課長", "別人 某", "べつじん ぼう", "", ""])
    path = folder / "人事異動.csv"
    path.write_bytes(out.getvalue().encode("cp932"))
    return path


def hands_of(house: House, chromium: Browser, pictures: Path | None) -> BrowserHands:
    context = chromium.new_context(locale="ja-JP", viewport=WIDE, accept_downloads=True)
    return BrowserHands(house.url, context, Inspector(pictures))


def upload(hands: BrowserHands, path: Path) -> None:
    hands.page.set_input_files("input[type=file]", path)
    with hands.page.expect_navigation():
        hands.page.get_by_role("button", name="当てはめる").click()


def seats_seen(hands: Hands) -> str:
    hands.open("/bodies/s8050")
    return hands.text


def test_april_from_the_list_to_the_letters_and_over_midnight(
    march, chromium, tmp_path, pytestconfig
):
    secretary = players(march)["secretary"]
    listed = personnel(march, tmp_path)
    hands = hands_of(march, chromium, pytestconfig.getoption("--pictures"))
    log_in(hands, secretary.email, secretary.password)
    hands.open("/bodies")
    hands.follow("委員の入れ替え")
    hands.submit("替わる席を集める", {"入れ替えの日": "令和9年4月1日"})
    assert "替わりうる席を集めました" in hands.text
    upload(hands, listed)
    assert "7行の一覧を当てはめました" in hands.text
    assert "髙﨑 一郎" in hands.text
    hands.look("april-matched")
    hands.submit("未定の9席は、いまの人が続ける", near="/keep")
    hands.submit("承諾を記録する", near="/accept")
    hands.follow("確かめて確定する")
    hands.look("april-check")
    assert "まだ確定できない席" in hands.text
    hands.page.get_by_label("文書番号").fill("8世福生第321号")
    hands.page.get_by_label("決裁日").fill("令和9年3月10日")
    hands.page.get_by_label("上の変わるところを確かめました").check()
    with hands.page.expect_navigation():
        hands.page.get_by_role("button", name="席を確定する").click()
    assert "席を確定しました" in hands.text
    hands.look("april-confirmed")
    ensure_letters(hands.download("文書をまとめて受け取る"), tmp_path)
    ensure_midnight(march, chromium)


def ensure_letters(content: bytes, folder: Path) -> None:
    """Every letter is a valid Word file that LibreOffice prints; none is named for a person."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        kinds = {name.split("/")[0] for name in names}
        assert kinds >= {"推薦依頼", "委嘱状", "解嘱通知", "委員名簿"}
        assert not any("髙﨑" in name for name in names)
        chosen = [next(name for name in names if name.startswith(kind)) for kind in sorted(kinds)]
        ensure_printable([archive.read(name) for name in chosen], folder / "letters")


def ensure_midnight(house: House, chromium: Browser) -> None:
    """Who leaves reads the roster until 24:00 and not after."""
    member = players(house)["deputy"]
    for moment, opens in ((LAST_SECONDS, True), (APRIL, False)):
        house.later(moment)
        context = chromium.new_context(locale="ja-JP", viewport=WIDE)
        hands = BrowserHands(house.url, context, Inspector())
        log_in(hands, member.email, member.password)
        answer = context.request.get(f"{house.url}/bodies/s8050/roster.docx", max_retries=2)
        assert (answer.status == 200) is opens, moment
        context.close()
