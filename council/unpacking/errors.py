"""The refusal of a file from outside."""

from council.domain.errors import DomainError


class UnreadableFile(DomainError):
    """The file is refused whole: what cannot be read cannot be used."""
