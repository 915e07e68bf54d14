#include "tools/desk/markup_json.hpp"

#include <gtest/gtest.h>

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;

std::string together(const Json& blocks) {
  std::string text = blocks.empty() ? std::string() : blocks[0]["before"].get<std::string>();
  for (const Json& block : blocks) text += block["source"].get<std::string>() + block["gap"].get<std::string>();
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

TEST(MarkupJson, LeavesWhatHangsTogetherAsItStands) {
  const Json blocks = blocks_json("[a][1] b\n\nc\n\n[1]: https://example.org\n", LineEnds::automatic);
  ASSERT_FALSE(blocks.empty());
  EXPECT_EQ(blocks[0]["kind"], "raw");
}

}  // namespace
}  // namespace vestnik::desk
