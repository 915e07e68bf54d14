#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "input/issue/descriptor_rules.hpp"
#include "input/yaml/repair.hpp"
#include "input/yaml/yaml_reader.hpp"
#include "small_descriptor.hpp"

namespace vestnik {
namespace {

const std::string title_line = "      - title: ";

std::string descriptor_with(const std::string& title) {
  std::string text = small_descriptor("body: Text\n");
  const std::string old = title_line + "The one title";
  return text.replace(text.find(old), old.size(), title_line + title);
}

struct Read {
  std::string title;  ///< "(none)" where there is none
  std::vector<Diagnostic> findings;
  std::string text;  ///< as repaired
};

Read read(const std::string& descriptor, bool repair) {
  Findings findings;
  const TextSource written = *TextSource::make("issue.yaml", descriptor, findings);
  const TextSource source = repair ? repaired(written, descriptor_rule(), findings) : written;
  Read result{"(none)", {}, std::string(source.text())};
  std::optional<YamlNode> root = parse_yaml(source, findings);
  if (root) {
    YamlReader reader(source, findings);
    (void)reader.check(*root, descriptor_rule());
    const YamlNode* sections = root->find("sections");
    if (sections != nullptr && !sections->children.empty()) {
      const YamlNode* articles = sections->children.front().find("articles");
      if (articles != nullptr && articles->children.size() == 1) {
        result.title = reader.text(articles->children.front(), "title").text;
      }
    }
  }
  result.findings = findings.take();
  return result;
}

/// What the first hint that has one tells to write, without the key.
std::string advice_of(const std::vector<Diagnostic>& findings) {
  const std::string lead = "`title: ";
  for (const Diagnostic& finding : findings) {
    const std::size_t at = finding.hint.find(lead), end = finding.hint.rfind('`');
    if (at != std::string::npos) return finding.hint.substr(at + lead.size(), end - at - lead.size());
  }
  return {};
}

std::string random_title(std::mt19937& random) {
  static const std::vector<std::string> pieces{
      "-",  "?",   ":",  ",",   "[",       "]",    "{",       "}",      "#",  "&",       "*", "!", "|", ">",   "'",
      "\"", "%",   "@",  "`",   "~",       "=",    "<",       ".",      "\\", " ",       " ", " ", "a", "Мак", "«",
      "»",  "год", "\t", "---", "&laquo;", "null", "- title", "title:", ": ", "Итоги: ", "5", "№", "…", "!!",  "<<"};
  std::string title;
  const int count = 1 + static_cast<int>(random() % 8);
  for (int i = 0; i < count; ++i) title += pieces[random() % pieces.size()];
  return std::string(trimmed(title));
}

/// YAML's own way to write a text: there is nothing to say of it, and no title can be told from it.
bool is_in_quotes(const std::string& title) {
  const char quote = title.front();
  return title == "\"\"" || title == "''" ||
         ((quote == '"' || quote == '\'') && read(descriptor_with(title), false).findings.empty());
}

TEST(raw_titles, are_read_as_typed_or_the_finding_says_what_to_write) {
  std::mt19937 random(17);
  int advised = 0;
  for (int i = 0; i < 2'000; ++i) {
    const std::string title = random_title(random);
    if (title.empty() || is_in_quotes(title)) continue;
    const Read raw = read(descriptor_with(title), true);
    const std::string advice = advice_of(raw.findings);
    if (advice.empty()) {
      EXPECT_EQ(raw.title, title) << "no finding";
      continue;
    }
    ++advised;
    const Read advised_read = read(descriptor_with(advice), false);
    EXPECT_EQ(advised_read.title, title) << "advice: " << advice;
    for (const Diagnostic& left : advised_read.findings) {
      EXPECT_EQ(left.code, "placeholder") << title << ": " << left.message;  // of a title that is "?" alone
    }
    // What only an editor can tell is a note; all else is repaired as it is advised.
    const bool certain = std::ranges::any_of(raw.findings, [](const Diagnostic& d) { return d.code == "bad-yaml"; });
    if (certain) {
      EXPECT_EQ(raw.title, title);
    }
  }
  EXPECT_GT(advised, 800);
}

TEST(raw_titles, each_mistake_of_a_file_is_told) {
  std::string text = small_descriptor("body: |\n  The text.\n");
  const auto put = [&](const std::string& old, const std::string& now) {
    text.replace(text.find(old), old.size(), now);
  };
  put("The one title", "\"Мак\" изъят");
  put("place: Almaty", "place: [Almaty");
  put("number: 1", "number: {1");
  put("{name: Press}", "{name: \"Press\" and more}");
  const Read got = read(text, true);
  std::vector<int> lines;
  for (const Diagnostic& finding : got.findings) {
    EXPECT_EQ(finding.code, "bad-yaml") << finding.message;
    lines.push_back(finding.where.line);
  }
  EXPECT_EQ(lines, (std::vector<int>{4, 7, 12, 13}));
  EXPECT_EQ(got.title, "\"Мак\" изъят");
}

// Whatever is done to a descriptor, reading it ends, and what reads without findings is left as it is.
TEST(raw_titles, any_text_is_read_to_its_end) {
  std::mt19937 random(4);
  const std::string sound =
      small_descriptor("date: 2024-12-02\nbody: |\n  The text.\n\n  More.\nkeep-on-one-page: true\n");
  static const std::vector<std::string> pieces{"\t", " ",  "\n", "- ", "-",    ":",      ": ",      "\"",
                                               "'",  "[",  "{",  "|",  "\r\n", "#",      "&a",      "*a",
                                               "?",  "!!", "%",  "@",  "й",    "\u00A0", "title: ", "  "};
  int unchanged = 0;
  for (int round = 0; round < 3'000; ++round) {
    std::string text = sound;
    for (unsigned count = 1 + random() % 6; count > 0; --count) {
      const std::size_t at = random() % text.size(), length = random() % 12;
      switch (random() % 3) {
        case 0:
          text.insert(at, pieces[random() % pieces.size()]);
          break;
        case 1:
          text.erase(at, length);
          break;
        default:
          text.insert(random() % text.size(), text.substr(at, 4 * length));
      }
      if (text.empty()) text = sound;
    }
    Findings findings;
    if (!TextSource::make("issue.yaml", text, findings)) continue;
    const Read got = read(text, true);
    if (got.findings.empty()) {
      EXPECT_EQ(got.text, text);
      ++unchanged;
    }
  }
  EXPECT_GT(unchanged, 50);
}

TEST(raw_titles, an_anchor_that_nothing_names_is_an_error) {
  std::string text = small_descriptor("body: Text\n");
  text.replace(text.find("number: 1"), 9, "number: &one 1");
  const Read got = read(text, true);
  ASSERT_EQ(got.findings.size(), 1U);
  EXPECT_EQ(got.findings[0].code, "yaml-anchor");
  EXPECT_EQ(got.findings[0].where.line, 4);
}

TEST(raw_titles, an_anchor_and_its_alias_are_left_alone) {
  std::string text = small_descriptor("body: Text\n");
  text.replace(text.find("place: Almaty"), 13, "place: &city Almaty");
  text.replace(text.find("The one title"), 13, "*city");
  const Read got = read(text, true);
  EXPECT_TRUE(got.findings.empty());
  EXPECT_EQ(got.title, "Almaty");
}

struct Levels {
  const char *before, *after;
};
class Indentation : public testing::TestWithParam<Levels> {};

TEST_P(Indentation, is_repaired) {
  const std::string head = small_descriptor("");
  const std::string prefix = head.substr(0, head.find("sections:"));
  const Read got = read(prefix + GetParam().before, true);
  EXPECT_EQ(got.text, prefix + GetParam().after);
  EXPECT_FALSE(got.findings.empty());
  for (const Diagnostic& finding : got.findings) EXPECT_EQ(finding.code, "bad-yaml") << finding.message;
  EXPECT_TRUE(read(got.text, true).findings.empty());
}

INSTANTIATE_TEST_SUITE_P(
    raw_titles, Indentation,
    testing::Values(
        // tabs for levels
        Levels{"sections:\n\t- country: KZ\n\t  articles:\n\t\t- title: A\n\t\t  body: Text\n",
               "sections:\n  - country: KZ\n    articles:\n    - title: A\n      body: Text\n"},
        // a tab that stands for eight columns
        Levels{"sections:\n  - country: KZ\n    articles:\n      - title: A\n\tbody: Text\n",
               "sections:\n  - country: KZ\n    articles:\n      - title: A\n        body: Text\n"},
        // no space after the dash, keys below where they would stand with it
        Levels{"sections:\n  -country: KZ\n    articles:\n      -title: A\n        body: Text\n",
               "sections:\n  - country: KZ\n    articles:\n      - title: A\n        body: Text\n"},
        // keys below the first key's letters
        Levels{"sections:\n  - country: KZ\n    articles:\n      -title: A\n       body: |\n         Text\n",
               "sections:\n  - country: KZ\n    articles:\n      - title: A\n        body: |\n          Text\n"},
        // no dash before the second article
        Levels{"sections:\n  - country: KZ\n    articles:\n      - title: A\n        body: Text\n        title: B\n    "
               "    "
               "body: More\n",
               "sections:\n  - country: KZ\n    articles:\n      - title: A\n        body: Text\n      - title: B\n    "
               "    "
               "body: More\n"},
        // no dash at all
        Levels{"sections:\n  - country: KZ\n    articles:\n      title: A\n      body: Text\n      title: B\n      "
               "body: More\n",
               "sections:\n  - country: KZ\n    articles:\n      - title: A\n        body: Text\n      - title: B\n    "
               "    "
               "body: More\n"},
        // no space after a colon
        Levels{"sections:\n  - country:KZ\n    articles:\n      - title:A\n        body:Text\n",
               "sections:\n  - country: KZ\n    articles:\n      - title: A\n        body: Text\n"}));

}  // namespace
}  // namespace vestnik
