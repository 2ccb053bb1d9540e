from dataclasses import replace

from council.minutes.answer_sheet import answer_sheet_docx
from council.minutes.notice import notice_docx
from council.minutes.style import PageStyle
from tests.minutes.reading import headings, lines, rows
from tests.minutes.samples import NOTICE
from tests.minutes.writing_samples import ANSWER_SHEET, NOTICE_IN_WRITING

STYLE = PageStyle()


def test_each_item_is_answered_by_one_of_three_boxes_with_room_for_an_opinion():
    head, *body = rows(answer_sheet_docx(ANSWER_SHEET, STYLE), 1)
    assert head == ["議題", "回答（どれかひとつ）", "御意見"]
    assert body[1][:2] == [
        "（２）連絡の取り方について\n資料２",
        "□ 賛成\n□ 反対\n□ 意見のみ（保留）",
    ]
    assert [one[1] for one in body][-1] == "御意見のみ"


def test_it_says_who_answers_until_when_and_where_it_is_sent():
    data = answer_sheet_docx(ANSWER_SHEET, STYLE)
    assert [row[0] for row in rows(data, 0)] == ["委員の氏名", "記入日"]
    text = lines(data)
    assert "回答期限：令和８年１２月２日（水）" in text
    assert text[-2:] == ["担当　生活福祉課", "電話　03-0000-1111"]


def test_only_where_something_is_closed_it_warns_of_naming_a_household():
    warned = "\n".join(lines(answer_sheet_docx(ANSWER_SHEET, STYLE)))
    open_ones = replace(ANSWER_SHEET, has_closed=False)
    assert "世帯の分かることを書かないで" in warned
    assert "世帯" not in "\n".join(lines(answer_sheet_docx(open_ones, STYLE)))


def test_the_notice_of_a_meeting_in_writing_asks_for_answers_and_brings_the_sheet():
    data = notice_docx(NOTICE_IN_WRITING, STYLE)
    text = lines(data)
    labels = [line.split("\t")[0] for line in text[text.index("記") + 1 : text.index("以上")]]
    assert labels == [
        "１　開催日",
        "２　開催の方法",
        "３　議題",
        "４　資料",
        "５　回答の期限",
        "６　回答の方法",
        "７　その他",
    ]
    assert ("Annex Title", "書面による開催　回答用紙") in headings(data)
    assert "御出席" not in "".join(text)
    assert "出欠回答票" not in text


def test_where_no_opinions_are_taken_the_reply_form_asks_for_none():
    asked = rows(notice_docx(NOTICE, STYLE), 0)
    unasked = rows(notice_docx(replace(NOTICE, takes_opinions=False), STYLE), 0)
    assert [one[-1][0] for one in (asked, unasked)] == [
        "欠席の場合の御意見、\n連絡事項",
        "連絡事項",
    ]
