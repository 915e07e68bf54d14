// Pictures drawn for the tests, with the libraries that read them turned round.
#pragma once

#include <jpeglib.h>
#include <libdeflate.h>
#include <spng.h>
#include <array>
#include <cstdint>
#include <cstdio>  // jpeglib.h needs FILE and does not say so

#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "input/picture/decode_picture.hpp"

namespace vestnik::samples {

inline std::string big_endian(std::uint64_t value, int bytes) {
  std::string text;
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) text += static_cast<char>(value >> shift & 0xff);
  return text;
}

/// The header of an ICC profile without tags: all that Vestnik looks at.
inline std::string icc_profile(std::string_view space, std::size_t size = 132) {
  std::string profile(size, '\0');
  profile.replace(0, 4, big_endian(size, 4));
  profile[8] = 4;
  profile.replace(12, 4, "mntr");
  profile.replace(16, 4, space);
  profile.replace(36, 4, "acsp");
  return profile;
}

/// Exif's first directory with an orientation and, if not 0, a resolution in dots per inch.
inline std::string exif(unsigned orientation, unsigned dpi = 0) {
  const auto entry = [](unsigned tag, unsigned type, unsigned count, std::uint32_t value) {
    return big_endian(tag, 2) + big_endian(type, 2) + big_endian(count, 4) + big_endian(value, 4);
  };
  std::string tiff = "MM";
  tiff += big_endian(42, 2) + big_endian(8, 4) + big_endian(4, 2);
  tiff += entry(0x0112, 3, 1, orientation << 16) + entry(0x011a, 5, 1, 62) + entry(0x011b, 5, 1, 62);
  tiff += entry(0x0128, 3, 1, 2U << 16);
  tiff += big_endian(0, 4) + big_endian(dpi, 4) + big_endian(1, 4);
  return std::string("Exif\0\0", 6) + tiff;
}

struct JpegOptions {
  unsigned width = 24, height = 16;
  J_COLOR_SPACE space = JCS_RGB;                                 ///< of the samples given
  bool progressive = false, arithmetic = false, markers = true;  ///< markers: JFIF's or Adobe's
  J_COLOR_SPACE coded = JCS_UNKNOWN;                             ///< unknown: libjpeg's choice
  unsigned density = 0, density_unit = 1;
  unsigned restart_interval = 0;
  std::string icc = {}, exif = {};
  int quality = 90;
};

/// A JPEG of the rows given, or of a gradient.
inline std::string jpeg(const JpegOptions& options = {}, std::string samples = {}) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* out = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &out, &size);
  jpeg.image_width = options.width;
  jpeg.image_height = options.height;
  jpeg.in_color_space = options.space;
  jpeg.input_components = options.space == JCS_GRAYSCALE ? 1 : options.space == JCS_RGB ? 3 : 4;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, options.quality, TRUE);
  if (options.coded != JCS_UNKNOWN) jpeg_set_colorspace(&jpeg, options.coded);
  if (options.progressive) jpeg_simple_progression(&jpeg);
  jpeg.arith_code = options.arithmetic ? TRUE : FALSE;
  jpeg.restart_interval = options.restart_interval;
  if (!options.markers) jpeg.write_JFIF_header = jpeg.write_Adobe_marker = FALSE;
  if (options.density > 0) {
    jpeg.density_unit = static_cast<UINT8>(options.density_unit);
    jpeg.X_density = jpeg.Y_density = static_cast<UINT16>(options.density);
  }
  jpeg_start_compress(&jpeg, TRUE);
  const auto bytes = [](const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); };
  if (!options.exif.empty()) {
    jpeg_write_marker(&jpeg, JPEG_APP0 + 1, bytes(options.exif), static_cast<unsigned>(options.exif.size()));
  }
  if (!options.icc.empty())
    jpeg_write_icc_profile(&jpeg, bytes(options.icc), static_cast<unsigned>(options.icc.size()));
  const std::size_t row = std::size_t{options.width} * static_cast<unsigned>(jpeg.input_components);
  if (samples.empty()) {
    for (std::size_t i = 0; i < row * options.height; ++i) samples += static_cast<char>(i % row * 5 + i / row * 7);
  }
  while (jpeg.next_scanline < jpeg.image_height) {
    JSAMPROW line = reinterpret_cast<unsigned char*>(samples.data()) + jpeg.next_scanline * row;
    jpeg_write_scanlines(&jpeg, &line, 1);
  }
  jpeg_finish_compress(&jpeg);
  std::string file(reinterpret_cast<const char*>(out), size);
  std::free(out);
  jpeg_destroy_compress(&jpeg);
  return file;
}

