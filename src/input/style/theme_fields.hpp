/// @file theme_fields.hpp
/// Which key of a theme file sets which field of the theme.
#pragma once

#include <array>
#include <string_view>

#include "model/theme/theme.hpp"

namespace vestnik {

/// A field of `Owner` and the key that sets it. The tables below are all there is to know of a theme's keys.
template <class Owner, class Value>
struct Field {
  std::string_view key;
  Value Owner::*member;
};

inline constexpr auto page_lengths = std::to_array<Field<PageGeometry, Pt>>({
    {"width", &PageGeometry::width},
    {"height", &PageGeometry::height},
    {"top", &PageGeometry::top},
    {"bottom", &PageGeometry::bottom},
    {"inner", &PageGeometry::inner},
    {"outer", &PageGeometry::outer},
    {"gutter", &PageGeometry::gutter},
    {"grid", &PageGeometry::grid},
    {"running-head-baseline", &PageGeometry::running_head_baseline},
    {"folio-baseline", &PageGeometry::folio_baseline},
    {"rule-weight", &PageGeometry::rule_weight},
});
inline constexpr auto style_lengths = std::to_array<Field<ParagraphStyle, Pt>>({
    {"size", &ParagraphStyle::size},
    {"leading", &ParagraphStyle::leading},
    {"tracking", &ParagraphStyle::tracking},
    {"first-indent", &ParagraphStyle::first_indent},
    {"left-indent", &ParagraphStyle::left_indent},
    {"right-indent", &ParagraphStyle::right_indent},
});
inline constexpr auto style_flags = std::to_array<Field<ParagraphStyle, bool>>({
    {"bold", &ParagraphStyle::bold},
    {"italic", &ParagraphStyle::italic},
    {"hyphenate", &ParagraphStyle::hyphenate},
    {"keep-with-next", &ParagraphStyle::keep_with_next},
});
inline constexpr auto style_counts = std::to_array<Field<ParagraphStyle, int>>({
    {"lines-before", &ParagraphStyle::lines_before},
    {"lines-after", &ParagraphStyle::lines_after},
});
inline constexpr auto breaking_numbers = std::to_array<Field<BreakingParameters, double>>({
    {"tolerance", &BreakingParameters::tolerance},
    {"line-penalty", &BreakingParameters::line_penalty},
    {"hyphen-penalty", &BreakingParameters::hyphen_penalty},
    {"explicit-hyphen-penalty", &BreakingParameters::explicit_hyphen_penalty},
    {"consecutive-hyphen-demerits", &BreakingParameters::consecutive_hyphen_demerits},
    {"final-hyphen-demerits", &BreakingParameters::final_hyphen_demerits},
    {"fitness-demerits", &BreakingParameters::fitness_demerits},
    {"short-last-line-demerits", &BreakingParameters::short_last_line_demerits},
    {"space-stretch", &BreakingParameters::space_stretch},
    {"max-space", &BreakingParameters::max_space},
    {"space-shrink", &BreakingParameters::space_shrink},
    {"max-expansion", &BreakingParameters::max_expansion},
    {"max-tracking", &BreakingParameters::max_tracking},
    {"letter-precedence", &BreakingParameters::letter_precedence},
    {"short-word-penalty", &BreakingParameters::short_word_penalty},
    {"protrusion", &BreakingParameters::protrusion},
});
inline constexpr auto breaking_counts = std::to_array<Field<BreakingParameters, int>>(
    {{"max-consecutive-hyphens", &BreakingParameters::max_consecutive_hyphens}});
inline constexpr auto pagination_counts = std::to_array<Field<PaginationParameters, int>>({
    {"widow-lines", &PaginationParameters::widow_lines},
    {"orphan-lines", &PaginationParameters::orphan_lines},
    {"lines-below-title", &PaginationParameters::lines_below_title},
    {"lines-between-articles", &PaginationParameters::lines_between_articles},
    {"lines-between-sections", &PaginationParameters::lines_between_sections},
    {"paragraph-shorter", &PaginationParameters::paragraph_shorter},
    {"paragraph-longer", &PaginationParameters::paragraph_longer},
    {"extra-space", &PaginationParameters::extra_space},
});
inline constexpr auto pagination_numbers = std::to_array<Field<PaginationParameters, double>>(
    {{"paragraph-tolerance", &PaginationParameters::paragraph_tolerance}});
inline constexpr auto picture_numbers = std::to_array<Field<PictureParameters, double>>({
    {"min-resolution", &PictureParameters::min_resolution},
    {"min-scale", &PictureParameters::min_scale},
    {"max-crop", &PictureParameters::max_crop},
    {"max-height-share", &PictureParameters::max_height_share},
    {"across-from-aspect", &PictureParameters::across_from_aspect},
});
inline constexpr auto picture_counts =
    std::to_array<Field<PictureParameters, int>>({{"short-item-lines", &PictureParameters::short_item_lines}});
/// A number as the ones above, or `off`, which is 0.
inline constexpr std::string_view max_resolution_key = "max-resolution";
inline constexpr auto picture_lengths = std::to_array<Field<PictureParameters, Pt>>({
    {"caption-gap", &PictureParameters::caption_gap},
    {"row-gap", &PictureParameters::row_gap},
    {"masthead-height", &PictureParameters::masthead_height},
    {"masthead-width", &PictureParameters::masthead_width},
    {"emblem-height", &PictureParameters::emblem_height},
});
inline constexpr auto table_lengths =
    std::to_array<Field<TableParameters, Pt>>({{"smallest-size", &TableParameters::smallest_size}});
inline constexpr auto theme_colors = std::to_array<Field<Colors, Color>>({
    {"accent", &Colors::accent},
    {"rule", &Colors::rule},
    {"link", &Colors::link},
});

/// `section-start`: on a new page, or below the section before.
inline constexpr std::array<std::string_view, 2> section_starts{"page", "follow"};
/// Names of `SourceLine` and `ArticleDate`, in their order.
inline constexpr std::array<std::string_view, 3> source_lines{"name-and-address", "address", "name"};
inline constexpr std::array<std::string_view, 3> article_dates{"none", "source", "title"};

/// Names of `Align`, in its order.
inline constexpr std::array<std::string_view, 4> aligns{"justified", "left", "right", "centered"};

}  // namespace vestnik
