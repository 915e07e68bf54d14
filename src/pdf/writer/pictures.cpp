#include "pdf/writer/pictures.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash/hash.hpp"
#include "pdf/writer/drawing.hpp"

namespace vestnik {
namespace {

/// What differs between two ways to set the same texts: glyphs and where they stand.
std::string shown_by(const SetTexts& texts) {
  Hasher hasher;
  for (const std::vector<SetLetters>& text : texts) {
    for (const SetLetters& set : text) {
      hasher.add(set.piece.face->postscript_name());
      hasher.add(set.piece.text);
      const double where[] = {set.piece.x.value, set.piece.baseline.value, set.piece.horizontal_scale};
      hasher.add({reinterpret_cast<const char*>(where), sizeof where});
      for (const PlacedGlyph& glyph : set.piece.glyphs) {
        hasher.add({reinterpret_cast<const char*>(&glyph.id), sizeof glyph.id});
      }
    }
  }
  return fmt::format("{:016x}", hasher.hash64());
}

}  // namespace

const std::string& PictureSet::name(const PlacedPicture& placed) {
  const DecodedPicture& picture = *placed.picture;
  const auto [entry, added] =
      names_.try_emplace({picture.hash, placed.texts ? shown_by(*placed.texts) : std::string()});
  if (added) {
    entries_.push_back({&picture, placed.texts.get()});
    if (const auto* raster = std::get_if<RasterPicture>(&picture.content)) {
      add_pixels(*raster);
    } else {
      const auto& drawing = std::get<Drawing>(picture.content);
      for (const RasterPicture* image : images_of(drawing)) add_pixels(*image);
      if (placed.texts) note_texts(drawing, *placed.texts, fonts_);
    }
    entry->second = fmt::format("X{}", entries_.size());
  }
  return entry->second;
}

void PictureSet::add_pixels(const RasterPicture& picture) {
  const auto [entry, added] = pixels_.try_emplace(&picture);
  if (!added) return;
  const auto add = [this](const std::string& pixels) {
    streams_.push_back({&pixels, {}});
    return streams_.size() - 1;
  };
  if (picture.filter == RasterPicture::Filter::none) entry->second.data = add(picture.data);
  if (!picture.alpha.empty()) entry->second.alpha = add(picture.alpha);
}

bool PictureSet::transparent(const DecodedPicture& picture) {
  if (const auto* raster = std::get_if<RasterPicture>(&picture.content)) return !raster->alpha.empty();
  return is_transparent(std::get<Drawing>(picture.content));
}

void PictureSet::write(HPDF_Dict resources) {
  if (entries_.empty()) return;
  HPDF_Dict pictures = haru_.dict();
  int number = 0;
  for (const Entry& entry : entries_) {
    const DecodedPicture& picture = *entry.picture;
    HPDF_Dict object = std::holds_alternative<RasterPicture>(picture.content)
                           ? image(std::get<RasterPicture>(picture.content))
                           : form(entry);
    haru_.add(pictures, fmt::format("X{}", ++number).c_str(), object);
  }
  haru_.add(resources, "XObject", pictures);
}

void* PictureSet::color_space(const RasterPicture& picture) {
  using Space = RasterPicture::ColorSpace;
  if (picture.space == Space::indexed) {
    HPDF_Array space = haru_.indirect_array();
    haru_.add_name(space, "Indexed");
    if (picture.icc_profile.empty()) {
      haru_.add_name(space, "DeviceRGB");
    } else {
      haru_.add(space, profile_space(picture.icc_profile, 3));
    }
    haru_.add(space, static_cast<int>(picture.palette.size() / 3) - 1);
    haru_.add_bytes(space, picture.palette);
    return space;
  }
  const int components = picture.space == Space::gray ? 1 : picture.space == Space::rgb ? 3 : 4;
  if (picture.icc_profile.empty()) throw HaruError("a CMYK picture without a colour profile");
  return profile_space(picture.icc_profile, components);
}

HPDF_Array PictureSet::profile_space(const std::string& icc_profile, int components) {
  HPDF_Array space = haru_.indirect_array();
  HPDF_Dict profile = haru_.shared_stream(icc_profile);
  haru_.add(profile, "N", components);
  haru_.add_name(space, "ICCBased");
  haru_.add(space, profile);
  return space;
}

HPDF_Dict PictureSet::image(const RasterPicture& picture) {
  Pixels& pixels = pixels_.at(&picture);
  if (pixels.object != nullptr) return pixels.object;
  using Filter = RasterPicture::Filter;
  using Space = RasterPicture::ColorSpace;
  const bool device = picture.icc_profile.empty() && (picture.space == Space::gray || picture.space == Space::rgb);
  if (picture.filter == Filter::jpeg) throw HaruError("a JPEG whose colours nobody has converted");
  const std::string& data = picture.filter == Filter::none ? streams_[pixels.data].deflated : picture.data;
  HPDF_Dict object = haru_.stream(data, picture.filter == Filter::dct ? Packing::dct : Packing::flate);
  bytes_ += data.size();
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
    HPDF_Dict mask = haru_.stream(streams_[pixels.alpha].deflated, Packing::flate);
    bytes_ += streams_[pixels.alpha].deflated.size();
    haru_.add_name(mask, "Type", "XObject");
    haru_.add_name(mask, "Subtype", "Image");
    haru_.add(mask, "Width", static_cast<int>(picture.width));
    haru_.add(mask, "Height", static_cast<int>(picture.height));
    haru_.add_name(mask, "ColorSpace", "DeviceGray");
    haru_.add(mask, "BitsPerComponent", 8);
    haru_.add(object, "SMask", mask);
  }
  pixels.object = object;
  return object;
}

HPDF_Dict PictureSet::form(const Entry& entry) {
  const DecodedPicture& picture = *entry.picture;
  const DrawingParts parts{.haru = haru_,
                           .fonts = fonts_,
                           .drawing = std::get<Drawing>(picture.content),
                           .texts = entry.texts,
                           .image = [this](const RasterPicture& pixels) { return image(pixels); }};
  return DrawingWriter(parts).form(picture.natural_width, picture.natural_height);
}

}  // namespace vestnik
