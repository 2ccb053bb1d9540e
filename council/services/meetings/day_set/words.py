"""What is read aloud, by the kind of the item; {decision} and {deliberation} are the body's own words."""

from council.domain.quorum import BLANK
from council.domain.vocabulary import ItemKind, Publicity

WELCOME = (
    "定刻となりましたので、ただいまから、{meeting}を始めます。"
    "本日は、お忙しいなか、お集まりいただき、ありがとうございます。"
)
HAND_OVER = "これからの進行は、{chair}にお願いします。"
TAKE_OVER = "それでは、次第に沿って進めます。円滑な進行に、御協力をお願いします。"
ONLINE = "オンラインで御出席の方は、御発言のとき以外、マイクをお切りください。"
PAPERS = "お手元の資料は、{papers}です。足りないものがあれば、お知らせください。"
WILL_COLLECT = (
    "{papers}は、会議の終わりに回収します。書き写したり、撮ったりしないようお願いします。"
)
MIND_QUORUM = (
    "来た人数を〔　〕に書き入れて読む。定足数に達しないときは、読まずに、始めるかどうかを相談する"
)

CHANGES = "開催のお知らせのあとで変わり、まだお知らせしていないところを申し上げます。"
CHANGED_PAPER = "{paper}を改めました。"
VOID_PAPER = "{paper}は、欠番です。"
CHANGED_FACT = "{label}は、「{before}」から「{now}」に変わりました。"
CHANGED_ITEM = "議題「{title}」を加えたか、改めました。次第のとおりです。"
CHANGED_CLOSED = "非公開の議題を加えたか、改めました。次第のとおりです。"
OTHER_ORDER = "議題の順番を変えました。次第のとおりです。"
ITEM_GONE = "議題を外しました。次第のとおりです。"

PUBLICITY = {
    Publicity.OPEN: "本日の会議は、公開です。",
    Publicity.PARTIAL: (
        "本日の会議は、一部公開です。非公開の議題では、傍聴の方に御退席いただきます。"
    ),
    Publicity.CLOSED: "本日の会議は、{reason}、非公開で行います。",
}

CLOSE_DOORS = "ここからは、{reason}、非公開とします。傍聴の方は、御退席をお願いします。"
CLOSE_DOORS_DO = "傍聴者の退席を確かめる"
CLOSE_DOORS_ONLINE_DO = "傍聴者の退席と、オンラインの傍聴が切れたことを確かめる"
OPEN_DOORS = "ここからは、公開とします。傍聴の方は、お入りください。"
OPEN_DOORS_DO = "傍聴者に入っていただく"
KEEP_CLOSED = "この議題は、{reason}、非公開です。"

LEAVE = "この議題に関わりのある{member}は、御退席をお願いします。"
LEAVE_DO = "退席（除斥）{count}名。どなたかは当日の画面で確かめ、退席を見届けてから始める"
OTHERS_LEAVE = "{bodies}の皆様は、この議題の間、御退席をお願いします。"
RETURN = "退席された{member}は、お戻りください。"
KEPT_FROM_SOME_DO = (
    "退席した{member}がいる議題から生まれた議題。その{member}には、題名と資料を示さない"
)

CHANGE_CHAIR_DO = "{chair}が、この議題の進行を代わる"
USUAL_REASON = "個人に関する情報を扱うため"

CALL = "続いて、{number}「{title}」です。"
CALL_UNNAMED = "続いて、{number}です。題名と内容は、事務局から申し上げます。"
EXPLAIN = "{presenter}から、{how}説明をお願いします。"
EXPLAINS_DO = "{presenter}が説明する"

OPINION = "{who}から、書面による意見が出ています。「{text}」"
OPINION_DO = "{who}から、書面による意見が出ている。当日の画面の「議題の記録」で開き、読み上げる"

_OPINIONS = "ただいまの説明について、御意見、御質問をお願いします。"
ASK = {
    ItemKind.CONFIRM_MINUTES: "前回の議事録について、直すところはありますか。",
    ItemKind.DISCUSSION: _OPINIONS,
    ItemKind.CASE: (
        "この世帯に心当たりのある方は、お申し出のうえ、御退席ください。"
        "どなたのことか分かるような御発言は、お控えください。それでは、御意見をお願いします。"
    ),
    ItemKind.ACTIONS: "担当の機関から、補うことがあればお願いします。",
    ItemKind.ISSUE: _OPINIONS,
    ItemKind.REPORT: "ただいまの報告について、御質問があればお願いします。",
    ItemKind.OTHER: "そのほかに、皆様から何かありますか。",
}
END = {
    ItemKind.CONFIRM_MINUTES: "ないようですので、前回の議事録を確認したこととします。",
    ItemKind.DISCUSSION: (
        f"それでは、「{BLANK}」と{{decision}}することで、よろしいでしょうか。"
        "御異議がないようですので、そのように{decision}しました。"
    ),
    ItemKind.CASE: (
        f"それでは、この事例は「{BLANK}」の方針とし、"
        f"担当は{BLANK}、期限は{BLANK}とすることで、よろしいでしょうか。"
    ),
    ItemKind.ACTIONS: f"期限を過ぎたものは、{BLANK}までに進み具合をお知らせください。",
    ItemKind.ISSUE: f"それでは、この課題は「{BLANK}」とすることで、よろしいでしょうか。",
    ItemKind.REPORT: "報告は、以上とします。",
    ItemKind.OTHER: "ないようですので、次に移ります。",
}

DONE = "本日の議事は、これですべて終わりました。"
NEXT = DONE + "次回は、{when}、{place}開く予定です。"
NO_NEXT = DONE + "次回は、〔日時・場所　　　　　　　　　　〕に開く予定です。"
COLLECT = (
    "{papers}を回収します。お手元の写しの番号を確かめ、係の者に、直接お渡しください。"
    "書き写したものがあれば、一緒にお渡しください。"
)
COLLECT_DO = "回収表に印を付け、部数がそろうまで、席を立たないようお願いする"
RECORD = "議事録の案は、後日お届けします。内容をお確かめください。"
FINISH = "以上で、{meeting}を閉会します。ありがとうございました。"
