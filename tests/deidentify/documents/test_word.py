"""All that is written in a Word file is read, shown or hidden."""

import io

import docx
import pytest

from council.deidentify.documents import read_document
from tests.deidentify.documents.word_files import STRICT, document, p, part, relations, word


def read(data):
    return read_document(io.BytesIO(data))


def texts(data):
    return {part.name: part.text for part in read(data).parts}


def test_a_paragraph_is_whole_whatever_its_runs():
    body = "<w:p><w:r><w:t>戸</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>澤</w:t></w:r></w:p>"
    assert texts(word(body + p("次の", "行"))) == {"body": "戸澤\n次の行"}


def test_signs_in_a_run_stand_as_they_look():
    body = (
        "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>氏名</w:t><w:tab/>"
        "<w:t>戸澤</w:t><w:br/><w:t>03</w:t><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/>"
        "<w:sym w:font='x' w:char='9AD9'/></w:r></w:p>"
    )
    assert texts(word(body)) == {"body": "氏名\t戸澤\n03-1髙"}


def test_hidden_text_and_text_in_wrappers_is_read():
    body = (
        "<w:sdt><w:sdtPr><w:alias w:val='氏名の欄'/></w:sdtPr><w:sdtContent>"
        "<w:p><w:hyperlink w:tooltip='案内'><w:r><w:rPr><w:vanish/></w:rPr><w:t>戸澤</w:t></w:r>"
        "</w:hyperlink><w:smartTag><w:r><w:t>様</w:t></w:r></w:smartTag></w:p></w:sdtContent></w:sdt>"
    )
    found = {"body": "戸澤様", "body/control": "氏名の欄", "body/link": "案内"}
    assert texts(word(body)) == found


def test_a_table_is_read_row_by_row_and_a_table_in_it_apart():
    inner = f"<w:tbl><w:tr><w:tc>{p('内')}</w:tc></w:tr></w:tbl>"
    body = (
        f"<w:tbl><w:tr><w:tc>{p('氏名')}</w:tc><w:tc>{p('戸澤')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{p('備考')}</w:tc><w:tc>{p('一')}{inner}{p('二')}</w:tc></w:tr></w:tbl>"
    )
    found = {
        "body": "前",
        "body/table 1": "氏名\t戸澤\n備考\n一\n二",
        "body/table 1/table 1": "内",
        "body/table 2": "別の表",
    }
    assert (
        texts(word(p("前") + body + f"<w:tbl><w:tr><w:tc>{p('別の表')}</w:tc></w:tr></w:tbl>"))
        == found
    )


def test_tracked_changes_are_read_as_they_are_and_as_they_were():
    body = (
        "<w:p><w:r><w:t>相談者は</w:t></w:r>"
        "<w:del w:author='岬 五郎'><w:r><w:delText>戸澤</w:delText></w:r></w:del>"
        "<w:ins w:author='岬 五郎'><w:r><w:t>鷺沢</w:t></w:r></w:ins><w:r><w:t>さん</w:t></w:r></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>移った文</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:moveTo><w:r><w:t>移った文</w:t></w:r></w:moveTo></w:p>"
    )
    assert texts(word(body)) == {
        "body": "相談者は鷺沢さん\n\n移った文",
        "body/before changes": "相談者は戸澤さん\n移った文\n",
        "body/author": "岬 五郎",
    }


def test_what_was_inserted_and_deleted_again_is_read():
    body = "<w:p><w:ins><w:del><w:r><w:delText>戸澤</w:delText></w:r></w:del></w:ins></w:p>"
    assert texts(word(body)) == {"body/before changes": "戸澤"}


def test_a_text_box_is_apart_from_the_paragraph_it_stands_in():
    box = f"<w:txbxContent>{p('箱の', '中')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>後</w:t></w:r></w:p>"
    )
    assert texts(word(body)) == {"body": "前後", "body/text box 1": "箱の中"}


