#include "tools/readers/odt.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tools/readers/made_docx.hpp"

namespace vestnik::readers {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

constexpr std::string_view odf_namespaces = R"(xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" )"
                                            R"(xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" )"
                                            R"(xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" )"
                                            R"(xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" )"
                                            R"(xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" )"
                                            R"(xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" )"
                                            R"(xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" )"
                                            R"(xmlns:xlink="http://www.w3.org/1999/xlink")";

constexpr std::string_view mimetype = "application/vnd.oasis.opendocument.text";

std::string made(const std::string& body, const std::string& styles = {}, Entries more = {}) {
  Entries entries{
      {"mimetype", std::string(mimetype)},
      {"content.xml", fmt::format("<office:document-content {}><office:automatic-styles>{}</office:automatic-styles>"
                                  "<office:body><office:text>{}</office:text></office:body></office:document-content>",
                                  odf_namespaces, styles, body)}};
  entries.insert(entries.end(), more.begin(), more.end());
  return zipped(entries, "compression=store");
}

source::Document read(const std::string& bytes) {
  Outcome<source::Document> outcome = read_odt(bytes, "made.odt");
  EXPECT_TRUE(outcome.diagnostics.empty());
  return std::move(outcome.value).value_or(source::Document{});
}

std::vector<const source::Paragraph*> paragraphs(const std::vector<source::Block>& blocks) {
  std::vector<const source::Paragraph*> all;
  for (const source::Block& block : blocks) {
    if (const auto* paragraph = std::get_if<source::Paragraph>(&block.content)) {
      all.push_back(paragraph);
      continue;
    }
    for (const source::Row& row : std::get<source::Table>(block.content).rows) {
      for (const source::Cell& cell : row.cells) {
        const auto inside = paragraphs(cell.blocks);
        all.insert(all.end(), inside.begin(), inside.end());
      }
    }
  }
  return all;
}
std::vector<std::string> texts(const std::vector<source::Block>& blocks) {
  std::vector<std::string> all;
  for (const source::Paragraph* one : paragraphs(blocks))
    all.push_back((one->label ? one->label->text + " " : "") + one->text());
  return all;
}

TEST(read_odt, runs_have_the_look_of_their_styles) {
  const source::Document document = read(made(
      R"(<text:h text:style-name="P1" text:outline-level="2">One <text:span text:style-name="T1">two</text:span></text:h>)"
      R"(<text:p>5 m<text:span text:style-name="T2">2</text:span><text:span text:style-name="T3">secret</text:span></text:p>)",
      R"(<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>)"
      R"(<style:text-properties fo:font-weight="bold" fo:font-size="16pt"/></style:style>)"
      R"(<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="normal" fo:font-style="italic"/></style:style>)"
      R"(<style:style style:name="T2" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>)"
      R"(<style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>)"));
  const auto all = paragraphs(document.blocks);
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[0]->heading, 2);
  EXPECT_EQ(all[0]->alignment, source::Alignment::centre);
  EXPECT_TRUE(all[0]->runs.at(0).look.bold);
  EXPECT_EQ(all[0]->runs.at(0).look.size, 16);
  EXPECT_FALSE(all[0]->runs.at(1).look.bold);
  EXPECT_TRUE(all[0]->runs.at(1).look.italic);
  EXPECT_EQ(all[1]->runs.at(1).look.raise, source::Raise::superscript);
  EXPECT_EQ(all[1]->text(), "5 m2");
}

TEST(read_odt, spaces_tabs_and_line_breaks) {
  EXPECT_THAT(
      texts(read(made("<text:p>  a \n  b<text:s text:c=\"2\"/>c<text:tab/>d<text:line-break/> e</text:p>")).blocks),
      ElementsAre("a b  c\td\u2028e"));
}

TEST(read_odt, lists_with_levels_and_labels) {
  const std::string styles =
      R"(<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>)"
      R"(<text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>)"
      R"x(<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="а, б, .., аа" style:num-suffix=")"/></text:list-style>)x";
  const std::string body =
      "<text:list "
      "text:style-name=\"L1\"><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p>"
      "</text:list-item></text:list></text:list-item><text:list-item><text:p>c</text:p><text:p>more</text:p></"
      "text:list-item>"
      "</text:list><text:list "
      "text:style-name=\"L2\"><text:list-item><text:p>d</text:p></text:list-item><text:list-item>"
      "<text:p>e</text:p></text:list-item></text:list><text:list "
      "text:style-name=\"L1\"><text:list-item><text:p>f</text:p>"
      "</text:list-item></text:list>";
  EXPECT_THAT(texts(read(made(body, styles)).blocks),
              ElementsAre("1. a", "• b", "2. c", "more", "а) d", "б) e", "1. f"));
}

TEST(read_odt, tables_with_spans) {
  const source::Document document = read(made(
      "<table:table><table:table-header-rows><table:table-row><table:table-cell "
      "table:number-columns-spanned=\"2\"><text:p>wide"
      "</text:p></table:table-cell><table:covered-table-cell/></table:table-row></"
      "table:table-header-rows><table:table-row>"
      "<table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>"
      "</table:table-row></table:table>"));
  const auto& table = std::get<source::Table>(document.blocks.at(0).content);
  ASSERT_THAT(table.rows, SizeIs(2));
  EXPECT_TRUE(table.rows[0].head);
  ASSERT_THAT(table.rows[0].cells, SizeIs(1));
  EXPECT_EQ(table.rows[0].cells[0].columns, 2);
  EXPECT_THAT(texts(document.blocks), ElementsAre("wide", "a", "b"));
}

