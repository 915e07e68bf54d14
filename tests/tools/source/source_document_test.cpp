#include "tools/source/source_document.hpp"

#include <gtest/gtest.h>

namespace vestnik::source {
namespace {

TEST(words_for, a_place_with_and_without_pages) {
  EXPECT_EQ(words_for({.paragraph = 12}).en, "paragraph 12");
  EXPECT_EQ(words_for({.page = 3, .paragraph = 2}).en, "page 3, paragraph 2");
  EXPECT_EQ(words_for({.page = 3, .paragraph = 2}).ru, "стр. 3, абзац 2");
  EXPECT_EQ(words_for({.part = Place::Part::footnote, .number = 2}).ru, "сноска 2");
  EXPECT_EQ(words_for({.part = Place::Part::header, .page = 1}).en, "header");
}

TEST(paragraph, its_text_is_what_is_printed) {
  Paragraph paragraph;
  paragraph.runs = {{.text = "a"},
                    {.text = "b", .look = {.hidden = true}},
                    {.text = "c", .look = {.change = Change::deleted}},
                    {.text = "d", .look = {.change = Change::inserted}}};
  EXPECT_EQ(paragraph.text(), "ad");
}

}  // namespace
}  // namespace vestnik::source
