#include "tools/desk/rules_json.hpp"

#include <gtest/gtest.h>

#include "input/issue/descriptor_rules.hpp"

namespace vestnik::desk {
namespace {

using Kind = edit::Value::Kind;

edit::Value written(std::string text, const edit::Path& path) {
  edit::Value value{.kind = Kind::text, .text = std::move(text)};
  write_by_rule(value, rule_at(descriptor_rule(), path));
  return value;
}

TEST(Rules, WriteWordsAsWhatTheyAre) {
  EXPECT_EQ(written("13", {"number"}).kind, Kind::plain);
  EXPECT_EQ(written("2024-12-31", {"period", "to"}).kind, Kind::plain);
  EXPECT_EQ(written("13", {"place"}).kind, Kind::text) << "a text stays one";
  EXPECT_EQ(written("13: none", {"number"}).kind, Kind::text) << "YAML would take it apart";
  EXPECT_EQ(written("13", {"no-such-key"}).kind, Kind::text);
}

TEST(Rules, ReachWhatAnArticleHolds) {
  edit::Value article{.kind = Kind::mapping,
                      .children = {{.kind = Kind::text, .text = "2024", .key = "title"},
                                   {.kind = Kind::text, .text = "2024-12-18", .key = "date"}}};
  write_by_rule(article, rule_at(descriptor_rule(), {"sections", std::size_t{0}, "articles", std::size_t{1}}));
  EXPECT_EQ(article.children[0].kind, Kind::text);
  EXPECT_EQ(article.children[1].kind, Kind::plain);
}

TEST(Rules, GiveKeysTheirOrder) {
  const std::vector<std::string> order = key_order(rule_at(descriptor_rule(), {"period"}));
  EXPECT_EQ(order, (std::vector<std::string>{"from", "to"}));
  EXPECT_TRUE(key_order(rule_at(descriptor_rule(), {"number"})).empty());
}

}  // namespace
}  // namespace vestnik::desk
