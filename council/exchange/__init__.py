"""Tables as files: CSV and XLSX read into typed rows with every fault at its row and column, and written back."""

from council.exchange.columns import Column, Columns, Record, Sheet
from council.exchange.faults import Fault
from council.exchange.grid import Grid, read_grid
from council.exchange.writing import write_csv, write_xlsx

__all__ = [
    "Column",
    "Columns",
    "Fault",
    "Grid",
    "Record",
    "Sheet",
    "read_grid",
    "write_csv",
    "write_xlsx",
]
