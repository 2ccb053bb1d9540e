"""The kinds of letters for which a person may have chosen a way of their own."""

from council.domain.vocabulary import Word


class LetterKind(Word):
    """What a letter is about, as people choose how to get it."""

    NOTICE = "notice", "会議の案内・招集通知"
    MINUTES = "minutes", "議事録の確認・承認"
    ACTION = "action", "対応事項の依頼・期限"
    CONFERENCE = "conference", "個別ケース検討会議の招集の依頼"
    APPOINTMENT = "appointment", "就任・退任の文書"


_NAMES = {
    "ask": "開催の案内",
    "move": "変更の案内",
    "call_off": "中止のお知らせ",
    "put_off": "延期のお知らせ",
    "give_up": "中止のお知らせ",
    "partly_off": "同時開催の一部の中止のお知らせ",
    "partly_later": "同時開催の一部の延期のお知らせ",
    "partly_removed": "同時開催の一部の案内の取消し",
    "remove": "案内の取消し",
    "tell": "周知",
    "reply_reminder": "出欠の確認",
    "papers_added": "用意した資料のお知らせ",
    "minutes_check": "議事録（案）の確認のお願い",
    "minutes_signature": "議事録の確認（署名委員）のお願い",
    "minutes_approval": "議事録の承認のお願い",
    "minutes_returned": "議事録の差戻し",
    "minutes_final": "議事録の確定",
    "action_assigned": "対応事項の依頼",
    "action_reminder": "対応事項の期限",
    "action_answered": "対応事項の返答",
    "nomination_request": "推薦依頼",
    "acceptance": "就任承諾書",
    "appointment_letter": "委嘱状・辞令",
    "dismissal": "解嘱の通知",
}


def name_of_letter(matter: str) -> str:
    """What a letter is called, by what it is about: never what it says (message id)."""
    return _NAMES.get(matter, "御確認のお願い")


_BEGINNINGS = (
    ("minutes_", LetterKind.MINUTES),
    ("action_", LetterKind.ACTION),
    ("request_", LetterKind.CONFERENCE),
    ("urgent_", LetterKind.CONFERENCE),
    ("nomination_", LetterKind.APPOINTMENT),
    ("acceptance", LetterKind.APPOINTMENT),
    ("appointment_", LetterKind.APPOINTMENT),
    ("dismissal", LetterKind.APPOINTMENT),
)


def kind_of_letter(code: str) -> LetterKind:
    """The kind of a queued letter by its code; whatever is of no kind of its own goes the way of a notice."""
    return next((kind for start, kind in _BEGINNINGS if code.startswith(start)), LetterKind.NOTICE)
