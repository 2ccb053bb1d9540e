"""What was done, in words: one for every tag of the trail (message ids)."""

from council.domain.machines import ALL

_STEPS = {f"{machine.name}:{step.name}": step.verb for machine in ALL for step in machine}

_DEEDS = {
    "account:close": "アカウントを止める",
    "account:create": "アカウントを作る",
    "account:renew_password": "初期パスワードを発行する",
    "account:reopen": "アカウントを使えるようにする",
    "action:ask_extension": "期限の延長を申し出る",
    "action:create": "対応事項を決める",
    "action:decide_extension": "延長の申し出に答える",
    "action:read": "個別ケースの対応事項を読む",
    "admin:begin": "管理者にする",
    "appointment:begin": "委員を選任する",
    "appointment:end": "任期を終える",
    "duty:begin": "機関の担当にする",
    "issue:raise": "課題を出す",
    "login:begin": "ログインする",
    "login:end": "ログアウトする",
    "login:refused": "ログインできなかった",
    "person:add": "人を登録する",
    "profile:install": "自治体の設定を入れる",
    "proxy:enter": "代行で入力する",
    "refused": "権限がなく断られた",
    "roster:export": "委員名簿を取り出す",
    "secretariat:begin": "事務局の担当にする",
    "submission:check_names": "名前を確かめる",
    "submission:decide_finding": "点検の箇所を決める",
    "submission:declare_connected": "関係者であると申し出る",
    "submission:derive": "事例の提出を始める",
    "submission:destroy_original": "元の文を消去する",
    "submission:edit_household": "資料の世帯を直す",
    "submission:hand_copies": "資料に番号を付けて配る",
    "submission:mark_missed": "見落としを加える",
    "submission:read": "事例の資料を読む",
    "submission:read_original": "書いている事例を開く",
    "submission:set_basis": "対象と根拠を決める",
    "submission:write": "事例の文を保存する",
}


def label(tag: str) -> str:
    """The words for a tag; a tag without words is shown as it is."""
    return _STEPS.get(tag) or _DEEDS.get(tag, tag)
