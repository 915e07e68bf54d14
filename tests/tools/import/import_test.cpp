#include "tools/import/import.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <random>

#include "tools/import/characters.hpp"
#include "tools/import/samples.hpp"

namespace vestnik::importing {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

Outcome<ImportResult> import(const std::string& text, const std::string& language = {}) {
  return import_release(text, {.name = "input", .language = language}, locales());
}

std::vector<std::string> codes(const Outcome<ImportResult>& outcome) {
  std::vector<std::string> result;
  for (const Diagnostic& finding : outcome.diagnostics) result.push_back(finding.code);
  return result;
}

std::string file(const Outcome<ImportResult>& outcome, const std::string& path) {
  for (const ImportedFile& candidate : outcome.value.value().files) {
    if (candidate.path == path) return candidate.bytes;
  }
  return {};
}

/// A release with the given text as its one country's articles.
std::string with_body(const std::string& body) {
  return "HERALD OF THINGS\n\n#3\n\n1-15.03.2023\n\nOsh - 2023\n\nKAZAKHSTAN\n\n" + body;
}

/// What becomes of an article that was Markdown.
std::string markdown_body(const std::string& article) {
  return file(import_release(with_body(article),
                             {.name = "a.md", .format = ImportOptions::Format::markdown, .language = {}}, locales()),
              "articles/kz-01.md");
}

std::string sorted_letters(const std::string& text) {
  std::u32string letters = to_utf32(essence(text));
  std::ranges::sort(letters);
  return to_utf8(letters);
}

TEST(import_release, errors_have_no_result) {
  EXPECT_THAT(codes(import("%PDF-1.7")), Contains("not-text"));
  EXPECT_THAT(codes(import("Text", "de")), Contains("unknown-language"));
}

TEST(import_release, without_a_country_all_articles_stand_in_one_section) {
  const auto outcome =
      import("HERALD\n\n#3\n\nOsh - 2023\n\nA TITLE OF AN ARTICLE\n\nIts text.\n\nhttps://a.example/1\n");
  ASSERT_TRUE(outcome.value);
  EXPECT_THAT(codes(outcome), Contains("no-country"));
  EXPECT_THAT(file(outcome, "issue.yaml"), HasSubstr("A TITLE OF AN ARTICLE"));
  EXPECT_EQ(outcome.value->account.lost, 0U);
}

TEST(import_release, a_text_of_nothing_but_a_cover_still_gives_an_article) {
  const auto outcome = import("Tel.: +7 727 000 00 00\n\ninfo@a.example\n\n050000, Almaty, Test st., 1\n");
  ASSERT_TRUE(outcome.value);
  EXPECT_EQ(outcome.value->articles, 1U);
  EXPECT_EQ(outcome.value->account.lost, 0U);
}

TEST(import_release, what_is_missing_is_said_and_filled_in) {
  const auto outcome = import("Kazakhstan\n\nA TITLE OF AN ARTICLE\n\nIts text.\n");
  ASSERT_TRUE(outcome.value);
  EXPECT_EQ(outcome.value->articles, 1U);
  const auto found = codes(outcome);
  EXPECT_GE(std::ranges::count(found, "fact-missing"), 5);
  EXPECT_THAT(found, Contains("source-missing"));
  EXPECT_THAT(file(outcome, "issue.yaml"), HasSubstr("# not found in the text"));
}

TEST(import_release, dialogue_and_lists_are_told_apart) {
  const auto outcome =
      import(with_body("A TITLE OF AN ARTICLE\n\nThey talked.\n\n- Do we go?\n- We do.\n\nThey took:\n"
                       "- a rope;\n- a lamp.\n\nhttps://a.example/1\n"));
  EXPECT_EQ(file(outcome, "articles/kz-01.md"),
            "They talked.\n\n– Do we go?\n\n– We do.\n\nThey took:\n\n- a rope;\n- a lamp.\n");
  EXPECT_THAT(codes(outcome), Contains("dialogue-guessed"));
}

TEST(import_release, sentences_cut_by_columns_are_rejoined_and_others_not) {
  const auto outcome = import(with_body(
      "A TITLE OF AN ARTICLE\n\nThe first visitors came before the snow was cleared from the\n\nsteps and stayed.\n\n"
      "Another paragraph.\n\nhttps://a.example/1\n"));
  EXPECT_EQ(file(outcome, "articles/kz-01.md"),
            "The first visitors came before the snow was cleared from the steps and stayed.\n\nAnother paragraph.\n");
}

TEST(import_release, tables_of_markdown_stay_tables) {
  const std::string body = markdown_body(
      "A TITLE OF AN ARTICLE\n\nThe police told the figures.\n\n| Region | *Cases* |\n|:--|-:|\n| North-East | 12 |\n"
      "| - | - |\n\nThe end of it.\n\nhttps://example.org/a\n");
  EXPECT_THAT(body, HasSubstr("\n| Region | *Cases* |\n|:----|---:|\n| North-East | 12 |\n| - | - |\n"));
}

TEST(import_release, captions_of_markdown_stay_with_their_pictures) {
  const std::string body = markdown_body(
      "A TITLE OF AN ARTICLE\n\nThe police told the figures.\n\n![A hill](hill.png \"The *hill*. Seen from Osh.\")\n\n"
      "The end of it.\n\nhttps://example.org/a\n");
  EXPECT_THAT(body, HasSubstr("![A hill](<hill.png> \"The *hill*. Seen from Osh.\")"));
}

TEST(import_release, a_text_that_becomes_a_caption_is_plain) {
  const std::string body = markdown_body(
      "A TITLE OF AN ARTICLE\n\nThe police told the figures.\n\n![A hill](hill.png)\n\nThe *hill*, by "
      "[Press](https://a.example/)\n\n### What follows\n\nThe end of it.\n\nhttps://example.org/a\n");
  EXPECT_THAT(body, HasSubstr("![A hill](<hill.png> \"The hill, by Press\")"));
}

TEST(import_release, initials_open_no_list) {
  const auto outcome =
      import(with_body("A TITLE OF AN ARTICLE\n\nThe institute is named after\nI. Abdraimov and it is old.\n"));
  EXPECT_EQ(file(outcome, "articles/kz-01.md"), "The institute is named after I. Abdraimov and it is old.\n");
}

TEST(import_release, numbers_that_do_not_count_on_are_no_list) {
  const auto outcome = import(with_body("A TITLE OF AN ARTICLE\n\nThree:\n1. one;\n1. two;\n7. three.\n"));
  EXPECT_THAT(codes(outcome), Not(Contains("words-lost")));
}

TEST(import_release, an_address_amid_the_text_is_not_the_source) {
  const auto outcome =
      import(with_body("A TITLE OF AN ARTICLE\n\nSee this.\n\nhttps://a.example/amid\n\nMore text.\n\n"
                       "https://a.example/source\n\nTHE NEXT TITLE OF ALL\n\nText.\n\nhttps://a.example/2\n"));
  EXPECT_EQ(outcome.value->articles, 2U);
  EXPECT_THAT(file(outcome, "issue.yaml"), HasSubstr("address: \"https://a.example/source\""));
  EXPECT_THAT(file(outcome, "articles/kz-01.md"), HasSubstr("https://a.example/amid"));
}

TEST(import_release, an_address_over_two_lines_stays_whole_where_it_is_no_source) {
  const auto outcome = import(
      "HERALD\n\n#3\n\nOsh - 2023\n\nCONTENTS\n\nKazakhstan ..... 2\n\nhttps://a.example/of-\nthe-contents\n\n"
      "Kazakhstan\n\nA TITLE OF AN ARTICLE\n\nText.\n\nhttps://a.example/source\n\n"
      "https://a.example/of-\nthe-second-source\n");
  EXPECT_THAT(file(outcome, "issue.yaml"), HasSubstr("https://a.example/of-the-contents"));
  EXPECT_THAT(file(outcome, "articles/kz-01.md"), HasSubstr("https://a.example/of-the-second-source"));
  EXPECT_THAT(codes(outcome), Not(Contains("words-lost")));
}

TEST(import_release, titles_without_capitals_follow_sources) {
  const auto outcome =
      import(with_body("A Bridge Reopens\n\nThe bridge has been reopened after a while.\n\nhttps://a.example/1\n\n"
                       "Engineers Meet\n\nForty engineers met to compare tables.\n\nhttps://a.example/2\n"));
  EXPECT_EQ(outcome.value->articles, 2U);
  EXPECT_THAT(file(outcome, "issue.yaml"), HasSubstr("title: \"Engineers Meet\""));
  EXPECT_THAT(codes(outcome), Contains("title-guessed"));
}

TEST(import_release, counts_of_the_digest_are_compared) {
  const std::string text =
      "HERALD\n\n#3\n\n1-15.03.2023\n\nOsh - 2023\n\nContents\n\nKazakhstan ..... 2\n\n"
      "Events: Kazakhstan - 2.\n\nKazakhstan\n\nONE TITLE OF ALL\n\nText.\n";
  EXPECT_THAT(codes(import(text)), Contains("count-differs"));
}

TEST(import_release, a_country_that_comes_again_adds_to_its_section) {
  const auto outcome =
      import(with_body("A TITLE OF AN ARTICLE\n\nText.\n\nhttps://a.example/1\n\nTAJIKISTAN\n\nANOTHER TITLE HERE\n\n"
                       "Text.\n\nhttps://a.example/2\n\nKAZAKHSTAN\n\nA THIRD TITLE HERE\n\nText.\n"));
  EXPECT_EQ(outcome.value->countries, 2U);
  EXPECT_EQ(outcome.value->articles, 3U);
  EXPECT_THAT(codes(outcome), Contains("country-again"));
}

TEST(import_release, a_country_in_a_run_with_other_lines_still_opens_the_first_section) {
  const auto outcome = import("Herald\n\n#3\n\n- Kazakhstan-\nwith a line below it, in small letters.\n");
  ASSERT_TRUE(outcome.value);
  EXPECT_EQ(outcome.value->countries, 1U);
}

TEST(import_release, long_texts_take_time_in_proportion) {
  std::string body = "A TITLE OF AN ARTICLE\n\n";
  for (int i = 0; i < 20'000; ++i)
    body += i % 3 == 0 ? "and some more words of it\n\n" : "words without any end of theirs\n";
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(import(with_body(body)).value.value().articles, 1U);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(20));
}

TEST(import_release, no_word_of_what_fuzzing_found_is_lost) {
  std::size_t seeds = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(VESTNIK_TEST_DATA) + "/fuzz/seeds/import")) {
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    for (const auto format : {ImportOptions::Format::plain, ImportOptions::Format::markdown}) {
      const auto outcome = import_release(bytes, {.name = "seed", .format = format, .language = {}}, locales());
      EXPECT_NE(outcome.value.has_value(), has_errors(outcome.diagnostics)) << entry.path();
      EXPECT_THAT(codes(outcome), Not(Contains("words-lost"))) << entry.path();
    }
    ++seeds;
  }
  EXPECT_GE(seeds, 10U);
}

