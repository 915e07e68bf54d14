/// @file static_text.hpp
/// Text known to the compiler.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace vestnik {

/// A short text that can be the argument of a template.
struct StaticText {
  char text[48]{};
  std::size_t length = 0;

  template <std::size_t size>
  consteval StaticText(const char (&literal)[size]) : length(size - 1) {
    static_assert(size <= sizeof text);
    std::copy_n(literal, size, text);
  }
  [[nodiscard]] constexpr std::string_view view() const { return {text, length}; }
  constexpr bool operator==(const StaticText&) const = default;
};

}  // namespace vestnik
