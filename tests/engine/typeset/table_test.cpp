// How tables are set: which go across both columns, how wide their columns are, where they may be divided.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "engine/typeset/layouts.hpp"
#include "small_descriptor.hpp"
#include "vestnik/vestnik.hpp"

namespace vestnik {
namespace {

using testing::ElementsAre;

class Tables : public testing::Test {
 protected:
  /// Lays out an issue of one article with this body.
  Layouts set(const std::string& body) {
    // Tests run at the same time, each in a process of its own.
    const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / ("vestnik-table-" + name + ".yaml");
    std::string lines = "body: |\n";
    std::istringstream stream(body);
    for (std::string line; std::getline(stream, line);) lines += "  " + line + "\n";
    std::ofstream(file) << small_descriptor(lines);
    const Outcome<Issue> issue = load_issue(file, {.data_folder = VESTNIK_SOURCE_DIR});
    std::filesystem::remove(file);
    if (!issue.ok()) throw std::runtime_error("the test's issue has faults");
    return {*issue.value, Pagination::optimal};
  }

  /// By galley, its columns: 1 for what stands across both.
  static std::vector<int> columns_of(const Layouts& layouts) {
    std::vector<int> columns;
    for (const Galley& galley : layouts.galleys(0)) columns.push_back(galley.columns);
    return columns;
  }

  static const TextPiece* piece(const Layouts& layouts, std::string_view text) {
    for (const PageItem& item : layouts.sections()[0].pages[0]) {
      const auto* piece = std::get_if<TextPiece>(&item);
      if (piece != nullptr && piece->text.starts_with(text)) return piece;
    }
    return nullptr;
  }

  /// Pages and columns in which `text` stands.
  static std::vector<std::string> places(const Layouts& layouts, std::string_view text, bool repeated) {
    std::vector<std::string> found;
    const std::vector<std::vector<PageItem>>& pages = layouts.sections()[0].pages;
    for (std::size_t page = 0; page < pages.size(); ++page) {
      for (const PageItem& item : pages[page]) {
        const auto* piece = std::get_if<TextPiece>(&item);
        if (piece == nullptr || piece->text != text || (piece->node == header_artifact) != repeated) continue;
        found.push_back(fmt::format("{}{}", page + 1, piece->x > layouts.theme().column_width() ? "right" : "left"));
      }
    }
    std::ranges::sort(found);
    return found;
  }

