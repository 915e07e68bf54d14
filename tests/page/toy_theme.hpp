/// @file toy_theme.hpp
/// A page that can be counted on one's fingers.
#pragma once

#include "style/theme.hpp"

namespace vestnik {

/// `lines` grid lines of 10 pt, margins of 10 pt, two columns of 95 pt.
inline Theme toy_theme(int lines) {
  Theme theme;
  theme.page = {.width = Pt{220},
                .height = Pt(10.0 * (lines + 2)),
                .top = Pt{10},
                .bottom = Pt{10},
                .inner = Pt{10},
                .outer = Pt{10},
                .gutter = Pt{10},
                .grid = Pt{10}};
  return theme;
}

}  // namespace vestnik
