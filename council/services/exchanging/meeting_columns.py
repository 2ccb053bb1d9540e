"""The columns of the table `meetings`."""

import re
from datetime import date

from council.domain.vocabulary import MeetingForm, MeetingState, Publicity
from council.exchange import Column, Columns
from council.exchange.values import (
    BadCell,
    read_choice,
    read_day,
    read_line,
    read_mark,
    read_number,
    read_time,
    read_word,
)
from council.services.exchanging.agendas import read_agenda, write_agenda

_ROUND = re.compile(r"\s*第?\s*(.*?)\s*回?\s*")
_YEARS = range(1900, 2200)  # beyond these weeks and fiscal years cannot be counted on or back
_figure = read_number(1, 9999)
_state = read_choice(
    {str(one.value): one for one in MeetingState}
    | {one.label: one for one in MeetingState}
    | {"held": MeetingState.CONCLUDED, "開催済": MeetingState.CONCLUDED}
)


def read_held_on(cell: str) -> date:
    """A day on which a meeting may be held; raises BadCell."""
    day = read_day(cell)
    if day.year not in _YEARS:
        raise BadCell("この年の日付は使えません。年を確かめてください。")
    return day


def read_round(cell: str) -> int:
    """A serial number: 3 or 第3回; raises BadCell."""
    found = _ROUND.fullmatch(cell)
    number: int = _figure(found[1] if found else cell)
    return number


COLUMNS = Columns(
    Column(
        "sitting",
        "開催",
        "同じ印の行は、同時開催。書き出した番号か、自分の印。ひとつの会議体だけなら空でよい",
        read_mark(36),
    ),
    Column("body", "会議体", "会議体のコードか名称", read_line(200), filled=True),
    Column("held_on", "開催日", "開く日", read_held_on, filled=True),
    Column("begins", "開始", "始まる時刻。14:00、午後2時など", read_time, filled=True),
    Column("ends", "終了", "終わる時刻。空なら開始の2時間後", read_time, empty=None),
    Column("place", "場所", "場所。決まっていなければ空"),
    Column(
        "form",
        "開き方",
        "in_person（対面）、hybrid（オンライン併用）、written（書面）。空なら対面",
        read_word(MeetingForm),
        empty=None,
    ),
    Column(
        "state",
        "状態",
        "draft、date_fixed、concluded（開催済）、inquorate、cancelled、postponed など。空なら、過ぎた日は開催済、これからの日は下書き",
        _state,
        empty=None,
    ),
    Column(
        "number", "回次", "第何回か。開いた会議には要る。通知の前は仮の番号", read_round, empty=None
    ),
    Column(
        "number_period",
        "回次の期間",
        "回次を数える期間。FY2026（年度）、T2026-2027（任期）、ever（通し）。空でよい",
        read_mark(20),
    ),
    Column(
        "publicity",
        "公開",
        "open、partial、closed のどれか。空なら会議体の決まりのとおり",
        read_word(Publicity),
        empty=None,
    ),
    Column("closed_reason", "公開しない理由", "公開しないときの理由"),
    Column("observers", "傍聴者", "傍聴した人の数", read_number(0, 9999), empty=None),
    Column(
        "observer_seats",
        "傍聴の定員",
        "傍聴できる人の数。公開、一部公開の会議だけ",
        read_number(0, 999),
        empty=None,
    ),
    Column("observing", "傍聴の方法", "傍聴のしかた。公開、一部公開の会議だけ"),
    Column(
        "agenda",
        "議題",
        "題名 分。| で区切る。前に【毎回】【説明：説明者】【非公開：理由】を書ける",
        read_agenda,
        write_agenda,
        empty=(),
    ),
)
