"""Invented meetings and people for the tests of what mails say."""

from council.invites.wording import Answering, Change, Contact, Envelope, Occasion, conference_name

URL = "https://council.example/meetings/0f8fad5b-d9cb-469f-a165-70867728950e"
CONTACT = Contact(name="生活福祉課　地域福祉担当", phone="03-0000-1111", fax="03-0000-2222")
ENVELOPE = Envelope(addressee="鷺沢　道雄", contact=CONTACT)
SIGNED = Envelope(
    addressee="髙﨑　𠮷乃",
    contact=CONTACT,
    document_label="８世生福第１２３号",
    dated_label="令和８年１１月１９日",
    sender_label="８０５０支援部会　部会長　戸澤　みのり",
)
MEETING = Occasion(
    serial_label="令和８年度第２回",
    body_name="世田谷区重層的支援協議会　８０５０支援部会",
    date_label="令和８年１２月３日（木）",
    time_label="午後２時～午後４時",
    place="梅丘分庁舎　第１会議室",
    form_label="オンライン併用",
    publicity_label="非公開",
)
CONFERENCE = Occasion(
    body_name=conference_name("世田谷地域"),
    date_label="令和８年１２月３日（木）",
    time_label="午後２時～午後４時",
    place="若林まちづくりセンター",
)
ONLINE = Answering(by_label="令和８年１１月２６日（木）", url=URL)
OFFLINE = Answering(by_label="令和８年１１月２６日（木）")
MOVED = (
    Change(label="日時", before="令和８年１２月１日（火）午後２時～午後４時", after=MEETING.when),
    Change(label="場所", before="烏山区民センター", after=MEETING.place),
)
