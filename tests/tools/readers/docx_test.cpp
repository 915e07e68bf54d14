#include "tools/readers/docx.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tools/readers/made_docx.hpp"

namespace vestnik::readers {
namespace {

using source::Paragraph;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

source::Document read(const MadeDocx& made) {
  Outcome<source::Document> outcome = read_docx(made.bytes(), "made.docx");
  EXPECT_TRUE(outcome.diagnostics.empty());
  return std::move(outcome.value).value_or(source::Document{});
}
source::Document read(const std::string& body) { return read(MadeDocx{.body = body}); }

const Paragraph& paragraph_at(const source::Document& document, std::size_t at) {
  return std::get<Paragraph>(document.blocks.at(at).content);
}
const source::Table& table_at(const source::Document& document, std::size_t at) {
  return std::get<source::Table>(document.blocks.at(at).content);
}
std::string text_of(const std::vector<source::Block>& blocks) {
  std::string all;
  for (const source::Block& block : blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
      all += (all.empty() ? "" : "/") + paragraph->text();
    } else {
      for (const source::Row& row : std::get<source::Table>(block.content).rows) {
        for (const source::Cell& cell : row.cells) all += "|" + text_of(cell.blocks);
        all += "|";
      }
    }
  }
  return all;
}
std::vector<std::string> labels(const source::Document& document) {
  std::vector<std::string> all;
  for (const source::Block& block : document.blocks) {
    const auto& label = std::get<Paragraph>(block.content).label;
    all.push_back(label ? label->text : "-");
  }
  return all;
}
std::string code_of(const std::string& bytes) {
  const auto outcome = read_docx(bytes, "made.docx");
  return outcome.value ? "" : outcome.diagnostics.at(0).code;
}

TEST(read_docx, runs_have_the_look_of_their_styles_and_their_own) {
  MadeDocx made{.body =
                    paragraph(run("a") + run("b", R"(<w:b w:val="0"/>)") + run("c", R"(<w:rStyle w:val="Strong"/>)"),
                              R"(<w:pStyle w:val="Loud"/>)") +
                    text("d")};
  made.part(
      "styles", "styles",
      R"(<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault></w:docDefaults>)"
      R"(<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>)"
      R"(<w:style w:type="paragraph" w:styleId="Big"><w:name w:val="Big"/><w:basedOn w:val="N"/><w:rPr><w:sz w:val="40"/><w:b/></w:rPr></w:style>)"
      R"(<w:style w:type="paragraph" w:styleId="Loud"><w:name w:val="heading 2"/><w:basedOn w:val="Big"/><w:rPr><w:caps/></w:rPr></w:style>)"
      R"(<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>)");
  const source::Document document = read(made);
  const Paragraph& first = paragraph_at(document, 0);
  EXPECT_EQ(first.heading, 2);
  EXPECT_EQ(first.alignment, source::Alignment::justified);
  ASSERT_THAT(first.runs, SizeIs(2));  // "b" and "c" look alike: bold cancels bold
  EXPECT_TRUE(first.runs[0].look.bold);
  EXPECT_TRUE(first.runs[0].look.capitals);
  EXPECT_EQ(first.runs[0].look.size, 20);
  EXPECT_EQ(first.runs[1].text, "bc");
  EXPECT_FALSE(first.runs[1].look.bold);
  EXPECT_EQ(paragraph_at(document, 1).runs.at(0).look.size, 11);
  EXPECT_EQ(paragraph_at(document, 1).runs.at(0).look.language, "ru-RU");
}

TEST(read_docx, a_circle_of_styles_ends) {
  MadeDocx made{.body = paragraph(run("a"), R"(<w:pStyle w:val="A"/>)")};
  made.part("styles", "styles",
            R"(<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/><w:rPr><w:i/></w:rPr></w:style>)"
            R"(<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>)");
  EXPECT_TRUE(paragraph_at(read(made), 0).runs.at(0).look.italic);
}

TEST(read_docx, signs_inside_a_run) {
  const source::Document document = read(
      "<w:p><w:r><w:t>не</w:t><w:noBreakHyphen/><w:t>раз</w:t><w:softHyphen/><w:t>рывный</w:t><w:tab/><w:t>и</w:t>"
      "<w:br/><w:t>далее</w:t><w:sym w:font=\"Symbol\" w:char=\"F061\"/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/>"
      "</w:r></w:p>");
  EXPECT_EQ(paragraph_at(document, 0).text(), "не\u2011раз\u00ADрывный\tи\u2028далееα✓");
}

TEST(read_docx, a_sign_without_a_letter_is_told) {
  const source::Document document =
      read("<w:p><w:r><w:sym w:font=\"Webdings\" w:char=\"F04E\"/><w:t>a</w:t></w:r></w:p>");
  EXPECT_EQ(paragraph_at(document, 0).text(), "a");
  ASSERT_THAT(document.remarks, SizeIs(1));
  EXPECT_EQ(document.remarks[0].kind, source::Remark::Kind::symbol);
  EXPECT_EQ(document.remarks[0].words, "Webdings U+F04E");
}

TEST(read_docx, tracked_changes_are_marked) {
  const source::Document document = read(paragraph(
      run("a ") + "<w:ins>" + run("new ") + "</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>" +
      "<w:moveFrom>" + run("from ") + "</w:moveFrom><w:ins><w:del>" + run("both ") + "</w:del></w:ins>" + run("b")));
  EXPECT_EQ(paragraph_at(document, 0).text(), "a new b");
  EXPECT_EQ(paragraph_at(document, 0).runs.at(1).look.change, source::Change::inserted);
}

TEST(read_docx, a_deleted_paragraph_mark_joins_two_paragraphs) {
  const source::Document document =
      read(paragraph(run("one "), "<w:rPr><w:del/></w:rPr>") + text("two") + text("three"));
  EXPECT_EQ(text_of(document.blocks), "one two/three");
}

TEST(read_docx, a_drop_cap_belongs_to_the_paragraph_that_follows) {
  const source::Document document =
      read(paragraph(run("P", "<w:sz w:val=\"96\"/>"), R"(<w:framePr w:dropCap="drop" w:lines="3"/>)") + text("olice") +
           paragraph(run("framed"), R"(<w:framePr w:w="100"/>)"));
  EXPECT_EQ(text_of(document.blocks), "Police/framed");
}

TEST(read_docx, hidden_text_is_marked) {
  MadeDocx made{.body = paragraph(run("a") + run("b", "<w:vanish/>") + run("c", R"(<w:rStyle w:val="H"/>)") +
                                  run("d", R"(<w:rStyle w:val="H"/><w:vanish w:val="0"/>)"))};
  made.part("styles", "styles", R"(<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>)");
  EXPECT_EQ(paragraph_at(read(made), 0).text(), "ad");
}

TEST(read_docx, content_controls_and_smart_tags_are_read) {
  const source::Document document =
      read("<w:sdt><w:sdtContent>" + text("block") + "</w:sdtContent></w:sdt>" +
           paragraph("<w:sdt><w:sdtContent>" + run("inline ") + "</w:sdtContent></w:sdt><w:smartTag>" + run("tag") +
                     "</w:smartTag>"));
  EXPECT_EQ(text_of(document.blocks), "block/inline tag");
}

TEST(read_docx, fields_give_their_results) {
  const auto field = [](const std::string& instruction, const std::string& result) {
    return R"(<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>)" + instruction +
           R"(</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>)" + run(result) +
           R"(<w:r><w:fldChar w:fldCharType="end"/></w:r>)";
  };
  const source::Document document =
      read(paragraph(field(R"( HYPERLINK "https://a.example/x" \o "tip" )", "here") + run(" ") +
                     field(" REF _1 ", "there") + R"(<w:fldSimple w:instr=" PAGE ">)" + run("7") + "</w:fldSimple>"));
  EXPECT_EQ(paragraph_at(document, 0).text(), "here there7");
  EXPECT_EQ(paragraph_at(document, 0).runs.at(0).link, "https://a.example/x");
  EXPECT_EQ(paragraph_at(document, 0).runs.at(1).link, "");
}

TEST(read_docx, a_field_of_contents_marks_its_paragraphs) {
  const source::Document document = read(
      paragraph(R"(<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \o "1-3"</w:instrText></w:r>)"
                R"(<w:r><w:fldChar w:fldCharType="separate"/></w:r>)" +
                run("One 3")) +
      text("Two 5") + paragraph(R"(<w:r><w:fldChar w:fldCharType="end"/></w:r>)" + run("After")));
  EXPECT_EQ(paragraph_at(document, 0).role, source::Role::contents);
  EXPECT_EQ(paragraph_at(document, 1).role, source::Role::contents);
  EXPECT_EQ(paragraph_at(document, 2).role, source::Role::text);
}

TEST(read_docx, links_lead_out_of_the_document_only) {
  MadeDocx made{.body = paragraph(R"(<w:hyperlink r:id="L">)" + run("out") +
                                  R"(</w:hyperlink><w:hyperlink w:anchor="x">)" + run("in") + "</w:hyperlink>")};
  made.relations.push_back({"L", "hyperlink", "https://a.example/"});
  const source::Document document = read(made);
  EXPECT_EQ(paragraph_at(document, 0).runs.at(0).link, "https://a.example/");
  EXPECT_EQ(paragraph_at(document, 0).runs.at(1).link, "");
}

std::string list_level(int level, const std::string& format, const std::string& text) {
  return fmt::format(R"(<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>)",
                     level, format, text);
}
std::string item(const std::string& words, int list, int level = 0) {
  return paragraph(run(words),
                   fmt::format(R"(<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>)", level, list));
}

TEST(read_docx, lists_have_the_labels_that_word_prints) {
  MadeDocx made{.body = item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1) + item("e", 1, 1) +
                        item("f", 2) + item("g", 2) + item("h", 3) + item("i", 9) + item("j", 4) + item("k", 4)};
  made.part(
      "numbering", "numbering",
      R"(<w:abstractNum w:abstractNumId="0">)" + list_level(0, "decimal", "%1.") +
          list_level(1, "lowerLetter", "%1.%2)") + R"(</w:abstractNum><w:abstractNum w:abstractNumId="1">)" +
          list_level(0, "russianLower", "%1)") + R"(</w:abstractNum><w:abstractNum w:abstractNumId="2">)" +
          list_level(0, "bullet", "\uF0B7") + R"(</w:abstractNum><w:abstractNum w:abstractNumId="3">)" +
          list_level(0, "upperRoman", "(%1)") +
          R"(</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>)"
          R"(<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>)"
          R"(<w:num w:numId="4"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>)");
  EXPECT_THAT(labels(read(made)), ElementsAre("1.", "1.a)", "1.b)", "2.", "2.a)", "а)", "б)", "•", "-", "(IV)", "(V)"));
}

TEST(read_docx, styles_of_lists_have_levels) {
  MadeDocx made{.body = paragraph(run("a"), R"(<w:pStyle w:val="L2"/>)")};
  made.part(
      "styles", "styles",
      R"(<w:style w:type="paragraph" w:styleId="L2"><w:name w:val="List Bullet 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>)");
  made.part("numbering", "numbering",
            R"(<w:abstractNum w:abstractNumId="0">)" + list_level(0, "bullet", "o") +
                R"(</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>)");
  const source::Document document = read(made);
  ASSERT_TRUE(paragraph_at(document, 0).label);
  EXPECT_EQ(paragraph_at(document, 0).label->level, 1);
}

TEST(read_docx, tables_keep_spans_and_nested_tables) {
  const auto cell = [](const std::string& content, const std::string& properties = {}) {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
  };
  const source::Document document = read(
      "<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr>"
      "<w:tr><w:trPr><w:tblHeader/></w:trPr>" +
      cell(text("wide"), R"(<w:gridSpan w:val="2"/>)") + cell(text("x")) + "</w:tr><w:tr>" +
      cell(text("tall"), R"(<w:vMerge w:val="restart"/>)") + cell(text("y")) +
      cell("<w:tbl><w:tr>" + cell(text("in")) + "</w:tr></w:tbl>" + text("z")) + "</w:tr><w:tr>" +
      cell(paragraph(""), "<w:vMerge/>") + cell(text("u")) + cell(text("v")) + "</w:tr></w:tbl>");
  const source::Table& table = table_at(document, 0);
  EXPECT_TRUE(table.ruled);
  EXPECT_TRUE(table.rows.at(0).head);
  EXPECT_EQ(table.rows.at(0).cells.at(0).columns, 2);
  EXPECT_EQ(table.rows.at(1).cells.at(0).rows, 2);
  EXPECT_EQ(table.rows.at(2).cells.at(0).rows, 0);
  EXPECT_EQ(text_of(table.rows.at(1).cells.at(2).blocks), "|in|/z");
}

TEST(read_docx, pictures_inline_and_floating) {
  MadeDocx made{.body = paragraph(run("a") + drawing("P") + drawing("P", true) + drawing("gone") + drawing("web"))};
  made.picture("P", "image1.png", "bytes");
  made.relations.push_back({"web", "image", "https://a.example/x.png"});
  const source::Document document = read(made);
  ASSERT_THAT(document.pictures, SizeIs(2));
  ASSERT_THAT(document.files, SizeIs(1));
  EXPECT_EQ(document.files[0].bytes, "bytes");
  EXPECT_FALSE(document.pictures[0].floating);
  EXPECT_TRUE(document.pictures[1].floating);
  EXPECT_EQ(document.pictures[0].width, 100);
  EXPECT_EQ(document.pictures[0].alternative, "What it shows");
  ASSERT_THAT(document.remarks, SizeIs(2));
  EXPECT_EQ(document.remarks[0].kind, source::Remark::Kind::missing_picture);
  EXPECT_EQ(document.remarks[1].kind, source::Remark::Kind::outside_picture);
}

TEST(read_docx, text_boxes_of_both_kinds_and_groups_once) {
  const auto box = [](const std::string& words) {
    return "<wps:wsp><wps:txbx><w:txbxContent>" + text(words) + "</w:txbxContent></wps:txbx></wps:wsp>";
  };
  const source::Document document = read(paragraph(
      "<w:r><mc:AlternateContent><mc:Choice Requires=\"wpg\"><w:drawing><wp:anchor><a:graphic>"
      "<a:graphicData><wpg:wgp>" +
      box("one") + "<wpg:grpSp>" + box("two") +
      "</wpg:grpSp></wpg:wgp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
      "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>" +
      text("one") + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>" +
      run("anchor") + "<w:r><w:pict><v:group><v:shape><v:textbox><w:txbxContent>" + text("three") +
      "</w:txbxContent></v:textbox></v:shape><v:shape><v:textpath string=\"four\"/></v:shape></v:group>"
      "</w:pict></w:r>"));
  const Paragraph& anchor = paragraph_at(document, 0);
  EXPECT_EQ(anchor.text(), "anchor");
  EXPECT_TRUE(anchor.boxes_first);
  std::vector<std::string> boxes;
  for (const source::TextBox& one : anchor.boxes) boxes.push_back(text_of(one.blocks));
  EXPECT_THAT(boxes, ElementsAre("one", "two", "three", "four"));
}

TEST(read_docx, notes_are_numbered_as_they_are_called) {
  MadeDocx made{
      .body = paragraph(run("a") + "<w:r><w:footnoteReference w:id=\"3\"/></w:r>" + run("b") +
                        "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:endnoteReference w:id=\"2\"/></w:r>")};
  made.part("footnotes", "footnotes",
            "<w:footnote w:id=\"0\" w:type=\"separator\">" + text("-") + "</w:footnote><w:footnote w:id=\"2\">" +
                text("two") + "</w:footnote><w:footnote w:id=\"3\">" + text("three") + "</w:footnote>");
  made.part("endnotes", "endnotes", "<w:endnote w:id=\"2\">" + text("end") + "</w:endnote>");
  const source::Document document = read(made);
  std::vector<std::string> called;
  for (const source::Run& one : paragraph_at(document, 0).runs) {
    if (one.note) called.push_back(document.notes[*one.note].mark + " " + text_of(document.notes[*one.note].blocks));
  }
  EXPECT_THAT(called, ElementsAre("1 three", "2 two", "1 end"));
}

TEST(read_docx, comments_headers_and_footers_are_apart) {
  MadeDocx made{.body = text("a") +
                        R"(<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/>)"
                        R"(<w:headerReference r:id="header1"/></w:sectPr>)"};
  made.part("header1", "hdr", text("head")).part("footer1", "ftr", text("foot"));
  made.part("comments", "comments", "<w:comment w:id=\"1\">" + text("check this") + "</w:comment>");
  const source::Document document = read(made);
  EXPECT_EQ(text_of(document.blocks), "a");
  EXPECT_EQ(text_of(document.running), "head/foot");
  ASSERT_THAT(document.remarks, SizeIs(1));
  EXPECT_EQ(document.remarks[0].words, "check this");
}

TEST(read_docx, places_are_those_that_a_person_finds) {
  const source::Document document =
      read(text("a") + paragraph("") + text("b") + paragraph("<w:r><w:br w:type=\"page\"/></w:r>" + run("c")) +
           "<w:tbl><w:tr><w:tc>" + text("x") + "</w:tc><w:tc>" + text("y") + "</w:tc></w:tr></w:tbl>" +
           paragraph("<w:r><w:lastRenderedPageBreak/></w:r>" + run("d")));
  EXPECT_EQ(source::words_for(paragraph_at(document, 2).place).en, "page 1, paragraph 2");
  const auto& cell = table_at(document, 4).rows.at(0).cells.at(1);
  EXPECT_EQ(source::words_for(std::get<Paragraph>(cell.blocks.at(0).content).place).en,
            "page 1, table 1, row 1, cell 2");
  EXPECT_EQ(source::words_for(std::get<Paragraph>(cell.blocks.at(0).content).place).ru,
            "стр. 1, таблица 1, строка 1, ячейка 2");
}

TEST(read_docx, equations_and_charts_become_text_and_tables) {
  MadeDocx made{.body = paragraph("<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r>"
                                  "</m:den></m:f></m:oMath>" +
                                  run(" mean")) +
                        paragraph("<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart r:id=\"C\"/>"
                                  "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>")};
  made.relations.push_back({"C", "chart", "charts/chart1.xml"});
  made.parts.emplace_back(
      "word/charts/chart1.xml",
      fmt::format(
          "<c:chartSpace {}><c:chart><c:title><a:t>Seized</a:t></c:title><c:ser><c:tx><c:pt idx=\"0\"><c:v>kg</c:v>"
          "</c:pt></c:tx><c:cat><c:pt idx=\"0\"><c:v>2023</c:v></c:pt><c:pt idx=\"1\"><c:v>2024</c:v></c:pt></c:cat>"
          "<c:val><c:pt idx=\"0\"><c:v>10</c:v></c:pt><c:pt idx=\"1\"><c:v>12</c:v></c:pt></c:val></c:ser>"
          "</c:chart></c:chartSpace>",
          all_namespaces));
  const source::Document document = read(made);
  EXPECT_EQ(paragraph_at(document, 0).text(), "(a+b)/2 mean");
  ASSERT_THAT(paragraph_at(document, 1).boxes, SizeIs(2));
  EXPECT_EQ(text_of(paragraph_at(document, 1).boxes[0].blocks), "Seized");
  EXPECT_EQ(text_of(paragraph_at(document, 1).boxes[1].blocks), "||kg||2023|10||2024|12|");
}

TEST(read_docx, strict_documents_are_read) {
  const std::string xml =
      R"(<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>strict</x:t></x:r></x:p></x:body></x:document>)";
  const auto outcome = read_docx(zipped({{"word/document.xml", xml}}), "made.docx");
  ASSERT_TRUE(outcome.value);
  EXPECT_EQ(text_of(outcome.value->blocks), "strict");
}

TEST(read_docx, what_is_no_document_is_refused) {
  EXPECT_EQ(code_of(""), "document-unreadable");
  EXPECT_EQ(code_of("PK\x03\x04 and nothing"), "document-unreadable");
  EXPECT_EQ(code_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), "document-locked");
  EXPECT_EQ(code_of(zipped({{"other.txt", "a"}})), "document-unreadable");
  EXPECT_EQ(code_of(zipped({{"word/document.xml", "<w:document"}})), "document-unreadable");
}

