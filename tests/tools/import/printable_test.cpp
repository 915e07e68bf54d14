#include "tools/import/printable.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vestnik {
namespace {

using testing::ElementsAre;

/// A face that has Latin and Cyrillic letters, and the square.
bool prints(char32_t character) { return character < 0x500 || character == 0x25A1; }

struct Printable {
  std::string bytes;
  std::vector<int> lines;
};

Printable printable(const std::string& path, const std::string& bytes) {
  ImportResult result;
  result.files.push_back({path, bytes});
  Findings findings;
  make_printable(result, prints, findings);
  Printable made{result.files.front().bytes, {}};
  for (const Diagnostic& finding : findings.take()) {
    EXPECT_EQ(finding.code, "characters-unprintable");
    EXPECT_EQ(finding.where.file, path);
    made.lines.push_back(finding.where.line);
  }
  return made;
}

TEST(make_printable, leaves_alone_what_can_be_printed) {
  const Printable made = printable("articles/kz-01.md", "Текст, text\n\nand more");
  EXPECT_EQ(made.bytes, "Текст, text\n\nand more");
  EXPECT_THAT(made.lines, ElementsAre());
}

TEST(make_printable, puts_squares_for_letters_and_leaves_emoji_out) {
  const Printable made = printable("a.md", "One 👍🏽 two\n漢字 and ১২\nthree\n");
  EXPECT_EQ(made.bytes, "One  two\n□□ and □□\nthree\n");
  EXPECT_THAT(made.lines, ElementsAre(1, 2));
}

TEST(make_printable, keeps_a_line_that_is_nothing_else) {
  EXPECT_EQ(printable("issue.yaml", "      - title: \"🔥🔥\"\n").bytes, "      - title: \"□□\"\n");
  EXPECT_EQ(printable("issue.yaml", "      - title: \"🔥 News\"\n").bytes, "      - title: \" News\"\n");
  EXPECT_EQ(printable("a.md", "- 🔥\n").bytes, "- □\n");
}

TEST(make_printable, looks_at_texts_alone) {
  EXPECT_EQ(printable("pictures/one.png", "漢").bytes, "漢");
  EXPECT_EQ(printable("empty.md", "").bytes, "");
}

}  // namespace
}  // namespace vestnik
