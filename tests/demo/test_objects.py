"""The list for whoever checks the product from outside."""

from council.demo.objects import listed


def test_it_lists_what_was_made_with_the_agreed_names(demo_year):
    found = listed()
    assert set(found) == {"meetings", "agenda_items", "submissions", "cases", "action_items"}
    assert set(found["meetings"][0]) == {
        "id",
        "sitting_id",
        "body",
        "body_kind",
        "serial",
        "state",
        "agenda_items",
        "minutes_state",
        "revisions",
        "content_hash",
        "attendees",
    }
    assert set(found["submissions"][0]) == {"id", "title", "body", "agency", "state"}
    assert set(found["cases"][0]) == {"id", "number", "agencies"}
    assert set(found["action_items"][0]) == {"id", "state", "agency", "meeting_id"}
    assert set(found["agenda_items"][0]) == {"id", "meeting_id", "state"}


def test_a_held_meeting_has_its_hash_and_its_attendees(demo_year):
    approved = [one for one in listed()["meetings"] if one["minutes_state"] == "approved"]
    assert all(len(one["content_hash"]) == 64 and one["attendees"] for one in approved)
    assert max(one["revisions"] for one in approved) >= 4


def test_agenda_items_are_counted(demo_year):
    found = listed()
    for meeting in found["meetings"]:
        own = [one for one in found["agenda_items"] if one["meeting_id"] == meeting["id"]]
        assert len(own) == meeting["agenda_items"]
