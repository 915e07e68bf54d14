/// @file set_line.hpp
/// What is to be said of a line of text once it is set: for the layout report and the map of a release.
#pragma once

#include <cstdint>

#include "model/theme/theme.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/length.hpp"

namespace vestnik {

struct SetLine {
  Style style = Style::body;
  Pt x, width;       ///< of its measure inside the indents, from the left edge of the box that it stands in
  Pt text_width;     ///< of what is set, without hanging punctuation's share taken off
  Pt baseline;       ///< below the box's top
  Pt size;           ///< of the type: the em
  Pt space;          ///< mean distance between its words; 0 if it has one
  int spaces = 0;    ///< word spaces
  double ratio = 0;  ///< adjustment ratio: of the stretch, negative of the shrink
  std::uint32_t number = 1, of = 1;  ///< which line of its paragraph's
  bool justified = false;            ///< set to the measure
  bool hyphen = false;               ///< ends in a hyphen, its own or one that was added
  bool gaping = false;               ///< justified, and its spaces, or its letters' if it has none, are too wide
  bool turned = false;               ///< runs upwards from `baseline`, on a baseline at `x`
  SourceRange where;                 ///< of its first character in the input
};

}  // namespace vestnik
