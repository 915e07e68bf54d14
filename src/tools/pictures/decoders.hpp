/// @file decoders.hpp
/// Files of other formats → rows of pixels. For vestnik-picture alone: the libraries below may break down, run on or
/// take all memory where a file is made for it.
#pragma once

#include <string>
#include <string_view>

#include "input/foreign/foreign_picture.hpp"

namespace vestnik::pictures {

struct Decoded {
  foreign::Answer answer;
  std::string pixels;  ///< answer.row_bytes() * answer.height, if it is sound
};

// Each gives the first picture of the file, as it is stored. May throw std::bad_alloc.
[[nodiscard]] Decoded decode_webp(std::string_view file);
[[nodiscard]] Decoded decode_gif(std::string_view file);
[[nodiscard]] Decoded decode_tiff(std::string_view file);
[[nodiscard]] Decoded decode_bmp(std::string_view file);
[[nodiscard]] Decoded decode_heif(std::string_view file);

[[nodiscard]] Decoded decode(std::string_view file, foreign::Format format);

// What the decoders share.
[[nodiscard]] Decoded failed(foreign::Verdict verdict, std::string text);
/// The refusal of a size that is 0 or beyond the limits, or sound.
[[nodiscard]] Decoded checked_size(std::uint64_t width, std::uint64_t height);

}  // namespace vestnik::pictures
