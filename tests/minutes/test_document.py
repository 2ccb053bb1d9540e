from dataclasses import replace

import pytest

from council.minutes.compare import changes
from council.minutes.content import Attendance, Entry, ItemRecord
from council.minutes.document import minutes_docx
from council.minutes.style import PageStyle
from tests.minutes.proceedings import ACTIONS
from tests.minutes.reading import headings, lines, opened, parts, rows
from tests.minutes.samples import APPROVAL, MINUTES

STYLE = PageStyle()
APPROVED = minutes_docx(MINUTES, APPROVAL, STYLE)
DRAFT = minutes_docx(MINUTES, None, STYLE)


def test_the_parts_of_the_record_are_real_headings_in_the_house_order() -> None:
    assert headings(APPROVED) == [
        ("Title", "議　事　録"),
        ("Heading 1", "■会議次第"),
        ("Heading 1", "■配布資料"),
        ("Heading 1", "■会議の内容（要点筆記）"),
        ("Heading 2", "１　開会"),
        ("Heading 2", "２　議事"),
        ("Heading 3", "（１）　前回議事録の確認について"),
        ("Heading 3", "（２）　事例検討（非公開）"),
        ("Heading 3", "（３）　親の入院・施設入所時における連絡体制について"),
        ("Heading 3", "（４）　対応事項の進捗状況について"),
        ("Heading 2", "３　報告事項　令和８年度上半期　相談窓口の実績について"),
        ("Heading 2", "４　閉会"),
        ("Heading 1", "■対応事項"),
        ("Heading 1", "■次回日程"),
        ("Heading 1", "■議事録の作成・承認"),
        ("Annex", "別紙　出席者名簿"),
        ("Heading 2", "事務局"),
    ]


def test_the_head_names_every_point_that_minutes_must_name() -> None:
    facts = [
        line.split("\t")[0] for line in lines(APPROVED) if line.startswith("■") and "\t" in line
    ]
    assert facts == [
        "■開催日時",
        "■開催場所",
        "■出席委員",
        "■欠席委員",
        "■事務局",
        "■会議公開の可否",
        "■非公開の理由",
        "■傍聴人",
        "■会議の成立",
        "■退席（除斥）",
    ]
    assert "■傍聴人\t２人" in lines(APPROVED)


def test_what_was_said_stands_after_the_speaker() -> None:
    assert "○部会長　内容について意見はあるか。（異議なし）" in lines(APPROVED)


def test_a_second_paragraph_of_a_speech_stays_a_paragraph() -> None:
    assert any(line.startswith("母の体調が変わったとき") for line in lines(APPROVED))


def test_angle_brackets_and_ampersands_are_kept() -> None:
    assert any("<もしも帳> & 記入例" in line for line in lines(APPROVED))


def test_pasted_control_characters_do_no_harm() -> None:
    item = ItemRecord(number_label="１", title="議\x0b事\x00", entries=(Entry(text="\x0b\ud800"),))
    data = minutes_docx(replace(MINUTES, agenda=(item,), place="第１\x1f会議室"), None, STYLE)
    assert "■開催場所\t第１会議室（オンライン併用）" in lines(data)


def test_every_action_item_is_in_the_table_with_agency_and_due_date() -> None:
    head, *body = rows(APPROVED, 0)
    assert head == ["番号", "機関", "内容", "期限"]
    assert [(row[1], row[3]) for row in body] == [(one.agency, one.due_label) for one in ACTIONS]


def test_an_item_names_its_actions_by_their_number_in_the_table() -> None:
    text = "・対応３　ぷらっとホーム世田谷：家計相談支援の案内を、本人に直接渡す以外の方法で届ける手順をまとめる。"
    assert text in lines(APPROVED)


def test_an_action_noted_only_under_its_item_reaches_the_table() -> None:
    data = minutes_docx(replace(MINUTES, actions=()), None, STYLE)
    assert len(rows(data, 0)) == 1 + len(ACTIONS)


def test_the_approval_is_told_with_approver_day_version_and_whole_hash() -> None:
    told = dict(rows(APPROVED, 1))
    assert told["承認者"] == "部会長　戸澤　みのり"
    assert told["承認日"] == "令和８年１２月２１日（月）"
    assert told["版"] == "第１版"
    assert "".join(told["照合番号"].split()) == APPROVAL.content_hash


def test_an_approval_on_someones_word_says_so() -> None:
    noted = replace(APPROVAL, note="前部会長の書面による確認に基づき")
    told = dict(rows(minutes_docx(MINUTES, noted, STYLE), 1))
    assert told["承認者"] == "部会長　戸澤　みのり\n前部会長の書面による確認に基づき"


def test_a_correction_names_its_reason() -> None:
    corrected = replace(MINUTES, version_label="第２版（訂正）", correction_reason="職名の誤り")
    assert dict(rows(minutes_docx(corrected, APPROVAL, STYLE), 1))["訂正の理由"] == "職名の誤り"


