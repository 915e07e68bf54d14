// Texts of drawings in the toy face: 5 pt a letter at 10 pt.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/galley/drawing_setter.hpp"
#include "layout/galley/toy_face.hpp"

namespace vestnik {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class DrawingTextTest : public testing::Test {
 protected:
  DrawingTextTest() {
    Theme& theme = resources.theme;
    theme.page = {.width = Pt{220},
                  .height = Pt{740},
                  .top = Pt{10},
                  .bottom = Pt{10},
                  .inner = Pt{10},
                  .outer = Pt{10},
                  .gutter = Pt{10},
                  .grid = Pt{12}};
    theme.families["sans"] = {.regular = "toy.ttf", .bold = "", .italic = "", .bold_italic = ""};
    const std::array faces{toy::face()};
    Outcome<FontLibrary> loaded = FontLibrary::load(theme, "/nowhere", MemoryFiles(nullptr), faces);
    EXPECT_TRUE(loaded.ok());
    if (loaded.ok()) fonts.emplace(std::move(*loaded.value));
  }
  void SetUp() override { ASSERT_TRUE(fonts); }

  static Drawing::Text text(std::string words, double x, double y, Drawing::Anchor anchor = Drawing::Anchor::start) {
    Drawing::Text text;
    text.at = {x, y};
    text.anchor = anchor;
    text.line = 7;
    text.letters.push_back({.text = std::move(words), .size = 10, .fill = Color{}});
    return text;
  }

  /// The texts of a drawing of 100 × 50 points.
  [[nodiscard]] SetTexts set(std::vector<Drawing::Text> texts) {
    DecodedPicture picture;
    picture.natural_width = Pt{100};
    picture.natural_height = Pt{50};
    Drawing drawing;
    for (std::size_t i = 0; i < texts.size(); ++i) drawing.marks.push_back({Drawing::TextMark{i}});
    drawing.texts = std::move(texts);
    picture.content = std::move(drawing);
    Shaper shaper(resources, *fonts, hyphenators);
    findings.clear();
    return DrawingSetter(resources, shaper, "en", findings)
        .set({.picture = std::make_shared<const DecodedPicture>(std::move(picture)),
              .name = "chart.svg",
              .where = {.file = "issue.yaml", .line = 3}});
  }

  [[nodiscard]] TextPiece piece(Drawing::Text text) {
    const SetTexts texts = set({std::move(text)});
    EXPECT_THAT(texts, SizeIs(1));
    EXPECT_THAT(texts.at(0), SizeIs(1));
    return texts.at(0).at(0).piece;
  }

