#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "layout/galley/setter.hpp"

namespace vestnik {
namespace {

// What it costs to set an opening picture in the other width or on the next page, in PaginationCosts' unit. Small is a
// greater loss than large.
constexpr double narrowed_cost = 110;
constexpr double widened_cost = 60;
constexpr double deferred_cost = 150;

/// Regions that are kept together from `first` on: titles with what they stand above.
std::size_t chain_end(const std::vector<Region>& regions, std::size_t first) {
  while (first + 1 < regions.size() && regions[first].keep_with_next) ++first;
  return first + 1;
}

/// One whose size depends on its place, as that of mastheads does not.
bool has_picture(std::span<const Region> regions) {
  const auto is_picture = [](const Block& block) {
    const auto* figure = std::get_if<FigureBlock>(&block);
    return figure != nullptr && figure->max_width <= Pt{} && figure->max_height <= Pt{};
  };
  return std::ranges::any_of(regions,
                             [&](const Region& region) { return std::ranges::any_of(region.blocks, is_picture); });
}

bool is_title(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block);
  return paragraph != nullptr && paragraph->outline_level > 0;
}

/// Where an article's opening picture stands: the last block of its head, or the first one of the columns below.
struct Opening {
  const FigureBlock* picture = nullptr;
  std::size_t head = 0;  // the region above the columns
  [[nodiscard]] bool across() const { return picture->width == PictureWidth::across; }
};

std::optional<Opening> opening_of(std::span<const Region> regions) {
  for (std::size_t i = 0; i + 1 < regions.size(); ++i) {
    const Region& head = regions[i];
    const Region& columns = regions[i + 1];
    if (head.columns != 1 || columns.columns != 2 || head.blocks.empty() || columns.blocks.empty()) continue;
    // A picture or a table between the columns of an article opens nothing.
    if (std::ranges::none_of(head.blocks, is_title)) continue;
    const auto* across = std::get_if<FigureBlock>(&head.blocks.back());
    if (across != nullptr && across->width == PictureWidth::across) return Opening{across, i};
    const auto* narrow = std::get_if<FigureBlock>(&columns.blocks.front());
    if (narrow != nullptr) return Opening{narrow, i};
  }
  return std::nullopt;
}

/// Moves `galley`'s content behind what `opening` holds.
Galley joined(Galley opening, const Galley& galley) {
  const std::size_t shift = opening.items.size();
  Galley result = galley;
  result.items.insert(result.items.begin(), std::make_move_iterator(opening.items.begin()),
                      std::make_move_iterator(opening.items.end()));
  for (GalleyVariant& variant : result.variants) {
    variant.first += shift;
    variant.last += shift;
  }
  result.variants.insert(result.variants.begin(), std::make_move_iterator(opening.variants.begin()),
                         std::make_move_iterator(opening.variants.end()));
  return result;
}

/// `galley` without its first `count` items.
Galley without_first(const Galley& galley, std::size_t count) {
  Galley result = galley;
  result.items.erase(result.items.begin(), result.items.begin() + static_cast<std::ptrdiff_t>(count));
  result.opening_picture = 0;
  std::erase_if(result.variants, [&](const GalleyVariant& variant) { return variant.first < count; });
  for (GalleyVariant& variant : result.variants) {
    variant.first -= count;
    variant.last -= count;
  }
  return result;
}

}  // namespace

std::vector<Galley> Setter::set(const std::vector<Region>& regions, const Folios& folios) {
  std::vector<Galley> galleys;
  galleys.reserve(regions.size());
  for (std::size_t first = 0; first < regions.size();) {
    const std::size_t last = chain_end(regions, first);
    const auto chain = std::span(regions).subspan(first, last - first);
    set_chain(chain, folios, galleys);
    if (variants_) rearrange(chain, folios, galleys);
    first = last;
  }
  return galleys;
}

void Setter::set_chain(std::span<const Region> regions, const Folios& folios, std::vector<Galley>& galleys) {
  const std::size_t first = galleys.size();
  short_item_ = false;
  lines_in_columns_ = 0;
  for (const Region& region : regions) galleys.push_back(set(region, folios));
  if (lines_in_columns_ == 0 || lines_in_columns_ > theme_.pictures.short_item_lines || !has_picture(regions)) return;
  short_item_ = true;
  for (std::size_t i = 0; i < regions.size(); ++i) galleys[first + i] = set(regions[i], folios);
}

void Setter::rearrange(std::span<const Region> regions, const Folios& folios, std::vector<Galley>& galleys) {
  const std::optional<Opening> opening = opening_of(regions);
  if (!opening || !(opening->across() || opening->picture->either_width)) return;
  const std::size_t first = galleys.size() - regions.size(), behind = first + opening->head + 2;
  Region head = regions[opening->head];
  Region picture{.keep_with_next = true, .section = head.section};
  FigureBlock& figure = std::get<FigureBlock>(picture.blocks.emplace_back(*opening->picture));
  if (opening->across()) head.blocks.pop_back();
  int number = 0;
  std::vector<Galley> changed;  // in place of the head and its columns
  const auto add = [&](double cost) {
    // The galleys before the head and behind the columns are as they were.
    const auto at = [&](std::size_t index) { return galleys.begin() + static_cast<std::ptrdiff_t>(index); };
    std::vector<Galley> arranged(at(first), at(first + opening->head));
    std::ranges::move(changed, std::back_inserter(arranged));
    changed.clear();
    arranged.insert(arranged.end(), at(behind), at(first + regions.size()));
    ++number;
    for (Galley& galley : arranged) galley.arrangement = number;
    arranged.front().arrangement_cost = cost;
    galleys.insert(galleys.end(), std::make_move_iterator(arranged.begin()), std::make_move_iterator(arranged.end()));
  };
  const auto columns = [&]() -> const Galley& { return galleys[first + opening->head + 1]; };
  if (opening->across()) {
    Galley across = set(picture, folios);
    across.deferred = true;
    changed.push_back(set(head, folios));
    changed.push_back(std::move(across));
    changed.push_back(columns());
    add(deferred_cost);
    if (!opening->picture->either_width) return;
    figure.width = PictureWidth::column;
    figure.lines_after = 0;
    picture.columns = 2;
    changed.push_back(set(head, folios));
    changed.push_back(joined(set(picture, folios), columns()));
    add(narrowed_cost);
  } else {
    figure.width = PictureWidth::across;
    figure.lines_after = 1;
    head.blocks.emplace_back(figure);
    changed.push_back(set(head, folios));
    changed.push_back(without_first(columns(), 1));
    add(widened_cost);
  }
}

}  // namespace vestnik
