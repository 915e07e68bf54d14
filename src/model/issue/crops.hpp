/// @file crops.hpp
/// Parts of pictures, in shares of their width and height.
#pragma once

#include <vector>

#include "findings/catalogue/message.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// The smallest share of a picture's width or height that is worth a line of a table: less is a slip of the pen.
inline constexpr double smallest_crop = 0.01;

/// Whether it is a part of a picture; numbers that are none make it unsound too. Shares are rounded by hand, which a
/// thousandth allows for.
[[nodiscard]] bool is_sound(const Crop& crop);
[[nodiscard]] bool is_sound(const Focus& focus);

[[nodiscard]] inline bool is_whole(const Crop& crop) { return crop == Crop{}; }

/// `inner`, which counts in `outer`, as a part of the whole picture.
[[nodiscard]] Crop within(const Crop& outer, const Crop& inner);

/// What of `crop` keeps a picture whose sides are as `aspect` (width by height) at the aspect `wanted`: as much as can
/// be, with `focus` (of the whole picture) as near to its middle as the edges of `crop` allow.
[[nodiscard]] Crop cropped_to(const Crop& crop, double aspect, double wanted, const Focus& focus);

/// For the message on a crop that is not sound.
[[nodiscard]] Message outside_picture(const Crop& crop);

}  // namespace vestnik
