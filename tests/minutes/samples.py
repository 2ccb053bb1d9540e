"""An invented meeting of invented people, rich enough to judge a page by."""

from council.minutes.agenda import AgendaContent, AgendaLine
from council.minutes.annex import AnnexContent, AnnexRow
from council.minutes.appointing import AppointingContent
from council.minutes.content import (
    Approval,
    Attendance,
    MinutesContent,
    PaperLine,
)
from council.minutes.notice import NoticeContent
from council.minutes.pledge import PledgeContent
from council.minutes.roster import RosterContent, RosterRow
from council.minutes.yearplan import YearPlanContent, YearPlanRow
from tests.minutes.proceedings import ACTIONS, ITEMS

MUNICIPALITY = "世田谷区"
BODY = "重層的支援協議会　８０５０支援部会"
SERIAL = "第２回"
FISCAL = "令和８年度"
HELD = "令和８年１２月３日（木）午後２時～午後４時"
PLACE = "世田谷区役所　第２庁舎　４階　第１会議室"

SEATS = (
    ("部会長", "学識経験者", "砧野大学社会福祉学部", "教授", "戸澤　みのり"),
    ("職務代理者", "学識経験者", "梅丘精神保健研究所", "主任研究員", "鷺沢　道雄"),
    ("委員", "医療機関の代表", "等々力渓谷クリニック", "院長", "髙﨑　𠮷郎"),
    (
        "委員",
        "地域包括支援センターの代表",
        "松原あんしんすこやかセンター",
        "管理者",
        "楢原　てるみ",
    ),
    (
        "委員",
        "ひきこもり相談窓口の代表",
        "世田谷ひきこもり相談窓口リンク",
        "統括責任者",
        "御厨　千景",
    ),
    ("委員", "生活困窮者自立支援の代表", "ぷらっとホーム世田谷", "センター長", "篁　誠一郎"),
    ("委員", "若者支援の代表", "メルクマールせたがや", "施設長", "入間野　葵"),
    (
        "委員",
        "障害者相談支援の代表",
        "地域障害者相談支援センター（ぽーと）",
        "主任相談員",
        "五百旗頭　薫",
    ),
    ("委員", "総合支所保健福祉課長の代表", "烏山総合支所保健福祉課", "課長", "長宗　礼子"),
    ("委員", "総合支所健康づくり課長の代表", "世田谷総合支所健康づくり課", "課長", "真行寺　拓"),
    ("委員", "民生委員・児童委員の代表", "民生委員児童委員協議会", "会長", "蓼沼　フミ"),
    ("委員", "家族会の代表", "ひきこもり家族会「こもれび」", "世話人", "兎原　健二"),
)
SECRETARIAT = (
    "保健福祉政策部生活福祉課　課長　九鬼　真澄",
    "保健福祉政策部生活福祉課　係長　栂野　隆",
    "保健福祉政策部生活福祉課　主事　四十物　遥",
)
PAPERS = (
    PaperLine(label="資料１", title="第１回８０５０支援部会　議事録（確定版）"),
    PaperLine(label="資料２", title="対応事項の進捗状況（令和８年１１月末現在）"),
    PaperLine(label="資料３", title="事例検討資料", collect=True),
    PaperLine(label="資料４", title="親の入院・施設入所時における連絡体制の現状と論点"),
    PaperLine(label="参考資料", title="令和８年度上半期　相談窓口の実績"),
)


def _attendance(index: int, **kwargs: str) -> Attendance:
    office, seat, agency, post, name = SEATS[index]
    return Attendance(office=office, seat_title=seat, agency=agency, post=post, name=name, **kwargs)


MINUTES = MinutesContent(
    municipality=MUNICIPALITY,
    body_name=BODY,
    serial_label=SERIAL,
    fiscal_label=FISCAL,
    held_label="令和８年１２月３日（木）",
    opened_label="午後２時",
    closed_label="午後３時５５分",
    place=PLACE,
    form_label="オンライン併用",
    publicity_label="一部公開",
    publicity_reason="議事（２）は個人に関する情報を扱い、公開すると公正な審議に支障があるため。",
    present=(
        *(_attendance(index) for index in (0, 1)),
        _attendance(2, mark="遅参", note="午後２時２０分着席"),
        *(_attendance(index) for index in (3, 4, 5, 6, 7)),
        _attendance(
            8,
            mark="代理",
            substitute_name="雲母　さより",
            substitute_post="保健福祉課　地域支援係長",
        ),
        _attendance(9),
        _attendance(11),
    ),
    absent=(_attendance(10, mark="欠席"),),
    secretariat=SECRETARIAT,
    observers=2,
    quorum_sentence="委員１２名のうち１１名（うち代理１名）が出席し、過半数に達しているため、会議は成立した。",
    recusals=("篁委員は、議事（２）の事例の関係者であるため、同議事の間退席した。",),
    agenda=ITEMS,
    papers=PAPERS,
    actions=ACTIONS,
    next_meeting="令和９年３月４日（木）午後２時から　世田谷区役所　第２庁舎　４階　第１会議室",
    author="保健福祉政策部生活福祉課　主事　四十物　遥",
    version_label="第１版",
)

APPROVAL = Approval(
    approver="部会長　戸澤　みのり",
    approved_on="令和８年１２月２１日（月）",
    content_hash="a1b2c3d4e5f60718293a4b5c6d7e8f90112233445566778899aabbccddeeff00",
)

