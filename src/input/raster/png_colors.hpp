/// @file png_colors.hpp
/// What a PNG says of its colours when it has no profile.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "findings/sink/picture_findings.hpp"

namespace vestnik::picture {

/// Of the chunks cICP, sRGB, gAMA and cHRM (ISO/IEC 15948, 11.3.3). What is malformed counts as missing.
class PngColors {
 public:
  /// Takes in a chunk of any type.
  void add(std::string_view type, std::string_view data);
  /// Warns if they ask for other colours than those of sRGB, as which they are printed. `in_color`: it is not gray.
  void check(bool in_color, Findings& findings) const;

 private:
  std::optional<std::array<unsigned, 4>> codes_;  ///< cICP: primaries, transfer, matrix, range
  std::optional<std::uint32_t> gamma_;            ///< in hundred-thousandths
  std::optional<std::array<double, 8>> places_;   ///< cHRM: x and y of white, red, green and blue
  bool is_srgb_ = false;
};

}  // namespace vestnik::picture
