"""The letters by which a seat is filled and left: 推薦依頼, 就任承諾書, 委嘱状・辞令, 解嘱."""

from dataclasses import dataclass

from council.domain.vocabulary import Word
from council.minutes.letters import add_form, add_points
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle


class AppointingKind(Word):
    """A letter about a seat."""

    REQUEST = "nomination_request", "推薦依頼"
    ACCEPTANCE = "acceptance", "就任承諾書"
    APPOINTMENT = "appointment_letter", "委嘱状"
    DISMISSAL = "dismissal", "解嘱通知"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointingContent:
    """What these letters say: of a seat, its body and its term; of the person, the name alone.

    `act` is how the body asks somebody in: 委嘱, 任命, 就任依頼.
    """

    municipality: str
    mayor: str
    body_name: str
    member_title: str
    seat_title: str
    term_label: str
    date_label: str
    act: str = "委嘱"
    person: str = ""
    post: str = ""
    addressee: str = ""
    document_no: str = ""
    instrument: str = ""
    reply_by_label: str = ""
    reward_word: str = ""
    last_day_label: str = ""
    reason: str = ""
    contact: tuple[str, ...] = ()


def request_docx(content: AppointingContent, style: PageStyle) -> bytes:
    """推薦依頼: an agency is asked for somebody, with the form on which it answers."""
    body = f"{content.municipality}{content.body_name}"
    sheet = Sheet(f"{body}の{content.member_title}の推薦について（依頼）", style)
    sheet.foot(numbered=False)
    _head(sheet, content)
    sheet.add(f"{content.member_title}の推薦について（依頼）", "LetterTitle")
    sheet.add(
        f"日頃より{content.municipality}の福祉行政に御理解、御協力を賜り、厚く御礼申し上げます。",
        "Letter",
    )
    sheet.add(
        f"{body}の{content.member_title}を、下記のとおり{_asked(content.act)}ので、"
        "適任の方を御推薦くださるようお願いします。",
        "Letter",
    )
    add_points(
        sheet,
        (
            ("席", content.seat_title),
            ("任期", content.term_label),
            ("根拠", content.instrument),
            (content.reward_word, _reward(content)),
            ("回答", _reply(content)),
        ),
    )
    _contact(sheet, content)
    sheet.add("推薦書", "AnnexTitle")
    sheet.add(f"{content.mayor}　あて", "Normal")
    sheet.add(
        f"{body}の{content.member_title}（{content.seat_title}）に、次の者を推薦します。", "Normal"
    )
    _form(sheet, "推薦する者", ("職", "ふりがな", "氏名", "連絡先（電話・メール）"))
    sheet.add("", "Normal")
    sheet.add("令和　　年　　月　　日", "RightAligned")
    _form(sheet, "推薦する機関", ("機関の名称", "代表者の職・氏名"))
    return sheet.to_bytes()


def _asked(act: str) -> str:
    return "お願いしたい" if act == "就任依頼" else f"{act}したい"


def _reward(content: AppointingContent) -> str:
    return f"{content.municipality}の定めるところによります。" if content.reward_word else ""


def _reply(content: AppointingContent) -> str:
    if not content.reply_by_label:
        return ""
    return f"{content.reply_by_label}までに、次のページの推薦書でお願いします。"


def acceptance_docx(content: AppointingContent, style: PageStyle) -> bytes:
    """就任承諾書: for the person to sign and send back."""
    body = f"{content.municipality}{content.body_name}"
    sheet = Sheet(f"就任承諾書（{body}）", style)
    sheet.foot(numbered=False)
    sheet.add("就　任　承　諾　書", "Title")
    sheet.add("", "Normal")
    sheet.add(f"{content.mayor}　あて", "Addressee")
    sheet.add("", "Normal")
    sheet.add(f"{body}の{content.member_title}に就任することを承諾します。", "Letter")
    add_points(sheet, (("席", content.seat_title), ("任期", content.term_label)))
    sheet.add("令和　　年　　月　　日", "RightAligned")
    _form(sheet, "署名", ("職", "氏名（署名）"), values=(content.post, ""))
    sheet.add(f"（{content.person}　様）" if content.person else "", "FormNote")
    return sheet.to_bytes()


_TITLES = {"任命": "辞令", "就任依頼": "就任依頼書"}


def certificate_title(act: str) -> str:
    """What the paper is called by which somebody is asked in: 委嘱状, 辞令, 就任依頼書, 指名状."""
    return _TITLES.get(act, f"{act}状")


def _spaced(title: str) -> str:
    return ("　　" if len(title) == 2 else "　").join(title)


def appointment_docx(content: AppointingContent, style: PageStyle) -> bytes:
    """委嘱状・辞令・就任依頼書: one page, large, to be sealed."""
    body = f"{content.municipality}{content.body_name}"
    sheet = Sheet(f"{content.act}（{body}）", style)
    sheet.foot(numbered=False)
    if content.document_no:
        sheet.add(content.document_no, "RightAligned")
    sheet.add(_spaced(certificate_title(content.act)), "CertificateTitle")
    sheet.add_all(filter(None, content.post.split("\n")), "Certificate")
    name = content.person if content.act == "任命" else f"{content.person}　様"
    sheet.add(name, "CertificateName")
    sheet.add(_sentence(content, body), "Certificate")
    sheet.add(f"任期　{content.term_label}", "Certificate")
    sheet.add("", "Normal")
    sheet.add(content.date_label, "Certificate")
    sheet.add(content.mayor, "CertificateName")
    return sheet.to_bytes()


def _sentence(content: AppointingContent, body: str) -> str:
    seat = f"（{content.seat_title}）"
    if content.act == "就任依頼":
        return f"{body}の{content.member_title}{seat}への就任をお願いします。"
    if content.act == "任命":
        return f"{body}の{content.member_title}{seat}を命ずる。"
    return f"{body}の{content.member_title}{seat}を{content.act}します。"


def dismissal_docx(content: AppointingContent, style: PageStyle) -> bytes:
    """解嘱: told to who leaves, with the last day in words and thanks."""
    body = f"{content.municipality}{content.body_name}"
    sheet = Sheet(f"{body}の{content.member_title}の退任について（通知）", style)
    sheet.foot(numbered=False)
    _head(sheet, content)
    sheet.add(f"{content.member_title}の退任について（通知）", "LetterTitle")
    sheet.add(
        f"このたび、下記のとおり{body}の{content.member_title}の任を解きますので、お知らせします。",
        "Letter",
    )
    sheet.add("在任中の御尽力に、厚く御礼申し上げます。", "Letter")
    add_points(
        sheet,
        (
            ("席", content.seat_title),
            ("最後の日", f"{content.last_day_label}（この日の終わりまで）"),
            ("理由", content.reason),
            ("その他", "在任中に知り得たことについては、退任の後も漏らさないようお願いします。"),
        ),
    )
    _contact(sheet, content)
    return sheet.to_bytes()


def _head(sheet: Sheet, content: AppointingContent) -> None:
    sheet.add_all(filter(None, (content.document_no, content.date_label)), "RightAligned")
    sheet.add(content.addressee or f"{content.person}　様", "Addressee")
    sheet.add(content.mayor, "RightAligned")


def _contact(sheet: Sheet, content: AppointingContent) -> None:
    if content.contact:
        sheet.add("\n".join(content.contact), "Contact")


def _form(
    sheet: Sheet, caption: str, labels: tuple[str, ...], values: tuple[str, ...] = ()
) -> None:
    filled = (*values, *("" for _label in labels[len(values) :]))
    add_form(sheet, caption, zip(labels, filled, strict=True))
