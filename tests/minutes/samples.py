"""An invented meeting of invented people, rich enough to judge a page by."""

from council.minutes.agenda import AgendaContent, AgendaLine
from council.minutes.content import (
    ActionLine,
    Approval,
    Attendance,
    Entry,
    ItemRecord,
    MinutesContent,
    PaperLine,
)
from council.minutes.notice import NoticeContent
from council.minutes.roster import RosterContent, RosterRow

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


ACTIONS = (
    ActionLine(
        agency="松原あんしんすこやかセンター",
        text="訪問時に使う「家族全体の困りごと」確認項目の案を作り、次回の部会に示す。",
        due_label="令和９年２月２６日（金）",
        target_label="家族",
    ),
    ActionLine(
        agency="世田谷ひきこもり相談窓口リンク",
        text="親の介護を入口とした相談の受け方を整理し、あんしんすこやかセンター２８か所へ周知する。",
        due_label="令和９年１月２９日（金）",
        target_label="しくみ",
    ),
    ActionLine(
        agency="ぷらっとホーム世田谷",
        text="家計相談支援の案内を、本人に直接渡す以外の方法で届ける手順をまとめる。",
        due_label="令和９年１月１５日（金）",
        target_label="当事者",
    ),
    ActionLine(
        agency="生活福祉課（事務局）",
        text="入院時の連絡体制について、代表者会議へ提出する課題の文案を部会長と調整する。",
        due_label="令和８年１２月２５日（金）",
        target_label="しくみ",
    ),
)

ITEMS = (
    ItemRecord(
        number_label="１",
        title="開会",
        entries=(Entry(text="部会長が開会を宣し、事務局が資料の確認を行った。"),),
    ),
    ItemRecord(number_label="２", title="議事"),
    ItemRecord(
        number_label="（１）",
        title="前回議事録の確認について",
        level=2,
        papers=("資料１",),
        presenter="事務局",
        entries=(
            Entry(speaker="事務局", text="第１回議事録は、部会長の承認を得て確定している。"),
            Entry(speaker="部会長", text="内容について意見はあるか。（異議なし）"),
        ),
        decisions=("第１回議事録の内容を確認した。",),
    ),
    ItemRecord(
        number_label="（２）",
        title="事例検討",
        level=2,
        closed=True,
        presenter="世田谷ひきこもり相談窓口リンク",
        papers=("資料３",),
        entries=(
            Entry(
                speaker="御厨委員",
                text="80代の母と50代の本人の世帯である。母の介護サービス利用をきっかけに、本人が長く自宅で過ごしていることが分かった。"
                "母は本人の将来を案じているが、本人は訪問を望んでいない。個人が特定されないよう、内容の一部を変更している。",
            ),
            Entry(
                speaker="楢原委員",
                text="母への訪問は月２回続いている。本人とは玄関先で会釈を交わすようになった。まずは母の支援を続け、本人には手紙で窓口を知らせるのがよいと考える。",
            ),
            Entry(
                speaker="髙﨑委員",
                text="受診を急がせると関係が切れるおそれがある。往診ではなく、健康相談として保健師が同行する形を提案する。\n"
                "母の体調が変わったときに、誰が本人へ連絡するのかを今のうちに決めておく必要がある。",
            ),
            Entry(
                speaker="兎原委員",
                text="家族会では、親が元気なうちに「もしものとき」を書き残す取組みを始めた。様式 <もしも帳> & 記入例を提供できる。",
            ),
            Entry(
                speaker="部会長",
                text="本人の意向を尊重し、家族への支援と本人への支援を分けて進めることとしたい。",
            ),
        ),
        decisions=(
            "主たる支援機関を世田谷ひきこもり相談窓口リンクとし、家族支援は松原あんしんすこやかセンターが担う。",
            "本人への働きかけは、本人の同意が得られるまで手紙による案内に限る。",
        ),
        actions=(ACTIONS[0], ACTIONS[2]),
    ),
    ItemRecord(
        number_label="（３）",
        title="親の入院・施設入所時における連絡体制について",
        level=2,
        presenter="生活福祉課",
        papers=("資料４",),
        entries=(
            Entry(
                speaker="事務局",
                text="資料４により説明。平日夜間と休日に連絡が途切れる例が続いている。",
            ),
            Entry(
                speaker="長宗委員",
                text="総合支所の夜間連絡先は課ごとに異なる。統一するには全区での調整が要る。",
            ),
            Entry(
                speaker="真行寺委員",
                text="医療機関からの第一報を受ける窓口を一つに決めれば、その後は現在の仕組みで動ける。",
            ),
        ),
        decisions=("夜間・休日の連絡窓口の一本化を、部会の課題として代表者会議へ上げる。",),
        actions=(ACTIONS[3],),
        issues=(
            "親の緊急入院時に、夜間・休日の第一報を受ける窓口が定まっていない。（代表者会議へ）",
        ),
    ),
    ItemRecord(
        number_label="（４）",
        title="対応事項の進捗状況について",
        level=2,
        presenter="事務局",
        papers=("資料２",),
        entries=(
            Entry(
                speaker="事務局",
                text="前回の対応事項６件のうち、４件が完了、１件が期限延長、１件が継続中である。",
            ),
            Entry(speaker="篁委員", text="継続中の１件は、年度内に完了する見込みである。"),
        ),
        actions=(ACTIONS[1],),
    ),
    ItemRecord(
        number_label="３",
        title="報告事項　令和８年度上半期　相談窓口の実績について",
        entries=(
            Entry(
                speaker="入間野委員",
                text="参考資料により報告。新規相談のうち、40代以上が半数を超えた。",
            ),
        ),
    ),
    ItemRecord(number_label="４", title="閉会", entries=(Entry(text="部会長が閉会を宣した。"),)),
)

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
