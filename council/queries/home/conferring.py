"""What conferences ask of the reader before they come about, or when somebody left."""

from collections.abc import Iterator

from council.policy.actor import Actor
from council.queries import conferences
from council.queries.home.tasks import Task

_KINDS = {
    conferences.REQUEST: ("会議の招集の依頼に答える", "conferences.show_request", "request_id"),
    conferences.URGENT: ("緊急の共有を確かめる", "conferences.show_urgent", "link_id"),
    conferences.PLACE: (
        "会議の参加者の後任を決める",
        "conferences.choose_successor",
        "participant_id",
    ),
}


def tasks(actor: Actor) -> Iterator[Task]:
    """One task for each thing that waits; its page says the rest."""
    for one in conferences.waiting(actor):
        label, page, part = _KINDS[one.kind]
        yield Task(one.due, label, page, {part: one.id})
