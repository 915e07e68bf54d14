/// @file typography.hpp
/// What the house rules of typography changed in an editor's texts.
#pragma once

#include <string>

#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// One change. `before` and `after` are UTF-8 and hold the words around it, so that it can be told from its like;
/// spaces that must not break are in them as U+00A0 and U+202F.
struct TypographicChange {
  std::string rule;  ///< its name in a theme's `typography`
  std::string before, after;
  SourceRange where;  ///< of the first character that was changed
};

}  // namespace vestnik
