#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document/compose/samples.hpp"

namespace vestnik {
namespace {

using namespace samples;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Issue with_pictures(std::vector<Picture> pictures, std::string body = "1\n\n2\n\n3\n\n4") {
  Issue result = issue(std::move(body));
  result.sections[0].articles[0].pictures = std::move(pictures);
  return result;
}

TEST(Pictures, OfColumnWidthStandInTheText) {
  EXPECT_THAT(shapes_of(section_of(composed(with_pictures({drawing(10, 10)})))), ElementsAre("1:T", "1:T", "2:FTTTT"));
  EXPECT_THAT(shapes_of(section_of(composed(with_pictures({drawing(10, 10), drawing(10, 20)})))),
              ElementsAre("1:T", "1:T", "2:FTTFTT"));
}

TEST(Pictures, NeverPartAHeadingFromItsText) {
  EXPECT_THAT(shapes_of(section_of(composed(with_pictures({drawing(10, 10), drawing(10, 20)}, "1\n\n# 2\n\n3\n\n4")))),
              ElementsAre("1:T", "1:T", "2:FTTTFT"));
}

TEST(Pictures, WideOnesRunAcross) {
  EXPECT_THAT(shapes_of(section_of(composed(with_pictures({drawing(30, 10)})))), ElementsAre("1:T", "1:TF", "2:TTTT"));
  EXPECT_THAT(shapes_of(section_of(composed(with_pictures({drawing(30, 10), drawing(31, 10)})))),
              ElementsAre("1:T", "1:TF", "2:TT", "1:F", "2:TT"));
  EXPECT_THAT(shapes_of(section_of(composed(with_pictures({drawing(10, 10), drawing(31, 10)})))),
              ElementsAre("1:T", "1:T", "2:FTT", "1:F", "2:TT"));
}

TEST(Pictures, AreAsWideAsTheEditorSays) {
  Picture wide = drawing(30, 10), high = drawing(10, 10);
  wide.width = PictureWidth::column;
  high.width = PictureWidth::across;
  EXPECT_THAT(shapes_of(section_of(composed(with_pictures({high, wide})))), ElementsAre("1:T", "1:TF", "2:TTFTT"));
}

TEST(Pictures, OfTheTextStayWhereTheyAre) {
  Issue given = issue("1\n\n![From the text](a.svg \"A *caption*\")\n\n2");
  Picture picture = drawing(10, 10);
  picture.alternative = "From the descriptor";
  picture.caption = "Another";
  given.sections[0].articles[0].body_pictures["a.svg"] = picture;
  const Document document = composed(given);
  ASSERT_THAT(shapes_of(section_of(document)), ElementsAre("1:T", "1:T", "2:TFT"));
  const auto& figure = std::get<FigureBlock>(section_of(document).regions[2].blocks[1]);
  EXPECT_EQ(document.structure[static_cast<std::size_t>(figure.node)].alternative, "From the text");
  EXPECT_EQ(figure.caption->text.text, "A *caption*");
  EXPECT_EQ(path(document, figure.caption->node)[1], Tag::figure);
}

TEST(Pictures, FallBackToCaptionAndTitle) {
  Picture captioned = drawing(10, 10), bare = drawing(10, 20);
  captioned.caption = "The *hall*";
  const Document document = composed(with_pictures({captioned, bare}));
  std::vector<std::string> alternatives;
  for (const StructureNode& node : document.structure) {
    if (node.tag == Tag::figure) alternatives.push_back(node.alternative);
  }
  EXPECT_THAT(alternatives, ElementsAre("The hall", "Picture: Title"));
}

TEST(Pictures, AreDecodedOnce) {
  const Document document = composed(with_pictures({drawing(10, 10), drawing(10, 10)}));
  std::vector<const DecodedPicture*> decoded;
  for (const Block& block : section_of(document).regions[2].blocks) {
    if (const auto* figure = std::get_if<FigureBlock>(&block)) decoded.push_back(figure->picture.get());
  }
  ASSERT_THAT(decoded, SizeIs(2));
  EXPECT_EQ(decoded[0], decoded[1]);
}

TEST(Pictures, ThatCannotBeReadAreReportedWithTheirPlace) {
  const Outcome<Document> outcome = compose(with_pictures({picture("no picture")}), resources());
  ASSERT_THAT(outcome.diagnostics, SizeIs(1));
  EXPECT_EQ(outcome.diagnostics[0].code, "picture-format");
  EXPECT_EQ(outcome.diagnostics[0].where.line, 30);
  EXPECT_THAT(shapes_of(section_of(*outcome.value)), ElementsAre("1:T", "1:T", "2:TTTT"));
}

TEST(Pictures, WarnOfCoarseOnes) {
  const Outcome<Document> outcome = compose(with_pictures({photograph(240, 240)}), resources());
  ASSERT_THAT(outcome.diagnostics, SizeIs(1));
  const Diagnostic& warning = outcome.diagnostics[0];
  EXPECT_EQ(warning.code, "picture-coarse");
  EXPECT_EQ(warning.severity, Severity::warning);
  EXPECT_THAT(warning.message, HasSubstr("73 dots per inch at its printed width of 83 mm"));
  EXPECT_THAT(warning.hint, HasSubstr("488 pixels"));
  EXPECT_EQ(warning.where.line, 30);
  EXPECT_THAT(compose(with_pictures({photograph(488, 488)}), resources()).diagnostics, IsEmpty());
}

TEST(Pictures, StayInAColumnWhereTheyWouldBeCoarseAcross) {
  EXPECT_THAT(shapes_of(section_of(composed(with_pictures({photograph(600, 200)})))),
              ElementsAre("1:T", "1:T", "2:FTTTT"));
  EXPECT_THAT(shapes_of(section_of(composed(with_pictures({photograph(1200, 400)})))),
              ElementsAre("1:T", "1:TF", "2:TTTT"));
}

}  // namespace
}  // namespace vestnik
