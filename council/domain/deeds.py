"""What was done, in words: one for every tag of the trail (message ids)."""

from council.domain.machines import ALL

_STEPS = {f"{machine.name}:{step.name}": step.verb for machine in ALL for step in machine}

_DEEDS = {
    "account:create": "アカウントを作る",
    "admin:begin": "管理者にする",
    "appointment:begin": "委員を選任する",
    "appointment:end": "任期を終える",
    "duty:begin": "機関の担当にする",
    "login:begin": "ログインする",
    "login:end": "ログアウトする",
    "login:refused": "ログインできなかった",
    "person:add": "人を登録する",
    "profile:install": "自治体の設定を入れる",
    "proxy:enter": "代行で入力する",
    "refused": "権限がなく断られた",
    "secretariat:begin": "事務局の担当にする",
}


def label(tag: str) -> str:
    """The words for a tag; a tag without words is shown as it is."""
    return _STEPS.get(tag) or _DEEDS.get(tag, tag)