def test_what_only_older_programs_show_is_read_too():
    body = (
        f"<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>新</w:t></w:r></mc:Choice><mc:Fallback>"
        f"<w:txbxContent>{p('戸澤')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert texts(word(body)) == {"body": "新", "body/alternative": "戸澤"}


def test_field_codes_readings_descriptions_and_bookmarks_are_read():
    body = (
        "<w:p><w:bookmarkStart w:name='戸澤宅'/><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        '<w:r><w:instrText>HYPERLINK "mailto:a@</w:instrText></w:r>'
        "<w:r><w:instrText>example.jp\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        "<w:fldSimple w:instr='AUTHOR 岬'/><w:r><w:ruby><w:rt><w:r><w:t>とざわ</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>戸澤</w:t></w:r></w:rubyBase></w:ruby><w:t>様</w:t>"
        "<w:drawing><wp:docPr name='図 1' descr='自宅の写真'/></w:drawing></w:r></w:p>"
    )
    assert texts(word(body)) == {
        "body": "戸澤様",
        "body/bookmark": "戸澤宅",
        "body/field code": 'HYPERLINK "mailto:a@example.jp"\nAUTHOR 岬',
        "body/ruby": "とざわ",
        "body/alt text": "図 1\n自宅の写真",
    }


def test_every_part_with_text_has_its_name():
    comment = f"<w:comment w:author='岬 五郎' w:initials='岬'>{p('意見')}</w:comment>"
    parts = {
        "word/header10.xml": part("hdr", p("十")),
        "word/header2.xml": part("hdr", p("二")),
        "word/footer1.xml": part("ftr", p("下")),
        "word/footnotes.xml": part("footnotes", f"<w:footnote>{p('注')}</w:footnote>"),
        "word/endnotes.xml": part("endnotes", f"<w:endnote>{p('末')}</w:endnote>"),
        "word/comments.xml": part("comments", comment),
        "word/people.xml": part("people", "<w:person w:author='岬 五郎'/>"),
        "word/settings.xml": part("settings", "<w:docVar w:name='氏名' w:val='戸澤'/>"),
        "word/charts/chart1.xml": "<c><tx><p><r><t>題</t></r></p></tx><cat><pt><v>戸澤</v></pt></cat></c>",
        "customXml/item1.xml": "<a b='属性'>自由な<c>形</c></a>",
    }
    assert texts(word(p("文"), parts)) == {
        "body": "文",
        "header 1": "二",
        "header 2": "十",
        "footer 1": "下",
        "footnotes": "注",
        "endnotes": "末",
        "comments": "意見",
        "comments/author": "岬 五郎",
        "comments/initials": "岬",
        "people/author": "岬 五郎",
        "settings/variable": "氏名\n戸澤",
        "chart 1": "題\n戸澤",
        "other/customxml/item1.xml": "属性\n自由な\n形",
    }


def test_properties_are_read_without_the_program_s_own():
    parts = {
        "docProps/core.xml": "<coreProperties><creator>岬 五郎</creator><title>戸澤家</title>"
        "<created>2026-11-01T00:00:00Z</created><revision>3</revision></coreProperties>",
        "docProps/app.xml": "<Properties><Application>Word</Application><Pages>2</Pages>"
        "<Company>青嵐社</Company><Manager>岬 一</Manager></Properties>",
        "docProps/custom.xml": "<Properties><property name='世帯'><lpwstr>戸澤</lpwstr></property></Properties>",
    }
    read_parts = read(word(p("文"), parts)).parts
    assert {part.name: part.text for part in read_parts if part.name != "body"} == {
        "properties/creator": "岬 五郎",
        "properties/title": "戸澤家",
        "properties/Company": "青嵐社",
        "properties/Manager": "岬 一",
        "properties/custom": "世帯：戸澤",
    }
    persons = {part.name for part in read_parts if part.is_person}
    assert persons == {"properties/creator", "properties/Manager"}


def test_targets_of_links_are_read_in_letters_and_never_followed():
    rows = [
        ("hyperlink", "https://example.jp/%E6%88%B8%E6%BE%A4", True),
        ("attachedTemplate", "file:///C:/戸澤/a.dotx", True),
    ]
    parts = {"word/_rels/document.xml.rels": relations(*rows)}
    assert texts(word(p("文"), parts))["body/link"].splitlines() == [
        "https://example.jp/%E6%88%B8%E6%BE%A4",
        "https://example.jp/戸澤",
        "file:///C:/戸澤/a.dotx",
    ]


def test_pictures_and_embedded_files_are_counted_as_unread():
    parts = {"word/media/image1.png": b"\x89PNG", "word/embeddings/sheet.xlsx": b"PK\x03\x04"}
    assert read(word(p("文"), parts)).unread == 2
    assert read(word(p("文"))).unread == 0


@pytest.mark.parametrize("order", ["utf-16", "utf-8-sig"])
def test_a_strict_file_and_other_encodings_are_read(order):
    body = f'<?xml version="1.0" encoding="{order[:6].rstrip("-")}"?>' if order == "utf-16" else ""
    written = (body + document(p("戸澤"), STRICT)).encode(order)
    data = word(p("x"), {"word/document.xml": written})
    assert texts(data) == {"body": "戸澤"}


def test_a_file_of_a_word_library_is_read():
    made, data = docx.Document(), io.BytesIO()
    made.core_properties.author = "岬 五郎"
    made.add_paragraph("戸澤さん")
    made.add_table(1, 2).rows[0].cells[1].text = "82歳"
    made.sections[0].header.paragraphs[0].text = "頭"
    made.save(data)
    found = texts(data.getvalue())
    assert found["body"].strip() == "戸澤さん"
    assert found["body/table 1"] == "\t82歳"
    assert found["header 1"] == "頭"
    assert found["properties/creator"] == "岬 五郎"
