#include "input/raster/jpeg_markers.hpp"
#include "input/raster/jpeg_pixels.hpp"
#include "input/raster/raster.hpp"

namespace vestnik::picture {
namespace {

using ColorSpace = RasterPicture::ColorSpace;

// Whether readers may disagree if three components are YCbCr. PDF 32000-1, table 13, says yes unless Adobe's marker
// says no; most readers use libjpeg, which also looks at the JFIF marker and at the components' names.
bool colors_are_ambiguous(const JpegStructure& jpeg) {
  if (jpeg.components != 3) return false;
  if (jpeg.jfif) return jpeg.adobe_transform == 0U;
  return !jpeg.adobe_transform && jpeg.components_named_rgb;
}

JpegSamples samples_for(ColorSpace space, bool has_profile) {
  if (space == ColorSpace::gray) return JpegSamples::gray;
  if (space == ColorSpace::rgb) return JpegSamples::rgb;
  return has_profile ? JpegSamples::cmyk : JpegSamples::rgb_of_cmyk;
}

}  // namespace

std::optional<DecodedPicture> decode_jpeg(std::string_view file, Findings& findings) {
  std::optional<JpegStructure> jpeg = read_jpeg_structure(file, findings);
  if (!jpeg) return std::nullopt;
  file = file.substr(0, jpeg->end);

  RasterPicture raster;
  raster.width = jpeg->width;
  raster.height = jpeg->height;
  raster.space = jpeg->components == 1 ? ColorSpace::gray : jpeg->components == 3 ? ColorSpace::rgb : ColorSpace::cmyk;
  if (icc_profile_fits(jpeg->icc_profile, raster.space)) raster.icc_profile = std::move(jpeg->icc_profile);
  const bool has_profile = !raster.icc_profile.empty();
  const bool inks_without_profile = raster.space == ColorSpace::cmyk && !has_profile;

  if (jpeg->orientation == 1 && !inks_without_profile && !colors_are_ambiguous(*jpeg)) {
    raster.filter = RasterPicture::Filter::dct;
    raster.inverted = raster.space == ColorSpace::cmyk && jpeg->adobe_transform.has_value();
    raster.data = file;
    return with_natural_size(std::move(raster), jpeg->dpi);
  }

  std::optional<std::string> pixels = decode_jpeg_pixels(file, *jpeg, samples_for(raster.space, has_profile), findings);
  if (!pixels) return std::nullopt;
  raster.data = std::move(*pixels);
  if (inks_without_profile) raster.space = ColorSpace::rgb;
  if (jpeg->orientation >= 5) {  // lies on its side
    std::swap(raster.width, raster.height);
    std::swap(jpeg->dpi.x, jpeg->dpi.y);
  }
  return with_natural_size(std::move(raster), jpeg->dpi);
}

}  // namespace vestnik::picture
