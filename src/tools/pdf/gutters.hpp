/// @file gutters.hpp
/// White strips between columns of text.
#pragma once

#include <cstddef>
#include <vector>

#include "tools/pdf/page_lines.hpp"

namespace vestnik::pdf {

/// A white strip with text at both sides.
struct Gutter {
  double left = 0, right = 0;
};

/// Gutters that run through most of the page.
[[nodiscard]] std::vector<Gutter> find_gutters(const Page& page, const std::vector<TextLine>& lines);

/// The line stands across one of the gutters.
[[nodiscard]] bool crosses(const TextLine& line, const std::vector<Gutter>& gutters);

/// Lines one below the other that the same gutters divide.
struct ColumnBand {
  std::size_t begin = 0, end = 0;
  std::vector<Gutter> gutters;
};
/// Of the lines of a page, those that stand in columns between lines that do not.
[[nodiscard]] std::vector<ColumnBand> find_bands(const std::vector<TextLine>& lines);

}  // namespace vestnik::pdf
