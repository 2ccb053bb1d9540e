"""How far a seat is on its way to being filled, and all the seats of one day (入れ替え)."""

from council.domain.vocabulary import Word


class NominationState(Word):
    """A seat to be filled for a term, from the plan to the appointment."""

    PLANNED = "planned", "これから"
    REQUESTED = "requested", "推薦依頼中"
    RECOMMENDED = "recommended", "候補者あり"
    ACCEPTED = "accepted", "就任承諾"
    APPOINTED = "appointed", "選任済"
    WITHDRAWN = "withdrawn", "取りやめ"


class RotationState(Word):
    """The terms and posts that change on one day, gathered."""

    OPEN = "open", "準備中"
    CONFIRMED = "confirmed", "確定済"
    DROPPED = "dropped", "取りやめ"
