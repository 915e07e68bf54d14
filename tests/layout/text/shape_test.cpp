#include "layout/text/shape.hpp"

#include <gtest/gtest.h>

#include <random>

namespace vestnik {
namespace {

using Kind = BreakOpportunity::Kind;

/// PT Serif with DejaVu behind it, English and Russian hyphenation.
class ShapeTest : public testing::Test {
 protected:
  ShapeTest() {
    const std::filesystem::path root(VESTNIK_SOURCE_DIR);
    Theme& theme = resources_.theme;
    theme.families["serif"] = {"PTF55F.ttf", "PTF75F.ttf", "PTF56F.ttf", "PTF76F.ttf"};
    theme.families["wide"] = {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "", ""};
    theme.fallback = {"wide"};
    resources_.locale.language = "en";
    fonts_.emplace(std::move(*FontLibrary::load(theme, root / "fonts").value));
    for (const auto& [language, file, left, right] :
         {std::tuple("en", "hyph_en_US.dic", 2, 3), std::tuple("ru", "hyph_ru_RU_utf8.dic", 2, 2),
          std::tuple("kk", "hyph_kk_KZ.dic", 3, 3)}) {
      const Locale locale{
          .language = language, .hyphenation_file = file, .hyphen_left_min = left, .hyphen_right_min = right};
      hyphenators_.emplace(language, std::move(*Hyphenator::load(locale, root / "assets/hyphenation").value));
    }
    shaper_.emplace(resources_, *fonts_, hyphenators_);
  }

  ShapedText shape(std::string_view text, std::string_view language = "en", ParagraphStyle style = {},
                   std::string_view link = {}) {
    InlineText inline_text;
    inline_text.append(text, {.link = std::string(link), .where = {.file = "issue.yaml", .line = 3, .column = 5}});
    return shaper_->shape(inline_text, style, language, diagnostics_);
  }

  std::string breaks(std::string_view text, std::string_view language = "en", std::string_view link = {}) {
    return marked(shape(text, language, {}, link));
  }

  /// The text with "|" where lines may end: "-" before it where a hyphen is added, "=" where that is the second one of
  /// a compound, "!" where they must.
  static std::string marked(const ShapedText& shaped) {
    std::string result;
    std::size_t at = 0;
    for (const BreakOpportunity& opportunity : shaped.breaks) {
      if (opportunity.kind == Kind::anywhere) continue;
      result += shaped.text.substr(at, opportunity.offset - at);
      at = opportunity.offset;
      if (at == shaped.text.size()) break;
      result += opportunity.kind == Kind::hyphen               ? "-|"
                : opportunity.kind == Kind::hyphen_in_compound ? "=|"
                : opportunity.kind == Kind::mandatory          ? "!"
                                                               : "|";
    }
    return result;
  }

