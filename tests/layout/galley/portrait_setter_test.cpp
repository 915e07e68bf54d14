#include "layout/galley/portrait_setter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/galley/toy_galley.hpp"

namespace vestnik {
namespace {

/// In a column of 300 pt a portrait is 108 pt wide, and lines beside it have 183 pt, 36 characters.
class PortraitTest : public GalleyTest {
 protected:
  static constexpr Pt measure{300};

  static FigureBlock portrait(double width, double height) {
    DecodedPicture decoded;
    decoded.natural_width = Pt{width};
    decoded.natural_height = Pt{height};
    return {.picture = std::make_shared<const DecodedPicture>(decoded), .may_be_cropped = true};
  }
  static std::string words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += i == 0 ? "words" : " words";
    return text;
  }

  PortraitSetter::Set add(const FigureBlock& figure, const std::vector<Block>& below) {
    Shaper shaper(resources, *fonts, hyphenators);
    ParagraphSetter text(resources, shaper, "en", true);
    FigureSetter figures(resources.theme, text, DrawingSetter(resources, shaper, "en", text.diagnostics()));
    galley = {.columns = 2};
    return PortraitSetter(resources.theme, text, figures).add(figure, below, measure, galley);
  }
  [[nodiscard]] Rect picture() const { return std::get<PlacedPicture>(galley.items.at(0).marks.at(0)).box; }
  /// Where the lines of the first box begin, by their baselines.
  [[nodiscard]] std::vector<std::pair<double, double>> lines_beside() const {
    std::vector<std::pair<double, double>> lines;
    for (const SetLine& line : galley.items.at(0).set_lines) lines.emplace_back(line.x.value, line.baseline.value);
    return lines;
  }

  Galley galley;
};

TEST_F(PortraitTest, StandsAtTheEdgeWithTextBesideItAndBelowIt) {
  const auto set = add(portrait(60, 80), {paragraph(words(120))});
  EXPECT_EQ(set.paragraphs, 1U);
  const Rect box = picture();
  EXPECT_EQ(box.x, Pt{});
  EXPECT_NEAR(box.width.value, 108, 1e-6);
  const auto lines = lines_beside();
  ASSERT_EQ(lines.size(), static_cast<std::size_t>(galley.items[0].lines));
  for (const auto& [x, baseline] : lines) EXPECT_NEAR(x, 117, 1e-6);
  EXPECT_NEAR(box.bottom().value, lines.back().second, 1e-6) << "cropped to a baseline";
  EXPECT_LE(144 - box.height.value, 144 * resources.theme.pictures.max_crop);
  ASSERT_GT(galley.items.size(), 3U) << "the paragraph goes on below the picture";
  for (std::size_t i = 1; i < galley.items.size(); ++i) {
    EXPECT_EQ(galley.items[i].set_lines.at(0).x, Pt{});
    EXPECT_EQ(galley.items[i].lines, 1);
  }
  EXPECT_FALSE(galley.items[0].floats) << "its text cannot pass it";
}

TEST_F(PortraitTest, TheTextIsWholeAndInOrder) {
  const auto set = add(portrait(60, 80), {paragraph("Alpha " + words(30)), paragraph("Beta " + words(70)),
                                          paragraph("Gamma, which is not set here")});
  EXPECT_EQ(set.paragraphs, 2U);
  std::string text;
  for (const std::string& line : lines_of(galley)) text += line + ' ';
  std::string wanted = "Alpha " + words(30) + "Beta " + words(70);
  const auto without_spaces = [](std::string from) {
    std::erase(from, ' ');
    return from;
  };
  EXPECT_EQ(without_spaces(text), without_spaces(wanted));
}

TEST_F(PortraitTest, NoLineOfAParagraphIsAloneBelowThePicture) {
  for (int count = 55; count < 90; ++count) {
    add(portrait(60, 80), {paragraph(words(count))});
    if (galley.items.size() != 2) continue;
    EXPECT_FALSE(galley.items[0].break_after) << "one line is left, " << count << " words";
  }
}

TEST_F(PortraitTest, LittleTextLeavesThePictureToItsColumn) {
  EXPECT_EQ(add(portrait(60, 80), {paragraph(words(12))}).paragraphs, 0U);
  EXPECT_TRUE(galley.items.empty());
  EXPECT_EQ(add(portrait(60, 80), {}).paragraphs, 0U);
}

TEST_F(PortraitTest, NothingButRunningTextStandsBesideIt) {
  const Paragraph subheading = paragraph(words(90), Style::subheading);
  EXPECT_EQ(add(portrait(60, 80), {subheading, paragraph(words(90))}).paragraphs, 0U);
  Paragraph item = paragraph(words(90), Style::list_item);
  EXPECT_EQ(add(portrait(60, 80), {item}).paragraphs, 0U);
}

TEST_F(PortraitTest, ALandscapeFillsItsColumn) {
  EXPECT_EQ(add(portrait(80, 60), {paragraph(words(120))}).paragraphs, 0U);
}

TEST_F(PortraitTest, ADrawingIsNotMadeSmall) {
  DecodedPicture drawing;
  drawing.content = Drawing{};
  drawing.natural_width = Pt{60};
  drawing.natural_height = Pt{80};
  const FigureBlock figure{.picture = std::make_shared<const DecodedPicture>(drawing)};
  EXPECT_EQ(add(figure, {paragraph(words(120))}).paragraphs, 0U);
}

TEST_F(PortraitTest, ACaptionStandsBelowThePictureWithTextBesideIt) {
  add(portrait(60, 80), {paragraph(words(120))});
  const int plain = galley.items[0].lines;
  FigureBlock figure = portrait(60, 80);
  figure.caption = paragraph("A caption", Style::caption);
  add(figure, {paragraph(words(120))});
  EXPECT_GT(galley.items[0].lines, plain);
  EXPECT_EQ(lines_beside().size(), static_cast<std::size_t>(galley.items[0].lines) + 1) << "the caption's line, too";
}

}  // namespace
}  // namespace vestnik
