"""The words of the ordinance: every state, kind and role with its Japanese label (a message id)."""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A stored value with the word people read."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class BodyKind(Word):
    COUNCIL = "council", "協議会"
    REPRESENTATIVES = "representatives", "代表者会議"
    WORKING = "working", "実務者会議"
    SUBCOMMITTEE = "subcommittee", "部会"
    CASE_CONFERENCE = "case_conference", "個別ケース検討会議"
    SUPPORT_MEETING = "support_meeting", "支援会議"
    INTERNAL = "internal", "庁内会議"
    ADVISERS = "advisers", "アドバイザー"


class Office(Word):
    CHAIR = "chair", "会長・部会長"
    DEPUTY = "deputy", "職務代理者"
    MEMBER = "member", "委員"
    ADVISER = "adviser", "アドバイザー"


class SeatType(Word):
    EX_OFFICIO = "ex_officio", "充て職"
    EXPERT = "expert", "有識者"
    CITIZEN = "citizen", "公募"
    AGENCY = "agency", "機関"


class Duty(Word):
    STAFF = "staff", "担当職員"
    MANAGER = "manager", "施設長・課長"


class Channel(Word):
    MAIL = "mail", "メール"
    POST = "post", "郵送"
    FAX = "fax", "FAX"
    INTERNAL = "internal", "庁内交換"


class Publicity(Word):
    OPEN = "open", "公開"
    PARTIAL = "partial", "一部公開"
    CLOSED = "closed", "非公開"


class MeetingForm(Word):
    IN_PERSON = "in_person", "対面"
    HYBRID = "hybrid", "オンライン併用"
    WRITTEN = "written", "書面"


class MeetingState(Word):
    DRAFT = "draft", "下書き"
    DATE_FIXED = "date_fixed", "日程確定"
    NOTIFIED = "notified", "通知済"
    IN_SESSION = "in_session", "開会中"
    CLOSED = "closed", "閉会"
    CONCLUDED = "concluded", "議事録確定"
    POSTPONED = "postponed", "延期"
    CANCELLED = "cancelled", "中止"
    INQUORATE = "inquorate", "流会"


class ItemKind(Word):
    OPENING = "opening", "開会"
    CONFIRM_MINUTES = "confirm_minutes", "前回議事録の確認"
    DISCUSSION = "discussion", "協議"
    CASE = "case", "事例検討"
    ACTIONS = "actions", "対応事項の進捗"
    ISSUE = "issue", "課題"
    REPORT = "report", "報告"
    OTHER = "other", "その他"
    CLOSING = "closing", "閉会"


class Carrying(Word):
    MOVED = "moved", "次回へ繰越"
    DUPLICATED = "duplicated", "次回へ繰越（写し）"
    LEFT_OUT = "left_out", "繰り越さない"


class PaperState(Word):
    PREPARING = "preparing", "準備中"
    READY = "ready", "用意済"
    COLLECTED = "collected", "回収済"


class InvitationKind(Word):
    CONVENE = "convene", "招集"
    ANNOUNCE = "announce", "周知"


class LetterMethod(Word):
    REQUEST = "REQUEST", "案内"
    CANCEL = "CANCEL", "取消"
    PUBLISH = "PUBLISH", "周知"


class Answer(Word):
    ATTEND = "attend", "出席"
    ABSENT = "absent", "欠席"
    SUBSTITUTE = "substitute", "代理出席"


class Attendance(Word):
    PRESENT = "present", "出席"
    SUBSTITUTE = "substitute", "代理"
    ABSENT = "absent", "欠席"
    LATE = "late", "遅参"
    LEFT_EARLY = "left_early", "途中退席"
    OBSERVER = "observer", "オブザーバー"
    SECRETARIAT = "secretariat", "事務局"


class Means(Word):
    TELEPHONE = "telephone", "電話"
    FAX = "fax", "FAX"
    LETTER = "letter", "書面"
    MAIL = "mail", "メール"
    ORAL = "oral", "口頭"


class EntryKind(Word):
    NOTE = "note", "発言"
    DECISION = "decision", "決定事項"
    ISSUE = "issue", "課題"


class MinutesState(Word):
    DRAFT = "draft", "作成中"
    CHECKED = "secretariat_checked", "事務局確認済"
    REVIEW = "attendee_review", "出席者確認中"
    AWAITING_CHAIR = "awaiting_chair", "承認待ち"
    APPROVED = "approved", "確定"


class ActionState(Word):
    PROPOSED = "proposed", "提案"
    ASSIGNED = "assigned", "返事待ち"
    ACCEPTED = "accepted", "引受済"
    DECLINED = "declined", "引受不可"
    IN_PROGRESS = "in_progress", "対応中"
    ON_HOLD = "on_hold", "保留"
    REPORTED = "reported", "確認待ち"
    CLOSED = "closed", "完了"
    CANCELLED = "cancelled", "取りやめ"


