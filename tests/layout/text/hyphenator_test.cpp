#include "layout/text/hyphenator.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <string>

namespace vestnik {
namespace {

const std::filesystem::path patterns = std::filesystem::path(VESTNIK_SOURCE_DIR) / "assets/hyphenation";
const std::filesystem::path words = std::filesystem::path(VESTNIK_TEST_DATA) / "layout/text/hyphenation";

/// Letters, not bytes.
std::size_t count(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// A word of a list, and the places of its marks in letters.
struct Marked {
  std::string word;
  std::set<std::size_t> places;
};

Marked read(std::string_view line, char mark) {
  Marked result;
  for (const char c : line) {
    if (c == mark) {
      result.places.insert(count(result.word));
    } else {
      result.word += c;
    }
  }
  return result;
}

struct Language {
  std::string code, file;
};

Hyphenator load(const Language& language) {
  const Locale locale{
      .language = language.code, .hyphenation_file = language.file, .hyphen_left_min = 3, .hyphen_right_min = 3};
  return std::move(*Hyphenator::load(locale, patterns).value);
}

std::set<std::size_t> points(Hyphenator& hyphenator, const std::string& word) {
  std::set<std::size_t> result;
  for (const std::size_t offset : hyphenator.hyphenate(word)) result.insert(count(word.substr(0, offset)));
  return result;
}

/// The three languages whose patterns are ours.
class SyllableTest : public testing::TestWithParam<Language> {
 protected:
  SyllableTest() : hyphenator_(load(GetParam())) {
    std::ifstream file(words / (GetParam().code + ".txt"));
    for (std::string line; std::getline(file, line);) {
      if (!line.empty() && line.front() != '#') lines_.push_back(line);
    }
  }

  Hyphenator hyphenator_;
  std::vector<std::string> lines_;
};

TEST_P(SyllableTest, WordsAreDividedBetweenSyllables) {
  std::set<std::string> seen;
  for (const std::string& line : lines_) {
    if (line.front() == '!') continue;
    const Marked expected = read(line, '-');
    EXPECT_TRUE(seen.insert(expected.word).second) << line << " stands twice";
    std::set<std::size_t> allowed;
    for (const std::size_t place : expected.places) {
      if (place >= 3 && place + 3 <= count(expected.word)) allowed.insert(place);
    }
    EXPECT_EQ(points(hyphenator_, expected.word), allowed) << line;
  }
  EXPECT_GE(seen.size(), 150U);
}

TEST_P(SyllableTest, AndNowhereElse) {
  std::size_t checked = 0;
  for (const std::string& line : lines_) {
    if (line.front() != '!') continue;
    const Marked forbidden = read(line.substr(2), '|');
    for (const std::size_t place : forbidden.places) {
      EXPECT_FALSE(points(hyphenator_, forbidden.word).contains(place)) << line;
      ++checked;
    }
  }
  EXPECT_GE(checked, 15U);
}

/// Patterns alone must not make a piece without a vowel, whatever letters come together.
TEST_P(SyllableTest, NoPieceIsWithoutVowel) {
  const std::set<char32_t> vowels(U"аәеёиӣоөуӯұүыіэюя", U"аәеёиӣоөуӯұүыіэюя" + 17);
  for (const char* word : {"встреча", "взгляды", "вскрыша", "взбрело", "страны", "всплески", "скручены", "пункт",
                           "спектр", "министр", "текст", "взвод"}) {
    for (const std::size_t offset : hyphenator_.hyphenate(word)) {
      const std::string text(word);
      for (const std::string& piece : {text.substr(0, offset), text.substr(offset)}) {
        bool vowel = false;
        for (std::size_t i = 0; i + 1 < piece.size(); i += 2) {
          const auto c = static_cast<char32_t>((static_cast<unsigned char>(piece[i]) & 0x1FU) << 6U |
                                               (static_cast<unsigned char>(piece[i + 1]) & 0x3FU));
          vowel = vowel || vowels.contains(c);
        }
        EXPECT_TRUE(vowel) << word << " in " << piece;
      }
    }
  }
}

TEST_P(SyllableTest, ShortWordsAndAbbreviationsStayWhole) {
  for (const char* word : {"ана", "бала", "хона", "АҚШ", "ЮНЕСКО", "ИИМКЕН", "МТРКнын", "ҚазҰУдың"}) {
    EXPECT_TRUE(hyphenator_.hyphenate(word).empty()) << word;
  }
}

INSTANTIATE_TEST_SUITE_P(Ours, SyllableTest,
                         testing::Values(Language{"kk", "hyph_kk_KZ.dic"}, Language{"ky", "hyph_ky_KG.dic"},
                                         Language{"tg", "hyph_tg_TJ.dic"}),
                         [](const auto& language) { return language.param.code; });

}  // namespace
}  // namespace vestnik
