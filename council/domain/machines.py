"""The tables: every step of every kind of object. A transition's permission is `machine:name`."""

from council.domain.judging import TermState as T
from council.domain.nominations import NominationState as N
from council.domain.proposals import ProposalState as P
from council.domain.second_person import SecondState as W
from council.domain.vocabulary import (
    ActionState as A,
)
from council.domain.vocabulary import (
    IssueState as I,
)
from council.domain.vocabulary import (
    MeetingState as M,
)
from council.domain.vocabulary import (
    MinutesState as R,
)
from council.domain.vocabulary import (
    OutboxState as O,
)
from council.domain.vocabulary import (
    RequestState as Q,
)
from council.domain.vocabulary import (
    SubmissionState as S,
)
from council.domain.workflow import Machine, step

MEETING = Machine(
    "meeting",
    M.DRAFT,
    step("fix_date", {M.DRAFT, M.POSTPONED}, M.DATE_FIXED, "日程を確定する"),
    step("notify", {M.DATE_FIXED}, M.NOTIFIED, "通知を送る"),
    step("postpone", {M.DATE_FIXED, M.NOTIFIED}, M.POSTPONED, "延期する"),
    step("cancel", {M.DRAFT, M.DATE_FIXED, M.NOTIFIED, M.POSTPONED}, M.CANCELLED, "会議を中止する"),
    step("open", {M.NOTIFIED}, M.IN_SESSION, "開会する"),
    step("declare_inquorate", {M.NOTIFIED, M.IN_SESSION}, M.INQUORATE, "流会にする"),
    step("close", {M.IN_SESSION}, M.CLOSED, "閉会する"),
    step("close_in_writing", {M.NOTIFIED}, M.CLOSED, "書面での開催を締め切る"),
    step("conclude", {M.CLOSED}, M.CONCLUDED, "会議を終える"),
)

MINUTES = Machine(
    "minutes",
    R.DRAFT,
    step("check", {R.DRAFT}, R.CHECKED, "点検を済ませる"),
    step("send_for_review", {R.CHECKED}, R.REVIEW, "出席者に確認を依頼する"),
    step("put_before_chair", {R.CHECKED, R.REVIEW}, R.AWAITING_CHAIR, "承認を依頼する"),
    step("reopen", {R.CHECKED, R.REVIEW}, R.DRAFT, "作成中に戻す"),
    step("return", {R.AWAITING_CHAIR}, R.DRAFT, "差し戻す"),
    step("approve", {R.AWAITING_CHAIR}, R.APPROVED, "承認して確定する"),
    step("correct", {R.APPROVED}, R.DRAFT, "訂正を始める"),
)

ACTION = Machine(
    "action",
    A.PROPOSED,
    step("assign", {A.PROPOSED, A.DECLINED}, A.ASSIGNED, "担当機関に依頼する"),
    step("accept", {A.ASSIGNED}, A.ACCEPTED, "引き受ける"),
    step("decline", {A.ASSIGNED}, A.DECLINED, "引き受けられない"),
    step("report_progress", {A.ACCEPTED, A.IN_PROGRESS}, A.IN_PROGRESS, "進んでいると報告する"),
    step("report_done", {A.ACCEPTED, A.IN_PROGRESS}, A.REPORTED, "終わったと報告する"),
    step("send_back", {A.REPORTED}, A.IN_PROGRESS, "確認できず戻す"),
    step("confirm", {A.REPORTED}, A.CLOSED, "完了を確認する"),
    step("hold", {A.ACCEPTED, A.IN_PROGRESS}, A.ON_HOLD, "保留する"),
    step("resume", {A.ON_HOLD}, A.IN_PROGRESS, "再開する"),
    step(
        "transfer",
        {A.ASSIGNED, A.ACCEPTED, A.IN_PROGRESS, A.DECLINED, A.ON_HOLD},
        A.ASSIGNED,
        "担当を移す",
    ),
    step(
        "cancel",
        {A.PROPOSED, A.ASSIGNED, A.ACCEPTED, A.DECLINED, A.IN_PROGRESS, A.ON_HOLD},
        A.CANCELLED,
        "取りやめる",
    ),
)

ISSUE = Machine(
    "issue",
    I.RAISED,
    step("forward", {I.RAISED, I.FORWARDED, I.RECEIVED}, I.FORWARDED, "上の会議に上げる"),
    step("answer", {I.FORWARDED, I.RECEIVED}, I.ANSWERED, "回答する"),
    step("receive", {I.ANSWERED}, I.RECEIVED, "回答を受け取る"),
    step("close", {I.RAISED, I.RECEIVED}, I.CLOSED, "課題を終える"),
)

_LIVE = {
    S.DRAFT,
    S.HANDED_OVER,
    S.SUBMITTED,
    S.SCREENING,
    S.RETURNED,
    S.ACCEPTED,
    S.SCHEDULED,
    S.DISTRIBUTED,
    S.DISCUSSED,
    S.ACCESS_ENDED,
}

