/// @file divided_addresses.hpp
/// Web addresses that a text has on two lines or more, as mail programs and narrow columns leave them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "input/markup/code_ranges.hpp"

namespace vestnik::markup {

/// A line end within a web address.
struct DividedAddress {
  std::size_t begin = 0;          ///< of the address
  std::size_t end = 0, next = 0;  ///< the line end, with what stands before the address's next part
  std::size_t next_end = 0;       ///< where that part ends
  bool certain = true;            ///< else it may be the beginning of the next sentence
};

/// In the order of the text; an address on three lines is here twice. `line_prefix`: what each line begins with and is
/// no text. Passes over code. Time grows with the text's length.
[[nodiscard]] std::vector<DividedAddress> divided_addresses(std::string_view text, const CodeRanges& code,
                                                            std::string_view line_prefix);

}  // namespace vestnik::markup
