#include "input/raster/rows.hpp"

#include <libdeflate.h>
#include <spng.h>

#include <algorithm>
#include <memory>
#include <new>
#include <string>
#include <string_view>

#include "input/raster/jpeg_markers.hpp"
#include "input/raster/jpeg_pixels.hpp"

namespace vestnik::picture {
namespace {

using ColorSpace = RasterPicture::ColorSpace;

unsigned color_channels(ColorSpace space) { return space == ColorSpace::gray ? 1 : space == ColorSpace::cmyk ? 4 : 3; }

bool read_jpeg_rows(const RasterPicture& raster, const RowSink& sink, Findings& findings) {
  const std::optional<JpegStructure> jpeg = read_jpeg_structure(raster.data, findings);
  if (!jpeg) return false;
  const JpegSamples samples = raster.space == ColorSpace::gray   ? JpegSamples::gray
                              : raster.space == ColorSpace::cmyk ? JpegSamples::cmyk
                              : jpeg->components == 4            ? JpegSamples::rgb_of_cmyk
                                                                 : JpegSamples::rgb;
  return decode_jpeg_rows(raster.data, *jpeg, samples, sink, findings);
}

void append_u32be(std::string& out, std::size_t number) {
  for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(number >> shift & 0xFFU);
}

void append_chunk(std::string& file, std::string_view type, std::string_view data) {
  append_u32be(file, data.size());
  const std::size_t body = file.size();
  file += type;
  file += data;
  append_u32be(file, libdeflate_crc32(0, file.data() + body, file.size() - body));
}

/// Rows of a PNG that pass through into the PDF, as a PNG again.
std::string png_file(const RasterPicture& raster) {
  using namespace std::string_view_literals;
  std::string file("\x89PNG\r\n\x1a\n"sv), header;
  append_u32be(header, raster.width);
  append_u32be(header, raster.height);
  header += static_cast<char>(raster.bits);
  header += raster.space == ColorSpace::indexed ? '\3' : raster.space == ColorSpace::gray ? '\0' : '\2';
  header += "\0\0\0"sv;
  append_chunk(file, "IHDR", header);
  if (raster.space == ColorSpace::indexed) append_chunk(file, "PLTE", raster.palette);
  append_chunk(file, "IDAT", raster.data);
  append_chunk(file, "IEND", {});
  return file;
}

bool read_png_rows(const RasterPicture& raster, const RowSink& sink, Findings& findings) {
  const std::string file = png_file(raster);
  const std::unique_ptr<spng_ctx, void (*)(spng_ctx*)> context(spng_ctx_new(0), spng_ctx_free);
  if (!context) throw std::bad_alloc();
  const int format = raster.space == ColorSpace::gray ? SPNG_FMT_G8 : SPNG_FMT_RGB8;
  std::string row(std::size_t{raster.width} * color_channels(raster.space), '\0');
  int error = spng_set_png_buffer(context.get(), file.data(), file.size());
  if (error == 0) error = spng_decode_image(context.get(), nullptr, 0, format, SPNG_DECODE_PROGRESSIVE);
  while (error == 0) {
    error = spng_decode_row(context.get(), row.data(), row.size());
    if (error == 0 || error == SPNG_EOI) sink(reinterpret_cast<const unsigned char*>(row.data()));
  }
  if (error == SPNG_EMEM) throw std::bad_alloc();
  if (error != SPNG_EOI) (void)findings.corrupt(as_term(spng_strerror(error)));
  return error == SPNG_EOI;
}

void pass_rows(const RasterPicture& raster, const RowSink& sink) {
  const unsigned colors = color_channels(raster.space);
  const std::size_t width = raster.width, size = width * colors;
  const auto* from = reinterpret_cast<const unsigned char*>(raster.data.data());
  const auto* alpha = reinterpret_cast<const unsigned char*>(raster.alpha.data());
  std::string joined(raster.alpha.empty() ? 0 : size + width, '\0');
  for (unsigned y = 0; y < raster.height; ++y, from += size) {
    if (raster.alpha.empty()) {
      sink(from);
      continue;
    }
    auto* to = reinterpret_cast<unsigned char*>(joined.data());
    for (std::size_t x = 0; x < width; ++x) {
      to = std::copy_n(from + x * colors, colors, to);
      *to++ = *alpha++;
    }
    sink(reinterpret_cast<const unsigned char*>(joined.data()));
  }
}

}  // namespace

unsigned channels_of(const RasterPicture& raster) {
  return color_channels(raster.space) + (raster.alpha.empty() ? 0 : 1);
}

bool read_rows(const RasterPicture& raster, const RowSink& sink, Findings& findings) {
  switch (raster.filter) {
    case RasterPicture::Filter::dct:
    case RasterPicture::Filter::jpeg:
      return read_jpeg_rows(raster, sink, findings);
    case RasterPicture::Filter::flate:
      return read_png_rows(raster, sink, findings);
    case RasterPicture::Filter::none:
      break;
  }
  pass_rows(raster, sink);
  return true;
}

}  // namespace vestnik::picture
