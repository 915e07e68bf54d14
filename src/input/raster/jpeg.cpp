#include "input/raster/jpeg_markers.hpp"
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

}  // namespace

std::optional<DecodedPicture> decode_jpeg(std::string_view file, Findings& findings) {
  std::optional<JpegStructure> jpeg = read_jpeg_structure(file, findings);
  if (!jpeg) return std::nullopt;
  file = file.substr(0, jpeg->end);

  RasterPicture raster;
  raster.width = jpeg->width;
  raster.height = jpeg->height;
  raster.orientation = jpeg->orientation;
  raster.space = jpeg->components == 1 ? ColorSpace::gray : jpeg->components == 3 ? ColorSpace::rgb : ColorSpace::cmyk;
  if (icc_profile_fits(jpeg->icc_profile, raster.space)) raster.icc_profile = std::move(jpeg->icc_profile);
  const bool inks_without_profile = raster.space == ColorSpace::cmyk && raster.icc_profile.empty();

  if (inks_without_profile) raster.space = ColorSpace::rgb;
  if (inks_without_profile || colors_are_ambiguous(*jpeg)) {
    raster.filter = RasterPicture::Filter::jpeg;
  } else {
    raster.filter = RasterPicture::Filter::dct;
    raster.inverted = raster.space == ColorSpace::cmyk && jpeg->adobe_transform.has_value();
  }
  raster.data = file;
  return with_natural_size(std::move(raster), jpeg->dpi);
}

}  // namespace vestnik::picture