/// Whatever is done to a release's lines, every letter of it is in the files or in the list of what was left out.
class NoWordIsLost : public testing::TestWithParam<std::string> {};

TEST_P(NoWordIsLost, whatever_is_done_to_the_lines) {
  const std::string whole = release(GetParam());
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    std::vector<std::string> lines;
    std::string line;
    for (const char c : whole) {
      if (c == '\n') {
        lines.push_back(line);
        line.clear();
      } else {
        line += c;
      }
    }
    for (int i = 0; i < round % 12; ++i) {
      const std::size_t at = random() % lines.size(), other = random() % lines.size();
      switch (random() % 5) {
        case 0:
          std::swap(lines[at], lines[other]);
          break;
        case 1:
          lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), "");
          break;
        case 2:
          lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
          break;
        case 3:
          lines[at] = "        " + lines[at] + "      " + lines[other];
          break;
        default:
          lines[at] = "- " + lines[at] + "-";
          break;
      }
    }
    std::string text;
    for (const std::string& part : lines) text += part + "\n";
    // Tags and attributes of Markdown are no words: the plain reading keeps every letter.
    const auto outcome =
        import_release(text, {.name = "input", .format = ImportOptions::Format::plain, .language = {}}, locales());
    if (!outcome.value) continue;
    for (const Diagnostic& finding : outcome.diagnostics) {
      EXPECT_NE(finding.code, "words-lost") << finding.where.line << ": " << finding.message << "\n" << text;
    }
    std::string result;
    for (const ImportedFile& part : outcome.value->files) result += part.bytes;
    for (const Dropped& part : outcome.value->dropped) result += part.text;
    const std::string given = sorted_letters(text), found = sorted_letters(result);
    const std::u32string all = to_utf32(found), wanted = to_utf32(given);
    std::u32string lost;
    std::ranges::set_difference(wanted, all, std::back_inserter(lost));
    EXPECT_TRUE(lost.empty()) << to_utf8(lost) << "\n" << text;
  }
}

INSTANTIATE_TEST_SUITE_P(Releases, NoWordIsLost, testing::Values("herald.txt", "obzor.txt", "review.md"),
                         [](const auto& test) { return test.param.substr(0, test.param.find('.')); });

}  // namespace
}  // namespace vestnik::importing
