#include "layout/galley/paragraph_variants.hpp"

#include <algorithm>
#include <utility>

#include "layout/galley/line_boxes.hpp"

namespace vestnik {
namespace {

// What a paragraph costs in another number of lines than its best, in PaginationCosts' unit: once, and by how much its
// spaces become less even. A hyphen counts as much as a line that is stretched by half of its stretch.
constexpr double variant_cost = 12;
constexpr double unevenness_cost = 8;
constexpr double hyphen_unevenness = 0.25;

/// A last line that holds next to nothing, or the rest of a word alone.
bool ends_in_a_scrap(const std::vector<Item>& items, const Breaking& breaking, Pt measure) {
  constexpr double least_share = 0.1;  // of the measure
  const std::vector<BrokenLine>& lines = breaking.lines;
  if (lines.size() < 2) return false;
  double width = 0;
  bool spaces = false;
  for (std::size_t i = lines.back().begin; i < lines.back().end; ++i) {
    if (items[i].kind == Item::Kind::penalty || items[i].fil) continue;
    width += items[i].width;
    spaces = spaces || items[i].kind == Item::Kind::glue;
  }
  return width < measure.value * least_share || (lines[lines.size() - 2].hyphenated && !spaces);
}

}  // namespace

std::vector<GalleyVariant> variants_of(const BrokenParagraph& broken, std::size_t subject) {
  const PaginationParameters& limits = broken.setting.theme.pagination;
  std::vector<GalleyVariant> variants;
  const auto unevenness = [](const Breaking& breaking) {
    double sum = 0;
    for (const BrokenLine& line : breaking.lines) {
      sum += line.ratio * line.ratio + (line.hyphenated ? hyphen_unevenness : 0);
    }
    return sum;
  };
  const double least = unevenness(broken.breakings.front());
  for (std::size_t i = 1; i < broken.breakings.size(); ++i) {
    const Breaking& breaking = broken.breakings[i];
    const auto looser = [&](const BrokenLine& line) { return line.ratio > limits.paragraph_tolerance; };
    if (breaking.overfull || std::ranges::any_of(breaking.lines, looser)) continue;
    // No page is worth such a line.
    if (ends_in_a_scrap(broken.list.items, breaking, broken.width)) continue;
    GalleyVariant variant{.cost = variant_cost + unevenness_cost * std::max(0.0, unevenness(breaking) - least)};
    const std::size_t count = breaking.lines.size();
    for (std::size_t line = 0; line < count; ++line) {
      variant.extents.push_back({1, may_break_after(line, count, limits)});
    }
    variant.recipe = {.kind = VariantRecipe::Kind::paragraph, .subject = subject, .breaking = i};
    variants.push_back(std::move(variant));
  }
  return variants;
}

}  // namespace vestnik
