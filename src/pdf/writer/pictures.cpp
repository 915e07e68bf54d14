#include "pdf/writer/pictures.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pdf/writer/drawing.hpp"

namespace vestnik {

const std::string& PictureSet::name(const DecodedPicture& picture) {
  const auto [entry, added] = names_.try_emplace(picture.hash);
  if (added) {
    Entry& made = entries_.emplace_back();
    made.picture = &picture;
    const auto add = [this](const std::string& pixels) {
      streams_.push_back({&pixels, {}});
      return streams_.size() - 1;
    };
    if (const auto* raster = std::get_if<RasterPicture>(&picture.content)) {
      if (raster->filter == RasterPicture::Filter::none) made.data = add(raster->data);
      if (!raster->alpha.empty()) made.alpha = add(raster->alpha);
    }
    entry->second = fmt::format("X{}", entries_.size());
  }
  return entry->second;
}

bool PictureSet::transparent(const DecodedPicture& picture) {
  if (const auto* raster = std::get_if<RasterPicture>(&picture.content)) return !raster->alpha.empty();
  const auto& shapes = std::get<Drawing>(picture.content).shapes;
  return std::any_of(shapes.begin(), shapes.end(), [](const Drawing::Shape& shape) {
    return paint_opacity(shape.fill, shape.fill_opacity) < 1 || paint_opacity(shape.stroke, shape.stroke_opacity) < 1;
  });
}

void PictureSet::write(HPDF_Dict resources) {
  if (entries_.empty()) return;
  HPDF_Dict pictures = haru_.dict();
  int number = 0;
  for (const Entry& entry : entries_) {
    const DecodedPicture& picture = *entry.picture;
    HPDF_Dict object = std::holds_alternative<RasterPicture>(picture.content)
                           ? image(std::get<RasterPicture>(picture.content), entry)
                           : form(std::get<Drawing>(picture.content), picture.natural_width, picture.natural_height);
    haru_.add(pictures, fmt::format("X{}", ++number).c_str(), object);
  }
  haru_.add(resources, "XObject", pictures);
}

void* PictureSet::color_space(const RasterPicture& picture) {
  using Space = RasterPicture::ColorSpace;
  HPDF_Array space = haru_.indirect_array();
  if (picture.space == Space::indexed) {
    haru_.add_name(space, "Indexed");
    haru_.add_name(space, "DeviceRGB");
    haru_.add(space, static_cast<int>(picture.palette.size() / 3) - 1);
    haru_.add_bytes(space, picture.palette);
    return space;
  }
  const int components = picture.space == Space::gray ? 1 : picture.space == Space::rgb ? 3 : 4;
  if (picture.icc_profile.empty()) throw HaruError("a CMYK picture without a colour profile");
  HPDF_Dict profile = haru_.shared_stream(picture.icc_profile);
  haru_.add(profile, "N", components);
  haru_.add_name(space, "ICCBased");
  haru_.add(space, profile);
  return space;
}

HPDF_Dict PictureSet::image(const RasterPicture& picture, const Entry& entry) {
  using Filter = RasterPicture::Filter;
  using Space = RasterPicture::ColorSpace;
  const bool device = picture.icc_profile.empty() && (picture.space == Space::gray || picture.space == Space::rgb);
  HPDF_Dict object = picture.filter == Filter::dct     ? haru_.stream(picture.data, Packing::dct)
                     : picture.filter == Filter::flate ? haru_.stream(picture.data, Packing::flate)
                                                       : haru_.stream(streams_[entry.data].deflated, Packing::flate);
  haru_.add_name(object, "Type", "XObject");
  haru_.add_name(object, "Subtype", "Image");
  haru_.add(object, "Width", static_cast<int>(picture.width));
  haru_.add(object, "Height", static_cast<int>(picture.height));
  haru_.add(object, "BitsPerComponent", static_cast<int>(picture.bits));
  if (device) {
    haru_.add_name(object, "ColorSpace", picture.space == Space::gray ? "DeviceGray" : "DeviceRGB");
  } else {
    haru_.add(object, "ColorSpace", color_space(picture));
  }
  if (picture.png_predictor) {
    HPDF_Dict parameters = haru_.dict();
    haru_.add(parameters, "Predictor", 15);
    haru_.add(parameters, "Colors", picture.space == Space::rgb ? 3 : 1);
    haru_.add(parameters, "BitsPerComponent", static_cast<int>(picture.bits));
    haru_.add(parameters, "Columns", static_cast<int>(picture.width));
    haru_.add(object, "DecodeParms", parameters);
  }
  if (picture.inverted) haru_.add(object, "Decode", haru_.reals(std::array<double, 8>{1, 0, 1, 0, 1, 0, 1, 0}));
  if (!picture.alpha.empty()) {
    HPDF_Dict mask = haru_.stream(streams_[entry.alpha].deflated, Packing::flate);
    haru_.add_name(mask, "Type", "XObject");
    haru_.add_name(mask, "Subtype", "Image");
    haru_.add(mask, "Width", static_cast<int>(picture.width));
    haru_.add(mask, "Height", static_cast<int>(picture.height));
    haru_.add_name(mask, "ColorSpace", "DeviceGray");
    haru_.add(mask, "BitsPerComponent", 8);
    haru_.add(object, "SMask", mask);
  }
  return object;
}

HPDF_Dict PictureSet::form(const Drawing& drawing, Pt width, Pt height) {
  DrawingWriter writer(haru_);
  const std::string content = writer.content(drawing, width, height);
  HPDF_Dict object = haru_.stream(haru_.deflated(content), Packing::flate);
  haru_.add_name(object, "Type", "XObject");
  haru_.add_name(object, "Subtype", "Form");
  haru_.add(object, "BBox", haru_.reals(std::array<double, 4>{0, 0, width.value, height.value}));
  haru_.add(object, "Resources", writer.resources());
  return object;
}

}  // namespace vestnik
