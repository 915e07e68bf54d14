#include "tools/edit/yaml_edit.hpp"

#include <gtest/gtest.h>

#include <array>

namespace vestnik::edit {
namespace {

using Kind = Value::Kind;

Value words(std::string text) { return {.kind = Kind::text, .text = std::move(text)}; }
Value plain(std::string text) { return {.kind = Kind::plain, .text = std::move(text)}; }
Value mapping(std::vector<std::pair<std::string, Value>> entries) {
  Value result{.kind = Kind::mapping};
  for (auto& [key, value] : entries) {
    value.key = key;
    result.children.push_back(std::move(value));
  }
  return result;
}
std::string set(const std::string& text, Path path, Value value, std::vector<std::string> order = {}) {
  return edited(
             text,
             {.what = Edit::What::set, .path = std::move(path), .value = std::move(value), .order = std::move(order)})
      .value_or("nothing");
}
std::string insert(const std::string& text, Path path, Value value) {
  return edited(text, {.what = Edit::What::insert, .path = std::move(path), .value = std::move(value)})
      .value_or("nothing");
}
std::string removed(const std::string& text, Path path) {
  return edited(text, {.what = Edit::What::remove, .path = std::move(path)}).value_or("nothing");
}
std::string moved(const std::string& text, Path path, Path to) {
  return edited(text, {.what = Edit::What::move, .path = std::move(path), .to = std::move(to)}).value_or("nothing");
}

constexpr std::size_t first = 0, second = 1, third = 2;

const std::string issue = R"(# An issue.
number: 21   # as on the cover
period: { from: 2024-12-16, to: 2024-12-31 }
keywords: [one, "two: three"]

sections:
  # The first country.
  - country: KZ
    articles:
      - title: One
        body: |
          First line.

          # not a remark
      # About the second.
      - title: 'Two: with a colon'
        source: {name: Press}

