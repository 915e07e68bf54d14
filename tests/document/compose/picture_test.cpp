#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>

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

const FigureBlock& first_figure(const Document& document) {
  for (const Region& region : section_of(document).regions) {
    for (const Block& block : region.blocks) {
      if (const auto* figure = std::get_if<FigureBlock>(&block)) return *figure;
    }
  }
  throw std::logic_error("no figure");
}

TEST(Pictures, TheirWidthGoesByWhatIsShown) {
  Picture square = drawing(10, 10);
  square.crop = Crop{0, 0.2, 1, 0.3};
  const Document document = composed(with_pictures({square}));
  EXPECT_THAT(shapes_of(section_of(document)), ElementsAre("1:T", "1:TF", "2:TTTT"));
  EXPECT_NEAR(first_figure(document).aspect(), 10 / 3.0, 1e-9);
}

TEST(Pictures, AreCoarseByWhatIsShown) {
  Picture half = photograph(600, 600);
  EXPECT_THAT(compose(with_pictures({half}), resources()).diagnostics, IsEmpty());
  half.crop = Crop{0.5, 0.5, 0.5, 0.5};
  const std::vector<Diagnostic> found = compose(with_pictures({half}), resources()).diagnostics;
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].message, HasSubstr("300 pixels wide"));
}

TEST(Pictures, ACropThatIsNoneIsReportedAndLeftOut) {
  constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
  for (const Crop& wrong : {Crop{nothing, 0, 1, 1}, Crop{0, 0, 0, 0}, Crop{-1, 0, 1, 1}, Crop{0.9, 0, 0.9, 1}}) {
    Picture cropped = drawing(10, 10);
    cropped.crop = wrong;
    cropped.focus = Focus{nothing, 2};
    const Outcome<Document> outcome = compose(with_pictures({cropped}), resources());
    ASSERT_THAT(outcome.diagnostics, SizeIs(2));
    EXPECT_EQ(outcome.diagnostics[0].code, "picture-crop");
    EXPECT_EQ(outcome.diagnostics[1].code, "picture-crop");
    EXPECT_EQ(first_figure(*outcome.value).crop, Crop{});
  }
}

TEST(Pictures, TheCreditStandsBehindTheCaption) {
  const auto caption = [](const char* words, const char* credit) {
    Picture picture = drawing(10, 10);
    picture.alternative = "";
    picture.caption = words;
    picture.credit = credit;
    const Document document = composed(with_pictures({picture}));
    const FigureBlock& figure = first_figure(document);
    return document.structure[static_cast<std::size_t>(figure.node)].alternative + "|" + figure.caption->text.text +
           "|" + (figure.caption->text.spans.back().emphasis ? "leans" : "stands");
  };
  EXPECT_EQ(caption("The hall", "Photo: A. B."), "The hall|The hall. Photo: A. B.|leans");
  EXPECT_EQ(caption("The hall!", "Photo: A. B."), "The hall!|The hall! Photo: A. B.|leans");
  EXPECT_EQ(caption("The *hall*", "Photo: *Herald*"), "The hall|The hall. Photo: Herald|stands");
  EXPECT_EQ(caption("", "Photo: A. B."), "Picture: Title|Photo: A. B.|leans");
}

Picture group(std::vector<Picture> pictures) {
  Picture result;
  result.where = {.file = "issue.yaml", .line = 31, .column = 5};
  result.group = std::move(pictures);
  return result;
}

TEST(PictureGroups, AreAsWideAsTheirPicturesTogether) {
  EXPECT_THAT(shapes_of(section_of(composed(with_pictures({group({drawing(15, 10), drawing(15, 10)})})))),
              ElementsAre("1:T", "1:TR", "2:TTTT"));
  EXPECT_THAT(shapes_of(section_of(composed(with_pictures({group({drawing(7, 10), drawing(7, 10)})})))),
              ElementsAre("1:T", "1:T", "2:RTTTT"));
  Picture wide = group({drawing(7, 10), drawing(7, 10)});
  wide.width = PictureWidth::across;
  EXPECT_THAT(shapes_of(section_of(composed(with_pictures({drawing(10, 10), wide})))),
              ElementsAre("1:T", "1:T", "2:FTT", "1:R", "2:TT"));
}

