/// @file excerpt.hpp
/// The line that a finding is about, as a terminal shows it, with a mark under the place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "vestnik/diagnostic.hpp"

namespace vestnik {

struct Excerpt {
  std::string line;  ///< tabs as spaces, what a terminal would obey as visible signs; a long line cut with "…"
  std::string mark;  ///< spaces, then carets under the place; empty where the column is not known
};

/// The line of `text` in which `where` begins. Wide characters count as two columns, combining ones as none. At most
/// `width` columns. Nothing if the text has no such line.
[[nodiscard]] std::optional<Excerpt> excerpt(std::string_view text, const SourceRange& where, int width = 100);

}  // namespace vestnik
