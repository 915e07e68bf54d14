#include "input/raster/raster.hpp"

#include <cstdint>
#include <utility>

#include "input/raster/byte_order.hpp"

namespace vestnik::picture {

bool size_is_fine(std::uint64_t width, std::uint64_t height, Findings& findings) {
  if (width == 0 || height == 0) {
    findings.corrupt(term("its size is {} × {} pixels", width, height));
    return false;
  }
  if (width > largest_picture_side || height > largest_picture_side || width * height > largest_picture_pixels) {
    findings.too_large(term("{} × {} pixels", width, height));
    return false;
  }
  return true;
}

DecodedPicture with_natural_size(RasterPicture raster, Resolution dpi) {
  if (!dpi.plausible()) dpi = {72, 72};
  if (raster.lies_on_its_side()) std::swap(dpi.x, dpi.y);
  DecodedPicture picture;
  picture.natural_width = Pt{raster.upright_width() * 72 / dpi.x};
  picture.natural_height = Pt{raster.upright_height() * 72 / dpi.y};
  picture.content = std::move(raster);
  return picture;
}

// The header of ICC.1:2010, section 7.2.
bool icc_profile_fits(std::string_view profile, RasterPicture::ColorSpace space) {
  constexpr std::size_t header = 128;
  if (profile.size() < header || u32be(profile, 0) != profile.size() || profile.substr(36, 4) != "acsp") return false;
  const std::string_view device_class = profile.substr(12, 4);
  if (u8(profile, 8) > 4) return false;
  if (device_class != "scnr" && device_class != "mntr" && device_class != "prtr" && device_class != "spac")
    return false;
  const std::string_view colors = profile.substr(16, 4);
  switch (space) {
    case RasterPicture::ColorSpace::gray:
      return colors == "GRAY";
    case RasterPicture::ColorSpace::cmyk:
      return colors == "CMYK";
    case RasterPicture::ColorSpace::rgb:
    case RasterPicture::ColorSpace::indexed:
      return colors == "RGB ";
  }
  return false;
}

}  // namespace vestnik::picture
