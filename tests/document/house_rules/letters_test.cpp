#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "document/house_rules/languages.hpp"

namespace vestnik {
namespace {

/// The letters of a text. Digits may be the numbers of a list, which are counted again.
std::string letters(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (is_letter(c)) append_utf8(result, c);
  }
  return result;
}

std::string letters_of(const std::vector<MarkupBlock>& blocks) {
  std::string result;
  for (const MarkupBlock& block : blocks) {
    result += letters(block.label) + letters(block.text.text) + letters_of(block.children);
    for (const auto& row : block.rows) {
      for (const InlineText& cell : row) result += letters(cell.text);
    }
  }
  return result;
}

/// Fragments of what editors write in the five languages.
constexpr std::array<std::string_view, 5> names{"en", "ru", "kk", "ky", "tg"};
constexpr std::string_view pieces[] = {"слово",     "Word",
                                       "Ұлттық",    "Өзгөчө",
                                       "Ҷумҳурӣ",   "12",
                                       "5*3",       "10000-15000",
                                       " ",         " ",
                                       "\n",        "\n\n",
                                       "  \n",      "**",
                                       "*",         "_",
                                       "`",         "[",
                                       "]",         ": ",
                                       "(",         ")",
                                       " — ",       "– ",
                                       "\n– ",      "\nа) ",
                                       "\nb) ",     "\n1.1. ",
                                       "\n• ",      "- ",
                                       "> ",        "---\n",
                                       "«",         "»",
                                       "\"",        "'s",
                                       "'",         "https://a.kz/x",
                                       "a@b.kz",    "!",
                                       ".",         ", ",
                                       ";",         "№ ",
                                       "тенге",     " кг",
                                       "XIX-XX",    " гг.",
                                       "1941-45",   "А.Б. ",
                                       "г. ",       "|",
                                       "#",         "~~",
                                       "\nОтвет: ", "&",
                                       "\\",        "...",
                                       "\u00A0",    "ИТОГИ\n"};

/// Markup and house rules keep every letter of a text, or a finding says that something is not as it was.
TEST(Letters, StayThroughMarkupAndHouseRules) {
  std::mt19937 random(5);
  std::uniform_int_distribution<std::size_t> any(0, std::size(pieces) - 1), count(1, 24);
  const TypographySwitches switches;
  int checked = 0;
  for (int run = 0; run < 10'000; ++run) {
    std::string text;
    for (std::size_t i = count(random); i > 0; --i) text += pieces[any(random)];
    auto outcome =
        parse_markup({.text = text, .where = {.file = "b.md", .line = 1, .column = 1}, .indent = 0, .exact = true});
    ASSERT_TRUE(outcome.value);
    const bool may_lose =
        std::ranges::any_of(outcome.diagnostics, [](const Diagnostic& d) { return d.code != "line-ends"; });
    clean_up(*outcome.value, names[static_cast<std::size_t>(run) % names.size()], {switches, samples::languages()});
    // The address of a link is not in its text.
    if (may_lose || text.find("](") != std::string::npos) continue;
    ++checked;
    EXPECT_EQ(letters_of(*outcome.value), letters(text)) << text;
  }
  EXPECT_GT(checked, 4'000);
}

}  // namespace
}  // namespace vestnik
