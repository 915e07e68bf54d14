#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <span>
#include <utility>

#include "layout/galley/table_setter.hpp"

namespace vestnik {
namespace {

/// Tables of no more columns are set across the page in narrow lines rather than in smaller type.
constexpr std::size_t few_columns = 6;
/// Whatever a theme says; type is scaled in steps, so that tables of one issue look alike.
constexpr double smallest_type_scale = 0.5, scale_steps = 50;

const Paragraph* paragraph_of(const Block& block) { return std::get_if<Paragraph>(&block); }

bool is_source(const Block& block) {
  const Paragraph* paragraph = paragraph_of(block);
  return paragraph != nullptr && paragraph->style == Style::source_link;
}

/// Takes the blocks of a region one stretch after the other into regions of their own.
class RegionCutter {
 public:
  RegionCutter(const Region& region, std::vector<Region>& result)
      : region_(region), result_(result), first_(result.size()) {}

  [[nodiscard]] std::size_t begun() const { return begun_; }  ///< the first block that is in no stretch yet

  /// The next blocks stand elsewhere.
  void leave_out(std::size_t count) { begun_ += count; }

  void cut(std::size_t end, int columns) {
    if (begun_ == end) return;
    Region stretch{.columns = columns,
                   .lines_before = result_.size() == first_ ? region_.lines_before
                                   : columns == 1           ? 1
                                                            : 0,
                   .keep_with_next = region_.keep_with_next,
                   .page_break_before = region_.page_break_before && result_.size() == first_,
                   .keep_on_one_page = region_.keep_on_one_page,
                   .section = region_.section};
    const auto blocks = std::span(region_.blocks).subspan(begun_, end - begun_);
    stretch.blocks.assign(blocks.begin(), blocks.end());
    if (result_.size() > first_) {
      // An address without text stays with what is above it.
      result_.back().keep_with_next = region_.keep_on_one_page || is_source(stretch.blocks.front());
    }
    result_.push_back(std::move(stretch));
    begun_ = end;
  }

 private:
  const Region& region_;
  std::vector<Region>& result_;
  std::size_t first_, begun_ = 0;
};

}  // namespace

TablePlace TableSetter::place_of(const TableBlock& table) {
  const std::vector<TableColumn> columns = columns_of(table);
  const Pt comfortable = sum_of(columns, &TableColumn::comfortable);
  const bool free = table.width == DataWidth::automatic;
  if (table.width == DataWidth::column || (free && comfortable <= theme_.column_width())) return {};
  // Their words break anywhere before the type gets smaller or the page is turned for so few columns.
  if (free && columns.size() <= few_columns) return {.columns = 1};
  const Pt padding = cell_padding * 2.0 * static_cast<double>(columns.size());
  const Pt wanted = columns.size() <= few_columns ? sum_of(columns, &TableColumn::least) : comfortable;
  const auto scale_for = [&](Pt measure) {
    const double scale = wanted <= measure ? 1 : (measure - padding) / (wanted - padding);
    return std::floor(scale * scale_steps) / scale_steps;
  };
  const double least =
      std::min(1.0, std::max(smallest_type_scale, theme_.tables.smallest_size / theme_.style(Style::table_cell).size));
  const double across = scale_for(theme_.text_width());
  if (table.width == DataWidth::across || (free && across >= least)) {
    return {.columns = 1, .scale = std::clamp(across, least, 1.0)};
  }
  return {.columns = 1, .turned = true, .scale = std::clamp(scale_for(theme_.text_height()), least, 1.0)};
}

TableBlock TableSetter::scaled(const TableBlock& table, const TablePlace& place) const {
  TableBlock result = table;
  if (place.turned) result.width = DataWidth::landscape;
  if (place.scale == 1) return result;
  std::map<Style, std::shared_ptr<const ParagraphStyle>> styles;
  const auto scale = [&](Paragraph& paragraph) {
    std::shared_ptr<const ParagraphStyle>& known = styles[paragraph.style];
    if (!known) {
      ParagraphStyle style = style_of(paragraph, theme_);
      style.size *= place.scale;
      style.leading *= place.scale;
      known = std::make_shared<const ParagraphStyle>(std::move(style));
    }
    paragraph.own_style = known;
  };
  for (std::vector<TableBlock::Cell>& row : result.rows) {
    for (TableBlock::Cell& cell : row) {
      scale(cell.text);
      for (Paragraph& paragraph : cell.more) scale(paragraph);
    }
  }
  return result;
}

std::optional<std::vector<Region>> TableSetter::with_tables_across(const std::vector<Region>& regions) {
  const auto is_table = [](const Block& block) { return std::holds_alternative<TableBlock>(block); };
  const auto has_table = [&](const Region& region) { return std::ranges::any_of(region.blocks, is_table); };
  if (std::ranges::none_of(regions, has_table)) return std::nullopt;
  std::vector<Region> result;
  for (const Region& region : regions) {
    RegionCutter cutter(region, result);
    for (std::size_t i = 0; i < region.blocks.size() && region.columns == 2; ++i) {
      const auto* table = std::get_if<TableBlock>(&region.blocks[i]);
      if (table == nullptr) continue;
      const TablePlace place = place_of(*table);
      if (place.columns == 2) continue;
      std::size_t top = i;
      const auto heads = [&](const Block& block) {
        const Paragraph* paragraph = paragraph_of(block);
        return paragraph != nullptr && theme_.style(paragraph->style).keep_with_next;
      };
      while (!place.turned && top > cutter.begun() && heads(region.blocks[top - 1])) --top;
      cutter.cut(top, 2);
      // What a turned table follows has no room on its page.
      if (place.turned && !result.empty()) result.back().keep_with_next = false;
      cutter.cut(i + 1, 1);
      if (place.turned || place.scale < 1) result.back().blocks.back() = scaled(*table, place);
      // A turned table leaves no room on its page: the article's source would stand alone on the next one.
      if (place.turned && i + 2 == region.blocks.size() && is_source(region.blocks[i + 1])) {
        std::get<TableBlock>(result.back().blocks.back()).notes.push_back(*paragraph_of(region.blocks[i + 1]));
        cutter.leave_out(1);
      }
    }
    cutter.cut(region.blocks.size(), region.columns);
  }
  return result;
}

}  // namespace vestnik
