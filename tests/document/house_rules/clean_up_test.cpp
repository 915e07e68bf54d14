#include "document/house_rules/clean_up.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

#include "base/text/utf8.hpp"
#include "document/house_rules/languages.hpp"

namespace vestnik {
namespace {

using samples::cleaned;
using samples::languages;
using testing::ElementsAre;
using testing::IsEmpty;

/// A body that begins at line 1, column 1, cleaned; its first block's text.
InlineText parsed(const std::string& markdown, std::string_view language,
                  std::vector<TypographicChange>* changes = nullptr) {
  Outcome<std::vector<MarkupBlock>> blocks = parse_markup(
      {.text = markdown, .where = {.file = "body.md", .line = 1, .column = 1}, .indent = 0, .exact = true});
  const TypographySwitches all;
  clean_up(*blocks.value, language, {all, languages()}, changes);
  return blocks.value->front().text;
}

std::string told(const TypographicChange& change) {
  return change.rule + " " + std::to_string(change.where.line) + ":" + std::to_string(change.where.column) + " " +
         samples::visible(change.before) + " > " + samples::visible(change.after);
}

std::vector<std::string> changes_of(const std::string& markdown, std::string_view language) {
  std::vector<TypographicChange> changes;
  (void)parsed(markdown, language, &changes);
  std::vector<std::string> result;
  for (const TypographicChange& change : changes) result.push_back(told(change));
  return result;
}

TEST(CleanUp, TellsOfEveryChangeWithItsPlace) {
  EXPECT_THAT(changes_of("On 16-31 December 2024\nthe \"Antinar\" - a system - had 208 kg...", "en"),
              ElementsAre("ellipsis 2:38 kg... > kg…", "quotes 2:5 \"Antinar\" > “Antinar”",
                          "dashes 2:15 “Antinar” - a > “Antinar” – a", "dashes 2:26 system - had > system – had",
                          "ranges 1:6 16-31 > 16–31", "units 2:35 208 kg… > 208_kg…",
                          "dates 1:9 16–31 December > 16–31_December", "dash-spaces 2:14 “Antinar” – > “Antinar”_–",
                          "dash-spaces 2:25 system – > system_–"));
  EXPECT_THAT(changes_of("Всё уже верно.", "ru"), IsEmpty());
}

TEST(CleanUp, LeavesCodeAndAddresses) {
  for (const char* text : {"`a - b \"c\" ...`", "<https://example.org/a--b...c>", "https://example.org/?q=16-31,\"x\"",
                           "info@example.org,www.example.org/a,b"}) {
    EXPECT_THAT(changes_of(text, "en"), IsEmpty()) << text;
    EXPECT_THAT(changes_of(text, "ru"), IsEmpty()) << text;
  }
  EXPECT_EQ(parsed("He wrote \"see https://example.org/a...b\" twice - so `x...`", "en").text,
            "He wrote “see https://example.org/a...b” twice\u00A0– so x...");
}

/// What a rule puts beside an address, or takes out there, must not make another address of it.
TEST(CleanUp, WhatIsGluedToAnAddressIsAsGoodAsWhatIsNot) {
  const auto once = [](const std::string& text, std::string_view language) {
    const std::string result = cleaned(text, language);
    EXPECT_EQ(samples::visible(cleaned(result, language)), samples::visible(result)) << text;
    return samples::visible(result);
  };
  EXPECT_EQ(once("тел., info@a.kz,сайт", "ru"), "тел., info@a.kz, сайт");
  EXPECT_EQ(once("(см. https://a.kz/b ,там же)", "ru"), "(см. https://a.kz/b, там же)");
  EXPECT_EQ(once("сайт «https://a.kz» : \"да\"", "en"), "сайт “https://a.kz”: “да”");
  EXPECT_EQ(once("слово( https://a.kz/b )...", "ru"), "слово(https://a.kz/b)…");
  EXPECT_EQ(once("https://a.kz/b[ кг ,]", "ru"), "https://a.kz/b[ кг,]");
  EXPECT_EQ(once("\"https://a.kz/b .\"", "ru"), "«https://a.kz/b.»");
  EXPECT_EQ(once("№5@... и", "ru"), "№_5@… и");
  EXPECT_EQ(once("https://a.kz/b... и \"www.b.kz\"...", "en"), "https://a.kz/b… и “www.b.kz”…");
  EXPECT_EQ(once("https://a.kz ,'89 и", "ru"), "https://a.kz ,'89 и");
}

TEST(CleanUp, KnowsTheLanguageOfEachPassage) {
  InlineText text;
  text.append("Он сказал \"да\" и ");
  text.append("\"yes\" - so", {.language = "en"});
  text.append(" - \"нет\"");
  text.append(" \"ja\" - so", {.language = "de"});
  const TypographySwitches all;
  clean_up(text, "ru", TextKind::paragraph, {all, languages()});
  EXPECT_EQ(samples::visible(text.text), "Он сказал «да» и “yes”_– so_— «нет» \"ja\" - so");
}

TEST(CleanUp, KeepsSpans) {
  const InlineText text = parsed("A **\"bold\"** word - *and...* more", "en");
  ASSERT_EQ(text.spans.size(), 5U);
  std::vector<std::string> parts;
  for (const InlineSpan& span : text.spans) parts.push_back(text.text.substr(span.begin, span.end - span.begin));
  EXPECT_THAT(parts, ElementsAre("A ", "“bold”", " word\u00A0– ", "and…", " more"));
  EXPECT_TRUE(text.spans[1].strong);
  EXPECT_TRUE(text.spans[3].emphasis);
}

/// Letters keep the columns that they have in the source, whatever was taken out or put in before them.
TEST(CleanUp, PlacesStayExact) {
  const std::string source = "№5 , слово,слово -- да... \"X\" 12345 человек Z\nстрока... Y";
  const InlineText text = parsed(source, "ru");
  EXPECT_NE(text.text, source);
  for (const auto& [letter, line, column] : {std::tuple("X", 1, 28), std::tuple("Z", 1, 45), std::tuple("Y", 2, 11)}) {
    const SourceRange where = text.where(text.text.find(letter));
    EXPECT_EQ(where.line, line) << letter;
    EXPECT_EQ(where.column, column) << letter;
  }
  const SourceRange second = text.where(text.text.rfind("слово"));
  EXPECT_EQ(second.column, 12);
}

TEST(CleanUp, DigitsStay) {
  const auto digits = [](std::string text) {
    std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
    return text;
  };
  const std::string source = "№5, 16-31 декабря 2024 г., 12345 человек, 1 218 тыс., тел. +7 727 259 99 90, 050008";
  EXPECT_EQ(digits(cleaned(source, "ru")), digits(source));
}

TEST(CleanUp, TitlesHaveNoDialogue) {
  EXPECT_EQ(cleaned("- Да", "ru", {}, TextKind::phrase), "- Да");
  EXPECT_EQ(cleaned("- Да", "ru", {}, TextKind::paragraph), "—\u00A0Да");
}

/// Whatever is cleaned once stays as it is, its spans cover it, and its places are places of the source.
TEST(CleanUp, OnceIsEnough) {
  const std::vector<std::string> pieces{" ",
                                        " ",
                                        " ",
                                        "-",
                                        "--",
                                        "–",
                                        "—",
                                        "\"",
                                        "\"",
                                        "'",
                                        "«",
                                        "»",
                                        "„",
                                        "“",
                                        "”",
                                        "...",
                                        "…",
                                        ".",
                                        ",",
                                        ";",
                                        "!",
                                        "?",
                                        ":",
                                        "(",
                                        ")",
                                        "5",
                                        "16",
                                        "31",
                                        "2024",
                                        "12345",
                                        "№",
                                        "декабря",
                                        "December",
                                        "кг",
                                        "тыс.",
                                        "г.",
                                        "К.",
                                        "т.",
                                        "е.",
                                        "и",
                                        "Ташиев",
                                        "слово",
                                        "word",
                                        "s",
                                        "No.",
                                        "\u2028",
                                        "\u00A0",
                                        "\u202F",
                                        "%",
                                        "https://a.kz/b",
                                        "адам",
                                        "қараша",
                                        "ш.",
                                        "ва",
                                        "A",
                                        "#",
                                        "123",
                                        "м³",
                                        "$",
                                        "±",
                                        "/",
                                        "°C",
                                        ",- ",
                                        "»- ",
                                        "да",
                                        "'89",
                                        "-Да",
                                        " ,",
                                        "тел.",
                                        "ч.",
                                        "www.a.kz",
                                        "info@a.kz",
                                        "https://a.kz/b",
                                        "«https://a.kz»",
                                        "://",
                                        "@",
                                        "[",
                                        "]",
                                        "_",
                                        "'"};
  std::mt19937 random(7);
  const TypographySwitches all;
  for (int round = 0; round < 40'000; ++round) {
    InlineText text;
    std::string source;
    const std::size_t count = 1 + random() % 14;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string& piece = pieces[random() % pieces.size()];
      const bool bold = random() % 8 == 0;
      text.append(piece, {.strong = bold, .code = !bold && random() % 16 == 0, .where = {.file = "f", .line = 1}});
      source += piece;
    }
    int column = 1;
    for (InlineSpan& span : text.spans) {
      span.where.column = column;
      column += static_cast<int>(to_utf32(text.text.substr(span.begin, span.end - span.begin)).size());
    }
    static constexpr std::array names{"en", "ru", "kk", "ky", "tg"};
    const char* language = names[random() % names.size()];
    InlineText once = text;
    clean_up(once, language, TextKind::paragraph, {all, languages()});
    InlineText twice = once;
    clean_up(twice, language, TextKind::paragraph, {all, languages()});
    ASSERT_EQ(samples::visible(twice.text), samples::visible(once.text)) << language << ": " << source;
    std::size_t end = 0;
    for (const InlineSpan& span : once.spans) {
      ASSERT_EQ(span.begin, end);
      ASSERT_LT(span.begin, span.end);
      end = span.end;
    }
    ASSERT_EQ(end, once.text.size());
    const std::u32string written = to_utf32(source);
    int last = 0;
    for (std::size_t at = 0; at < once.text.size();) {
      const auto lead = static_cast<unsigned char>(once.text[at]);
      const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      const int place = once.where(at).column;
      ASSERT_GE(place, last) << source;
      ASSERT_LE(static_cast<std::size_t>(place), written.size()) << source;
      const char32_t c = to_utf32(once.text.substr(at, length)).front();
      const bool kept = (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || c >= 0x400 || (c >= U'a' && c <= U'z');
      if (kept && c < 0x2000) {
        ASSERT_EQ(written[static_cast<std::size_t>(place) - 1], c) << source;
      }
      last = place;
      at += length;
    }
  }
}

}  // namespace
}  // namespace vestnik
