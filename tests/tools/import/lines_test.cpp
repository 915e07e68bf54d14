#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tools/import/characters.hpp"
#include "tools/import/join.hpp"
#include "tools/import/markdown.hpp"
#include "tools/import/samples.hpp"

namespace vestnik::importing {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(markdown_lines, escapes_entities_tags_and_attributes_are_read) {
  const Lines lines =
      split_markdown("<i>A</i> \\#21 &amp; <u>under</u> [span]{.x} <!-- no -->\n## Head ##\n# 21\n> said");
  EXPECT_EQ(plain(lines[0].text), "A #21 & under span");
  EXPECT_EQ(to_markdown(lines[0].text), "*A* #21 & under span");
  EXPECT_EQ(lines[1].heading, 2);
  EXPECT_EQ(lines[1].text, "Head");
  EXPECT_EQ(lines[2].heading, 0);
  EXPECT_TRUE(lines[3].quoted);
}

TEST(markdown_lines, links_and_pictures) {
  const Lines lines =
      split_markdown("See [the map](https://a.example/b_c \"t\").\n![a *map*](pictures/m.png){width=3in}");
  EXPECT_EQ(to_markdown(lines[0].text), "See [the map](<https://a.example/b_c>).");
  EXPECT_EQ(essence(lines[0].text), "seethemap");
  EXPECT_EQ(essence(lines[1].text), "amap");
  EXPECT_THAT(lines[1].text, HasSubstr("pictures/m.png"));
}

TEST(to_markdown, says_the_text_and_nothing_else) {
  for (const std::string text :
       {"5 * 3 = 15", "a_b _c_ *d*", "1. not a list", "# not a heading", "<b>no tag</b>", "- no list", "+ no list",
        "back\\slash", "a [b](c) d", "AT&T &amp; more", "`code` | cell"}) {
    EXPECT_EQ(markdown_essence(to_markdown(text)), essence(text)) << text;
  }
  EXPECT_EQ(to_markdown("\x01one mark only"), "one mark only");
  EXPECT_EQ(to_markdown("see https://a.example/x_y*z"), "see https://a.example/x_y*z");
}

TEST(markdown_essence, a_picture_says_its_alternative_text_then_its_caption) {
  EXPECT_EQ(markdown_essence("![an alternative](<p.png> \"a caption\")"), "analternativeacaption");
}

TEST(in_reading_order, columns_are_parted_and_titles_stay) {
  std::string text = "A TITLE OVER BOTH COLUMNS OF THE PAGE, WHICH IS LONG ENOUGH TO CROSS\n\n";
  for (int i = 0; i < 9; ++i) {
    text += fmt::format("left {} of the column is here        right {} of the column\n", i, i);
  }
  const std::string result = joined(in_reading_order(split_lines(text)));
  EXPECT_LT(result.find("A TITLE"), result.find("left 0"));
  EXPECT_LT(result.find("left 8"), result.find("right 0"));
  EXPECT_LT(result.find("right 0"), result.find("right 8"));
}

TEST(in_reading_order, text_in_one_column_is_not_touched) {
  const std::string text = "One line.\n\nAnother line,  with two spaces.\n";
  EXPECT_EQ(joined(in_reading_order(split_lines(text))), joined(split_lines(text)));
}

TEST(without_furniture, folios_count_up_and_other_numbers_stay) {
  Bench bench;
  const std::string text = "2024\n\ntext one\n\n1\n\ftext two\n\n150\n\nmore\n\n2\n\ftext three\n\n3\n";
  const std::string result = joined(without_furniture(split_lines(text), bench.context));
  EXPECT_EQ(bench.dropped.size(), 3U);
  for (const Dropped& line : bench.dropped) EXPECT_EQ(line.why, "folio");
  EXPECT_THAT(result, HasSubstr("150"));
  EXPECT_THAT(result, HasSubstr("2024"));
}

TEST(without_furniture, a_number_alone_is_no_folio) {
  Bench bench;
  (void)without_furniture(split_lines("text\n\n7\n\nmore text\n"), bench.context);
  EXPECT_THAT(bench.dropped, IsEmpty());
}

TEST(without_furniture, running_heads_go_at_pages_edges_and_stay_elsewhere) {
  Bench bench;
  std::string pages, mastheads;
  for (int i = 1; i < 6; ++i) {
    pages += fmt::format("The Herald of Things, 2024\n\ntext of page {}\n\n{}\n\f", i, i);
    mastheads += "The Daily Paper\n\nA text between, and more of it.\n\nAnother one.\n\nAnd one more.\n\nAnd one.\n\n";
  }
  EXPECT_EQ(joined(without_furniture(split_lines(pages), bench.context)).find("Herald"), std::string::npos);
  const std::string kept = joined(without_furniture(split_lines(mastheads), bench.context));
  EXPECT_THAT(kept, HasSubstr("The Daily Paper"));
}

class Joining : public testing::Test {
 protected:
  std::string join(const std::string& text, const std::string& elsewhere = {}) {
    const Vocabulary vocabulary(split_lines(elsewhere));
    return join_lines(split_lines(text), vocabulary, bench.context);
  }
  Bench bench;
};

TEST_F(Joining, soft_hyphens_go) {
  EXPECT_EQ(join("the au\u00AD\ndience"), "the audience");
  EXPECT_THAT(bench.codes(), IsEmpty());
}

TEST_F(Joining, a_hyphen_goes_where_the_word_stands_elsewhere_without_it) {
  EXPECT_EQ(join("the au-\ndience", "An audience came."), "the audience");
  EXPECT_THAT(bench.codes(), IsEmpty());
}

TEST_F(Joining, a_hyphen_stays_where_the_compound_stands_elsewhere) {
  EXPECT_EQ(join("an anti-\ndrug law", "The anti-drug law."), "an anti-drug law");
  EXPECT_THAT(bench.codes(), IsEmpty());
}

TEST_F(Joining, without_evidence_a_hyphen_stays_and_is_reported) {
  EXPECT_EQ(join("the au-\ndience"), "the au-dience");
  EXPECT_THAT(bench.codes(), ElementsAre("hyphen-kept"));
}

TEST_F(Joining, names_ranges_and_dashes) {
  EXPECT_EQ(join("Mak-\n2024 and Kyrgyz-\nRussian – yes -\nno"), "Mak-2024 and Kyrgyz-Russian – yes - no");
  EXPECT_THAT(bench.codes(), IsEmpty());
}

}  // namespace
}  // namespace vestnik::importing
