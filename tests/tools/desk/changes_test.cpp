#include "tools/desk/changes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vestnik::desk {
namespace {

edit::Value tree(const std::string& text) { return edit::read_value_of(text).value(); }

constexpr const char* base = R"(number: 1
publisher: ../p.yaml
theme: bulletin
sections:
  - country: KZ
    articles:
      - { title: One, body: a, pictures: [{ file: a.jpg }] }
      - { title: Two, body-file: b.md }
  - country: KG
    articles:
      - { title: Three, body: c }
)";

std::string change(std::string from, const std::string& old_text, const std::string& new_text,
                   const std::set<std::string>& files = {}, UiLanguage language = UiLanguage::en) {
  const edit::Value before = tree(from);
  const std::size_t at = from.find(old_text);
  EXPECT_NE(at, std::string::npos) << old_text;
  return described_change(before, tree(from.replace(at, old_text.size(), new_text)), files, language);
}

TEST(Changes, AreCalledByWhatTheyAre) {
  EXPECT_EQ(change(base, "title: Two", "title: 'Zwei: 2'"), "Title of article 2 changed: Zwei: 2");
  EXPECT_EQ(change(base, "body: c", "body: d"), "Text of article 3 changed: Three");
  EXPECT_EQ(change(base, "a.jpg", "b.jpg"), "Pictures of article 1 changed: One");
  EXPECT_EQ(change(base, "body: c", "body: c, date: 2024-01-02"), "Article 3 changed: Three");
  EXPECT_EQ(change(base, "KG", "TJ"), "Section 2 changed");
  EXPECT_EQ(change(base, "number: 1", "number: 2"), "Details of the issue changed");
  EXPECT_EQ(change(base, "number", "number", {"b.md"}), "Text of article 2 changed: Two");
  EXPECT_EQ(change(base, "number", "number", {"a.jpg"}), "Pictures of article 1 changed: One");
  EXPECT_EQ(change(base, "number", "number", {"../p.yaml"}), "Files of the issue changed");
  EXPECT_EQ(change(base, "title: Two", "title: ''"), "Title of article 2 changed: (no title)");
  EXPECT_EQ(change(base, "title: Two", "title: Два", {}, UiLanguage::ru), "Изменён заголовок статьи 2: Два");
}

TEST(Changes, ArticlesComeGoAndMove) {
  const std::string two = "      - { title: Two, body-file: b.md }\n";
  EXPECT_EQ(change(base, two, ""), "Article 2 deleted: Two");
  EXPECT_EQ(change(base, two, two + "      - { title: New, body: n }\n"), "Article 3 added: New");
  std::string moved = base;
  moved.erase(moved.find(two), two.size());
  moved += two;
  EXPECT_EQ(described_change(tree(base), tree(moved), {}, UiLanguage::en), "Article 3 moved: Two");
}

TEST(Changes, OfManyTheFirstAreTold) {
  std::string now = base;
  for (const auto& [from, to] :
       {std::pair("One", "1"), std::pair("Two", "2"), std::pair("Three", "3"), std::pair("KG", "TJ")}) {
    now.replace(now.find(from), std::string_view(from).size(), to);
  }
  EXPECT_EQ(described_change(tree(base), tree(now), {}, UiLanguage::en),
            "Title of article 1 changed: 1; Title of article 2 changed: 2; Title of article 3 changed: 3; 1 more");
}

TEST(Changes, FilesThatAnIssueNames) {
  EXPECT_THAT(named_files(tree(base)), testing::ElementsAre("../p.yaml", "a.jpg", "b.md", "bulletin"));
}

}  // namespace
}  // namespace vestnik::desk
