#include <tiffio.h>

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstring>
#include <memory>

#include "tools/pictures/decoders.hpp"

namespace vestnik::pictures {
namespace {

using foreign::Verdict;

/// A file in memory, as libtiff reads one.
struct Memory {
  std::string_view bytes;
  std::uint64_t at = 0;
};

tmsize_t read_memory(thandle_t handle, void* to, tmsize_t size) {
  auto* const file = static_cast<Memory*>(handle);
  if (file->at >= file->bytes.size() || size <= 0) return 0;
  const std::size_t count = std::min<std::size_t>(static_cast<std::size_t>(size), file->bytes.size() - file->at);
  std::memcpy(to, file->bytes.data() + file->at, count);
  file->at += count;
  return static_cast<tmsize_t>(count);
}
tmsize_t write_nothing(thandle_t, void*, tmsize_t) { return 0; }
toff_t seek_memory(thandle_t handle, toff_t offset, int from) {
  auto* const file = static_cast<Memory*>(handle);
  file->at = (from == SEEK_CUR ? file->at : from == SEEK_END ? file->bytes.size() : 0) + offset;
  return file->at;
}
int close_memory(thandle_t) { return 0; }
toff_t size_memory(thandle_t handle) { return static_cast<Memory*>(handle)->bytes.size(); }

struct CloseTiff {
  void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};

std::uint32_t field(TIFF* tiff, std::uint32_t tag, std::uint16_t otherwise) {
  std::uint16_t value = otherwise;
  return TIFFGetFieldDefaulted(tiff, tag, &value) == 1 ? value : otherwise;
}

bool is_preview(TIFF* tiff) {
  std::uint32_t kind = 0;
  return TIFFGetField(tiff, TIFFTAG_SUBFILETYPE, &kind) == 1 && (kind & FILETYPE_REDUCEDIMAGE) != 0;
}

/// Goes to the first directory that is no preview of another. Returns how many such there are.
std::uint32_t go_to_first(TIFF* tiff) {
  constexpr std::uint32_t enough = 1000;
  std::uint32_t pages = 0;
  tdir_t first = 0, number = 0;
  do {
    if (!is_preview(tiff) && ++pages == 1) first = number;
    ++number;
  } while (number < enough && TIFFReadDirectory(tiff) == 1);
  return TIFFSetDirectory(tiff, first) == 1 ? std::max(pages, 1U) : 0;
}

void read_notes(TIFF* tiff, foreign::Answer& answer) {
  float x = 0, y = 0;
  const std::uint32_t unit = field(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
  if (unit != RESUNIT_NONE && TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &x) == 1 &&
      TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &y) == 1 && x > 0 && y > 0) {
    const double per_unit = unit == RESUNIT_CENTIMETER ? 2.54 : 1;
    answer.dpi_x = x * per_unit;
    answer.dpi_y = y * per_unit;
  }
  const std::uint32_t orientation = field(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
  if (orientation >= 1 && orientation <= 8) answer.orientation = orientation;
  std::uint32_t size = 0;
  void* profile = nullptr;
  if (TIFFGetField(tiff, TIFFTAG_ICCPROFILE, &size, &profile) == 1 && profile != nullptr) {
    answer.icc_profile.assign(static_cast<const char*>(profile), size);
  }
}

/// Inks with a profile are kept: rows of four samples of 8 bits, in strips.
bool holds_inks(TIFF* tiff, const foreign::Answer& answer) {
  return !answer.icc_profile.empty() && field(tiff, TIFFTAG_PHOTOMETRIC, 0) == PHOTOMETRIC_SEPARATED &&
         field(tiff, TIFFTAG_SAMPLESPERPIXEL, 1) == 4 && field(tiff, TIFFTAG_BITSPERSAMPLE, 1) == 8 &&
         field(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG) == PLANARCONFIG_CONTIG && TIFFIsTiled(tiff) == 0;
}

bool read_inks(TIFF* tiff, Decoded& result) {
  result.answer.colors = 4;
  const std::size_t row = result.answer.row_bytes();
  if (TIFFScanlineSize64(tiff) != row) return false;
  result.pixels.resize(row * result.answer.height);
  for (std::uint32_t y = 0; y < result.answer.height; ++y) {
    if (TIFFReadScanline(tiff, result.pixels.data() + y * row, y, 0) != 1) return false;
  }
  return true;
}

/// Everything else as libtiff makes RGB of it, with the colours multiplied by their coverage.
bool read_light(TIFF* tiff, Decoded& result, std::string& reason) {
  std::array<char, 1024> words{};
  TIFFRGBAImage image{};
  if (TIFFRGBAImageBegin(&image, tiff, 1, words.data()) != 1) return reason = words.data(), false;
  image.req_orientation = image.orientation;  // the rows as they are stored
  const std::size_t count = std::size_t{result.answer.width} * result.answer.height;
  result.pixels.resize(count * 4);
  auto* const rgba = reinterpret_cast<std::uint32_t*>(result.pixels.data());
  const bool read = TIFFRGBAImageGet(&image, rgba, result.answer.width, result.answer.height) == 1;
  const bool gray = image.photometric == PHOTOMETRIC_MINISBLACK || image.photometric == PHOTOMETRIC_MINISWHITE;
  result.answer.coverage = image.alpha != 0;
  TIFFRGBAImageEnd(&image);
  if (!read) return false;
  result.answer.colors = gray ? 1 : 3;
  auto* to = reinterpret_cast<unsigned char*>(result.pixels.data());
  for (std::size_t i = 0; i < count; ++i) {  // never ahead of what is read
    const std::uint32_t pixel = rgba[i], alpha = result.answer.coverage ? TIFFGetA(pixel) : 255;
    const std::array<std::uint32_t, 3> color{TIFFGetR(pixel), TIFFGetG(pixel), TIFFGetB(pixel)};
    for (std::uint32_t c = 0; c < result.answer.colors; ++c) {
      *to++ = static_cast<unsigned char>(alpha == 0 ? 0 : std::min(255U, (color[c] * 255 + alpha / 2) / alpha));
    }
    if (result.answer.coverage) *to++ = static_cast<unsigned char>(alpha);
  }
  result.pixels.resize(result.answer.row_bytes() * result.answer.height);
  return true;
}

}  // namespace

Decoded decode_tiff(std::string_view file) {
  TIFFSetErrorHandler(nullptr);
  TIFFSetWarningHandler(nullptr);
  Memory memory{file};
  const std::unique_ptr<TIFF, CloseTiff> tiff(TIFFClientOpen("file", "rm", &memory, read_memory, write_nothing,
                                                             seek_memory, close_memory, size_memory, nullptr, nullptr));
  if (!tiff) return failed(Verdict::corrupt, "its header is wrong");
  const std::uint32_t pages = go_to_first(tiff.get());
  if (pages == 0) return failed(Verdict::corrupt, "its header is wrong");
  std::uint32_t width = 0, height = 0;
  TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &width);
  TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &height);
  Decoded result = checked_size(width, height);
  if (result.answer.verdict != Verdict::sound) return result;
  result.answer.pictures = pages;
  read_notes(tiff.get(), result.answer);
  result.answer.lossy = field(tiff.get(), TIFFTAG_COMPRESSION, COMPRESSION_NONE) == COMPRESSION_JPEG;
  std::string reason;
  const bool read =
      holds_inks(tiff.get(), result.answer) ? read_inks(tiff.get(), result) : read_light(tiff.get(), result, reason);
  if (read) return result;
  if (!reason.empty()) return failed(Verdict::unusable, reason);
  return failed(Verdict::corrupt, "its image data cannot be decompressed to its size");
}

}  // namespace vestnik::pictures
