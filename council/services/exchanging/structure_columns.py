"""The columns of the table `structure`: the ten that outsiders rely on first, then what else a version says."""

import re

from council.domain.signoffs import Act, named
from council.domain.vocabulary import BodyKind, Publicity
from council.exchange import Column, Columns
from council.exchange.values import (
    read_choice,
    read_code,
    read_day,
    read_flag,
    read_line,
    read_list,
    read_number,
    read_prose,
    read_word,
    write_list,
)


def _read_acts(cell: str) -> str:
    """Outgoing acts by their codes or labels, in any order."""
    read = read_word(Act)
    return named([read(one) for one in re.split(r"[\s、,]+", cell.strip())])


_LINE = read_line(200)
_QUORUM = read_choice({one: one for one in ("majority", "half", "none")})
_NUMBERING = read_choice({one: one for one in ("fiscal_year", "cumulative", "term")})
_INSTRUMENT = read_choice(
    {one: one for one in ("law", "ordinance", "outline", "guideline", "none")}
    | {"法律": "law", "条例": "ordinance", "要綱": "outline", "要領": "guideline"}
)

TEN = (
    Column("code", "コード", "会議体のコード。英小文字・数字・_", read_code, filled=True),
    Column("name", "名称", "その期間の正式な名称", _LINE, filled=True),
    Column(
        "kind",
        "種類",
        "council、representatives、working、subcommittee、case_conference、support_meeting、internal、advisers のどれか",
        read_word(BodyKind),
        filled=True,
    ),
    Column("parent", "上の会議体", "すぐ上の会議体のコード。最も上なら空", read_code, asked=True),
    Column("from", "始まり", "この版が始まる日", read_day, filled=True),
    Column("to", "終わり", "この版の最後の日。続いていれば空", read_day, asked=True, empty=None),
    Column(
        "transferred_from", "移管元", "移管される前にあった会議体のコード", read_code, asked=True
    ),
    Column(
        "established_on",
        "設置日",
        "会議体が設けられた日。空なら最初の版の始まり",
        read_day,
        asked=True,
        empty=None,
    ),
    Column("secretariat", "事務局", "事務局の機関のコード", read_code, asked=True),
    Column(
        "meets",
        "開くか",
        "この名の会議を開くなら true。段を示すだけなら false",
        read_flag,
        asked=True,
        empty=True,
    ),
)
_FURTHER = (
    Column("short_name", "短い名称", "画面と一覧での名称。空なら名称から作る", read_line(60)),
    Column(
        "calendar_name",
        "暦の名称",
        "暦の1日に入る名称。4文字まで。空なら短い名称から作る",
        read_line(4),
    ),
    Column(
        "instrument_kind",
        "根拠の種類",
        "law（法律）、ordinance（条例）、outline（要綱）、guideline（要領）、none",
        _INSTRUMENT,
        empty="outline",
    ),
    Column("founding_instrument", "設置根拠", "設置を定めたものの題名"),
    Column("founding_article", "根拠の条", "その条"),
    Column("instrument_on", "制定日", "それが定められた日", read_day, empty=None),
    Column("annex", "別表", "委員を定める別表の名"),
    Column("chair_title", "長の職名", "会長、部会長、座長、進行役など"),
    Column("deputy_title", "副の職名", "副会長など。置かなければ空"),
    Column("member_title", "委員の呼び方", "委員、構成員など"),
    Column("appointment_word", "就任の言葉", "委嘱、就任依頼など"),
    Column("deliberation_word", "話し合いの言葉", "審議、意見交換など"),
    Column("decision_word", "決め方の言葉", "議決、確認など"),
    Column("reward_word", "謝礼の言葉", "報酬、謝礼など。なければ空"),
    Column("quorum", "定足数", "majority（過半数）、half（半数以上）、none", _QUORUM, empty="none"),
    Column("quorum_article", "定足数の条", "定めた条"),
    Column(
        "numbering",
        "回次の数え方",
        "fiscal_year（年度ごと）、cumulative（通し）、term（任期ごと）",
        _NUMBERING,
        empty="fiscal_year",
    ),
    Column(
        "publicity",
        "公開",
        "open、partial、closed のどれか",
        read_word(Publicity),
        empty=Publicity.CLOSED,
    ),
    Column("closed_reason", "非公開の理由", "公開しないときの理由"),
    Column("sign_off", "決裁", "通知の前に決裁を記録するなら true", read_flag, empty=True),
    Column(
        "sign_off_otherwise",
        "決裁の例外",
        "開催通知と逆に扱うもの。change、postpone、cancel、nomination、minutes、publication を空白で区切る",
        _read_acts,
    ),
    Column("substitutes", "代理", "代理出席を認めるなら true", read_flag, empty=True),
    Column(
        "substitute_of",
        "代理の範囲",
        "same_agency（同じ機関の人）か anyone",
        read_choice({"same_agency": "same_agency", "anyone": "anyone"}),
        empty="same_agency",
    ),
    Column(
        "substitute_days",
        "代理の届出",
        "開催の何日前までに届け出るか。0 なら開会まで",
        read_number(0, 366),
        empty=0,
    ),
    Column(
        "substitute_announced",
        "代理の議題",
        "代理が、通知した議題だけに加わるなら true",
        read_flag,
        empty=False,
    ),
    Column(
        "written_opinions",
        "書面の意見",
        "欠席者の書面の意見を受けるなら true",
        read_flag,
        empty=True,
    ),
    Column(
        "meetings_per_year",
        "年の回数",
        "年に開く回数。必要なときに開くなら空",
        read_number(1, 60),
        empty=None,
    ),
    Column("term_years", "任期", "任期の年数。定めがなければ空", read_number(1, 10), empty=None),
    Column(
        "notice_days", "通知の期限", "開催の何日前までに通知するか", read_number(0, 366), empty=14
    ),
    Column(
        "reply_days", "回答の期限", "開催の何日前までに出欠を答えるか", read_number(0, 366), empty=7
    ),
    Column(
        "minutes_days",
        "議事録の期限",
        "開催から何日までに議事録を確定するか",
        read_number(0, 366),
        empty=45,
    ),
    Column(
        "approval",
        "議事録の確定",
        "chair（議長の承認）か next_meeting（次回の会議で確かめたあと）",
        read_choice({one: one for one in ("chair", "next_meeting")}),
        empty="chair",
    ),
    Column("signers", "署名委員", "長のほかに議事録を確かめる委員の数", read_number(0, 5), empty=0),
    Column(
        "pledge",
        "誓約書",
        "none、outsiders（職員でない委員）、all のどれか",
        read_choice({one: one for one in ("none", "outsiders", "all")}),
        empty="none",
    ),
    Column(
        "minutes_style",
        "議事録の形",
        "summary（要点）か verbatim（全文）",
        read_choice({"summary": "summary", "verbatim": "verbatim"}),
        empty="summary",
    ),
    Column("legal_basis", "事例共有の根拠", "根拠のコード", read_code),
    Column(
        "inquorate_keeps_number",
        "流会の回次",
        "流会でも回次を数えるなら true",
        read_flag,
        empty=False,
    ),
    Column(
        "standing_items",
        "毎回の議題",
        "どの会議の次第にも入る議題。| で区切る。「報告 」で始めると報告事項",
        lambda cell: "\n".join(read_list(cell)),
        lambda text: write_list(text.split("\n") if text else ()),
    ),
    Column("description", "説明", "会議体の役割", read_prose),
)
_OF_THE_BODY = (
    Column(
        "dissolved_on",
        "廃止日",
        "会議体がなくなる日。この列がなければ最後の版の終わり",
        read_day,
        empty=None,
    ),
    Column("position", "順", "一覧での順。空なら最後", read_number(0, 9999), empty=None),
)

RULES = tuple(column.name for column in _FURTHER)
COLUMNS = Columns(*TEN, *_FURTHER, *_OF_THE_BODY)
