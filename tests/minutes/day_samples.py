"""The papers of an invented day: a substitute, somebody absent, somebody who has not answered."""

from council.minutes.arrivals import ArrivalsContent
from council.minutes.collection import CollectedPaper, CollectionContent, CopyLine
from council.minutes.day import Expected, MeetingHead, PlaceLine
from council.minutes.name_cards import NameCardsContent
from council.minutes.script import ScriptContent, ScriptLine, ScriptStep
from council.minutes.seating_plan import SeatingPlanContent
from council.minutes.turnout import TurnoutContent, TurnoutLine
from tests.minutes.samples import BODY, FISCAL, HELD, MUNICIPALITY, PLACE, SEATS, SERIAL

_E = Expected

HEAD = MeetingHead(
    municipality=MUNICIPALITY,
    body_name=BODY,
    serial_label=SERIAL,
    fiscal_label=FISCAL,
    held_label=HELD,
    place=PLACE,
)
_EXPECTED = {3: _E.SUBSTITUTE, 5: _E.ABSENT, 8: _E.UNKNOWN}
PLACES = tuple(
    PlaceLine(
        number=number,
        seat_title=seat,
        agency=agency,
        post=post,
        name=name,
        office=office,
        presides=number == 1,
        deputises=number == 2,
        expected=_EXPECTED.get(number, _E.PRESENT),
        substitute_name="雲母　さより" if number == 3 else "",
        substitute_post="看護師長" if number == 3 else "",
    )
    for number, (office, seat, agency, post, name) in enumerate(SEATS, start=1)
)
SCRIPT = ScriptContent(
    head=HEAD,
    facts=(("進行", "部会長　戸澤　みのり"), ("定足数", "委員１２名のうち、７名の出席")),
    steps=(
        ScriptStep(
            time_label="午後２時",
            title="１　開会",
            length_label="２分",
            lines=(
                ScriptLine("事務局", "定刻となりましたので、ただいまから、会議を始めます。"),
                ScriptLine("", "来た人数を書き入れて読む"),
            ),
        ),
        ScriptStep(
            time_label="午後２時２分",
            title="（１）　事例検討（K7M2P9）",
            length_label="５０分",
            is_closed=True,
            note="説明：事務局　資料３",
            lines=(ScriptLine("部会長", "ここからは、非公開とします。"),),
        ),
    ),
)
PLAN = SeatingPlanContent(
    head=HEAD, places=PLACES, secretariat=("生活福祉課　九鬼　真澄",), has_observers=True
)
CARDS = NameCardsContent(head=HEAD, places=PLACES)
ARRIVALS = ArrivalsContent(head=HEAD, places=PLACES, has_observers=True)
COLLECTION = CollectionContent(
    head=HEAD,
    papers=(
        CollectedPaper(
            label="資料３",
            title="事例 K7M2P9",
            copies=tuple(
                CopyLine(number=str(one.number), affiliation=one.affiliation, name=one.name)
                for one in PLACES[:6]
            ),
            kept_back=("７",),
        ),
        CollectedPaper(label="資料４", title="事例 Q3R8S1"),
    ),
)
TURNOUT = TurnoutContent(
    head=HEAD,
    reward_word="謝礼",
    summary="出席１０名、代理１名、欠席１名",
    lines=tuple(
        TurnoutLine(
            number=str(one.number),
            seat_title=one.seat_title,
            affiliation=one.affiliation,
            name=one.name,
            mark=one.expected.label,
            note="代理　看護師長　雲母　さより" if one.is_by_substitute else "",
        )
        for one in PLACES
    ),
)
