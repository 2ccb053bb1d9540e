"""The only evaluator of the table."""

from council.domain.errors import NotAllowed
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.rules import TABLE


def allows(actor: Actor, permission: Permission, target: object = None) -> bool:
    """Whether some clause holds in full; a permission without clauses is denied."""
    return any(
        all(predicate(actor, target) for predicate in clause)
        for clause in TABLE.get(permission, [])
    )


def require(actor: Actor, permission: Permission, target: object = None) -> None:
    """Refuse unless allowed."""
    if not allows(actor, permission, target):
        raise NotAllowed("この操作をする権限がありません。担当の事務局にお問い合わせください。")
