#include "input/raster/png_chunks.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <cstdint>

#include "input/raster/byte_order.hpp"
#include "input/raster/exif.hpp"

namespace vestnik::picture {
namespace {

class PngReader {
 public:
  PngReader(std::string_view file, Findings& findings) : file_(file), findings_(findings) {}

  std::optional<PngStructure> read() {
    using namespace std::string_view_literals;
    constexpr std::string_view signature = "\x89PNG\r\n\x1a\n"sv;
    if (!file_.starts_with(signature)) return findings_.corrupt("its signature is wrong");
    at_ = signature.size();
    while (!failed_ && !ended_) read_chunk();
    if (!failed_) finish();
    if (failed_) return std::nullopt;
    return std::move(result_);
  }

 private:
  void corrupt(const Reason& reason) {
    if (!failed_) findings_.corrupt(reason);
    failed_ = true;
  }

  void read_chunk();
  void read_header(std::string_view data);
  void read_palette(std::string_view data);
  void read_image(std::string_view data);
  void read_transparency(std::string_view data);
  void read_pixel_size(std::string_view data);
  void finish();

  std::string_view file_;
  Findings& findings_;
  PngStructure result_;
  std::size_t at_ = 0;
  ExifFields exif_;
  bool failed_ = false, ended_ = false, has_header_ = false, image_over_ = false;
};

void PngReader::read_chunk() {
  constexpr std::size_t overhead = 12;  // length, type, checksum
  if (file_.size() - at_ < overhead) return corrupt("it ends before the PNG's end chunk");
  const std::uint32_t length = u32be(file_, at_);
  const std::string_view type = file_.substr(at_ + 4, 4);
  const bool is_type =
      std::all_of(type.begin(), type.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
  if (!is_type) return corrupt(term("there is no chunk at byte {}", at_));
  if (length > file_.size() - at_ - overhead) return corrupt(term("it ends in the middle of its {} chunk", type));
  const std::string_view data = file_.substr(at_ + 8, length);
  if (libdeflate_crc32(0, type.data(), type.size() + data.size()) != u32be(file_, at_ + 8 + length)) {
    return corrupt(term("the checksum of its {} chunk is wrong", type));
  }
  at_ += length + overhead;

  if (type != "IHDR" && !has_header_) return corrupt("its first chunk is not the header");
  if (type != "IDAT" && !result_.image.empty()) image_over_ = true;
  if (type == "IHDR") return read_header(data);
  if (type == "PLTE") return read_palette(data);
  if (type == "IDAT") return read_image(data);
  if (type == "IEND") {
    ended_ = true;
    return;
  }
  if (type == "tRNS") return read_transparency(data);
  if (type == "pHYs") return read_pixel_size(data);
  if (type == "eXIf") return exif_.complete(read_exif(data));
  result_.colors.add(type, data);
  const bool critical = type[0] >= 'A' && type[0] <= 'Z';
  if (critical) corrupt(term("its {} chunk is not one of a PNG", type));
}

void PngReader::read_header(std::string_view data) {
  if (has_header_) return corrupt("it has two headers");
  if (data.size() != 13) return corrupt("its header has a wrong length");
  has_header_ = true;
  result_.width = u32be(data, 0);
  result_.height = u32be(data, 4);
  result_.bits = u8(data, 8);
  result_.color = u8(data, 9);
  result_.interlaced = u8(data, 12) == 1;
  if (!size_is_fine(result_.width, result_.height, findings_)) {
    failed_ = true;
    return;
  }
  const unsigned bits = result_.bits, color = result_.color;
  const bool low = bits == 1 || bits == 2 || bits == 4, wide = bits == 16;
  const bool known_color = color == PngStructure::gray || color == PngStructure::rgb ||
                           color == PngStructure::indexed || color == PngStructure::gray_alpha ||
                           color == PngStructure::rgb_alpha;
  const bool depth_fits = bits == 8 || (low && (color == PngStructure::gray || color == PngStructure::indexed)) ||
                          (wide && color != PngStructure::indexed);
  if (!known_color || !depth_fits) return corrupt(term("colour type {} of {} bits does not exist", color, bits));
  if (u8(data, 10) != 0 || u8(data, 11) != 0 || u8(data, 12) > 1) corrupt("its header names an unknown method");
  result_.transparent = color == PngStructure::gray_alpha || color == PngStructure::rgb_alpha;
}

void PngReader::read_palette(std::string_view data) {
  if (!result_.palette.empty() || !result_.image.empty()) return corrupt("its palette is in a wrong place");
  if (data.empty() || data.size() % 3 != 0 || data.size() > 256 * 3) return corrupt("its palette has a wrong length");
  result_.palette = data;
}

void PngReader::read_image(std::string_view data) {
  if (image_over_) return corrupt("its image data are not in one piece");
  result_.image += data;
}

void PngReader::read_transparency(std::string_view data) {
  const bool all_opaque = std::all_of(data.begin(), data.end(), [](char alpha) { return alpha == '\xff'; });
  if (result_.color != PngStructure::indexed || !all_opaque) result_.transparent = true;
}

void PngReader::read_pixel_size(std::string_view data) {
  constexpr double metres_per_inch = 0.0254;
  if (data.size() == 9 && u8(data, 8) == 1) {
    result_.dpi = {u32be(data, 0) * metres_per_inch, u32be(data, 4) * metres_per_inch};
  }
}

void PngReader::finish() {
  if (result_.image.empty()) return corrupt("it has no image data");
  result_.orientation = exif_.orientation.value_or(1);
  if (!result_.dpi.plausible()) result_.dpi = exif_.dpi;
  if (result_.color != PngStructure::indexed) {
    result_.palette.clear();  // only a suggestion there
    return;
  }
  if (result_.palette.empty()) return corrupt("it has no palette");
  result_.palette.resize(std::min(result_.palette.size(), std::size_t{3} << result_.bits));
}

}  // namespace

std::optional<PngStructure> read_png_structure(std::string_view file, Findings& findings) {
  return PngReader(file, findings).read();
}

}  // namespace vestnik::picture
