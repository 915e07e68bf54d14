#include "tools/compare/compare.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>

namespace vestnik::compare {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A page's text: lines of words, ten millimetres a word, five a line.
class Text {
 public:
  Text& line(const std::vector<std::string>& words, double left = 20) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const double x = left + 10.0 * static_cast<double>(i);
      model_.words.push_back({words[i], page_, line_, {x, y_, x + 9, y_ + 4}, 10.5, "ABCDEF+PTSerif"});
    }
    ++line_;
    y_ += 5;
    return *this;
  }
  Text& page() {
    model_.pages.push_back({210, 297});
    page_ = model_.pages.size() - 1;
    y_ = top_;
    return *this;
  }
  Text& down(double by) {
    y_ += by;
    return *this;
  }
  Text& picture(Box box, std::uint64_t content) {
    model_.pictures.push_back({page_, box, content});
    return *this;
  }
  PdfModel model_;

 private:
  std::size_t page_ = 0, line_ = 0;
  double top_ = 20, y_ = 20;
};

std::vector<Difference> compared(const Text& before, const Text& after, double tolerance = 0.2) {
  return compare_models(before.model_, after.model_, {.tolerance = tolerance});
}

std::vector<Kind> kinds(const std::vector<Difference>& differences) {
  std::vector<Kind> result;
  for (const Difference& difference : differences) result.push_back(difference.kind);
  return result;
}

Text sample() { return Text().page().line({"one", "two", "three"}).line({"four", "five", "six"}); }

TEST(compare_models, the_same_is_the_same) { EXPECT_THAT(compared(sample(), sample()), IsEmpty()); }

TEST(compare_models, one_word) {
  const auto found = compared(sample(), Text().page().line({"one", "2", "three"}).line({"four", "five", "six"}));
  ASSERT_THAT(kinds(found), ElementsAre(Kind::text));
  EXPECT_EQ(found[0].message.en, "“two” became “2”");
  EXPECT_EQ(found[0].before[0].box.left, 30);
}

TEST(compare_models, words_added_and_removed) {
  const Text longer = Text().page().line({"one", "two", "three"}).line({"new"}).line({"four", "five", "six"});
  const auto added = compared(sample(), longer);
  ASSERT_EQ(added[0].kind, Kind::text);
  EXPECT_EQ(added[0].message.en, "added: “new”");
  const auto removed = compared(longer, sample());
  ASSERT_EQ(removed[0].kind, Kind::text);
  EXPECT_EQ(removed[0].message.en, "removed: “new”");
}

TEST(compare_models, a_line_break) {
  const auto found = compared(sample(), Text().page().line({"one", "two"}).line({"three", "four", "five", "six"}));
  ASSERT_THAT(kinds(found), ElementsAre(Kind::line_break));
  EXPECT_THAT(found[0].message.en, HasSubstr("ended with “three”, now it ends with “two”"));
}

TEST(compare_models, a_block_moves_by_so_many_millimetres) {
  const Text moved = Text().page().down(4).line({"one", "two", "three"}).line({"four", "five", "six"});
  const auto found = compared(sample(), moved);
  ASSERT_THAT(kinds(found), ElementsAre(Kind::moved));
  EXPECT_THAT(found[0].message.en, HasSubstr("a block of 2 lines moved 4.0 mm down"));
  EXPECT_DOUBLE_EQ(found[0].distance, 4);
}

TEST(compare_models, tolerance_is_a_limit_not_a_habit) {
  const Text moved = Text().page().down(0.3).line({"one", "two", "three"}).line({"four", "five", "six"});
  EXPECT_THAT(kinds(compared(sample(), moved, 0.2)), ElementsAre(Kind::moved));
  EXPECT_THAT(compared(sample(), moved, 0.4), IsEmpty());
}

TEST(compare_models, a_page_shifts) {
  const Text shifted = Text().page().line({"one", "two", "three"}).page().line({"four", "five", "six"});
  const auto found = compared(sample(), shifted);
  ASSERT_THAT(kinds(found), ElementsAre(Kind::pages, Kind::page_shift));
  EXPECT_THAT(found[1].message.en, HasSubstr("3 words moved from page 1 to page 2"));
}

TEST(compare_models, type) {
  Text larger = sample();
  larger.model_.words[1].size = 12;
  Text retagged = sample();
  for (Word& word : retagged.model_.words) word.face = "GHIJKL+PTSerif";
  const auto found = compared(sample(), larger);
  ASSERT_THAT(kinds(found), ElementsAre(Kind::type));
  EXPECT_THAT(found[0].message.en, HasSubstr("PTSerif 10.5 pt became PTSerif 12 pt"));
  EXPECT_THAT(compared(sample(), retagged), IsEmpty());
}

TEST(compare_models, text_that_changes_places) {
  const Text one = Text().page().line({"a", "b", "c"}).page().line({"d", "e", "f", "g"});
  const Text other = Text().page().line({"d", "e", "f", "g"}).page().line({"a", "b", "c"});
  const auto found = kinds(compared(one, other));
  EXPECT_THAT(found, testing::Contains(Kind::order));
  EXPECT_THAT(found, testing::Not(testing::Contains(Kind::text)));
}

TEST(compare_models, pictures) {
  const Box box{20, 100, 90, 150}, right{25, 100, 95, 150}, wide{20, 100, 100, 157};
  const auto with = [](Box place, std::uint64_t content) { return sample().picture(place, content); };
  EXPECT_THAT(compared(with(box, 1), with(box, 1)), IsEmpty());
  for (const auto& [after, piece] :
       std::vector<std::pair<Text, std::string>>{{with(right, 1), "moved 5.0 mm to the right"},
                                                 {with(wide, 1), "10.0 mm wider"},
                                                 {with(box, 2), "replaced"},
                                                 {sample(), "removed"}}) {
    const auto found = compared(with(box, 1), after);
    ASSERT_THAT(kinds(found), ElementsAre(Kind::picture)) << piece;
    EXPECT_THAT(found[0].message.en, HasSubstr(piece));
  }
  EXPECT_THAT(compared(sample(), with(box, 1))[0].message.en, HasSubstr("added"));
}

TEST(kind_named, names_are_those_of_the_kinds) {
  for (const Kind kind : {Kind::pages, Kind::text, Kind::order, Kind::page_shift, Kind::line_break, Kind::moved,
                          Kind::type, Kind::picture, Kind::drawing}) {
    EXPECT_EQ(kind_named(name_of(kind)), kind);
  }
  EXPECT_FALSE(kind_named("nonsense"));
}

}  // namespace
}  // namespace vestnik::compare
