/// @file toy_galley.hpp
/// Galleys in the toy face, whose lines can be counted by hand.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/galley/setter.hpp"
#include "layout/galley/toy_face.hpp"

namespace vestnik {

/// A page of 200 pt between its margins, two columns of 95 pt; text of 10 pt in the toy face on a grid of 12 pt: 40
/// characters fill the page's width, 19 a column's.
class GalleyTest : public testing::Test {
 protected:
  GalleyTest() {
    Theme& theme = resources.theme;
    theme.page = {.width = Pt{220},
                  .height = Pt{740},
                  .top = Pt{10},
                  .bottom = Pt{10},
                  .inner = Pt{10},
                  .outer = Pt{10},
                  .gutter = Pt{10},
                  .grid = Pt{12}};
    theme.families["toy"] = {.regular = "toy.ttf", .bold = "", .italic = "", .bold_italic = ""};
    for (ParagraphStyle& style : theme.styles) {
      style = {.family = "toy", .size = Pt{10}, .leading = Pt{12}, .align = Align::left, .hyphenate = false};
    }
    theme.pagination = {.widow_lines = 2, .orphan_lines = 2};
    const std::array faces{toy::face()};
    Outcome<FontLibrary> loaded = FontLibrary::load(theme, "/nowhere", MemoryFiles(nullptr), faces);
    EXPECT_TRUE(loaded.ok()) << (loaded.diagnostics.empty() ? "" : loaded.diagnostics.front().message);
    if (loaded.ok()) fonts.emplace(std::move(*loaded.value));
  }
  void SetUp() override { ASSERT_TRUE(fonts); }

  [[nodiscard]] ParagraphStyle& style(Style which) { return resources.theme.styles[static_cast<std::size_t>(which)]; }

  static Paragraph paragraph(std::string_view text, Style style = Style::body) {
    Paragraph result{.style = style};
    result.text.append(text, {});
    result.span_nodes.assign(result.text.spans.size(), artifact);
    return result;
  }

  [[nodiscard]] Galley set(Region region, bool variants = false, const Folios& folios = {}) {
    Shaper shaper(resources, *fonts, hyphenators);
    Setter setter(resources, shaper, "en", variants, true);
    const std::vector<Region> regions{std::move(region)};
    std::vector<Galley> galleys = setter.set(regions, folios);
    diagnostics = std::move(setter.diagnostics());
    EXPECT_EQ(galleys.size(), 1U);
    return std::move(galleys.front());
  }
  [[nodiscard]] Galley set(std::string_view text) { return set({.columns = 2, .blocks = {paragraph(text)}}); }

  static std::string text_of(const GalleyItem& item) {
    std::string text;
    for (const PageItem& mark : item.marks) {
      if (const auto* piece = std::get_if<TextPiece>(&mark)) text += piece->text;
    }
    while (text.ends_with(' ')) text.pop_back();
    return text;
  }
  static std::vector<std::string> lines_of(const Galley& galley) {
    std::vector<std::string> lines;
    for (const GalleyItem& item : galley.items) {
      if (item.kind == GalleyItem::Kind::box) lines.push_back(text_of(item));
    }
    return lines;
  }
  static std::vector<bool> breaks_of(const Galley& galley) {
    std::vector<bool> breaks;
    for (const GalleyItem& item : galley.items) breaks.push_back(item.break_after);
    return breaks;
  }

  std::vector<Diagnostic> diagnostics;  ///< of what was set last
  Resources resources;
  std::optional<FontLibrary> fonts;
  std::map<std::string, Hyphenator> hyphenators;
};

}  // namespace vestnik