TEST(read_docx, entities_bombs_and_depth_are_refused) {
  const std::string entity =
      R"(<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>)";
  EXPECT_EQ(code_of(zipped({{"word/document.xml", entity}})), "document-unreadable");
  EXPECT_EQ(code_of(zipped({{"word/document.xml", std::string(std::size_t{3} << 20, ' ')}})), "document-too-large");
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<w:sdt><w:sdtContent>";
  EXPECT_EQ(code_of(MadeDocx{.body = deep}.bytes()), "document-unreadable");
}

TEST(read_docx, changed_bytes_never_break_it) {
  MadeDocx made{.body = item("a", 1) + paragraph(drawing("P") + run("b", "<w:vanish/>")) + "<w:tbl><w:tr><w:tc>" +
                        text("x") + "</w:tc></w:tr></w:tbl>"};
  made.picture("P", "image1.png", "bytes");
  const std::string whole = made.bytes();
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same changes in each run
  int read_well = 0;
  for (int round = 0; round < 2'000; ++round) {
    std::string bytes = whole;
    for (int change = 0; change < 3; ++change) bytes[random() % bytes.size()] = static_cast<char>(random());
    if (round % 5 == 0) bytes.resize(random() % bytes.size());
    const auto outcome = read_docx(bytes, "made.docx");
    EXPECT_NE(outcome.value.has_value(), has_errors(outcome.diagnostics));
    read_well += outcome.value ? 1 : 0;
  }
  EXPECT_GT(read_well, 0);
  EXPECT_LT(read_well, 2'000);
}

}  // namespace
}  // namespace vestnik::readers