TEST(read_odt, pictures_boxes_notes_comments_and_links) {
  const source::Document document = read(made(
      "<text:p>a<draw:frame text:anchor-type=\"char\" svg:width=\"2.54cm\" svg:height=\"1in\"><draw:image "
      "xlink:href=\"Pictures/p.png\"/>"
      "<svg:desc>shown</svg:desc></draw:frame><draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></"
      "draw:frame>"
      "<text:note "
      "text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p>"
      "</text:note-body></text:note><office:annotation><text:p>check</text:p></office:annotation>"
      "<text:a xlink:href=\"https://a.example/\">link</text:a><draw:frame><draw:image "
      "xlink:href=\"https://a.example/x.png\"/>"
      "</draw:frame></text:p>",
      {}, {{"Pictures/p.png", "bytes"}}));
  const source::Paragraph& paragraph = *paragraphs(document.blocks).at(0);
  EXPECT_EQ(paragraph.text(), "alink");
  ASSERT_THAT(document.pictures, SizeIs(1));
  EXPECT_EQ(document.pictures[0].width, 72);
  EXPECT_EQ(document.pictures[0].alternative, "shown");
  EXPECT_TRUE(document.pictures[0].floating);
  ASSERT_THAT(paragraph.boxes, SizeIs(1));
  EXPECT_THAT(texts(paragraph.boxes[0].blocks), ElementsAre("box"));
  ASSERT_THAT(document.notes, SizeIs(1));
  EXPECT_EQ(document.notes[0].mark, "1");
  EXPECT_THAT(texts(document.notes[0].blocks), ElementsAre("note"));
  EXPECT_EQ(paragraph.runs.back().link, "https://a.example/");
  ASSERT_THAT(document.remarks, SizeIs(2));
  EXPECT_EQ(document.remarks[0].words, "check");
  EXPECT_EQ(document.remarks[1].kind, source::Remark::Kind::outside_picture);
}

TEST(read_odt, tracked_changes_contents_headers_and_pages) {
  const std::string styles = fmt::format(
      "<office:document-styles "
      "{}><office:master-styles><style:master-page><style:header><text:p>head</text:p></style:header>"
      "</style:master-page></office:master-styles></office:document-styles>",
      odf_namespaces);
  const source::Document document = read(
      made("<text:tracked-changes><text:changed-region "
           "text:id=\"c1\"><text:deletion><office:change-info/><text:p>gone</text:p>"
           "</text:deletion></text:changed-region><text:changed-region "
           "text:id=\"c2\"><text:insertion/></text:changed-region>"
           "</text:tracked-changes><text:table-of-content><text:index-body><text:p>One 3</text:p></text:index-body>"
           "</text:table-of-content><text:p>a<text:change text:change-id=\"c1\"/> <text:change-start "
           "text:change-id=\"c2\"/>new"
           "<text:change-end text:change-id=\"c2\"/> b</text:p><text:soft-page-break/><text:p>c</text:p>",
           {}, {{"styles.xml", styles}}));
  EXPECT_THAT(texts(document.blocks), ElementsAre("", "One 3", "a new b", "c"));
  const auto all = paragraphs(document.blocks);
  EXPECT_EQ(all[0]->runs.at(0).text, "gone");
  EXPECT_EQ(all[1]->role, source::Role::contents);
  const auto inserted = std::ranges::find(all[2]->runs, "new", &source::Run::text);
  ASSERT_NE(inserted, all[2]->runs.end());
  EXPECT_EQ(inserted->look.change, source::Change::inserted);
  EXPECT_EQ(source::words_for(all[3]->place).en, "page 2, paragraph 3");
  EXPECT_THAT(texts(document.running), ElementsAre("head"));
}

TEST(read_odt, what_is_no_text_is_refused) {
  const auto code = [](const std::string& bytes) {
    const auto outcome = read_odt(bytes, "made.odt");
    return outcome.value ? "" : outcome.diagnostics.at(0).code;
  };
  EXPECT_EQ(code("PK"), "document-unreadable");
  EXPECT_EQ(code(zipped({{"content.xml", "<x/>"}})), "document-unreadable");
  EXPECT_EQ(code(zipped({{"content.xml", "?"}, {"META-INF/manifest.xml", "<manifest:encryption-data/>"}})),
            "document-locked");
  EXPECT_TRUE(is_odt(made("<text:p/>")));
  EXPECT_FALSE(is_odt(MadeDocx{.body = text("a")}.bytes()));
}

TEST(read_odt, changed_bytes_never_break_it) {
  const std::string whole =
      made("<text:list><text:list-item><text:p>a<text:s/>b</text:p></text:list-item></text:list>");
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same changes in each run
  int read_well = 0;
  for (int round = 0; round < 2'000; ++round) {
    std::string bytes = whole;
    for (int change = 0; change < 2; ++change) bytes[random() % bytes.size()] = static_cast<char>(random());
    const auto outcome = read_odt(bytes, "made.odt");
    EXPECT_NE(outcome.value.has_value(), has_errors(outcome.diagnostics));
    read_well += outcome.value ? 1 : 0;
  }
  EXPECT_GT(read_well, 0);
}

}  // namespace
}  // namespace vestnik::readers
