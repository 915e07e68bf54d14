#include "tools/source/packed_document.hpp"

#include <gtest/gtest.h>

#include <random>

namespace vestnik::source {
namespace {

Document made() {
  Document document;
  document.files.push_back({"a.png", std::string("\0\xFF"
                                                 "bytes",
                                                 7)});
  document.pictures.push_back({.file = 0, .alternative = "A", .floating = true, .width = 1.5, .height = 2});
  Paragraph paragraph{
      .alignment = Alignment::centre, .role = Role::caption, .heading = 2, .place = {.page = 3, .paragraph = 4}};
  paragraph.label = ListLabel{.level = 1, .format = ListLabel::Format::other, .text = "а)"};
  paragraph.runs.push_back(
      {.text = "слово",
       .look = {.bold = true, .hidden = true, .raise = Raise::subscript, .size = 9.5, .language = "ru"},
       .link = "https://a.example"});
  paragraph.runs.push_back({.picture = 0});
  paragraph.runs.push_back({.look = {.italic = true, .change = Change::deleted}, .note = 0});
  paragraph.boxes.push_back({{{Paragraph{.runs = {{.text = "box"}}}}}});
  Table table{.ruled = true, .place = {.part = Place::Part::cell, .number = 1, .row = 2, .column = 3}};
  table.rows.push_back({.cells = {{.blocks = {{paragraph}}, .columns = 2, .rows = 0}}, .head = true});
  document.blocks = {{paragraph}, {table}};
  document.running = {{Paragraph{.runs = {{.text = "head"}}}}};
  document.beside = {{Paragraph{.runs = {{.text = "menu"}}}}};
  document.notes.push_back({.at_end = true, .mark = "1", .blocks = {{Paragraph{.runs = {{.text = "note"}}}}}});
  document.remarks.push_back({Remark::Kind::chart, "words", {.page = 1}});
  return document;
}

TEST(packed, comes_back_as_it_was) {
  const std::string bytes = packed(made());
  const auto again = unpacked(bytes);
  ASSERT_TRUE(again);
  EXPECT_EQ(packed(*again), bytes);
  const auto& paragraph = std::get<Paragraph>(again->blocks.at(0).content);
  EXPECT_EQ(paragraph.runs.at(0).look, std::get<Paragraph>(made().blocks.at(0).content).runs.at(0).look);
  EXPECT_EQ(paragraph.runs.at(0).link, "https://a.example");
  EXPECT_EQ(paragraph.place, (Place{.page = 3, .paragraph = 4}));
  EXPECT_EQ(again->files.at(0).bytes.size(), 7U);
}

TEST(unpacked, refuses_what_names_pictures_that_are_not_there) {
  Document document = made();
  document.pictures.clear();
  EXPECT_FALSE(unpacked(packed(document)));
  document = made();
  document.pictures[0].file = 1;
  EXPECT_FALSE(unpacked(packed(document)));
  document = made();
  document.notes.clear();
  EXPECT_FALSE(unpacked(packed(document)));
}

TEST(unpacked, takes_no_bytes_on_trust) {
  const std::string bytes = packed(made());
  std::mt19937 random(1);
  for (int round = 0; round < 20'000; ++round) {
    std::string changed = bytes;
    for (int i = 0; i < 3; ++i) changed[random() % changed.size()] = static_cast<char>(random());
    if (round % 5 == 0) changed.resize(random() % changed.size());
    static_cast<void>(unpacked(changed));
  }
}

}  // namespace
}  // namespace vestnik::source