TEST(PictureGroups, HaveACaptionInCommonAndEachItsOwn) {
  Picture left = drawing(15, 10), right = drawing(15, 10);
  left.caption = "Left";
  left.alternative = right.alternative = "";
  Picture both = group({left, right});
  both.caption = "Both";
  both.credit = "Photos: A. B.";
  const Document document = composed(with_pictures({both}));
  const auto& row = std::get<PictureRow>(section_of(document).regions[1].blocks[1]);
  ASSERT_EQ(row.pictures.size(), 2U);
  EXPECT_EQ(row.caption->text.text, "Both. Photos: A. B.");
  EXPECT_EQ(row.pictures[0].caption->text.text, "Left");
  EXPECT_FALSE(row.pictures[1].caption);
  EXPECT_THAT(path(document, row.caption->node),
              ElementsAre(Tag::caption, Tag::division, Tag::section, Tag::section, Tag::document));
  EXPECT_THAT(path(document, row.pictures[0].caption->node)[1], Tag::figure);
  EXPECT_THAT(path(document, row.pictures[1].node),
              ElementsAre(Tag::figure, Tag::division, Tag::section, Tag::section, Tag::document));
  const auto alternative = [&](std::size_t i) {
    return document.structure[static_cast<std::size_t>(row.pictures[i].node)].alternative;
  };
  EXPECT_EQ(alternative(0), "Left");
  EXPECT_EQ(alternative(1), "Both") << "what is said of all of them";
}

TEST(PictureGroups, OfOneOrSevenAreReported) {
  for (const std::size_t count : {1U, 7U}) {
    const Outcome<Document> outcome =
        compose(with_pictures({group(std::vector<Picture>(count, drawing(10, 10)))}), resources());
    ASSERT_THAT(outcome.diagnostics, SizeIs(1));
    EXPECT_EQ(outcome.diagnostics[0].code, "picture-group");
    EXPECT_EQ(outcome.diagnostics[0].where.line, 31);
  }
}

TEST(PictureGroups, LeaveOutWhatCannotBeRead) {
  const Outcome<Document> outcome =
      compose(with_pictures({group({drawing(10, 10), picture("no picture")})}), resources());
  ASSERT_THAT(outcome.diagnostics, SizeIs(1));
  EXPECT_EQ(outcome.diagnostics[0].code, "picture-format");
  EXPECT_THAT(shapes_of(section_of(*outcome.value)), ElementsAre("1:T", "1:T", "2:RTTTT"));
}

Issue photo_report(std::vector<Picture> pictures, std::string body = "") {
  Issue result = with_pictures(std::move(pictures), std::move(body));
  result.sections[0].articles[0].kind = ArticleKind::photo_report;
  return result;
}

TEST(PhotoReports, SetTheirPicturesInRowsBelowTheText) {
  const std::vector<Picture> six(6, drawing(15, 10));
  EXPECT_THAT(shapes_of(section_of(composed(photo_report(six)))), ElementsAre("1:T", "1:T", "1:RRR"));
  EXPECT_THAT(shapes_of(section_of(composed(photo_report(six, "1\n\n2")))), ElementsAre("1:T", "1:T", "2:TT", "1:RRR"));
}

TEST(PhotoReports, KeepGroupsAndWidePicturesAlone) {
  Picture wide = drawing(15, 10);
  wide.width = PictureWidth::across;
  const Picture pair = group({drawing(15, 10), drawing(15, 10)});
  const Document document =
      composed(photo_report({drawing(15, 10), drawing(15, 10), wide, pair, drawing(15, 10), drawing(15, 10)}));
  std::vector<std::size_t> counts;
  for (const Block& block : section_of(document).regions[2].blocks) {
    counts.push_back(std::get<PictureRow>(block).pictures.size());
  }
  EXPECT_THAT(counts, ElementsAre(2, 1, 2, 2));
}

TEST(PhotoReports, HaveTwoToTwentyFourPictures) {
  for (const std::size_t count : {0U, 1U, 2U, 24U, 25U}) {
    const std::vector<Diagnostic> found =
        compose(photo_report(std::vector<Picture>(count, drawing(15, 10))), resources()).diagnostics;
    ASSERT_THAT(found, SizeIs(count < 2 || count > 24 ? 1 : 0)) << count;
    for (const Diagnostic& each : found) EXPECT_EQ(each.code, "photo-report-size");
  }
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
