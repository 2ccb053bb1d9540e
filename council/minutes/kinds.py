"""The documents this package can make."""

from council.domain.vocabulary import Word


class DocumentKind(Word):
    """A kind of document, by the code used on the command line, with its Japanese name."""

    MINUTES = "minutes", "議事録"
    AGENDA = "agenda", "次第"
    ROSTER = "roster", "委員名簿"
    NOTICE = "notice", "開催通知"


class DayKind(Word):
    """A paper of the day of a meeting, and of the day after."""

    SCRIPT = "script", "進行シナリオ"
    SEATING_PLAN = "seating_plan", "席次表"
    NAME_CARDS = "name_cards", "席札"
    ARRIVALS = "arrivals", "受付簿"
    COLLECTION = "collection", "回収表"
    TURNOUT = "turnout", "出席実績・謝礼一覧"


class WrittenKind(Word):
    """A paper of a meeting held in writing."""

    ANSWER_SHEET = "answer_sheet", "回答用紙"


class PublicKind(Word):
    """A paper for everybody."""

    PUBLICATION = "publication", "開催のお知らせ"


class BundleKind(Word):
    """Several papers in one file."""

    DAY_SET = "day_set", "当日セット"
    PACK = "pack", "会議資料一式"
    BOOK = "book", "会議資料の綴り"
