#include "input/yaml/yaml_outline.hpp"

#include <gmock/gmock.h>

#include <functional>
#include <random>
#include <regex>
#include <string>
#include <vector>

#include "input/yaml/yaml_document.hpp"

namespace vestnik {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// What is read of a text, with the lines where it stands; what is said of it where nothing is.
std::string as_read(const std::string& text) {
  Findings findings;
  const auto source = TextSource::make("issue.yaml", text, findings);
  if (!source) return "no text";
  const std::optional<YamlNode> root = parse_yaml(*source, findings);
  std::string result;
  for (const Diagnostic& said : findings.take()) result += said.code + ":" + std::to_string(said.where.line) + "\n";
  const auto add = [&](const auto& self, const YamlNode& node) -> void {
    result += node.key + "=" + std::to_string(static_cast<int>(node.kind)) +
              std::to_string(static_cast<int>(node.style)) + " " + std::to_string(source->line(node.begin)) + "-" +
              std::to_string(source->line(node.end)) + " " + std::to_string(node.indent) + " [" + node.text + "]\n";
    for (const YamlNode& child : node.children) self(self, child);
  };
  if (root) add(add, *root);
  // Where an entry was left out, spaces stand for it.
  return std::regex_replace(result, std::regex("\n +(?=[\n\\]])"), "\n");
}

/// What is read of the text if none of its blocks is left out: a second space hides them.
std::string as_read_in_full(const std::string& text) {
  const std::string read = as_read(std::regex_replace(text, std::regex(": \\|"), ":  |"));
  return std::regex_replace(read, std::regex(":  \\|"), ": |");
}

TEST(YamlOutline, LeavesOutLiteralBlocks) {
  const std::string text = "a: 1\nbody: |\n  One\n\n    two\n\nb: 2\n";
  const YamlOutline outline = YamlOutline::of(text);
  EXPECT_EQ(outline.text(), "a: 1\nbody: |\n  0\n\nb: 2\n");
  ASSERT_EQ(outline.blocks(), 1U);
  EXPECT_EQ(outline.content(outline.text().find('|'), "0\n"), "One\n\n  two\n");
  EXPECT_EQ(outline.content(outline.text().find('|'), "other\n"), "other\n");
  EXPECT_EQ(outline.source_offset(0), 0U);
  EXPECT_EQ(outline.source_offset(outline.text().find("b: 2")), text.find("b: 2"));
}

TEST(YamlOutline, LeavesOtherScalarsAlone) {
  for (const char* text :
       {"body: >\n  text\nb: 2\n", "body: |-\n  text\nb: 2\n", "body: |\n\n  text\nb: 2\n", "body: |\n  text",
        "body: |", "body: |\r\n  text\r\n", "body: |\ntext\n", "body: |\n  text\n   \nb: 2\n"}) {
    EXPECT_EQ(YamlOutline::of(text).blocks(), 0U) << text;
    EXPECT_EQ(YamlOutline::of(text).text(), text);
  }
}

TEST(YamlOutline, IsNotBelievedWhereABlockIsNone) {
  const std::string folded = "note: >-\n  a\n  key: |\n    b\nend: 1\n";
  ASSERT_EQ(YamlOutline::of(folded).blocks(), 1U);
  EXPECT_THAT(as_read(folded), HasSubstr("[a key: |\n  b]"));
  const std::string quoted = "note: \"a\n  key: |\n    b\"\n  \nend: 1\n";
  EXPECT_THAT(as_read(quoted), HasSubstr("[a key: | b]"));
}

TEST(YamlOutline, KeepsPlacesBehindBlocks) {
  EXPECT_THAT(as_read("body: |\n  One\n  two\na: 1\na: 2\n"), HasSubstr("duplicate-key:5"));
  EXPECT_THAT(as_read("body: |\n  One\n  two\na: [\n"), HasSubstr("bad-yaml:"));
}

/// The texts of a document's scalars, keys left out.
std::vector<std::string> scalars(const std::string& text) {
  Findings findings;
  const auto source = TextSource::make("issue.yaml", text, findings);
  const std::optional<YamlNode> root = source ? parse_yaml(*source, findings) : std::nullopt;
  std::vector<std::string> found;
  const std::function<void(const YamlNode&)> collect = [&](const YamlNode& node) {
    if (node.is(YamlNode::Kind::scalar)) found.push_back(node.text);
    for (const YamlNode& child : node.children) collect(child);
  };
  if (root) collect(*root);
  for (const Diagnostic& finding : findings.take()) found.push_back(finding.code);
  return found;
}

TEST(YamlOutline, LetsTextsBetweenBracketsAsk) {
  using testing::ElementsAre;
  EXPECT_THAT(scalars("{name: Press, address: https://example.org/a?b=1&c=?}"),
              ElementsAre("Press", "https://example.org/a?b=1&c=?"));
  EXPECT_THAT(scalars("[What? Where? When?, Who??, \"Why?\", 'How?', a ? b]"),
              ElementsAre("What? Where? When?", "Who??", "Why?", "How?", "a ? b"));
  EXPECT_THAT(scalars("a: {b: [c?d, {e?: f?}]}\nbody: |\n  Is it?\n  {?}\ng: >\n  h?\n  i?\n"),
              ElementsAre("c?d", "f?", "Is it?\n{?}\n", "h? i?\n"));
  EXPECT_THAT(scalars("a: \"x?\n  y? \\u0041?\"\nb?c: d?e\nf: &g h?\ni: *g\n"),
              ElementsAre("x? y? A?", "d?e", "h?", "h?"));
}

TEST(YamlOutline, KeepsThePlacesOfTextsThatAsk) {
  EXPECT_THAT(as_read("a: {b: c?d}\nb: 1\nb: 2\n"), HasSubstr("duplicate-key:3"));
}

TEST(YamlOutline, HidesNoEscapeOfAControlCharacter) {
  EXPECT_THAT(scalars("a: \"b?\\x1F\"\n"), testing::Contains("control-character"));
  EXPECT_THAT(scalars("a: \"b?\\u001f\"\n"), testing::Contains("control-character"));
}

// Texts of any lines, sound or not, mean the same with their blocks left out.
TEST(YamlOutline, MeansWhatTheSourceMeans) {
  const std::vector<std::string> lines{
      "a: 1",       "body: |",    "  body: |", "- body: |", "  - text: |", "    b: |",      "  text",        "    text",
      "      text", "    \"text", "  c: d",    "e: >-",     "  'f: g'",    "    # note",    "# note",        "",
      "",           "   ",        "    a\tb",  "h:",        "  - i",       "    - j: k: l", "  u: {v: w?x}", "? y",
      "  z?",       "m: \"n",     "  o\"",     "p: {q:",    "    r: |",    "  }",           "  &s t: |",     "  *s",
      "..."};
  std::mt19937 random(1);
  std::size_t with_blocks = 0, sound = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (unsigned count = 2 + random() % 8; count > 0; --count) text += lines[random() % lines.size()] + "\n";
    if (random() % 8 == 0) text.pop_back();
    if (YamlOutline::of(text).blocks() == 0) continue;
    ++with_blocks;
    const std::string plain = as_read(text);
    sound += plain.starts_with("=") ? 1 : 0;
    ASSERT_EQ(plain, as_read_in_full(text)) << text;
  }
  EXPECT_GT(with_blocks, 1'000U);
  EXPECT_GT(sound, 50U);
}

}  // namespace
}  // namespace vestnik
