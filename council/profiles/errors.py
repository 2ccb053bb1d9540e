"""What is wrong in a profile's files, said with the place of the mistake."""

from council.domain.errors import DomainError


class ProfileError(DomainError):
    """A profile cannot be used as it stands; the sentence names file, entry and key."""
