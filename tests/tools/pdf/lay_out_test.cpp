#include "tools/pdf/layout.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace vestnik::pdf {
namespace {

using testing::ElementsAre;

/// Words of a line, 5 points for each letter.
void set(Page& page, double x, double y, const std::string& text, double size = 10, bool bold = false) {
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const double width = 5 * static_cast<double>(word.size());
    page.words.push_back(
        {.text = word, .box = {x, y, x + width, y + size}, .size = size, .bold = bold, .space_after = true});
    x += width + 3;
  }
}
Page page() { return {.width = 400, .height = 600}; }

std::vector<std::string> texts(const std::vector<source::Block>& blocks) {
  std::vector<std::string> all;
  for (const source::Block& block : blocks) {
    if (const auto* paragraph = std::get_if<source::Paragraph>(&block.content)) {
      all.push_back(paragraph->text());
      continue;
    }
    std::string rows;
    for (const source::Row& row : std::get<source::Table>(block.content).rows) {
      for (const source::Cell& cell : row.cells)
        rows += (cell.blocks.empty() ? "" : std::get<source::Paragraph>(cell.blocks[0].content).text()) + "|";
      rows += "/";
    }
    all.push_back(rows);
  }
  return all;
}

const std::string full = "aaaaaaaaa bbbbbbbbb ccccccccc";  // 141 points

TEST(lay_out, columns_come_one_after_the_other_below_a_title_across) {
  Page one = page();
  set(one, 60, 100, "title that stands across both of the columns", 14, true);
  for (int i = 0; i < 8; ++i) {
    set(one, 50, 150 + 12 * i, "l" + full);
    set(one, 210, 155 + 12 * i, "r" + full);
  }
  const auto all = texts(lay_out({one}).blocks);
  ASSERT_EQ(all.size(), 2U) << testing::PrintToString(all);
  EXPECT_EQ(all[0], "title that stands across both of the columns");
  EXPECT_LT(all[1].rfind("laaa"), all[1].find("raaa"));
}

TEST(lay_out, part_of_a_page_in_columns) {
  Page one = page();
  const std::string across = full + " " + full;
  set(one, 50, 60, "X" + across);
  set(one, 50, 72, "goes on.");
  for (int i = 0; i < 6; ++i) {
    set(one, 50, 100 + 12 * i, (i == 0 ? "L" : "l") + full);
    set(one, 230, 100 + 12 * i, (i == 0 ? "R" : "r") + full);
  }
  set(one, 50, 172, "https://example.org/one");
  set(one, 50, 200, "Y" + across);
  const auto all = texts(lay_out({one}).blocks);
  ASSERT_EQ(all.size(), 3U) << testing::PrintToString(all);
  EXPECT_EQ(all[0], "X" + across + " goes on.");
  EXPECT_LT(all[1].rfind("laaa"), all[1].find("Raaa"));
  EXPECT_TRUE(all[1].ends_with("https://example.org/one")) << all[1];
}

TEST(lay_out, an_address_goes_on_in_the_next_line) {
  Page one = page();
  set(one, 50, 100, full + " " + full);
  set(one, 50, 140, full + " https://example.org/news/");
  set(one, 50, 152, "0-one-page");
  EXPECT_EQ(texts(lay_out({one}).blocks).at(1), full + " https://example.org/news/0-one-page");
}

TEST(lay_out, lines_repeated_at_pages_edges_are_text_unless_they_stand_at_one_height) {
  Page one = page(), two = page();
  for (int i = 0; i < 8; ++i) {
    set(one, 50, 100 + 12 * i, full);
    set(two, 50, 100 + 12 * i, full);
  }
  for (Page* page : {&one, &two}) set(*page, 50, 40, "Running head");
  set(one, 50, 560, "Said twice.");
  set(two, 50, 545, "Said twice.");
  const source::Document document = lay_out({one, two});
  EXPECT_THAT(texts(document.running), ElementsAre("Running head", "Running head"));
  EXPECT_THAT(texts(document.blocks), testing::Contains("Said twice."));
}

