"""The kinds of tables, each with its columns, its lines and how it is taken in."""

from council.domain.tables import TableKind
from council.services.exchanging import agencies, appointments, meetings, roster, structure
from council.services.exchanging.taking import Table

TABLES: dict[str, Table] = {
    TableKind.STRUCTURE: structure,
    TableKind.AGENCIES: agencies,
    TableKind.ROSTER: roster,
    TableKind.APPOINTMENTS: appointments,
    TableKind.MEETINGS: meetings,
}
