"""設置根拠: what a body rests on sets the words that are used of it (office practice)."""

from dataclasses import dataclass

from council.domain.vocabulary import Word


class Instrument(Word):
    """What a body rests on."""

    LAW = "law", "法律"
    ORDINANCE = "ordinance", "条例"
    OUTLINE = "outline", "要綱"
    GUIDELINE = "guideline", "要領"
    NONE = "none", "定めなし"


@dataclass(frozen=True, slots=True)
class Words:
    """How one says that members are asked, that a body deliberates and decides, and that it pays."""

    appointment_word: str
    deliberation_word: str
    decision_word: str
    reward_word: str


# A 附属機関 stands on a law or an ordinance alone; what an office sets up by itself only asks and exchanges views.
WORDS = {
    Instrument.LAW: Words("委嘱", "審議", "議決", "報酬"),
    Instrument.ORDINANCE: Words("委嘱", "審議", "議決", "報酬"),
    Instrument.OUTLINE: Words("就任依頼", "意見交換", "確認", "謝礼"),
    Instrument.GUIDELINE: Words("就任依頼", "意見交換", "確認", "謝礼"),
    Instrument.NONE: Words("参加依頼", "意見交換", "確認", ""),
}


class SubstituteRule(Word):
    """Who may come in a member's place."""

    SAME_AGENCY = "same_agency", "同じ機関の人"
    ANYONE = "anyone", "だれでも"


class PledgeRule(Word):
    """Who is asked for a 誓約書."""

    NONE = "none", "求めない"
    OUTSIDERS = "outsiders", "法律の守秘義務がない委員に求める"
    ALL = "all", "すべての委員に求める"


class ApprovalRule(Word):
    """When a body's minutes are fixed; signers confirm them besides, as many as the body asks."""

    CHAIR = "chair", "議長の承認で確定する"
    NEXT_MEETING = "next_meeting", "次回の会議で確かめてから、議長の承認で確定する"
