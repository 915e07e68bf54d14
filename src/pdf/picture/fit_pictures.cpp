#include "pdf/picture/fit_pictures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <map>
#include <memory>
#include <utility>

#include "base/hash/hash.hpp"
#include "base/threads/parallel.hpp"
#include "findings/sink/picture_findings.hpp"
#include "input/raster/jpeg_markers.hpp"
#include "input/raster/rows.hpp"
#include "pdf/picture/cut.hpp"
#include "pdf/picture/pack.hpp"
#include "pdf/picture/reducer.hpp"

namespace vestnik {
namespace {

using Filter = RasterPicture::Filter;
using Space = RasterPicture::ColorSpace;

/// A picture, what is shown of it, and the largest size that this is printed in.
struct Use {
  std::shared_ptr<const DecodedPicture> picture;
  Crop crop;
  Pt width, height;
};

/// Pictures and crops: two parts of a picture are as two pictures.
using Key = std::pair<Hash128, std::array<double, 4>>;
Key key_of(const PlacedPicture& placed) {
  const Crop& crop = placed.crop;
  return {placed.picture->hash, {crop.x, crop.y, crop.width, crop.height}};
}

/// In the order in which the pages show them; a raster picture each.
std::vector<Use> uses_of(const Pages& pages) {
  std::vector<Use> uses;
  std::map<Key, std::size_t> known;
  for (const Page& page : pages.pages) {
    for (const PageItem& item : page.items) {
      const auto* placed = std::get_if<PlacedPicture>(&item);
      if (placed == nullptr || placed->picture->is_vector()) continue;
      const auto [found, added] = known.try_emplace(key_of(*placed), uses.size());
      if (added) uses.push_back({placed->picture, placed->crop, {}, {}});
      Use& use = uses[found->second];
      use.width = std::max(use.width, placed->box.width);
      use.height = std::max(use.height, placed->box.height);
    }
  }
  return uses;
}

/// Pixels that `length` may have, of those that there are.
unsigned most_pixels(unsigned there, Pt length, double resolution) {
  if (resolution <= 0) return there;
  constexpr double points_per_inch = 72, rounding = 1e-6;
  const double most = std::floor(length.value / points_per_inch * resolution + rounding);
  return static_cast<unsigned>(std::clamp(most, 1.0, static_cast<double>(there)));
}

/// As stored: a picture that lies on its side keeps doing so.
PixelSize size_for(const Use& use, const PixelRect& part, double resolution) {
  const bool sideways = std::get<RasterPicture>(use.picture->content).lies_on_its_side();
  return {most_pixels(part.size.width, sideways ? use.height : use.width, resolution),
          most_pixels(part.size.height, sideways ? use.width : use.height, resolution)};
}

PixelRect all_of(const RasterPicture& raster) { return {0, 0, {raster.width, raster.height}}; }

/// What a part of a picture is known by: it is another picture than the whole.
Hash128 hash_of(const DecodedPicture& picture, const PixelRect& part) {
  if (part == all_of(std::get<RasterPicture>(picture.content))) return picture.hash;
  const std::array<std::uint64_t, 6> facts{picture.hash[0], picture.hash[1], part.left,
                                           part.top,        part.size.width, part.size.height};
  return hash128({reinterpret_cast<const char*>(facts.data()), sizeof facts});
}

bool is_jpeg(const RasterPicture& raster) { return raster.filter == Filter::dct || raster.filter == Filter::jpeg; }

/// The pixels of `part` as they are stored, without coverage: that is packed apart.
void copy_rows(const RasterPicture& raster, const PixelRect& part, RasterPicture& to, picture::Findings& findings) {
  const unsigned channels = picture::channels_of(raster), colors = channels - (raster.alpha.empty() ? 0 : 1);
  const std::size_t first = std::size_t{part.left} * channels, end = first + std::size_t{part.size.width} * channels;
  to.data.reserve(std::size_t{part.size.width} * colors * part.size.height);
  if (!raster.alpha.empty()) to.alpha.reserve(std::size_t{part.size.width} * part.size.height);
  unsigned y = 0;
  const auto append = [&](const unsigned char* row) {
    if (y - part.top < part.size.height && y >= part.top) {
      for (std::size_t at = first; at < end; at += channels) to.data.append(row + at, row + at + colors);
      if (!raster.alpha.empty()) {
        to.alpha.append(raster.alpha, std::size_t{y} * raster.width + part.left, part.size.width);
      }
    }
    ++y;
  };
  if (!picture::read_rows(raster, append, findings)) to.data.clear();
}

/// Rows of a part of `raster` at that size; no data if they are corrupt.
RasterPicture rows_at(const RasterPicture& raster, const PixelRect& part, PixelSize size, picture::Findings& findings) {
  RasterPicture rows{.filter = Filter::none,
                     .space = raster.space == Space::indexed ? Space::rgb : raster.space,
                     .width = size.width,
                     .height = size.height,
                     .orientation = raster.orientation,
                     .data = {},
                     .palette = {},
                     .icc_profile = raster.icc_profile,
                     .alpha = {}};
  if (size == part.size) {  // only its colours change, or what is left of it
    copy_rows(raster, part, rows, findings);
    return rows;
  }
  const unsigned channels = picture::channels_of(raster);
  Reducer reducer(part.size, size, channels, !raster.alpha.empty(),
                  raster.space == Space::cmyk ? Reducer::Samples::inks : Reducer::Samples::light);
  unsigned y = 0;
  const auto reduce = [&](const unsigned char* row) {
    if (y >= part.top && y - part.top < part.size.height) reducer.add_row(row + std::size_t{part.left} * channels);
    ++y;
  };
  if (!picture::read_rows(raster, reduce, findings)) return rows;
  rows.data = reducer.take_pixels();
  rows.alpha = reducer.take_coverage();
  return rows;
}

int quality_for(const RasterPicture& jpeg, picture::Findings& findings) {
  const auto structure = picture::read_jpeg_structure(jpeg.data, findings);
  return jpeg_quality(structure ? structure->coarseness : 0);
}

/// `raster` as it would be embedded at its own size.
RasterPicture unreduced(const RasterPicture& raster) {
  RasterPicture whole = raster;
  if (whole.filter == Filter::none && whole.space != Space::cmyk) pack_rows(whole);
  return whole;
}

/// Nothing if its data are corrupt.
std::shared_ptr<const DecodedPicture> fitted(const DecodedPicture& whole, const PixelRect& part, PixelSize size,
                                             picture::Findings& findings) {
  const auto& raster = std::get<RasterPicture>(whole.content);
  RasterPicture rows = rows_at(raster, part, size, findings);
  if (rows.data.empty()) return nullptr;
  if (is_jpeg(raster) || raster.lossy) {
    rows.data = jpeg_file(rows, is_jpeg(raster) ? quality_for(raster, findings) : jpeg_quality(0));
    rows.filter = Filter::dct;
    rows.inverted = rows.space == Space::cmyk;
  } else if (rows.space != Space::cmyk) {
    pack_rows(rows);
  }
  // Somewhat fewer pixels may take more bytes, mostly where a few flat colours become many: such a picture stays as it
  // is.
  const bool somewhat = size.width * 2 > raster.width && part == all_of(raster);
  if (somewhat && raster.filter != Filter::jpeg && !raster.lossy) {
    RasterPicture as_it_is = unreduced(raster);
    if (as_it_is.data.size() < rows.data.size()) rows = std::move(as_it_is);
  }
  const double across = static_cast<double>(part.size.width) / raster.width;
  const double down = static_cast<double>(part.size.height) / raster.height;
  const bool sideways = raster.lies_on_its_side();
  return std::make_shared<const DecodedPicture>(
      DecodedPicture{.content = std::move(rows),
                     .natural_width = whole.natural_width * (sideways ? down : across),
                     .natural_height = whole.natural_height * (sideways ? across : down),
                     .hash = hash_of(whole, part),
                     .name = whole.name,
                     .where = whole.where});
}

}  // namespace

std::vector<Diagnostic> fit_pictures(Pages& pages, const FitOptions& options) {
  const std::vector<Use> uses = uses_of(pages);
  struct Made {
    std::shared_ptr<const DecodedPicture> picture;  ///< null: it stays as it is
    Crop seen;
  };
  std::vector<Made> made(uses.size());
  std::vector<std::vector<Diagnostic>> said(uses.size());
  for_each_index(uses.size(), options.threads, [&](std::size_t i) {
    options.checkpoint();
    const DecodedPicture& picture = *uses[i].picture;
    const auto& raster = std::get<RasterPicture>(picture.content);
    const Cut cut = cut_of(raster, uses[i].crop);
    made[i].seen = cut.seen;
    const PixelSize size = size_for(uses[i], cut.pixels, options.max_resolution);
    const bool as_it_is = raster.filter != Filter::jpeg && !raster.lossy;
    if (as_it_is && cut.pixels == all_of(raster) && size == cut.pixels.size) return;
    if (options.before != nullptr) made[i].picture = options.before->find(hash_of(picture, cut.pixels), size);
    if (made[i].picture) return;
    picture::Findings findings(picture.name, picture.where);
    made[i].picture = fitted(picture, cut.pixels, size, findings);
    said[i] = findings.take();
    if (options.before != nullptr && made[i].picture && said[i].empty()) options.before->keep(size, made[i].picture);
  });
  std::map<Key, const Made*> instead;
  std::vector<Diagnostic> diagnostics;
  for (std::size_t i = 0; i < uses.size(); ++i) {
    if (made[i].picture) instead.emplace(key_of({uses[i].picture, {}, artifact, {}, uses[i].crop}), &made[i]);
    std::move(said[i].begin(), said[i].end(), std::back_inserter(diagnostics));
  }
  for (Page& page : pages.pages) {
    for (PageItem& item : page.items) {
      auto* placed = std::get_if<PlacedPicture>(&item);
      if (placed == nullptr) continue;
      const auto found = instead.find(key_of(*placed));
      if (found == instead.end()) continue;
      placed->picture = found->second->picture;
      placed->crop = found->second->seen;
    }
  }
  return diagnostics;
}

}  // namespace vestnik
