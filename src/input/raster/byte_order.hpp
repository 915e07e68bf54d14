/// @file byte_order.hpp
/// Numbers out of bytes. Precondition: `at` and the bytes behind it are inside of `bytes`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vestnik::picture {

inline std::uint8_t u8(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

inline std::uint16_t u16be(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(u8(bytes, at) << 8 | u8(bytes, at + 1));
}

inline std::uint32_t u32be(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(u16be(bytes, at)) << 16 | u16be(bytes, at + 2);
}

inline std::uint16_t u16le(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(u8(bytes, at + 1) << 8 | u8(bytes, at));
}

inline std::uint32_t u32le(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(u16le(bytes, at + 2)) << 16 | u16le(bytes, at);
}

}  // namespace vestnik::picture
