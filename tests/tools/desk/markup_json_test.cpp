#include "tools/desk/markup_json.hpp"

#include <gtest/gtest.h>

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;

std::string together(const Json& blocks) {
  std::string text = blocks.empty() ? std::string() : blocks[0]["before"].get<std::string>();
  for (const Json& block : blocks) {
    if (!block.contains("within")) text += block["source"].get<std::string>() + block["gap"].get<std::string>();
  }
  return text;
}

TEST(MarkupJson, SourcesAndGapsAreTheText) {
  for (const std::string text : {"One.\n\nTwo *words*.\n", "\n\n# A\nB\n\n\n\n- a\n- b\n\n  c\n",
                                 "> a\n> b\n\n1. x\n2. y\n\n```\ncode\n```\n\nend", "| a | b |\n|---|--:|\n| c | d |\n",
                                 "А.\n– Кто там?\n– Я.\n", "а) раз\n\nб) два\n\n![x](y.jpg \"z\")\n", "***\n\nx\n",
                                 "[a][1]\n\n[1]: https://example.org\n", "<b>x</b>\n", "text", ""}) {
    EXPECT_EQ(together(blocks_json(text, LineEnds::automatic)), text);
  }
}

TEST(MarkupJson, SaysWhatBlocksAre) {
  const Json blocks =
      blocks_json("## Head\n\nA **b** [c](https://d.org) https://e.org\n\n- x\n- y\n", LineEnds::automatic);
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(blocks[0]["kind"], "heading");
  EXPECT_EQ(blocks[0]["level"], 2);
  EXPECT_EQ(blocks[1]["text"][1], (Json{{"text", "b"}, {"strong", true}}));
  EXPECT_EQ(blocks[1]["text"][3]["link"], "https://d.org");
  EXPECT_FALSE(blocks[1]["text"][4].contains("link"));  // it is one by itself
  EXPECT_EQ(blocks[1]["line"], 2);
  EXPECT_EQ(blocks[2]["kind"], "list");
  EXPECT_EQ(blocks[2]["children"].size(), 2U);
}

TEST(MarkupJson, SaysWhatStandsAboveAndBelowTheLine) {
  const Json blocks = blocks_json("m^2^ H~2~O ~~x~~ [UN]{.smallcaps}\n", LineEnds::automatic);
  const Json& runs = blocks[0]["text"];
  EXPECT_EQ(runs[1], (Json{{"text", "2"}, {"position", "superscript"}}));
  EXPECT_EQ(runs[3], (Json{{"text", "2"}, {"position", "subscript"}}));
  EXPECT_EQ(runs[5], (Json{{"text", "x"}, {"struck", true}}));
  EXPECT_EQ(runs[7], (Json{{"text", "UN"}, {"small_capitals", true}}));
}

TEST(MarkupJson, KnowsLinksThatAreNoBareAddresses) {
  const Json blocks = blocks_json("[example.org](http://example.org) and www.example.org\n", LineEnds::automatic);
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_EQ(blocks[0]["text"][0]["link"], "http://example.org");
  EXPECT_FALSE(blocks[0]["text"][1].contains("link"));
}

TEST(MarkupJson, CutsBetweenBlocksWhereLabelsStandElsewhere) {
  const Json blocks = blocks_json("[a][1] b\n\nc\n\nd [e][1]\n\n[1]: https://example.org\n", LineEnds::automatic);
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(blocks[0]["text"][0]["link"], "https://example.org");
  EXPECT_EQ(blocks[0]["source"], "[a][1] b");
  EXPECT_EQ(blocks[1]["source"], "c");
  EXPECT_EQ(blocks[2]["text"][1]["link"], "https://example.org");
}

TEST(MarkupJson, KeepsTogetherWhatMeansItOnlyTogether) {
  const Json blocks = blocks_json("x\n\nSeized:\n– opium.\n\ny\n", LineEnds::automatic);
  ASSERT_EQ(blocks.size(), 4U);
  EXPECT_EQ(blocks[1]["blocks"], 2);
  EXPECT_EQ(blocks[2]["kind"], "list");
  EXPECT_EQ(blocks[2]["within"], true);
  EXPECT_EQ(blocks[3]["source"], "y");
}

TEST(MarkupJson, LeavesWhatWouldBeLostAsItStands) {
  for (const std::string text : {"A <b>c</b> d\n", "A <!-- remark --> d\n", "- a\n\n  <!-- remark -->\n\n- b\n",
                                 "A ![x](y.jpg) d\n", "[a](javascript:x)\n", "|a|b|\n|---|---|\n|c|d|e|\n"}) {
    const Json blocks = blocks_json("One.\n\n" + text + "\nTwo.\n", LineEnds::automatic);
    ASSERT_EQ(blocks.size(), 3U) << text;
    EXPECT_EQ(blocks[1]["kind"], "raw") << text;
    EXPECT_EQ(blocks[2]["kind"], "paragraph") << text;
  }
}

TEST(MarkupJson, GivesRemarksAPlaceOfTheirOwn) {
  const Json blocks =
      blocks_json("<!-- one -->\n\nA.\n\n<!-- two\n\nlines -->\n\nB.\n\n<!-- three -->\n", LineEnds::automatic);
  ASSERT_EQ(blocks.size(), 5U);
  EXPECT_EQ(blocks[0]["kind"], "remark");
  EXPECT_EQ(blocks[1]["source"], "A.");
  EXPECT_EQ(blocks[2]["source"], "<!-- two\n\nlines -->");
  EXPECT_EQ(blocks[4]["kind"], "remark");
}

TEST(MarkupJson, KnowsJoinedCellsAndCaptions) {
  const Json blocks = blocks_json(": Cap *tion*\n\n| a | << | b |\n|---|---|--:|\n| c | d | ^^ |\n| e | f | g<br>h |\n",
                                  LineEnds::automatic);
  ASSERT_EQ(blocks.size(), 1U);
  ASSERT_EQ(blocks[0]["kind"], "table");
  EXPECT_EQ(blocks[0]["caption"][1]["text"], "tion");
  EXPECT_EQ(blocks[0]["rows"][0][0]["columns"], 2);
  EXPECT_EQ(blocks[0]["rows"][0][1]["rows"], 2);
  EXPECT_EQ(blocks[0]["rows"][1].size(), 2U);
  EXPECT_EQ(blocks[0]["rows"][2][2]["text"][0]["text"], "g\u2028h");
  EXPECT_EQ(blocks_json("|a|b|\n|---|---|\n|^^|<<|\n", LineEnds::automatic)[0]["kind"], "raw");
}

}  // namespace
}  // namespace vestnik::desk
