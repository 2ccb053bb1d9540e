"""The kinds of tables handed out and taken in, by the word used on the command line and in addresses."""

from council.domain.vocabulary import Word


class TableKind(Word):
    """A kind of table."""

    STRUCTURE = "structure", "会議体"
    AGENCIES = "agencies", "機関"
    ROSTER = "roster", "委員名簿"
    APPOINTMENTS = "appointments", "任期"
    MEETINGS = "meetings", "会議"
