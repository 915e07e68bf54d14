#include "findings/display/terminal_text.hpp"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

TEST(TerminalText, LeavesWhatIsShown) {
  EXPECT_EQ(for_terminal("Сводка № 5, ұғым – “x”\u00A0!"), "Сводка № 5, ұғым – “x”\u00A0!");
}

TEST(TerminalText, ShowsControlsAsTheirPictures) {
  EXPECT_EQ(for_terminal("a\x1b[31mb\x07\x7f"), "a␛[31mb␇␡");
  EXPECT_EQ(for_terminal(std::string("\0\t\r\n", 4)), "␀␉␍␊");
  EXPECT_EQ(for_terminal("one\n\ttwo", true), "one\n␉two");
}

TEST(TerminalText, ReplacesWhatElseSteersATerminal) {
  EXPECT_EQ(for_terminal("\u009B31m"), "\uFFFD31m");  // C1: a sequence begins
  EXPECT_EQ(for_terminal("a\u202Eb\u2066c\u200F"), "a\uFFFDb\uFFFDc\uFFFD");
  EXPECT_EQ(for_terminal("a\u2028b"), "a\uFFFDb");
  EXPECT_EQ(for_terminal("\x9B\xFF z"), "\uFFFD\uFFFD z");  // no UTF-8
}

TEST(TerminalText, ShortensWhatIsOfAnyLength) {
  EXPECT_EQ(shortened_for_terminal("one\ntwo\x1b"), "one\ntwo␛");
  std::string text = "a";
  for (int i = 0; i < 1'000'000; ++i) text += "ж";
  const std::string shown = shortened_for_terminal(text);
  EXPECT_LT(shown.size(), 5'000U);
  EXPECT_TRUE(shown.starts_with("aжж") && shown.ends_with("жж…"));  // whole characters
}

}  // namespace
}  // namespace vestnik
