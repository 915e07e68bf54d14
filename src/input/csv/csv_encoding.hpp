/// @file csv_encoding.hpp
/// Which encoding a CSV file has; for src/input/csv/ alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vestnik::csv {

struct Decoded {
  std::string text;          ///< UTF-8, NFC, without a byte order mark
  std::string_view guessed;  ///< the encoding, if it is a guess: "windows-1252"
};

/// Why a file is no text.
enum class NoText { workbook, binary };

/// What kind of file it is, if it is no text.
[[nodiscard]] std::optional<NoText> no_text(std::string_view bytes);

[[nodiscard]] Decoded decode(std::string_view bytes);

}  // namespace vestnik::csv