inline std::string png_chunk(const std::string& type, const std::string& data) {
  const std::string body = type + data;
  return big_endian(data.size(), 4) + body + big_endian(libdeflate_crc32(0, body.data(), body.size()), 4);
}

/// Puts a chunk behind a PNG's header.
inline std::string with_chunk(const std::string& png, const std::string& type, const std::string& data) {
  constexpr std::size_t header_end = 33;
  return png.substr(0, header_end) + png_chunk(type, data) + png.substr(header_end);
}

struct PngOptions {
  unsigned width = 12, height = 10, bits = 8, color = SPNG_COLOR_TYPE_TRUECOLOR;
  bool interlaced = false;
  std::vector<std::array<std::uint8_t, 3>> palette = {};
  std::vector<std::uint8_t> palette_alpha = {};
  bool transparent_color = false;  ///< tRNS: the colour whose channels are all 0
  std::string icc = {};
  unsigned pixels_per_metre = 0;
};

/// A PNG of the rows given (16 bits: in the machine's byte order), or of a gradient.
inline std::string png(const PngOptions& options = {}, std::string samples = {}) {
  const std::unique_ptr<spng_ctx, void (*)(spng_ctx*)> context(spng_ctx_new(SPNG_CTX_ENCODER), spng_ctx_free);
  spng_set_option(context.get(), SPNG_ENCODE_TO_BUFFER, 1);
  spng_ihdr header{};
  header.width = options.width;
  header.height = options.height;
  header.bit_depth = static_cast<std::uint8_t>(options.bits);
  header.color_type = static_cast<std::uint8_t>(options.color);
  header.interlace_method = options.interlaced ? SPNG_INTERLACE_ADAM7 : SPNG_INTERLACE_NONE;
  spng_set_ihdr(context.get(), &header);
  if (!options.palette.empty()) {
    spng_plte palette{};
    for (const auto& [r, g, b] : options.palette) palette.entries[palette.n_entries++] = {r, g, b, 255};
    spng_set_plte(context.get(), &palette);
  }
  spng_trns transparency{};
  for (const std::uint8_t alpha : options.palette_alpha) {
    transparency.type3_alpha[transparency.n_type3_entries++] = alpha;
  }
  if (options.transparent_color || !options.palette_alpha.empty()) spng_set_trns(context.get(), &transparency);
  if (options.pixels_per_metre > 0) {
    spng_phys density{options.pixels_per_metre, options.pixels_per_metre, 1};
    spng_set_phys(context.get(), &density);
  }
  std::string profile = options.icc;
  if (!profile.empty()) {
    spng_iccp chunk{};
    chunk.profile_name[0] = 'p';
    chunk.profile = profile.data();
    chunk.profile_len = profile.size();
    spng_set_iccp(context.get(), &chunk);
  }
  static const std::map<unsigned, unsigned> channels{{0, 1}, {2, 3}, {3, 1}, {4, 2}, {6, 4}};
  const std::size_t row = (std::size_t{options.width} * channels.at(options.color) * options.bits + 7) / 8;
  if (samples.empty()) {
    for (std::size_t i = 0; i < row * options.height; ++i) samples += static_cast<char>(i % row * 3 + i / row * 11);
  }
  if (spng_encode_image(context.get(), samples.data(), samples.size(), SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE) != 0) {
    return {};
  }
  std::size_t size = 0;
  int error = 0;
  void* const buffer = spng_get_png_buffer(context.get(), &size, &error);
  std::string file(static_cast<const char*>(buffer), size);
  std::free(buffer);
  return file;
}

inline std::string svg(std::string_view content, std::string_view attributes = R"(viewBox="0 0 100 100")") {
  return R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" )" +
         std::string(attributes) + ">" + std::string(content) + "</svg>";
}

inline Outcome<DecodedPicture> decode(std::string bytes) {
  return decode_picture({"picture.bin", std::make_shared<const std::string>(std::move(bytes))}, {"issue.yaml", 3, 5});
}

/// The code of the first diagnostic, or "".
inline std::string first_code(const Outcome<DecodedPicture>& outcome) {
  return outcome.diagnostics.empty() ? "" : outcome.diagnostics.front().code;
}

inline std::string first_message(const Outcome<DecodedPicture>& outcome) {
  return outcome.diagnostics.empty() ? "" : outcome.diagnostics.front().message;
}

}  // namespace vestnik::samples
