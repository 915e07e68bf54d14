#include "tools/desk/issue_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tools/desk/shelf_folder.hpp"

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;

std::filesystem::path written(const std::string& text) {
  const auto folder =
      std::filesystem::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
  std::filesystem::create_directories(folder / "one");
  std::ofstream(folder / "one" / "issue.yaml") << text;
  return folder;
}

TEST(IssueFile, TellsTheTreeAndThePlacesOfItems) {
  const auto folder =
      written("vestnik: 1\nnumber: 21\nsections:\n  - country: KZ\n    articles:\n      - title: A\n        body: b\n");
  const auto file = read_issue_file(folder / "one" / "issue.yaml");
  ASSERT_TRUE(file);
  const Json json = issue_json(*file);
  EXPECT_EQ(json["value"]["number"], "21");
  ASSERT_EQ(json["places"].size(), 2U);
  EXPECT_EQ(json["places"][1], (Json{{"path", {"sections", 0, "articles", 0}}, {"line", 6}, {"end_line", 7}}));
  const auto issues = issues_in(folder);
  ASSERT_EQ(issues.size(), 1U);
  EXPECT_EQ(shelf_json(issues[0])["articles"], 1);
  EXPECT_EQ(shelf_json(issues[0])["state"], "draft");
}

TEST(IssueFile, ReadsWhatAPersonMeant) {
  const auto folder = written("\xEF\xBB\xBFvestnik: 1\nplace: A: b\nsections: []\n");
  const auto file = read_issue_file(folder / "one" / "issue.yaml");
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->repaired);
  EXPECT_EQ(issue_json(*file)["value"]["place"], "A: b");
}

TEST(IssueFile, TakesNamesThatLeadNowhereElse) {
  EXPECT_EQ(safe_name("../../etc/passwd"), "etc-passwd");
  EXPECT_EQ(safe_name(".hidden"), "hidden");
  EXPECT_EQ(safe_name("Фото (1).jpg"), "Фото--1-.jpg");
  EXPECT_EQ(safe_name("/"), "");
}

TEST(IssueFile, TakesPathsAndValuesFromThePage) {
  EXPECT_EQ(path_of(std::string("sections/0/title")), (edit::Path{"sections", std::size_t{0}, "title"}));
  EXPECT_FALSE(path_of(Json{"a", -1}));
  EXPECT_FALSE(path_of(Json::array()));
  const auto value = value_of(Json{{"a", {1, true, "x"}}});
  ASSERT_TRUE(value);
  EXPECT_EQ(value->children[0].key, "a");
  EXPECT_EQ(value->children[0].children[1].text, "true");
  EXPECT_EQ(value->children[0].children[2].kind, edit::Value::Kind::text);
}

}  // namespace
}  // namespace vestnik::desk