  Resources resources_;
  std::optional<FontLibrary> fonts_;
  std::map<std::string, Hyphenator> hyphenators_;
  std::optional<Shaper> shaper_;
  std::vector<Diagnostic> diagnostics_;
};

TEST_F(ShapeTest, WordsAreHyphenatedByTheirLanguage) {
  EXPECT_EQ(breaks("information"), "in-|for-|ma-|tion");
  EXPECT_EQ(breaks("предлагалось", "ru"), "пред-|ла-|га-|лось");
  EXPECT_EQ(breaks("номинаций", "ru"), "но-|ми-|на-|ций");
}

TEST_F(ShapeTest, WhatIsNoWordIsNotHyphenated) {
  for (const char* text : {"UNODC", "ISO17025", "№842", "a1information"}) EXPECT_EQ(breaks(text), text);
}

TEST_F(ShapeTest, ACompoundBreaksAtItsOwnHyphenFirst) {
  EXPECT_EQ(breaks("anti-drug"), "anti-|drug");
  EXPECT_EQ(breaks("Санкт-Петербург", "ru"), "Санкт-|Петер=|бург");
  EXPECT_EQ(breaks("Қызылорда-Алматы", "kk"), "Қызы=|лорда-|Алматы");
}

TEST_F(ShapeTest, NoHyphenComesNearASpaceThatMustNotBreak) {
  EXPECT_EQ(breaks("16\u00A0декабря", "ru"), "16\u00A0декаб-|ря");
  EXPECT_EQ(breaks("номинаций\u00A0и", "ru"), "но-|ми-|наций\u00A0и");
  EXPECT_EQ(breaks("в\u202Fноминаций", "ru"), "в\u202Fноми-|на-|ций");
}

TEST_F(ShapeTest, AbbreviationsAreNotDivided) {
  for (const char* text : {"ЮНЕСКО", "МВДшников", "YouTube", "т.д.номинаций", "номинаций.рф", "U.S.information"}) {
    EXPECT_EQ(breaks(text, "ru"), text);
  }
  EXPECT_EQ(breaks("caricc.information"), "caricc.information");
  EXPECT_EQ(breaks("An information. Yes"), "An |in-|for-|ma-|tion. |Yes");
}

TEST_F(ShapeTest, NothingBreaksInANumberOrAfterAnAbbreviationBeforeItsEnding) {
  for (const char* text : {"25-го", "16–31", "2020-2024", "ISO-9001", "Ми-8", "МВД-ның", "259-99-90", "№25-6"}) {
    EXPECT_EQ(breaks(text, "ru"), text);
  }
  EXPECT_EQ(breaks("СПИД-центр", "ru"), "СПИД-|центр");
  EXPECT_EQ(breaks("e-mail"), "e-mail");
  EXPECT_EQ(breaks("да–нет", "ru"), "да–|нет");
}

TEST_F(ShapeTest, SignsWithWordsInThemAreNotDivided) {
  for (const char* text : {"@information", "#information", "_information", "information_", "information@example.org"}) {
    EXPECT_EQ(breaks(text, "en").find("-|"), std::string::npos) << text;
  }
}

TEST_F(ShapeTest, ACyrillicWordInAnEnglishTextIsDividedAsRussian) {
  EXPECT_EQ(breaks("the предлагалось"), "the |пред-|ла-|га-|лось");
  EXPECT_EQ(breaks("the Қазақстанның"), "the |Қазақстанның") << "no Russian word has these letters";
}

TEST_F(ShapeTest, AnyWordIsDividedByTheIssuesLanguageRatherThanAGuess) {
  EXPECT_EQ(breaks("information", "ru"), "in-|for-|ma-|tion");
  resources_.locale.language = "kk";
  shaper_.emplace(resources_, *fonts_, hyphenators_);
  EXPECT_EQ(breaks("information", "ru"), "information");
  EXPECT_EQ(breaks("the Қазақстанның"), "the |Қазақ-|стан-|ның");
}

TEST_F(ShapeTest, APassageIsDividedByItsOwnLanguage) {
  InlineText text;
  text.append("the ", {});
  text.append("номинаций", {.language = "kk"});
  text.append(" номинаций", {.language = "ru"});
  const ShapedText shaped = shaper_->shape(text, {}, "en", diagnostics_);
  EXPECT_EQ(marked(shaped), "the |номи-|на-|ций |но-|ми-|на-|ций");
}

TEST_F(ShapeTest, WordsInCapitalsByStyleAreDividedAsWritten) {
  EXPECT_EQ(marked(shape("предлагалось", "ru", {.capitals = Capitals::all})), "ПРЕД-|ЛА-|ГА-|ЛОСЬ");
  EXPECT_EQ(marked(shape("ЮНЕСКО", "ru", {.capitals = Capitals::all})), "ЮНЕСКО");
}

TEST_F(ShapeTest, AddressesBreakWithoutHyphen) {
  EXPECT_EQ(breaks("https://example.org/a-page", "en", "https://example.org/a-page"), "https://example.|org/|a-|page");
}

TEST_F(ShapeTest, ADashBehindAFixedSpaceNeverBeginsALine) {
  EXPECT_EQ(breaks("да\u00A0— нет", "ru"), "да\u00A0— |нет");
  EXPECT_EQ(breaks("—\u00A0Да", "ru"), "—\u00A0Да");
  EXPECT_EQ(breaks("Iran\u00A0–\u00A02, Iraq\u00A0–\u202F2", "en"), "Iran\u00A0–\u00A02, |Iraq\u00A0–\u202F2");
  EXPECT_EQ(breaks("наркотиками\u00A0— да", "ru"), "нар-|ко-|ти-|ка-|ми\u00A0— |да") << "hyphens stay as they were";
}

TEST_F(ShapeTest, SpacesBesideShortWordsAreUnwelcomeBreaks) {
  Typography& russian = resources_.typography["ru"];
  for (const char* word : {"в", "и", "со"}) russian.short_words.add(word);
  for (const char* word : {"же", "ли"}) russian.particles.add(word);
  const auto unwelcome = [&](std::string_view text, std::string_view language = "ru") {
    std::string words;
    for (const BreakOpportunity& at : shape(text, language).breaks) {
      if (at.unwelcome) words += std::string(text.substr(0, at.offset - 1)) + "|";
    }
    return words;
  };
  EXPECT_EQ(unwelcome("был в доме"), "был в|");
  EXPECT_EQ(unwelcome("В доме"), "В|");
  EXPECT_EQ(unwelcome("(и со мной"), "(и|(и со|");
  EXPECT_EQ(unwelcome("он же был"), "он|");
  EXPECT_EQ(unwelcome("так ли?"), "так|");
  for (const char* text : {"2024-в году", "кто-то", "т.и. слово", "всё живое", "или литр", "из-в дома", "он женат"}) {
    EXPECT_EQ(unwelcome(text), "") << text;
  }
  EXPECT_EQ(unwelcome("был в доме", "en"), "") << "a language without such words";
  resources_.theme.typography.set(TypographyRule::short_words, false);
  EXPECT_EQ(unwelcome("был в доме"), "");
  resources_.theme.typography.set(TypographyRule::particles, false);
  EXPECT_EQ(unwelcome("он же был"), "");
}

TEST_F(ShapeTest, AForcedBreakIsMandatory) { EXPECT_EQ(breaks("one\u2028two"), "one\u2028!two"); }

TEST_F(ShapeTest, LettersAboveAndBelowTheLineAreMadeOfSmallerOnes) {
  InlineText text;
  text.append("м");
  text.append("2", {.position = TextPosition::superscript});
  text.append(" С");
  text.append("6", {.position = TextPosition::subscript});
  text.append(" 5");
  text.append("го", {.position = TextPosition::superscript});
  const ShapedText shaped = shaper_->shape(text, {.size = Pt{10}}, "ru", diagnostics_);
  EXPECT_TRUE(diagnostics_.empty());
  ASSERT_EQ(shaped.runs.size(), 6U);
  EXPECT_EQ(shaped.text, "м2 С6 5го") << "the text layer has plain letters";
  // PT Serif has ¹ ² ³ and no others of the kind: all digits are made.
  for (const std::size_t run : {1U, 3U, 5U}) {
    EXPECT_EQ(shaped.runs[run].form, GlyphForm::plain);
    EXPECT_EQ(shaped.runs[run].size, Pt{6});
  }
  EXPECT_EQ(shaped.runs[1].glyphs[0].id, shaped.runs[1].face->glyph_for(U'2'));
  EXPECT_EQ(shaped.runs[1].glyphs[0].y_offset, Pt{3.5});
  EXPECT_EQ(shaped.runs[3].glyphs[0].y_offset, Pt{-0.75});
  EXPECT_EQ(shaped.runs[5].glyphs[1].y_offset, Pt{3.5});
  EXPECT_EQ(shaped.runs[4].size, Pt{10});
}

TEST_F(ShapeTest, NoLineEndsBeforeLettersAboveTheLine) {
  InlineText text;
  text.append("Один и тот же");
  text.append("(см.) внизу-вверху", {.position = TextPosition::superscript});
  const ShapedText shaped = shaper_->shape(text, {}, "ru", diagnostics_);
  const std::size_t begin = shaped.span_begins[1];
  for (const BreakOpportunity& at : shaped.breaks) {
    EXPECT_TRUE(at.offset < begin || at.kind == Kind::space || at.kind == Kind::mandatory) << at.offset;
  }
}

TEST_F(ShapeTest, SmallCapitalsOfAFaceWithoutThemAreMadeAndReportedOnce) {
  InlineText text;
  text.append("Иван ", {.small_capitals = true});
  text.append("и ");
  text.append("ООН", {.small_capitals = true});
  const ParagraphStyle style{.size = Pt{10}};
  const ShapedText shaped = shaper_->shape(text, style, "ru", diagnostics_);
  EXPECT_EQ(shaped.text, "Иван и ООН") << "the text layer has the letters as they were written";
  ASSERT_EQ(diagnostics_.size(), 1U);
  EXPECT_EQ(diagnostics_[0].code, "small-capitals-made");
  ASSERT_EQ(shaped.runs.size(), 5U);
  EXPECT_EQ(shaped.runs[0].size, Pt{10}) << "a capital";
  const GlyphRun &small = shaped.runs[1], &all = shaped.runs[4];
  EXPECT_EQ(small.glyphs[0].id, small.face->glyph_for(U'В'));
  EXPECT_LT(small.size, Pt{9});
  EXPECT_GT(small.size, Pt{7});
  EXPECT_EQ(all.glyphs[0].id, all.face->glyph_for(U'О'));
  EXPECT_LT(all.size, Pt{9}) << "a passage of capitals alone";
}

TEST_F(ShapeTest, ASoftHyphenIsAnOpportunityAndNoGlyph) {
  const ShapedText shaped = shape("ab\u00ADcd");
  EXPECT_EQ(shaped.text, "abcd");
  ASSERT_EQ(shaped.breaks.size(), 2U);
  EXPECT_EQ(shaped.breaks[0].offset, 2U);
  EXPECT_EQ(shaped.breaks[0].kind, Kind::hyphen);
}

TEST_F(ShapeTest, WhatWebPagesLeaveBehindIsNoText) {
  for (const char* text : {"sl\u200Bovo", "\uFEFFslovo", "slo\u2060vo\u200B", "slo\u200Cvo", "\u200Eslovo\u200F",
                           "slo\u200D\u200B\u200Dvo", "slovo\u200B\u200C"}) {
    const ShapedText shaped = shape(text);
    EXPECT_EQ(shaped.text, "slovo") << text;
    EXPECT_EQ(marked(shaped), "slovo") << text;
  }
  EXPECT_EQ(shape("сло\u200Dво, 5\u200E (\u200Fда)\u00A0\u200C—").text, "слово, 5 (да)\u00A0—");
  EXPECT_TRUE(diagnostics_.empty());
}

TEST_F(ShapeTest, JoinersStayWhereTheyAreNeeded) {
  for (const char* text : {"\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",  // Persian: «می‌خواهم»
                           "(\u0634\u200F) 5", "a \u200E\u0634",                // beside Arabic
                           "\U0001F468\u200D\U0001F469\u200D\U0001F467"}) {     // a family
    EXPECT_EQ(shape(text).text, text);
  }
}

/// A finding behind what was taken out names the column of the source; so does one in a later passage.
TEST_F(ShapeTest, PlacesBehindWhatWasTakenOutAreExact) {
  (void)shape("a\u200Bb\uFEFF →");
  ASSERT_EQ(diagnostics_.size(), 1U);
  EXPECT_EQ(diagnostics_[0].where.column, 5 + 5);
  diagnostics_.clear();
  InlineText text;
  text.append("\u0634\u200F", {.where = {.file = "issue.yaml", .line = 3, .column = 5}});
  text.append("\u200B\u0634", {.strong = true, .where = {.file = "issue.yaml", .line = 3, .column = 9}});
  EXPECT_EQ(shaper_->shape(text, {}, "en", diagnostics_).text, "\u0634\u200F\u0634") << "the neighbour is in the next";
}

TEST_F(ShapeTest, LettersOfAllLanguagesAreInTheFace) {
  (void)shape("әғқңөұүһі ҢңӨөҮү ғӣқӯҳҷ", "kk");
  EXPECT_TRUE(diagnostics_.empty());
}

TEST_F(ShapeTest, StrayCharactersAreSetInAnotherFaceAndReported) {
  const ShapedText shaped = shape("x → ₸ ش");
  ASSERT_EQ(diagnostics_.size(), 3U);
  for (const Diagnostic& d : diagnostics_) {
    EXPECT_EQ(d.code, "fallback-face");
    EXPECT_EQ(d.severity, Severity::warning);
  }
  EXPECT_NE(diagnostics_[0].message.find("U+2192"), std::string::npos);
  EXPECT_EQ(diagnostics_[0].where.column, 7);
  EXPECT_EQ(shaped.runs.back().level % 2, 1) << "Arabic runs from right to left";
}

TEST_F(ShapeTest, ACharacterThatNoFaceHasIsAnErrorWithItsPlace) {
  const ShapedText shaped = shape("ab \U0001F98A");
  ASSERT_EQ(diagnostics_.size(), 1U);
  EXPECT_EQ(diagnostics_[0].code, "missing-glyph");
  EXPECT_EQ(diagnostics_[0].where.line, 3);
  EXPECT_EQ(diagnostics_[0].where.column, 8);
  for (const GlyphRun& run : shaped.runs) {
    for (const Glyph& glyph : run.glyphs) EXPECT_NE(glyph.id, 0U);
  }
}

TEST_F(ShapeTest, CapitalsFollowTheLanguage) {
  EXPECT_EQ(shape("straße istanbul", "de", {.capitals = Capitals::all}).text, "STRASSE ISTANBUL");
  EXPECT_EQ(shape("istanbul", "tr", {.capitals = Capitals::all}).text, "İSTANBUL");
}

TEST_F(ShapeTest, KerningNarrowsAPair) {
  const ShapedText pair = shape("AV");
  const Pt apart = shape("A").runs[0].width() + shape("V").runs[0].width();
  EXPECT_LT(pair.runs[0].width().value, apart.value - 0.1);
}

TEST_F(ShapeTest, GlyphsCoverTheTextWhateverItIs) {
  std::mt19937 random(6429);
  const std::u32string alphabet = U"aB ж,é\u0301\u00A0\u200D\u2028-—ش5/.@";
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (unsigned i = 0, n = 1 + random() % 30; i < n; ++i) {
      const char32_t c = alphabet[random() % alphabet.size()];
      if (c < 0x80) {
        text += static_cast<char>(c);
      } else if (c < 0x800) {
        text += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
      } else {
        text += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)),
                 static_cast<char>(0x80 | (c & 63))};
      }
    }
    const ShapedText shaped = shape(text, "ru");
    for (const GlyphRun& run : shaped.runs) {
      for (const Glyph& glyph : run.glyphs) {
        ASSERT_NE(glyph.id, 0U) << text;
        ASSERT_LE(glyph.text_begin, glyph.text_end) << text;
        ASSERT_GE(glyph.text_begin, run.text_begin) << text;
        ASSERT_LE(glyph.text_end, run.text_end) << text;
      }
    }
    for (std::size_t i = 1; i < shaped.breaks.size(); ++i)
      ASSERT_LT(shaped.breaks[i - 1].offset, shaped.breaks[i].offset);
    ASSERT_EQ(shaped.breaks.back().offset, shaped.text.size());
  }
}

TEST(VisualOrder, ReversesRunsFromTheHighestLevelDown) {
  EXPECT_EQ(visual_order({0, 0}), (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(visual_order({0, 1, 1, 0}), (std::vector<std::size_t>{0, 2, 1, 3}));
  EXPECT_EQ(visual_order({0, 1, 2, 1}), (std::vector<std::size_t>{0, 3, 2, 1}));
}

}  // namespace
}  // namespace vestnik
