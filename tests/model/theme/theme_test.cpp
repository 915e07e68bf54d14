#include "model/theme/theme.hpp"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

Theme toy() {
  Theme theme;
  theme.page = {.width = Pt{500},
                .height = Pt{700},
                .top = Pt{40},
                .bottom = Pt{60},
                .inner = Pt{70},
                .outer = Pt{30},
                .gutter = Pt{20},
                .grid = Pt{12}};
  return theme;
}

TEST(Theme, MeasuresFollowFromThePage) {
  const Theme theme = toy();
  EXPECT_EQ(theme.text_width(), Pt{400});
  EXPECT_EQ(theme.column_width(), Pt{190});
  EXPECT_EQ(theme.text_height(), Pt{600});
  EXPECT_EQ(theme.page_lines(), 50);
}

TEST(Theme, APageHoldsWholeLinesOnly) {
  Theme theme = toy();
  theme.page.height = Pt{711.9};
  EXPECT_EQ(theme.page_lines(), 50);
  theme.page.height = Pt{712};
  EXPECT_EQ(theme.page_lines(), 51);
}

TEST(Theme, FacingPagesMirrorTheirMargins) {
  const Theme theme = toy();
  EXPECT_EQ(theme.text_left(0), Pt{70}) << "the first page is a right-hand one";
  EXPECT_EQ(theme.text_left(1), Pt{30});
}

TEST(Theme, ALanguageMayBreakLinesByParametersOfItsOwn) {
  Theme theme = toy();
  theme.breaking.hyphen_penalty = 50;
  theme.breaking_by_language["ru"].hyphen_penalty = 290;
  EXPECT_EQ(theme.breaking_in("ru").hyphen_penalty, 290);
  EXPECT_EQ(theme.breaking_in("en").hyphen_penalty, 50);
}

TEST(Theme, EveryStyleHasItsName) {
  EXPECT_EQ(style_names[static_cast<std::size_t>(Style::cover_title)], "cover-title");
  EXPECT_EQ(style_names[static_cast<std::size_t>(Style::body)], "body");
  EXPECT_EQ(style_names[static_cast<std::size_t>(Style::back_page_text)], "back-page-text");
  EXPECT_EQ(static_cast<std::size_t>(Style::back_page_text) + 1, style_count);
}

}  // namespace
}  // namespace vestnik