      - title: Three
  - country: NO
    articles: []
)";

TEST(YamlEdit, KeepsTheRemarkInTheLineOfTheKey) {
  EXPECT_EQ(set("a: [x, y]  # why\nb: 1\n", {"a"}, words("one\ntwo")), "a: |-  # why\n  one\n  two\nb: 1\n");
  EXPECT_EQ(set("a: x # why\r\nb: 1\r\n", {"a"}, words("one\ntwo\n")), "a: | # why\r\n  one\r\n  two\r\nb: 1\r\n");
  EXPECT_EQ(set("a: |  # why\n  one\nb: 1\n", {"a"}, words("x")), "a: x  # why\nb: 1\n");
  EXPECT_EQ(set("a: |  # why\n  one\nb: 1\n", {"a"}, words("x\ny\n")), "a: |  # why\n  x\n  y\nb: 1\n");
  EXPECT_EQ(set("a: x  # why", {"a"}, mapping({{"b", words("c")}})), "a:  # why\n  b: c");
  EXPECT_EQ(set("- x  # why\n- y\n", {first}, words("one\ntwo")), "- |-  # why\n  one\n  two\n- y\n");
  EXPECT_EQ(set("a: 'x # y'  # why\n", {"a"}, words("z")), "a: 'z'  # why\n");
}

TEST(YamlEdit, SetsAScalarAndNothingElse) {
  EXPECT_EQ(set(issue, {"number"}, plain("22")).substr(0, 43), "# An issue.\nnumber: 22   # as on the cover\n");
  const std::string title = set(issue, {"sections", first, "articles", second, "title"}, words("It's: so"));
  EXPECT_NE(title.find("- title: 'It''s: so'\n"), std::string::npos) << title;
  EXPECT_NE(set(issue, {"period", "to"}, plain("2024-12-30")).find("to: 2024-12-30 }"), std::string::npos);
}

TEST(YamlEdit, WritesAnyTextSoThatItIsReadAsItIs) {
  for (const char* text : {"a: b",
                           "- a",
                           "# a",
                           "a # b",
                           "\"a\" b",
                           "'a",
                           "a'b\"c\\d",
                           "[a",
                           "{a}",
                           "*a",
                           "&a",
                           "!a",
                           "|",
                           ">",
                           "%a",
                           "@a",
                           "`a",
                           "a:",
                           "?",
                           "-",
                           "~",
                           "null",
                           "true",
                           "yes",
                           "21",
                           "1e3",
                           "2024-12-18",
                           "",
                           " a",
                           "a ",
                           "a\tb",
                           "\ta",
                           "Привет: «мир»",
                           "а\nб",
                           "а\n\nб\n",
                           "\nа",
                           " а\n б\n",
                           "---",
                           "...",
                           "a\\nb",
                           "😀: 1",
                           "a\n\n\n",
                           "\n\n",
                           "a,b",
                           "x: |",
                           "key: - value",
                           "<<",
                           "=",
                           "a\n# b\n",
                           "\ta\n b"}) {
    for (const Path& path : {Path{"sections", first, "articles", first, "title"}, Path{"period", "from"},
                             Path{"keywords", second}, Path{"sections", first, "articles", first, "body"},
                             Path{"place"}, Path{"sections", first, "articles", third, "source", "name"}}) {
      const auto result = edited(issue, {.path = path, .value = words(text)});
      ASSERT_TRUE(result) << text;
      const auto read = read_value_of(*result);
      auto wanted = read_value_of(issue);
      ASSERT_TRUE(read && wanted && apply({.path = path, .value = words(text)}, *wanted));
      EXPECT_TRUE(same(*read, *wanted)) << *result;
    }
  }
}

TEST(YamlEdit, KeepsTheBlockOfABody) {
  const std::string body = set(issue, {"sections", first, "articles", first, "body"}, words("New.\n\n— Yes.\n"));
  EXPECT_NE(body.find("        body: |\n          New.\n\n          — Yes.\n      # About"), std::string::npos) << body;
  const std::string added = set(issue, {"sections", first, "articles", third, "body"}, words("a\nb\n"));
  EXPECT_NE(added.find("      - title: Three\n        body: |\n          a\n          b\n  - country: NO"),
            std::string::npos)
      << added;
}

TEST(YamlEdit, PutsANewKeyWhereItBelongs) {
  const std::string date = set(issue, {"sections", first, "articles", first, "date"}, plain("2024-12-18"),
                               {"title", "date", "source", "body"});
  EXPECT_NE(date.find("- title: One\n        date: 2024-12-18\n        body: |"), std::string::npos) << date;
  const std::string head = set(issue, {"sections", first, "heading"}, words("A"), {"heading", "country"});
  EXPECT_NE(head.find("  - heading: A\n    country: KZ\n"), std::string::npos) << head;
  const std::string flow =
      set(issue, {"sections", first, "articles", second, "source", "address"}, words("https://a.b/c?d=e,f"), {});
  EXPECT_NE(flow.find("source: {name: Press, address: \"https://a.b/c?d=e,f\"}"), std::string::npos) << flow;
}

TEST(YamlEdit, InsertsIntoListsOfEachForm) {
  const Value article = mapping({{"title", words("New: one")}, {"body", words("a\nb\n")}});
  const std::string middle = insert(issue, {"sections", first, "articles", second}, article);
  EXPECT_NE(
      middle.find("          # not a remark\n      - title: \"New: one\"\n        body: |\n          a\n          b\n"
                  "      # About the second.\n"),
      std::string::npos)
      << middle;
  const std::string empty = insert(issue, {"sections", second, "articles", first}, article);
  EXPECT_NE(empty.find("    articles:\n      - title: \"New: one\"\n"), std::string::npos) << empty;
  EXPECT_NE(insert(issue, {"keywords", first}, words("a, b")).find("[\"a, b\", one, "), std::string::npos);
  EXPECT_NE(insert(issue, {"silence", first}, words("picture-coarse")).find("silence: [picture-coarse]\n"),
            std::string::npos);
}

TEST(YamlEdit, RemovesWithTheRemarksAboveAnItem) {
  const std::string without = removed(issue, {"sections", first, "articles", second});
  EXPECT_EQ(without.find("About the second"), std::string::npos);
  EXPECT_NE(without.find("# not a remark\n\n      - title: Three"), std::string::npos) << without;
  EXPECT_NE(removed(issue, {"sections", first, "articles", first, "title"}).find("- body: |\n          First"),
            std::string::npos);
  EXPECT_NE(removed(issue, {"keywords", first}).find("keywords: [\"two: three\"]"), std::string::npos);
  EXPECT_EQ(removed(issue, {"nothing"}), "nothing");
}

TEST(YamlEdit, MovesWholeLines) {
  const std::string across =
      moved(issue, {"sections", first, "articles", second}, {"sections", second, "articles", first});
  EXPECT_NE(
      across.find("  - country: NO\n    articles:\n      # About the second.\n      - title: 'Two: with a colon'\n"
                  "        source: {name: Press}\n"),
      std::string::npos)
      << across;
  const std::string up = moved(issue, {"sections", second}, {"sections", first});
  EXPECT_NE(up.find("sections:\n  - country: NO\n    articles: []\n  # The first country.\n  - country: KZ\n"),
            std::string::npos)
      << up;
}

TEST(YamlEdit, KeepsTheLineEndsOfTheFile) {
  const std::string windows = "a: 1\r\nlist:\r\n- x: 1\r\n- x: 2";
  EXPECT_EQ(insert(windows, {"list", third}, mapping({{"x", plain("3")}, {"y", words("b\nc\n")}})),
            "a: 1\r\nlist:\r\n- x: 1\r\n- x: 2\r\n- x: 3\r\n  y: |\r\n    b\r\n    c\r\n");
  EXPECT_EQ(moved(windows, {"list", second}, {"list", first}), "a: 1\r\nlist:\r\n- x: 2\r\n- x: 1\r\n");
}

TEST(YamlEdit, RefusesWhatWouldChangeMoreThanItSays) {
  EXPECT_EQ(set("a: &x one\nb: *x\n", {"b"}, words("two")), "nothing");
  EXPECT_EQ(set("a: [\n", {"a"}, words("two")), "nothing");
}

}  // namespace
}  // namespace vestnik::edit
