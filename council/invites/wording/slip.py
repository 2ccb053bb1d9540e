"""回答票: the tear-off below a letter on paper, to be filled in by hand and sent back."""

from council.invites.characters import one_line
from council.invites.wording.layout import paragraph, where_to
from council.invites.wording.values import Answering, Envelope, Occasion

_CUT = "－　－　－　－　－　切　り　取　り　線　－　－　－　－　－"
_LINE = "＿" * 20


def reply_slip(
    occasion: Occasion, envelope: Envelope, answering: Answering, *, may_substitute: bool
) -> str:
    """What is torn off and sent back; empty for a letter that goes by mail.

    A meeting in writing is answered on a sheet of its own.
    """
    if not envelope.is_on_paper or occasion.in_writing:
        return ""
    only = f"（{answering.sends_only_to}だけ）" if answering.sends_only_to else ""
    choices = "□ 出席　　□ 欠席" + (f"　　□ 代理出席{only}" if may_substitute else "")
    substitute = "代理の方　職名＿＿＿＿＿＿＿＿　氏名＿＿＿＿＿＿＿＿＿＿\n\n"
    lines = [one_line(envelope.contact.name), *where_to(envelope.contact).splitlines()]
    back = "送り先　" + "\n　　　　".join(lines)
    return (
        f"\n{_CUT}\n\n　　出欠回答票（{one_line(answering.by_label)}まで）\n\n"
        f"{paragraph(one_line(occasion.title))}\n{paragraph(one_line(occasion.when))}\n\n"
        f"出欠　　　{choices}\n\n"
        f"{substitute if may_substitute else ''}"
        f"氏名　　　{_LINE}\n\n連絡　　　{_LINE}\n\n"
        f"{paragraph(back)}\n"
    )
