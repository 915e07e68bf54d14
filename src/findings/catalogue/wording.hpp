/// @file wording.hpp
/// A text in the languages of the user interface, known to the compiler.
#pragma once

#include <string_view>

#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// A text in the languages of the user interface. In messages "{name}" is the place of a value.
struct Wording {
  std::string_view en, ru;
  [[nodiscard]] constexpr std::string_view in(UiLanguage language) const {
    return language == UiLanguage::ru && !ru.empty() ? ru : en;
  }
};

/// A phrase that messages take as a value.
using TermEntry = Wording;

}  // namespace vestnik
