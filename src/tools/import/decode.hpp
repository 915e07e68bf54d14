/// @file decode.hpp
/// Bytes of any common encoding → UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "findings/sink/findings.hpp"

namespace vestnik::importing {

/// The largest input in bytes.
inline constexpr std::size_t largest_input = std::size_t{16} << 20U;

/// `bytes` as valid UTF-8 in normalisation form C without a byte order mark, lines ended by LF, form feeds kept. UTF-8
/// and UTF-16 are known by their marks or their sense, Windows-1251 and its like are guessed ("encoding-guessed", a
/// note). Other control characters become spaces, characters without width go ("control-character", a warning with the
/// first one's line). Errors: "empty-file", "file-too-large", "not-text".
[[nodiscard]] std::string decode(std::string_view bytes, const std::string& file, Findings& findings);

}  // namespace vestnik::importing
