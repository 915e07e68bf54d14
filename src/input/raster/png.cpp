#include <libdeflate.h>
#include <spng.h>

#include <algorithm>
#include <memory>
#include <new>

#include "input/raster/png_chunks.hpp"
#include "input/raster/raster.hpp"

namespace vestnik::picture {
namespace {

using ColorSpace = RasterPicture::ColorSpace;

struct FreeSpng {
  void operator()(spng_ctx* context) const { spng_ctx_free(context); }
};
using Spng = std::unique_ptr<spng_ctx, FreeSpng>;

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

// Inflates the rows of a PNG that is to pass through, to be sure that a reader of the PDF can. Returns how many bytes
// of `png.image` the zlib stream takes, or 0.
std::size_t checked_stream_size(const PngStructure& png, Findings& findings) {
  const std::size_t row = png.row_bytes() + 1;
  const std::size_t size = row * png.height;
  constexpr std::size_t deflate_ratio = 1032;  // of DEFLATE at its best: no need to reserve what cannot come
  if (size / deflate_ratio > png.image.size()) {
    findings.corrupt(term("it holds too little data for {} × {} pixels", png.width, png.height));
    return 0;
  }
  const std::unique_ptr<char[]> rows = std::make_unique_for_overwrite<char[]>(size);
  const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> inflate(libdeflate_alloc_decompressor());
  if (!inflate) throw std::bad_alloc();
  std::size_t used = 0, written = 0;
  if (libdeflate_zlib_decompress_ex(inflate.get(), png.image.data(), png.image.size(), rows.get(), size, &used,
                                    &written) != LIBDEFLATE_SUCCESS ||
      written != size) {
    findings.corrupt("its image data cannot be decompressed to its size");
    return 0;
  }
  for (std::size_t at = 0; at < size; at += row) {
    if (static_cast<unsigned char>(rows[at]) > SPNG_FILTER_PAETH) {
      findings.corrupt(term("row {} has an unknown filter", at / row));
      return 0;
    }
  }
  return used;
}

Spng open(std::string_view file) {
  constexpr std::size_t max_chunk = 4 << 20;  // of colour profile and text
  Spng context(spng_ctx_new(0));
  if (!context) throw std::bad_alloc();
  if (spng_set_png_buffer(context.get(), file.data(), file.size()) == 0 &&
      spng_set_image_limits(context.get(), largest_picture_side, largest_picture_side) == 0 &&
      spng_set_chunk_limits(context.get(), max_chunk, 4 * max_chunk) == 0) {
    return context;
  }
  return nullptr;
}

std::string embedded_profile(spng_ctx* context, ColorSpace space) {
  spng_iccp chunk{};
  const int error = spng_get_iccp(context, &chunk);
  if (error == SPNG_EMEM) throw std::bad_alloc();
  if (error != 0) return {};
  const std::string_view profile(chunk.profile, chunk.profile_len);
  return icc_profile_fits(profile, space) ? std::string(profile) : std::string();
}

// Parts RGBA pixels into `raster.alpha`, left empty if all is opaque, and `raster.data`, gray or RGB.
void part_alpha(std::string pixels, RasterPicture& raster) {
  const std::size_t count = pixels.size() / 4;
  std::string alpha(count, '\0');
  bool opaque = true;
  const std::size_t channels = raster.space == ColorSpace::gray ? 1 : 3;
  char* to = pixels.data();  // never ahead of what is read
  for (std::size_t i = 0; i < count; ++i) {
    const char* const from = pixels.data() + 4 * i;
    alpha[i] = from[3];
    opaque = opaque && from[3] == '\xff';
    to = std::copy_n(from, channels, to);
  }
  pixels.resize(count * channels);
  raster.data = std::move(pixels);
  if (!opaque) raster.alpha = std::move(alpha);
}

bool decode_pixels(spng_ctx* context, const PngStructure& png, RasterPicture& raster, Findings& findings) {
  std::string pixels(std::size_t{png.width} * png.height * 4, '\0');
  if (const int error = spng_decode_image(context, pixels.data(), pixels.size(), SPNG_FMT_RGBA8, SPNG_DECODE_TRNS)) {
    if (error == SPNG_EMEM) throw std::bad_alloc();
    findings.corrupt(as_term(spng_strerror(error)));
    return false;
  }
  part_alpha(std::move(pixels), raster);
  return true;
}

}  // namespace

std::optional<DecodedPicture> decode_png(std::string_view file, Findings& findings) {
  std::optional<PngStructure> png = read_png_structure(file, findings);
  if (!png) return std::nullopt;
  const Spng context = open(file);
  if (!context) return findings.corrupt("its header is wrong");

  RasterPicture raster;
  raster.width = png->width;
  raster.height = png->height;
  raster.orientation = png->orientation;
  const bool is_gray = png->color == PngStructure::gray || png->color == PngStructure::gray_alpha;
  raster.space = is_gray ? ColorSpace::gray : ColorSpace::rgb;
  raster.icc_profile = embedded_profile(context.get(), raster.space);
  if (raster.icc_profile.empty()) png->colors.check(!is_gray, findings);

  if (png->bits == 16 || png->interlaced || png->transparent) {
    if (!decode_pixels(context.get(), *png, raster, findings)) return std::nullopt;
    return with_natural_size(std::move(raster), png->dpi);
  }
  const std::size_t stream = checked_stream_size(*png, findings);
  if (stream == 0) return std::nullopt;
  raster.filter = RasterPicture::Filter::flate;
  raster.png_predictor = true;
  raster.bits = png->bits;
  raster.data = std::move(png->image);
  raster.data.resize(stream);
  if (png->color == PngStructure::indexed) {
    raster.space = ColorSpace::indexed;
    raster.palette = std::move(png->palette);
  }
  return with_natural_size(std::move(raster), png->dpi);
}

}  // namespace vestnik::picture
