"""The table `agencies`: one line an agency, with its other names and whom it serves when."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from council.domain import clock
from council.exchange import Column, Columns, Record
from council.exchange.values import (
    BadCell,
    read_code,
    read_day,
    read_line,
    read_list,
    read_prose,
    write_list,
    write_text,
)
from council.extensions import db
from council.models import Agency
from council.policy.actor import Actor
from council.services import agencies
from council.services.agencies import OWN, Ages, Former
from council.services.exchanging.taking import Change, Taking, Watch

_AGES = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)? (\d{1,3})?-(\d{1,3})?(?: (.*))?")


def read_ages(cell: str) -> tuple[Ages, ...]:
    """Whom an agency serves when, as a cell tells it; raises BadCell."""
    return tuple(map(_read_one, read_list(cell)))


def _read_one(text: str) -> Ages:
    found = _AGES.fullmatch(text)
    if found is None:
        raise BadCell(
            "「2022-04-05/ 12-39 区内在住」のように、始まり/終わり 最少年齢-最高年齢 説明 の形で書いてください。"
        )
    try:
        days = [date.fromisoformat(one) if one else None for one in found.groups()[:2]]
    except ValueError:
        raise BadCell("対象年齢の期間に、暦にない日があります。") from None
    begins, ends = days
    youngest, oldest = (int(one) if one else None for one in found.groups()[2:4])
    if begins is None or (ends and ends < begins):
        raise BadCell("対象年齢の期間の終わりが、始まりより前です。")
    if youngest is not None and oldest is not None and oldest < youngest:
        raise BadCell("対象年齢の上限が、下限より下です。")
    return begins, ends, youngest, oldest, found[5] or ""


def _write_ages(ages: tuple[Ages, ...]) -> str:
    return write_list([write_age(one) for one in ages])


def write_age(age: Ages) -> str:
    """Whom an agency serves in one period, as a cell tells it."""
    begins, ends, youngest, oldest, note = age
    years = f"{write_text(youngest)}-{write_text(oldest)}"
    return f"{begins}/{write_text(ends)} {years} {note}".rstrip()


def read_former(cell: str) -> tuple[Former, ...]:
    """The names that an agency had, as a cell tells them; raises BadCell."""
    return tuple(map(_read_former, read_list(cell)))


def _read_former(text: str) -> Former:
    day, _space, name = text.partition(" ")
    until = read_day(day) if day else None
    if until is None or not name.strip():
        raise BadCell(
            "「2024-03-31 子ども課」のように、その名称だった最後の日、空白、名称の形で書いてください。"
        )
    return until, read_line(200)(name)


def write_former(former: Former) -> str:
    """One name that an agency had, as a cell tells it."""
    return "{} {}".format(*former)


columns = Columns(
    Column("code", "コード", "機関のコード。英小文字・数字・_", read_code, filled=True),
    Column("name", "名称", "機関の名称", filled=True, also=("name_ja",)),
    Column("reading", "よみがな", "名称の読み"),
    Column("name_en", "英語の名称", "英語での名称"),
    Column("kind", "種類", "contact_point、support_agency、ward_office、medical など", read_code),
    Column("legal_form", "法人の種類", "社会福祉法人など", also=("operator_legal_form",)),
    Column("operator", "運営", "運営する法人", also=("operator_ja",)),
    Column("role", "役割", "何をする機関か", read_prose, also=("role_ja",)),
    Column("target", "対象", "だれを支援するか", read_prose, also=("target_ja",)),
    Column("area", "地域", "地域の名", read_line(60), empty=None),
    Column("district", "地区", "その地域の地区の名", read_line(60), empty=None),
    Column("parent", "上の機関", "すぐ上の機関のコード", read_code),
    Column("location", "所在地", "場所", read_prose),
    Column("hours", "開いている時間", "開いている日と時間"),
    Column("phone", "電話", "電話番号"),
    Column("fax", "FAX", "FAXの番号"),
    Column("postal_code", "郵便番号", "7桁の数字。ハイフンはなくてもよい", read_line(20)),
    Column("postal_address", "住所", "郵便物の届く住所と建物。所在地と同じでも書く"),
    Column("email", "メールアドレス", "機関のアドレス", read_line(254)),
    Column("contact", "連絡先の担当", "問い合わせる係や人"),
    Column("takes", "受けられる事例", "どのような事例を受けられるか", read_prose),
    Column("from", "始まり", "この機関がある最初の日。空なら取り込む日", read_day, empty=None),
    Column("to", "終わり", "最後の日。続いていれば空", read_day, empty=None),
    Column(
        "aliases",
        "別名",
        "ほかの呼び方。| で区切る",
        read_list,
        write_list,
        empty=(),
        also=("aliases_seen",),
    ),
    Column(
        "former_names",
        "前の名称",
        "その名称だった最後の日、空白、名称。| で区切る",
        read_former,
        lambda former: write_list([write_former(one) for one in former]),
        empty=(),
    ),
    Column(
        "target_ages",
        "対象年齢",
        "始まり/終わり 最少年齢-最高年齢 説明。| で区切る",
        read_ages,
        _write_ages,
        empty=(),
    ),
    passed_over=("source_section", "note"),
)

_COLUMN_OF = {"valid_from": "from", "valid_to": "to", "former": "former_names"}


def rows(_actor: Actor) -> Iterator[Mapping[str, object]]:
    """Every agency, by its code."""
    found = db.session.scalars(
        select(Agency)
        .options(
            selectinload(Agency.aliases),
            selectinload(Agency.eligibilities),
            selectinload(Agency.former_names),
        )
        .order_by(Agency.code)
    ).all()
    codes = {agency.id: agency.code for agency in found}
    for agency in found:
        ages = [
            (one.valid_from, one.valid_to, one.min_age, one.max_age, one.note)
            for one in agency.eligibilities
        ]
        yield {
            **{name: getattr(agency, name) for name in OWN},
            "code": agency.code,
            "parent": codes[agency.parent_id] if agency.parent_id else "",
            "from": agency.valid_from,
            "to": agency.valid_to,
            "aliases": sorted(one.alias for one in agency.aliases if one.alias != agency.name),
            "former_names": tuple((one.until, one.name) for one in agency.former_names),
            "target_ages": tuple(sorted(ages, key=str)),
        }


def take(taking: Taking, watch: Watch) -> None:
    """Write every agency; then hang each below the one that it names."""
    taking.columns = _COLUMN_OF
    seen: dict[str, int] = {}
    known = {agency.code: agency for agency in db.session.scalars(select(Agency))}
    before = frozenset(known)
    for done, record in enumerate(taking.sheet.sound, start=1):
        code = record["code"]
        if code in seen:
            taking.faults.append(record.fault("code", f"{seen[code]}行目と同じコードです。"))
            continue
        seen[code] = record.row
        with taking.line(record, "code"):
            agency, is_other = _write(record, taking, is_new=code not in before)
            known[code] = agency
            if is_other:
                taking.changes.append(Change(record.row, agency.name, is_new=code not in before))
        watch(done, len(taking.sheet.sound))
    if "parent" in taking.sheet.given:
        for record in taking.sheet.sound:
            _hang(record, known, taking)


def _write(record: Record, taking: Taking, *, is_new: bool) -> tuple[Agency, bool]:
    facts = {name: record[name] for name in OWN if name in taking.sheet.given}
    begins = record.values.get("from")
    if begins or is_new:
        facts["valid_from"] = begins or clock.today()
    if "to" in taking.sheet.given:
        facts["valid_to"] = record["to"]
    return agencies.write(
        record["code"],
        facts,
        taking.acting.for_body(None),
        aliases=record.values.get("aliases"),
        ages=record.values.get("target_ages"),
        former=record.values.get("former_names"),
    )


def _hang(record: Record, known: Mapping[str, Agency], taking: Taking) -> None:
    parent = known.get(record["parent"])
    if record["parent"] and parent is None:
        taking.faults.append(record.fault("parent", "この機関はありません。"))
        return
    agency = known.get(record["code"])
    if agency is None:
        return
    with taking.line(record, "parent"):
        if agencies.hang(agency, parent, taking.acting.for_body(None)) and not any(
            change.row == record.row for change in taking.changes
        ):
            taking.changes.append(Change(record.row, agency.name, is_new=False))
