/// @file raster.hpp
/// The decoders of JPEG and PNG. Each reports what is wrong and then returns nullopt. None fills in the hash, the name
/// and the place.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "findings/sink/picture_findings.hpp"
#include "model/picture/picture.hpp"

namespace vestnik::picture {

/// Dots per inch, along the rows and the columns; 0: unknown.
struct Resolution {
  double x = 0, y = 0;
  [[nodiscard]] bool plausible() const { return x >= 72 && x <= 1200 && y >= 72 && y <= 1200; }
};

/// False, and a finding, if the size is 0 or beyond the limits.
[[nodiscard]] bool size_is_fine(std::uint64_t width, std::uint64_t height, Findings& findings);

/// A picture of natural size at that resolution of its stored rows and columns, or 72 dpi if it is not plausible.
[[nodiscard]] DecodedPicture with_natural_size(RasterPicture raster, Resolution dpi);

/// True for a profile that PDF 1.7 can hold (ICC version 4 at most), made for colours of that space.
[[nodiscard]] bool icc_profile_fits(std::string_view profile, RasterPicture::ColorSpace space);

[[nodiscard]] std::optional<DecodedPicture> decode_jpeg(std::string_view file, Findings& findings);
[[nodiscard]] std::optional<DecodedPicture> decode_png(std::string_view file, Findings& findings);

}  // namespace vestnik::picture
