"""What was said and decided at the invented meeting."""

from council.minutes.content import ActionLine, Entry, ItemRecord

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
