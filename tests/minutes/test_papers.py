from dataclasses import replace

from council.minutes.agenda import agenda_docx
from council.minutes.annex import annex_docx
from council.minutes.notice import notice_docx
from council.minutes.roster import roster_docx
from council.minutes.style import PageStyle
from council.minutes.yearplan import year_plan_docx
from tests.minutes.reading import headings, lines, opened, rows
from tests.minutes.samples import AGENDA, ANNEX, NOTICE, ROSTER, YEAR_PLAN

STYLE = PageStyle()


def test_the_agenda_tells_when_where_what_and_which_papers() -> None:
    text = lines(agenda_docx(AGENDA, STYLE))
    assert text[:4] == [
        "令和８年度　第２回",
        "世田谷区重層的支援協議会　８０５０支援部会",
        "次　　第",
        "日時　令和８年１２月３日（木）午後２時～午後４時",
    ]
    assert "（２）　事例検討（非公開）\t５０分" in text
    assert "説明：世田谷ひきこもり相談窓口リンク　資料３" in text
    assert "資料３\t事例検討資料（会議終了後回収）" in text


def test_a_short_agenda_has_no_page_number_and_a_long_one_has() -> None:
    def foot(content):
        return opened(agenda_docx(content, STYLE)).sections[0].footer.paragraphs[0].text

    assert foot(AGENDA) == ""
    assert foot(replace(AGENDA, lines=AGENDA.lines * 5)) == "\t1 / 1"


def test_the_roster_lists_seat_agency_post_name_and_term() -> None:
    head, *body = rows(roster_docx(ROSTER, STYLE), 0)
    assert head == ["№", "席", "機関", "職", "氏名", "任期"]
    assert body[0] == [
        "1",
        "学識経験者\n（部会長）",
        "砧野大学社会福祉学部",
        "教授",
        "戸澤　みのり",
        "令和８年４月１日～\n令和１０年３月３１日",
    ]


def test_a_vacant_seat_waits_for_its_recommendation() -> None:
    assert rows(roster_docx(ROSTER, STYLE), 0)[-1][4] == "（推薦待ち）"


def test_the_notice_is_a_letter_with_its_points_in_order() -> None:
    text = lines(notice_docx(NOTICE, STYLE))
    assert text[0] == "８世生福第１２３４号"
    assert (
        "令和８年度第２回世田谷区重層的支援協議会\n８０５０支援部会の開催について（通知）" in text
    )
    labels = [line.split("\t")[0] for line in text[text.index("記") + 1 : text.index("以上")]]
    assert labels == [
        "１　日時",
        "２　場所",
        "３　議題",
        "４　資料",
        "５　出欠の回答",
        "６　その他",
    ]


def test_a_point_without_words_is_left_out_and_the_rest_counted_on() -> None:
    text = "\n".join(lines(notice_docx(replace(NOTICE, papers=()), STYLE)))
    assert "４　出欠の回答" in text


def test_a_letter_or_list_without_people_to_ask_ends_earlier() -> None:
    assert lines(notice_docx(replace(NOTICE, contact=(), reply_form=False), STYLE))[-1] == "以上"
    assert "事務局" not in lines(roster_docx(replace(ROSTER, secretariat=()), STYLE))


def test_the_reply_form_follows_where_an_answer_is_asked_for() -> None:
    assert ("Annex Title", "出欠回答票") in headings(notice_docx(NOTICE, STYLE))
    for unasked in (replace(NOTICE, reply_form=False), replace(NOTICE, reply_by_label="")):
        assert "出欠回答票" not in lines(notice_docx(unasked, STYLE))
        assert opened(notice_docx(unasked, STYLE)).tables == []


def test_the_annex_lists_the_seats_and_names_nobody() -> None:
    data = annex_docx(ANNEX, STYLE)
    head, first, *_rest = rows(data, 0)
    assert head == ["号", "席", "機関", "種類", "役", "任期"]
    assert first[:2] == ["第1号", "学識経験者"]
    assert "戸澤" not in "".join(lines(data)) + "".join(map("".join, rows(data, 0)))


def test_the_list_of_a_year_tells_day_bodies_place_and_what_is_due() -> None:
    data = year_plan_docx(YEAR_PLAN, STYLE)
    assert ("Title", "令和９年度　会議開催予定一覧") in headings(data)
    head, joint, alone = rows(data, 0)
    assert head == ["開催日時", "会議", "場所", "締切"]
    assert joint[1].split("\n")[::2] == ["代表者会議", "子ども・若者 代表者会議"]
    assert joint[3] == "議題・資料　１０月２５日（月）\n開催通知　１１月２日（火）"
    assert alone[2:] == ["未定", ""]
