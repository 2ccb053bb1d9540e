"""The council system: the working tool of a ward's 重層的支援協議会."""

__version__ = "0.1.0"