SUBMISSION = Machine(
    "submission",
    S.DRAFT,
    step("hand_over", {S.DRAFT}, S.HANDED_OVER, "責任者に回す"),
    step("send_back", {S.HANDED_OVER}, S.DRAFT, "担当者に戻す"),
    step("release", {S.HANDED_OVER}, S.SUBMITTED, "提出を承認する"),
    step("screen", {S.SUBMITTED}, S.SCREENING, "点検を始める"),
    step("accept", {S.SCREENING}, S.ACCEPTED, "受理する"),
    step("return", {S.SCREENING}, S.RETURNED, "差し戻す"),
    step("rescreen", {S.SCREENING}, S.SUBMITTED, "ほかの人の点検に移す"),
    step("revise", {S.RETURNED}, S.DRAFT, "書き直す"),
    step("schedule", {S.ACCEPTED}, S.SCHEDULED, "議題にする"),
    step("distribute", {S.SCHEDULED}, S.DISTRIBUTED, "委員に配布する"),
    step("unschedule", {S.SCHEDULED, S.DISTRIBUTED}, S.ACCEPTED, "議題から外す"),
    step("discuss", {S.DISTRIBUTED}, S.DISCUSSED, "検討を終える"),
    step("end_access", {S.DISTRIBUTED, S.DISCUSSED}, S.ACCESS_ENDED, "回収する"),
    step("take_up_again", {S.ACCESS_ENDED}, S.ACCEPTED, "次の会議に回す"),
    step("withdraw", _LIVE, S.WITHDRAWN, "取り下げる"),
    step("revoke", _LIVE, S.CONSENT_REVOKED, "同意の撤回を記録する"),
    step("reinstate", {S.CONSENT_REVOKED}, S.ACCEPTED, "別の根拠で検討を続ける"),
    step(
        "dispose",
        {S.ACCESS_ENDED, S.WITHDRAWN, S.CONSENT_REVOKED},
        S.DISPOSED,
        "廃棄を記録する",
    ),
)

OUTBOX = Machine(
    "outbox",
    O.WAITING,
    step("deliver", {O.WAITING}, O.SENT, "送る"),
    step("hand_over", {O.WAITING}, O.SENT, "送付済にする"),
    step("give_up", {O.WAITING}, O.FAILED, "送信をやめる"),
    step("retry", {O.FAILED}, O.WAITING, "もう一度送る"),
    step("cancel", {O.WAITING, O.FAILED}, O.CANCELLED, "取りやめる"),
)

REQUEST = Machine(
    "request",
    Q.OPEN,
    step("take", {Q.OPEN}, Q.TAKEN, "会議を招集する"),
    step("decline", {Q.OPEN}, Q.DECLINED, "見送る"),
)

TERM = Machine(
    "term",
    T.PROPOSED,
    step("confirm", {T.PROPOSED}, T.CONFIRMED, "覚える"),
    step("decline", {T.PROPOSED}, T.DECLINED, "覚えずに消す"),
    step("withdraw", {T.CONFIRMED}, T.WITHDRAWN, "取り下げて消す"),
)

_UNDER_WAY = {N.PLANNED, N.REQUESTED, N.RECOMMENDED, N.ACCEPTED}

NOMINATION = Machine(
    "nomination",
    N.PLANNED,
    step("request", {N.PLANNED}, N.REQUESTED, "推薦を依頼する"),
    step("recommend", _UNDER_WAY, N.RECOMMENDED, "候補者を記録する"),
    step("accept", {N.RECOMMENDED}, N.ACCEPTED, "就任の承諾を記録する"),
    step("clear", {N.REQUESTED, N.RECOMMENDED, N.ACCEPTED}, N.PLANNED, "候補者を取り消す"),
    step("appoint", {N.RECOMMENDED, N.ACCEPTED}, N.APPOINTED, "選任する"),
    step("withdraw", _UNDER_WAY, N.WITHDRAWN, "取りやめる"),
    step("take_back", {N.APPOINTED}, N.PLANNED, "始まる前の任期を取り消す"),
)

PROPOSAL = Machine(
    "proposal",
    P.PROPOSED,
    step("accept", {P.PROPOSED}, P.ACCEPTED, "議題にする"),
    step("return", {P.PROPOSED}, P.RETURNED, "議題にせず返す"),
    step("withdraw", {P.PROPOSED}, P.WITHDRAWN, "取り下げる"),
    step("reopen", {P.ACCEPTED}, P.PROPOSED, "次第から外す"),
)

SECOND = Machine(
    "second",
    W.WAITING,
    step("confirm", {W.WAITING}, W.CONFIRMED, "もう一人として確認する"),
    step("refuse", {W.WAITING}, W.REFUSED, "もう一人として確認せずに返す"),
    step("withdraw", {W.WAITING}, W.WITHDRAWN, "もう一人への依頼を取り消す"),
    step("expire", {W.WAITING}, W.EXPIRED, "もう一人への依頼の期限が切れる"),
)

ALL = (
    MEETING,
    MINUTES,
    ACTION,
    ISSUE,
    SUBMISSION,
    OUTBOX,
    REQUEST,
    TERM,
    NOMINATION,
    PROPOSAL,
    SECOND,
)
