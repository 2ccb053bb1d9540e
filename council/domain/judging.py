"""The words of judging a paper: acts that can be taken back, the question to a person, remembered terms."""

from council.domain.vocabulary import Word


class JudgingAct(Word):
    """What ひとつ戻す takes back."""

    DECIDED = "decided", "決定"
    MISSED = "missed", "見落としの追加"


class UnusualDetail(Word):
    """What a person answers about 特異な記述."""

    NONE = "none", "ありません"
    REWORDED = "reworded", "ありましたが、分からないように書き直しました"
    KEPT = "kept", "ありますが、検討に必要なので残しました（理由を書く）"


class TermList(Word):
    """What the check does with a remembered term."""

    MARK = "mark", "いつも印を付ける"
    ALLOW = "allow", "印を付けない"


class TermState(Word):
    """How a remembered term stands."""

    PROPOSED = "proposed", "申し出"
    CONFIRMED = "confirmed", "覚えている"
    DECLINED = "declined", "覚えなかった"
    WITHDRAWN = "withdrawn", "取り下げた"
