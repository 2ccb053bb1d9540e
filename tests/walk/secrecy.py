"""In which channels a member might learn of what another body of the joint sitting takes up behind closed doors."""

import io
import zipfile

from tests.walk.together import MEMBER, OPEN, OTHER, OURS, SECRETS, THEIRS, words_of


def nobody_sees_the_others(joint):
    """In no channel: page, list, first page, calendar, Word, ZIP, papers, case, minutes."""
    for code in (OURS, THEIRS):
        context = joint.cast[MEMBER[code]].context
        other = OTHER[code]
        hidden = (*words_of(other), *((joint.code,) if other == OURS else ()))
        for path in channels(joint, code):
            ensure_silent(joint, context, path, hidden)
        for path in shut(joint, other):
            assert get(joint, context, path).status == 404, path
        ensure_read(joint, context, code)


def channels(joint, code):
    own = joint.at[code]
    return (
        "/",
        "/meetings",
        "/actions",
        "/issues",
        "/submissions",
        "/bodies",
        f"/bodies/{OTHER[code]}",
        f"/bodies/{code}",
        own,
        f"{own}/agenda.docx",
        f"{own}/notice.docx",
        f"{own}/documents/agenda",
        f"{own}/documents/roster",
        f"{own}/sitting",
        f"{own}/replies",
        f"{own}/minutes",
        f"{own}/documents/minutes",
        f"{own}/day-set.zip",
        f"{own}/turnout.docx",
    )


def shut(joint, other):
    own = joint.at[other]
    below = (
        "",
        "/agenda.docx",
        "/notice.docx",
        "/sitting",
        "/replies",
        "/minutes",
        "/minutes/approval",
        "/documents/minutes",
        "/documents/agenda",
        "/day-set.zip",
        "/turnout.docx",
        "/sign-off.zip",
    )
    cases = joint.cases if other == OURS else set()
    return [*(f"{own}{one}" for one in below), *joint.files[other], *cases]


def get(joint, context, path):
    return context.request.get(f"{joint.house.url}{path}", max_retries=2)


def ensure_silent(joint, context, path, hidden):
    answer = get(joint, context, path)
    assert answer.status in {200, 403, 404}, (path, answer.status)
    for text in texts(answer):
        for word in hidden:
            assert word not in text, (path, word)


def texts(answer):
    """What an answer says, unpacked as far as it goes."""
    content = answer.body()
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return [content.decode()]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
        return [*archive.namelist(), *(part.decode(errors="replace") for part in parts)]


def ensure_read(joint, context, code):
    """Its own members do learn of it, so that silence elsewhere proves something."""
    page = get(joint, context, joint.at[code]).text()
    assert SECRETS[code].title in page
    assert OPEN[code] in page
    assert OPEN[OTHER[code]] in page