  Resources resources;
  std::map<std::string, Hyphenator> hyphenators;
  std::optional<FontLibrary> fonts;
  std::vector<Diagnostic> findings;
};

TEST_F(DrawingTextTest, StandsAtItsAnchor) {
  EXPECT_EQ(piece(text("abcd", 40, 20)).x, Pt{40});
  EXPECT_EQ(piece(text("abcd", 40, 20, Drawing::Anchor::middle)).x, Pt{30});
  EXPECT_EQ(piece(text("abcd", 40, 20, Drawing::Anchor::end)).x, Pt{20});
  EXPECT_EQ(piece(text("abcd", 40, 20)).baseline, Pt{20});
  EXPECT_THAT(findings, IsEmpty());
}

TEST_F(DrawingTextTest, StretchesFollowEachOther) {
  Drawing::Text line = text("ab", 10, 20, Drawing::Anchor::end);
  line.letters.push_back({.text = "c", .size = 20, .dx = 3, .dy = -4, .fill = Color{}});
  line.letters.push_back({.text = "d", .size = 10, .dy = 4, .fill = Color{}});
  line.at.x = 60;
  const SetTexts texts = set({line});
  ASSERT_THAT(texts.at(0), SizeIs(3));
  EXPECT_EQ(texts[0][0].piece.x, Pt{60 - 10 - 3 - 10 - 5});
  EXPECT_EQ(texts[0][1].piece.x, Pt{60 - 10 - 5});
  EXPECT_EQ(texts[0][1].piece.baseline, Pt{16});
  EXPECT_EQ(texts[0][2].piece.baseline, Pt{20});
  EXPECT_EQ(texts[0][2].letters, 2U);
}

TEST_F(DrawingTextTest, TheBaselineGoesByTheFace) {
  Drawing::Text line = text("a", 10, 20);
  line.letters[0].baseline = Drawing::Baseline::middle;  // the toy's x is half an em high
  EXPECT_NEAR(piece(line).baseline / Pt{1}, 22.5, 0.01);
  line.letters[0].baseline = Drawing::Baseline::top;  // and its letters reach 0.8 em up
  EXPECT_NEAR(piece(line).baseline / Pt{1}, 28, 0.01);
  line.letters[0].baseline = Drawing::Baseline::alphabetic;
  line.letters[0].rise = 3;
  EXPECT_EQ(piece(line).baseline, Pt{17});
}

TEST_F(DrawingTextTest, SpacesAreThoseOfTheFile) {
  Drawing::Text line = text("a b", 50, 20, Drawing::Anchor::end);
  line.letters[0].word_spacing = 4;
  EXPECT_EQ(piece(line).x, Pt{50 - 15 - 4});
  line.letters[0].word_spacing = 0;
  line.letters[0].letter_spacing = 1;  // not behind the last letter
  EXPECT_EQ(piece(line).x, Pt{50 - 15 - 2});
}

TEST_F(DrawingTextTest, ALengthMakesLettersNarrowerNeverWider) {
  Drawing::Text line = text("abcd", 10, 20);
  line.length = 16;
  EXPECT_NEAR(piece(line).horizontal_scale, 0.8, 1e-9);
  line.length = 5;
  EXPECT_NEAR(piece(line).horizontal_scale, 0.75, 1e-9);
  line.length = 26;
  EXPECT_EQ(piece(line).horizontal_scale, 1);
  EXPECT_EQ(piece(line).glyphs[0].advance, Pt{5});
  line.spread = true;
  EXPECT_EQ(piece(line).glyphs[0].advance, Pt{7});
}

TEST_F(DrawingTextTest, WordsThatNearlyFitAreSetNarrower) {
  const TextPiece close = piece(text("abcdefgh", 65, 20));  // 40 pt where there are 35
  EXPECT_LT(close.horizontal_scale, 0.9);
  EXPECT_LE(close.x + width_of(close), Pt{100.5});
  EXPECT_THAT(findings, IsEmpty());
}

TEST_F(DrawingTextTest, WordsOverTheEdgeAreReported) {
  (void)set({text("abcdefgh", 90, 20)});
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].code, "picture-text-cut");
  EXPECT_EQ(findings[0].where.line, 3);
  EXPECT_THAT(findings[0].message, HasSubstr("\"abcdefgh\""));
  EXPECT_THAT(findings[0].message, HasSubstr("line 7"));
  (void)set({text("abcdefgh", 190, 20)});  // not to be seen in the file either
  EXPECT_THAT(findings, IsEmpty());
}

TEST_F(DrawingTextTest, AMissingGlyphIsToldWithThePictureAndItsLine) {
  (void)set({text("aжЁ", 10, 20)});
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].code, "missing-glyph");
  EXPECT_EQ(findings[0].where.file, "issue.yaml");
  EXPECT_THAT(findings[0].message, HasSubstr("picture \"chart.svg\", line 7, \"aжЁ\""));
}

TEST_F(DrawingTextTest, AReaderSeesASpaceBehindALabelButNotInAWord) {
  const SetTexts texts = set({text("a", 10, 20), text("b", 15.5, 20), text("c", 40, 20), text("d", 45, 40)});
  std::vector<std::string> read;
  for (const std::vector<SetLetters>& line : texts) read.push_back(line.at(0).piece.text);
  EXPECT_THAT(read, ElementsAre("a", "b ", "c ", "d "));
}

}  // namespace
}  // namespace vestnik