AGENDA = AgendaContent(
    municipality=MUNICIPALITY,
    body_name=BODY,
    serial_label=SERIAL,
    fiscal_label=FISCAL,
    held_label=HELD,
    place=PLACE,
    form_label="オンライン併用",
    lines=(
        AgendaLine(number_label="１", title="開会", minutes_label="５分"),
        AgendaLine(number_label="２", title="議事"),
        AgendaLine(
            number_label="（１）",
            title="前回議事録の確認について",
            level=2,
            presenter="事務局",
            minutes_label="５分",
            papers=("資料１",),
        ),
        AgendaLine(
            number_label="（２）",
            title="事例検討",
            level=2,
            closed=True,
            presenter="世田谷ひきこもり相談窓口リンク",
            minutes_label="５０分",
            papers=("資料３",),
        ),
        AgendaLine(
            number_label="（３）",
            title="親の入院・施設入所時における連絡体制について",
            level=2,
            presenter="生活福祉課",
            minutes_label="２５分",
            papers=("資料４",),
        ),
        AgendaLine(
            number_label="（４）",
            title="対応事項の進捗状況について",
            level=2,
            presenter="事務局",
            minutes_label="１５分",
            papers=("資料２",),
        ),
        AgendaLine(
            number_label="３",
            title="報告事項　令和８年度上半期　相談窓口の実績について",
            presenter="メルクマールせたがや",
            minutes_label="１０分",
            papers=("参考資料",),
        ),
        AgendaLine(number_label="４", title="その他（次回日程）", minutes_label="５分"),
        AgendaLine(number_label="５", title="閉会"),
    ),
    papers=PAPERS,
)

ROSTER = RosterContent(
    municipality=MUNICIPALITY,
    body_name=BODY,
    as_of_label="令和８年１２月３日",
    rows=(
        *(
            RosterRow(
                seat_title=seat,
                agency=agency,
                post=post,
                name=name,
                office="" if office == "委員" else office,
                term_label="令和８年４月１日～\n令和１０年３月３１日",
            )
            for office, seat, agency, post, name in SEATS
        ),
        RosterRow(seat_title="教育委員会の代表", agency="教育総合センター"),
    ),
    secretariat=SECRETARIAT,
)

YEAR_PLAN = YearPlanContent(
    municipality=MUNICIPALITY,
    fiscal_label="令和９年度",
    as_of_label="令和８年１２月３日",
    rows=(
        YearPlanRow(
            day_label="１１月１７日（水）",
            time_label="午後６時３０分～\n午後８時３０分",
            meetings=("代表者会議\n第１回（案）", "子ども・若者 代表者会議\n第１回（案）"),
            place=PLACE,
            due=(("議題・資料", "１０月２５日（月）"), ("開催通知", "１１月２日（火）")),
        ),
        YearPlanRow(
            day_label="２月１６日（水）",
            time_label="午後２時～\n午後４時",
            meetings=("８０５０支援部会\n第４回（仮）",),
            place="未定",
        ),
    ),
)

NOTICE = NoticeContent(
    municipality=MUNICIPALITY,
    body_name=BODY,
    serial_label=SERIAL,
    fiscal_label=FISCAL,
    document_no="８世生福第１２３４号",
    date_label="令和８年１１月１９日",
    sender=("世田谷区重層的支援協議会　８０５０支援部会", "部会長　戸澤　みのり"),
    held_label=HELD,
    place=PLACE,
    form_label="オンライン併用",
    agenda=(
        "（１）前回議事録の確認について",
        "（２）事例検討（非公開）",
        "（３）親の入院・施設入所時における連絡体制について",
        "（４）対応事項の進捗状況について",
    ),
    papers=PAPERS,
    reply_by_label="令和８年１１月２６日（木）",
    reply_to=("ＦＡＸ　０３－００００－０００１", "メール　jusoteki@example.lg.jp"),
    others=("資料３は会議終了後に回収します。", "御欠席の場合は、回答票に御意見をお書きください。"),
    contact=(
        "担当　保健福祉政策部生活福祉課　四十物",
        "電話　０３－００００－００００（直通）",
    ),
)

APPOINTING = AppointingContent(
    municipality=MUNICIPALITY,
    mayor="世田谷区長",
    body_name=BODY,
    member_title="委員",
    seat_title="医療機関の代表",
    term_label="令和９年４月１日から令和１１年３月３１日まで",
    date_label="令和９年４月１日",
    person="髙﨑　𠮷郎",
    post="等々力渓谷クリニック\n院長",
    document_no="８世生福第１２３４号",
    instrument="世田谷区重層的支援協議会設置要綱第６条別表第３号",
    reply_by_label="令和９年３月１５日（月）",
    reward_word="謝礼",
    last_day_label="令和９年３月３１日",
    reason="任期満了",
    contact=("担当　保健福祉政策部生活福祉課", "電話　03-0000-0000"),
)

ANNEX = AnnexContent(
    title="別表（第３条関係）",
    instrument="世田谷区重層的支援協議会設置要綱第６条",
    body_name=f"{MUNICIPALITY}{BODY}",
    as_of_label="令和８年１２月３日",
    rules=(("定足数", "過半数"), ("謝礼", "謝礼")),
    rows=tuple(
        AnnexRow(
            item=f"第{number}号",
            seat_title=seat,
            agency=agency,
            kind="機関",
            office=office,
            term="2年",
        )
        for number, (office, seat, agency, _post, _name) in enumerate(SEATS, start=1)
    ),
)

PLEDGE = PledgeContent(
    municipality="世田谷区",
    mayor="世田谷区長",
    body_name="重層的支援協議会　８０５０支援部会",
    member_title="委員",
    seat_title="家族会の代表",
    instrument="世田谷区重層的支援協議会設置要綱第５条",
    begins_label="令和８年４月１日",
    person="霜月　環",
    post="代表",
)
