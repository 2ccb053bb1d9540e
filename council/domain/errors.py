"""Errors of the domain: each carries one sentence for people, as a message id with parameters."""

from typing import ClassVar


class DomainError(Exception):
    """An act is refused; `field` names the form field at fault, if there is one."""

    status: ClassVar[int] = 422

    def __init__(self, message: str, *, field: str | None = None, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.params = params

    def __str__(self) -> str:
        return self.message % self.params if self.params else self.message


class NotAllowed(DomainError):
    """The actor may see the object but not do this to it."""

    status = 403


class NotFound(DomainError):
    """There is no such object, or none that the actor may know of: both answer alike."""

    status = 404


class Conflict(DomainError):
    """The object is no longer in the state the reader saw."""

    status = 409


class StaleVersion(Conflict):
    """Somebody saved after this form was opened."""

    def __init__(self) -> None:
        super().__init__(
            "ほかの人が先に保存しました。いまの内容を確かめてから、もう一度保存してください。"
        )


class IllegalTransition(Conflict):
    """The state machine knows no such step from here."""
