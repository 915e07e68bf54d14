#include <algorithm>
#include <cstdlib>
#include <memory>

#include "tools/pictures/decoders.hpp"

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_BMP
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#include <stb/stb_image.h>

namespace vestnik::pictures {
namespace {

using foreign::Verdict;

std::uint32_t u32le(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// Pixels a metre, of the second header where it has them.
void read_resolution(std::string_view file, foreign::Answer& answer) {
  constexpr double metres_per_inch = 0.0254;
  constexpr std::size_t x_at = 38, y_at = 42;
  if (file.size() < y_at + 4 || u32le(file, 14) < 40) return;
  answer.dpi_x = u32le(file, x_at) * metres_per_inch;
  answer.dpi_y = u32le(file, y_at) * metres_per_inch;
}

std::uint32_t u16le(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]) | static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + 1]))
                                                     << 8;
}

bool is_run_length_encoded(std::string_view file) {
  constexpr std::size_t compression_at = 30;
  if (file.size() < compression_at + 4 || u32le(file, 14) < 40) return false;
  const std::uint32_t compression = u32le(file, compression_at);
  return compression == 1 || compression == 2;
}

/// stb_image reads zeros behind the file's end.
bool is_whole(std::string_view file, const foreign::Answer& answer) {
  constexpr std::size_t least = 26;
  if (file.size() < least) return false;
  const bool old = u32le(file, 14) == 12;
  if (!old && file.size() < 30) return false;
  const std::uint64_t bits = u16le(file, old ? 24 : 28), row = (answer.width * bits + 31) / 32 * 4;
  return file.size() >= u32le(file, 10) + row * answer.height;
}

}  // namespace

Decoded decode_bmp(std::string_view file) {
  const auto* const bytes = reinterpret_cast<const stbi_uc*>(file.data());
  const int size = static_cast<int>(std::min<std::size_t>(file.size(), 0x7fffffff));
  int width = 0, height = 0, channels = 0;
  const auto refused = [] {
    const std::string_view reason = stbi_failure_reason() == nullptr ? "" : stbi_failure_reason();
    if (reason == "outofmem") return failed(Verdict::no_memory, {});
    return failed(Verdict::corrupt, "its header is wrong");
  };
  if (is_run_length_encoded(file)) return failed(Verdict::unusable, "it is a BMP with run-length encoding");
  if (stbi_info_from_memory(bytes, size, &width, &height, &channels) == 0) return refused();
  Decoded result = checked_size(static_cast<unsigned>(std::max(width, 0)), static_cast<unsigned>(std::max(height, 0)));
  if (result.answer.verdict != Verdict::sound) return result;
  if (!is_whole(file, result.answer)) return failed(Verdict::corrupt, "it ends before all of the picture's data");
  result.answer.coverage = channels == 4;
  const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
      stbi_load_from_memory(bytes, size, &width, &height, &channels, result.answer.coverage ? 4 : 3), std::free);
  if (!pixels) return refused();
  result.pixels.assign(reinterpret_cast<const char*>(pixels.get()), result.answer.row_bytes() * result.answer.height);
  read_resolution(file, result.answer);
  return result;
}

}  // namespace vestnik::pictures
