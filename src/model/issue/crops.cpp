#include "model/issue/crops.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vestnik {
namespace {

constexpr double slack = 1e-3;

/// False for what is no number.
bool is_share(double number) { return number >= 0 && number <= 1; }

/// Where a piece of `length` begins that shows `point` in its middle, within [from, from + room].
double begin_of(double from, double room, double length, double point) {
  return std::clamp(point - length / 2, from, std::max(from, from + room - length));
}

}  // namespace

bool is_sound(const Crop& crop) {
  return is_share(crop.x) && is_share(crop.y) && crop.width >= smallest_crop && crop.height >= smallest_crop &&
         crop.x + crop.width <= 1 + slack && crop.y + crop.height <= 1 + slack;
}

bool is_sound(const Focus& focus) { return is_share(focus.x) && is_share(focus.y); }

Crop within(const Crop& outer, const Crop& inner) {
  return {outer.x + inner.x * outer.width, outer.y + inner.y * outer.height, outer.width * inner.width,
          outer.height * inner.height};
}

Crop cropped_to(const Crop& crop, double aspect, double wanted, const Focus& focus) {
  const double now = aspect * crop.width / crop.height;
  Crop result = crop;
  if (wanted > now) {
    result.height = crop.height * now / wanted;
    result.y = begin_of(crop.y, crop.height, result.height, focus.y);
  } else {
    result.width = crop.width * wanted / now;
    result.x = begin_of(crop.x, crop.width, result.width, focus.x);
  }
  return result;
}

Message outside_picture(const Crop& crop) {
  const auto shown = [](double share) { return fmt::format("{:.4g}", share); };
  return message("picture-crop"_id, value<"left">(shown(crop.x)), value<"right">(shown(crop.x + crop.width)),
                 value<"top">(shown(crop.y)), value<"bottom">(shown(crop.y + crop.height)));
}

}  // namespace vestnik
