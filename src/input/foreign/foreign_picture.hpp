/// @file foreign_picture.hpp
/// What vestnik-picture answers: the pixels of a picture in a format that no PDF can hold, or why there are none.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vestnik::foreign {

/// Names are what vestnik-picture is started with.
enum class Format : std::uint8_t { webp, gif, tiff, bmp, heif };
inline constexpr std::array<std::string_view, 5> format_names{"webp", "gif", "tiff", "bmp", "heif"};

enum class Verdict : std::uint32_t {
  sound,
  corrupt,    ///< the text says why
  unusable,   ///< sound, but of a kind that is not decoded; the text says of which
  too_large,  ///< more pixels than a picture may have
  no_memory,  ///< its decoder wants more memory than it may have
};

/// All but the pixels.
struct Answer {
  Verdict verdict = Verdict::sound;
  std::uint32_t width = 0, height = 0;
  std::uint32_t colors = 3;  ///< samples of a pixel, 8 bits each: 1 gray, 3 RGB, 4 CMYK (255 for full ink)
  bool coverage = false;     ///< one more sample
  bool lossy = false;        ///< the file was: its pixels may be packed with loss again
  std::uint32_t orientation = 1;
  double dpi_x = 0, dpi_y = 0;  ///< 0: unknown
  std::uint32_t pictures = 1;   ///< pages or frames in the file; this is the first
  std::string icc_profile, exif, text;

  [[nodiscard]] std::size_t row_bytes() const { return std::size_t{width} * (colors + (coverage ? 1U : 0U)); }
};

/// The pixels follow it, row by row.
[[nodiscard]] std::string packed(const Answer& answer);

/// Of the fixed head that `packed` begins with, and the texts behind it.
inline constexpr std::size_t head_size = 72;
struct Head {
  Answer answer;  ///< without its texts
  std::size_t icc_size = 0, exif_size = 0, text_size = 0;
};
/// Nothing if the bytes are no head, or say what cannot be.
[[nodiscard]] std::optional<Head> unpacked(std::string_view bytes);

}  // namespace vestnik::foreign
