#include "tools/pictures/decoders.hpp"

#include <algorithm>

#include "model/picture/picture.hpp"

namespace vestnik::pictures {

using foreign::Format;
using foreign::Verdict;

Decoded failed(Verdict verdict, std::string text) {
  Decoded result;
  result.answer.verdict = verdict;
  result.answer.text = std::move(text);
  return result;
}

Decoded checked_size(std::uint64_t width, std::uint64_t height) {
  if (width == 0 || height == 0) return failed(Verdict::corrupt, "its header is wrong");
  Decoded result;
  constexpr std::uint64_t most = 0xffffffff;
  result.answer.width = static_cast<std::uint32_t>(std::min(width, most));
  result.answer.height = static_cast<std::uint32_t>(std::min(height, most));
  if (width > largest_picture_side || height > largest_picture_side || width * height > largest_picture_pixels) {
    result.answer.verdict = Verdict::too_large;
  }
  return result;
}

Decoded decode(std::string_view file, Format format) {
  switch (format) {
    case Format::webp:
      return decode_webp(file);
    case Format::gif:
      return decode_gif(file);
    case Format::tiff:
      return decode_tiff(file);
    case Format::bmp:
      return decode_bmp(file);
    case Format::heif:
      break;
  }
  return decode_heif(file);
}

}  // namespace vestnik::pictures
