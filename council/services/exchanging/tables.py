"""The kinds of tables, by the word used on the command line and in addresses."""

from council.domain.vocabulary import Word
from council.services.exchanging import agencies, appointments, roster, structure
from council.services.exchanging.taking import Table


class TableKind(Word):
    """A kind of table."""

    STRUCTURE = "structure", "会議体"
    AGENCIES = "agencies", "機関"
    ROSTER = "roster", "委員名簿"
    APPOINTMENTS = "appointments", "任期"


TABLES: dict[str, Table] = {
    TableKind.STRUCTURE: structure,
    TableKind.AGENCIES: agencies,
    TableKind.ROSTER: roster,
    TableKind.APPOINTMENTS: appointments,
}
