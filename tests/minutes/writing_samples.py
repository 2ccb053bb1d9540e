"""A 回答用紙, and the notice that it goes with."""

from dataclasses import replace

from council.minutes.answer_sheet import AnswerSheetContent, Question
from tests.minutes.samples import NOTICE

ANSWER_SHEET = AnswerSheetContent(
    meeting="令和８年度第３回世田谷区重層的支援協議会　８０５０支援部会",
    until_label="令和８年１２月２日（水）",
    member_word="委員",
    questions=(
        Question("（１）前回議事録の確認について\n資料１"),
        Question("（２）連絡の取り方について\n資料２"),
        Question("（３）事例検討（非公開）\n資料３"),
        Question("（４）前年度の実績について", is_decided=False),
    ),
    reply_to=("担当　生活福祉課", "電話　03-0000-1111"),
    has_closed=True,
)
NOTICE_IN_WRITING = replace(
    NOTICE, place="", held_label="令和８年１２月３日（木）", answer_sheet=ANSWER_SHEET
)
