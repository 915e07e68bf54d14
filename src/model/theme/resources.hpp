/// @file resources.hpp
/// The read-only context of a run: theme and words. (Faces and hyphenation: text/font_library.hpp,
/// text/hyphenator.hpp.)
#pragma once

#include <map>
#include <string>

#include "base/threads/checkpoint.hpp"
#include "model/locale/locale.hpp"
#include "model/theme/theme.hpp"

namespace vestnik {

struct Resources {
  Theme theme;
  Locale locale;  ///< of the issue's language, the theme's and the publisher's texts merged in
  /// Of every language that the articles are in, by BCP 47 tag; the switches are in `theme`.
  std::map<std::string, Typography> typography;
  Checkpoint checkpoint;
};

}  // namespace vestnik