TEST(lay_out, centred_lines_that_had_room_for_more_stay_lines) {
  Page one = page();
  set(one, 50, 40, full + " " + full);
  set(one, 178, 100, "No. 21");
  set(one, 166, 112, "Almaty 2024");
  EXPECT_THAT(texts(lay_out({one}).blocks), ElementsAre(full + " " + full, "No. 21\u2028Almaty 2024"));
}

TEST(lay_out, paragraphs_end_by_indents_and_short_lines) {
  Page one = page();
  const std::string line = full + " ddddddddd eeeeeeeee";
  set(one, 60, 100, "A" + line);
  set(one, 50, 112, "x" + line + " ff");
  set(one, 60, 124, "B" + line);
  set(one, 50, 136, "end.");
  set(one, 50, 148, "C" + line + " ff");
  EXPECT_THAT(texts(lay_out({one}).blocks),
              ElementsAre("A" + line + " x" + line + " ff", "B" + line + " end.", "C" + line + " ff"));
}

TEST(lay_out, words_that_a_line_s_end_cut_are_one_again) {
  Page one = page();
  const std::string line = full + " ddddddddd eeeeeeeee";
  set(one, 50, 100, line + " south-");
  set(one, 50, 112, "east " + full + " wo-");
  set(one, 50, 124, "rd " + full + " soft\u00AD");
  set(one, 50, 136, "ened");
  set(one, 50, 180, "south-east stands here");
  EXPECT_THAT(texts(lay_out({one}).blocks),
              ElementsAre(line + " south-east " + full + " word " + full + " softened", "south-east stands here"));
}

TEST(lay_out, running_heads_and_folios_are_not_text) {
  std::vector<Page> pages;
  for (int i = 1; i <= 4; ++i) {
    Page one = page();
    set(one, 50, 20, "Bulletin 2024");
    set(one, 200, 580, std::to_string(i));
    for (int line = 0; line < 6; ++line) set(one, 50, 150 + 12 * line, full + " " + full);
    pages.push_back(one);
  }
  const source::Document document = lay_out(pages);
  for (const std::string& text : texts(document.blocks)) EXPECT_EQ(text.find("Bulletin"), std::string::npos);
  EXPECT_EQ(document.running.size(), 8U);
}

TEST(lay_out, parts_that_stand_under_each_other_are_a_table) {
  Page one = page();
  set(one, 50, 100, "Region", 10, true);
  set(one, 200, 100, "2023", 10, true);
  set(one, 300, 100, "2024", 10, true);
  for (int i = 0; i < 3; ++i) {
    set(one, 50, 115 + 15 * i, "Town " + std::to_string(i));
    set(one, 200, 115 + 15 * i, "1" + std::to_string(i));
    set(one, 300, 115 + 15 * i, "2" + std::to_string(i));
  }
  set(one, 50, 220, full + " " + full);
  EXPECT_THAT(texts(lay_out({one}).blocks),
              ElementsAre("Region|2023|2024|/Town 0|10|20|/Town 1|11|21|/Town 2|12|22|/", full + " " + full));
}

TEST(lay_out, items_of_a_list_are_no_table) {
  Page one = page();
  for (int i = 0; i < 3; ++i) {
    set(one, 50, 100 + 15 * i, std::to_string(i + 1) + ".");
    set(one, 90, 100 + 15 * i, "item");
  }
  EXPECT_THAT(texts(lay_out({one}).blocks), ElementsAre("1. item", "2. item", "3. item"));
}

TEST(lay_out, a_sentence_goes_on_over_a_page) {
  Page one = page(), other = page();
  set(one, 50, 500, full + " " + full);
  set(other, 50, 100, "goes on here.");
  set(other, 50, 130, "Next.");
  EXPECT_THAT(texts(lay_out({one, other}).blocks), ElementsAre(full + " " + full + " goes on here.", "Next."));
}

TEST(lay_out, figures_above_the_line_are_raised) {
  Page one = page();
  set(one, 50, 100, "area");
  one.words.back().space_after = false;
  one.words.push_back({.text = "2", .box = {70.2, 99, 73, 105}, .size = 6, .space_after = true});
  const auto document = lay_out({one});
  EXPECT_EQ(std::get<source::Paragraph>(document.blocks.at(0).content).runs.at(1).look.raise,
            source::Raise::superscript);
}

}  // namespace
}  // namespace vestnik::pdf
