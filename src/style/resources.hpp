/// @file resources.hpp
/// The read-only context of a run: theme and words. (Faces and hyphenation: text/font_library.hpp,
/// text/hyphenator.hpp.)
#pragma once

#include "style/checkpoint.hpp"
#include "style/locale.hpp"
#include "style/theme.hpp"

namespace vestnik {

struct Resources {
  Theme theme;
  Locale locale;  ///< of the issue's language, the theme's and the publisher's texts merged in
  Checkpoint checkpoint;
};

}  // namespace vestnik