class ReportKind(Word):
    ASSIGNED = "assigned", "担当を依頼した"
    ACCEPT = "accept", "引き受けた"
    DECLINE = "decline", "引き受けられない"
    PROGRESS = "progress", "進んでいる"
    DONE = "done", "終わった"
    EXTENSION = "extension", "期限を延ばしたい"
    EXTENSION_GRANTED = "extension_granted", "延長を認めた"
    EXTENSION_REFUSED = "extension_refused", "延長を認めなかった"
    CONFIRMED = "confirmed", "完了を確認した"
    SENT_BACK = "sent_back", "確認できず戻した"
    TRANSFERRED = "transferred", "担当を移した"
    HELD = "held", "保留した"
    RESUMED = "resumed", "再開した"
    CANCELLED = "cancelled", "取りやめた"


class SupportTarget(Word):
    PERSON = "person", "当事者"
    FAMILY = "family", "家族"
    BOTH = "both", "当事者と家族"
    SYSTEM = "system", "しくみ"


class IssueField(Word):
    COOPERATION = "cooperation", "機関の連携・つなぎ"
    OUTREACH = "outreach", "訪問・アウトリーチ"
    PLACE = "place", "居場所・地域"
    WORK = "work", "就労・社会参加"
    LIVING = "living", "住まい・家計"
    CARE = "care", "介護・障害福祉"
    MEDICAL = "medical", "医療・保健"
    EDUCATION = "education", "教育"
    FAMILY = "family", "家族への支援"
    OTHER = "other", "そのほか"


class IssueState(Word):
    RAISED = "raised", "提起"
    FORWARDED = "forwarded", "上申中"
    ANSWERED = "answered", "回答あり"
    RECEIVED = "received", "回答を受領"
    CLOSED = "closed", "終了"


class CaseState(Word):
    OPEN = "open", "支援中"
    WATCHING = "watching", "見守り"
    CLOSED = "closed", "終結"


class Sex(Word):
    FEMALE = "female", "女性"
    MALE = "male", "男性"
    UNSTATED = "unstated", "未記載"


class AgeBand(Word):
    UNDER_10 = "0", "10歳未満"
    TEENS = "10", "10代"
    TWENTIES = "20", "20代"
    THIRTIES = "30", "30代"
    FORTIES = "40", "40代"
    FIFTIES = "50", "50代"
    SIXTIES = "60", "60代"
    SEVENTIES = "70", "70代"
    EIGHTIES = "80", "80代"
    OVER_90 = "90", "90代以上"


class ConsentEvent(Word):
    NOT_ASKED = "not_asked", "未確認"
    GRANTED = "granted", "同意"
    LIMITED = "limited", "範囲を限って同意"
    REFUSED = "refused", "不同意"
    NOT_OBTAINABLE = "not_obtainable", "確認できない"
    REVOKED = "revoked", "撤回"


class ConsentGiver(Word):
    SELF = "self", "本人"
    PARENT = "parent", "親権者"
    GUARDIAN = "guardian", "成年後見人・保佐人・補助人"
    NOT_CAPABLE = "not_capable", "判断が難しい"


class ConsentForm(Word):
    WRITTEN = "written", "書面"
    ORAL = "oral", "口頭"


class SubmissionState(Word):
    DRAFT = "draft", "作成中"
    HANDED_OVER = "agency_review", "責任者の確認待ち"
    SUBMITTED = "submitted", "提出済"
    SCREENING = "screening", "匿名化点検中"
    RETURNED = "returned", "差戻し"
    ACCEPTED = "accepted", "受理"
    SCHEDULED = "scheduled", "議題に登録"
    DISTRIBUTED = "distributed", "配布中"
    DISCUSSED = "discussed", "検討済"
    ACCESS_ENDED = "access_ended", "回収済"
    WITHDRAWN = "withdrawn", "取下げ"
    CONSENT_REVOKED = "consent_revoked", "同意撤回"
    DISPOSED = "disposed", "廃棄"


class PartKind(Word):
    OUTLINE = "outline", "概要"
    PERSON_SUPPORT = "person_support", "これまでの支援（当事者）"
    FAMILY_SUPPORT = "family_support", "これまでの支援（家族）"
    PERSON_WISH = "person_wish", "本人の希望"
    FAMILY_WISH = "family_wish", "家族の意向"
    QUESTION = "question", "検討したい事項"


class FindingDecision(Word):
    OPEN = "open", "未確認"
    ACCEPTED = "accepted", "案のとおり置き換え"
    CHANGED = "changed", "別の言葉に置き換え"
    KEPT = "kept", "このまま残す"


class OutboxState(Word):
    WAITING = "waiting", "送信待ち"
    SENT = "sent", "送信済"
    FAILED = "failed", "送れなかった"
    CANCELLED = "cancelled", "取りやめ"


class RequestState(Word):
    OPEN = "open", "依頼中"
    TAKEN = "taken", "招集された"
    DECLINED = "declined", "見送り"
