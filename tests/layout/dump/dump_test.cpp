#include "layout/dump/dump.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace vestnik {
namespace {

using nlohmann::json;

const std::vector<Part> parts{{.kind = Part::Kind::section}};

PartStages stages() {
  PartStages result;
  Galley& galley = result.galleys.emplace_back(Galley{.columns = 2});
  GalleyItem line{.lines = 1, .break_after = false};
  line.marks.emplace_back(TextPiece{.size = Pt{9.5}, .x = Pt{1.23456}, .baseline = Pt{8}, .text = "Слово"});
  galley.items = {line, {.kind = GalleyItem::Kind::space, .lines = 2}};
  galley.variants = {
      {.first = 0, .last = 1, .extents = {{1, true}, {1, true}}, .cost = 14, .recipe = {.subject = 3, .breaking = 2}}};
  result.plan.pages = {{{.galley = 0, .item = 0, .variant = 0, .right_column = true, .top = 5}}};
  return result;
}

TEST(Dump, GalleysShowItemsAndVariants) {
  const std::array all{stages()};
  const json galley = json::parse(dump_galleys(parts, all)).at(0).at("galleys").at(0);
  EXPECT_EQ(galley.at("columns"), 2);
  EXPECT_EQ(galley.at("items").at(0).at("marks").at(0).at("text"), "Слово");
  EXPECT_EQ(galley.at("items").at(0).at("marks").at(0).at("x"), 1.235);
  EXPECT_EQ(galley.at("items").at(0).at("break-after"), false);
  EXPECT_EQ(galley.at("items").at(1).at("kind"), "space");
  EXPECT_EQ(galley.at("variants").at(0).at("lines"), 2);
  EXPECT_EQ(galley.at("variants").at(0).at("paragraph").at("breaking"), 2);
}

TEST(Dump, APlanShowsWhereEachBoxStands) {
  const std::array all{stages()};
  const json box = json::parse(dump_plan(parts, all)).at(0).at("pages").at(0).at(0);
  EXPECT_EQ(box.at("variant"), 0);
  EXPECT_EQ(box.at("column"), "right");
  EXPECT_EQ(box.at("top"), 5);
}

TEST(Dump, PagesShowEveryMark) {
  Pages pages{.width = Pt{100}, .height = Pt{200}};
  pages.pages.push_back({.folio = "7", .items = {PlacedRule{{Pt{1}, Pt{2}, Pt{3}, Pt{4}}, {}}}});
  const json dumped = json::parse(dump_pages(pages));
  EXPECT_EQ(dumped.at("height"), 200);
  EXPECT_EQ(dumped.at("pages").at(0).at("folio"), "7");
  EXPECT_EQ(dumped.at("pages").at(0).at("marks").at(0).at("rule").at("width"), 3);
}

TEST(Dump, BytesThatAreNoTextDoNotEndTheProgram) {
  Pages pages;
  pages.pages.push_back({.folio = "", .items = {TextPiece{.text = "\xff"}}});
  EXPECT_THAT(dump_pages(pages), testing::HasSubstr("\uFFFD"));
}

}  // namespace
}  // namespace vestnik