  static std::string rows(int count) {
    std::string text = "|Number|Square|\n|--:|--:|\n";
    for (int i = 1; i <= count; ++i) text += fmt::format("|{}|{}|\n", i, i * i);
    return text;
  }
};

// Section's title, article's title, text: three galleys without a table that goes across.
TEST_F(Tables, StayInAColumnWhereTheirWordsHaveRoom) {
  EXPECT_THAT(
      columns_of(set("Text.\n\n|Time|Event|\n|---|---|\n|09:00|The opening of the conference by the Minister|\n")),
      ElementsAre(1, 1, 2));
}

TEST_F(Tables, GoAcrossWhereTheyWouldBeCrowded) {
  const std::string wide =
      "|Item|Quantity|Value|Place|Date|\n|---|--:|--:|---|---|\n"
      "|Captagon tablets|12,500 kg|1,200,000,000|Container terminal of the port|01.02.2025|\n";
  EXPECT_THAT(columns_of(set("Above.\n\n" + wide + "\nBelow.")), ElementsAre(1, 1, 2, 1, 2));
  EXPECT_THAT(columns_of(set(wide)), ElementsAre(1, 1, 1, 2)) << "the source's line is the last galley";
  const Layouts headed = set("Above.\n\n## A heading\n\n" + wide + "\nBelow.");
  EXPECT_THAT(columns_of(headed), ElementsAre(1, 1, 2, 1, 2));
  const std::vector<GalleyItem>& items = headed.galleys(0)[3].items;
  const auto box = std::ranges::find(items, GalleyItem::Kind::box, &GalleyItem::kind);
  ASSERT_NE(box, items.end());
  EXPECT_EQ(std::get<TextPiece>(box->marks.front()).text, "A heading") << "it goes across with its table";
}

TEST_F(Tables, GiveFiguresAndWordsTheRoomThatTheyNeed) {
  const Layouts layouts =
      set("|Item|Quantity|Value|Place|Date|\n|---|--:|--:|---|---|\n"
          "|Captagon|12,500 kg|1,200,000,000|Port|01.02.2025|\n");
  const TextPiece *quantity = piece(layouts, "12,500"), *value = piece(layouts, "1,200"),
                  *place = piece(layouts, "Port");
  ASSERT_TRUE(quantity != nullptr && value != nullptr && place != nullptr);
  EXPECT_LT(quantity->x + width_of(*quantity) + Pt{7.9}, value->x);
  EXPECT_LT(value->x + width_of(*value) + Pt{7.9}, place->x);
  const TextPiece* head = piece(layouts, "Value");
  ASSERT_NE(head, nullptr);
  EXPECT_NEAR((head->x + width_of(*head)).value, (value->x + width_of(*value)).value, 0.5)
      << "figures and head end level";
}

TEST_F(Tables, HeadsEndLevel) {
  const Layouts layouts =
      set("Text.\n\n|Name|The office that is held by them|Country|\n|---|---|---|\n"
          "|Sadenov|Minister|Kazakhstan|\n|Niyazbekov|Minister|Kyrgyzstan|\n");
  const TextPiece *name = piece(layouts, "Name"), *last = piece(layouts, "held by"), *row = piece(layouts, "Sadenov");
  if (last == nullptr) last = piece(layouts, "by them");
  ASSERT_TRUE(name != nullptr && row != nullptr);
  const TextPiece* first = piece(layouts, "The office");
  ASSERT_NE(first, nullptr);
  EXPECT_GE(name->baseline, first->baseline);
  EXPECT_LT(name->baseline, row->baseline);
}

TEST_F(Tables, ShortOnesStayWhole) {
  std::string text;
  for (int i = 0; i < 12; ++i) text += "Words that fill a line of this column somewhat. ";
  const Layouts layouts = set(text + "\n\n" + rows(9));
  EXPECT_THAT(places(layouts, "Number", true), ElementsAre());
  const std::vector<std::string> head = places(layouts, "Number", false);
  EXPECT_EQ(places(layouts, "2", false), places(layouts, "81", false));
  EXPECT_EQ(head.size(), 1U);
}

TEST_F(Tables, RepeatTheirHeadInEachColumn) {
  const Layouts layouts = set(rows(120));
  EXPECT_THAT(places(layouts, "Number", false), ElementsAre("1left"));
  const std::vector<std::string> again = places(layouts, "Number", true);
  ASSERT_GE(again.size(), 2U);
  EXPECT_EQ(again.front(), "1right");
  EXPECT_EQ(again[1], "2left");
  for (const std::vector<LaidBox>& page : layouts.sections()[0].boxes) {
    for (const LaidBox& box : page) EXPECT_LE(box.top + box.lines, layouts.theme().page_lines());
  }
}

TEST_F(Tables, WordsWithoutEndBreakAnywhere) {
  const std::string digits(200, '7'), letters(90, 'x');
  const Layouts layouts = set("Text " + digits + " text.\n\n|a|b|c|\n|---|---|---|\n|" + letters + "|" + letters + "|" +
                              letters + letters + "|\n");
  std::size_t sevens = 0, exes = 0;
  for (const PageItem& item : layouts.sections()[0].pages[0]) {
    const auto* piece = std::get_if<TextPiece>(&item);
    if (piece == nullptr) continue;
    sevens += static_cast<std::size_t>(std::ranges::count(piece->text, '7'));
    exes += static_cast<std::size_t>(std::ranges::count(piece->text, 'x'));
    EXPECT_LE((piece->x + width_of(*piece)).value, layouts.theme().text_width().value + 1) << piece->text;
  }
  EXPECT_EQ(sevens, 200U) << "nothing is lost, and nothing added: no hyphen";
  EXPECT_EQ(exes, 362U) << "Text and text have one each";
}

}  // namespace
}  // namespace vestnik