def test_a_draft_is_marked_and_bears_no_hash() -> None:
    assert ("Title", "議　事　録（案）") in headings(DRAFT)
    assert dict(rows(DRAFT, 1))["承認"] == "未承認（案）"
    assert "照合番号" not in parts(DRAFT)["word/footer1.xml"]


def test_every_foot_shows_page_number_and_the_first_eight_digits_of_the_hash() -> None:
    foot = opened(APPROVED).sections[0].footer.paragraphs[0]
    assert foot.text == f"\t1 / 1\t照合番号 {APPROVAL.content_hash[:8]}"
    assert [code in foot._p.xml for code in (" PAGE ", " NUMPAGES ")] == [True, True]  # noqa: SLF001


@pytest.mark.parametrize(
    ("publicity", "closed", "marked"),
    [("公開", False, False), ("公開", True, True), ("非公開", False, True), ("", False, True)],
)
def test_only_what_was_wholly_open_goes_without_the_mark(
    publicity: str, closed: bool, marked: bool
) -> None:
    item = ItemRecord(number_label="１", title="報告", closed=closed)
    content = replace(MINUTES, publicity_label=publicity, agenda=(item,))
    head = parts(minutes_docx(content, APPROVAL, STYLE))["word/header1.xml"]
    assert ("取扱注意" in head) is marked


def test_the_annex_lists_every_seat_and_how_it_was_filled() -> None:
    head, *body = rows(APPROVED, 2)
    assert head == ["席", "機関・職", "氏名", "出欠"]
    assert len(body) == 12
    assert body[0] == ["学識経験者\n部会長", "砧野大学社会福祉学部\n教授", "戸澤　みのり", "出席"]
    assert body[8][2:] == ["長宗　礼子\n（代理）\n雲母　さより", "代理"]
    assert body[2][3] == "遅参\n午後２時２０分着席"
    assert body[11][3] == "欠席"


def test_a_case_conference_without_number_or_publicity_leaves_those_lines_out() -> None:
    conference = replace(
        MINUTES,
        serial_label="",
        publicity_label="",
        publicity_reason="",
        quorum_sentence="",
        recusals=(),
        member_word="者",
        absent=(),
    )
    text = "\n".join(lines(minutes_docx(conference, None, STYLE)))
    assert "■出席者\t" in text
    assert not any(word in text for word in ("会議公開", "傍聴人", "会議の成立", "　　世田谷区"))


def test_what_a_long_word_for_the_members_heads_stands_on_its_own_line() -> None:
    text = "\n".join(lines(minutes_docx(replace(MINUTES, member_word="アドバイザー"), None, STYLE)))
    assert "■出席アドバイザー\n" in text
    assert "■会議公開の可否\t" in text


def test_a_plain_house_style_has_no_marks_and_its_own_digits() -> None:
    plain = PageStyle(minutes_header="plain", digits="half")
    text = lines(minutes_docx(MINUTES, None, plain))
    assert "傍聴人\t2人" in text
    assert not any("■" in line for line in text)


def test_the_empty_record_makes_a_document_too() -> None:
    bare = replace(MINUTES, present=(), absent=(), agenda=(), papers=(), actions=(), secretariat=())
    text = lines(minutes_docx(replace(bare, next_meeting=""), None, STYLE))
    assert "■出席委員\tなし" in text
    assert "■次回日程" not in text


def test_a_meeting_without_offices_lists_plain_names() -> None:
    present = tuple(replace(one, office="") for one in MINUTES.present[:2])
    text = lines(minutes_docx(replace(MINUTES, present=present), None, STYLE))
    assert "■出席委員\t戸澤　みのり\t鷺沢　道雄" in text


def test_an_item_says_how_the_meeting_stood_before_what_was_said() -> None:
    told = "出席は、午後３時から３名となった。"
    items = tuple(
        replace(one, quorum_sentence=told) if one.number_label == "（１）" else one
        for one in MINUTES.agenda
    )
    found = lines(minutes_docx(replace(MINUTES, agenda=items), None, STYLE))
    assert found.count(told) == 1
    assert found[found.index(told) - 1].startswith("（説明：")


def test_who_attended_online_or_was_relieved_is_told_behind_the_name() -> None:
    present = (
        Attendance(name="戸澤　みのり", note="オンライン"),
        Attendance(
            name="鷺沢　道雄", mark="代理", substitute_name="雲母　さより", note="午後３時退席"
        ),
    )
    found = "\n".join(lines(minutes_docx(replace(MINUTES, present=present), None, STYLE)))
    assert "戸澤　みのり（オンライン）" in found
    assert "（代理：雲母　さより、午後３時退席）" in found


def test_a_changed_standing_of_an_item_is_a_change_of_the_record() -> None:
    before = ItemRecord(number_label="１", title="協議", key="a")
    after = replace(before, quorum_sentence="出席は、午後３時から３名となった。")
    (found,) = changes(replace(MINUTES, agenda=(before,)), replace(MINUTES, agenda=(after,)))
    assert found.place == "１　協議の成立"
