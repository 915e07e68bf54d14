#include "input/csv/csv_encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdint>
#include <memory>

#include "base/text/case_and_form.hpp"
#include "base/text/utf8.hpp"

namespace vestnik::csv {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF", little_endian_mark = "\xFF\xFE", big_endian_mark = "\xFE\xFF";

/// UTF-16 by its mark; without one by its other byte, which is mostly zero or the Cyrillic block's.
const char* utf16_of(std::string_view bytes) {
  if (bytes.starts_with(little_endian_mark)) return "UTF-16LE";
  if (bytes.starts_with(big_endian_mark)) return "UTF-16BE";
  constexpr std::size_t sample = 4096;
  bytes = bytes.substr(0, sample);
  const std::size_t half = bytes.size() / 2;
  std::array<std::size_t, 2> high{};
  for (std::size_t i = 0; i < bytes.size(); ++i) high[i % 2] += bytes[i] == 0 || bytes[i] == 4 ? 1 : 0;
  if (half == 0) return nullptr;
  if (high[1] * 10 > half * 8) return "UTF-16LE";
  return high[0] * 10 > half * 8 ? "UTF-16BE" : nullptr;
}

std::string converted(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(encoding, &status), &ucnv_close);
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  std::string result;
  if (U_SUCCESS(status) != 0) text.toUTF8String(result);
  return result;
}

/// Cyrillic words in Windows-1251 are runs of bytes from C0 on; letters with accents in Windows-1252 stand alone.
struct HighBytes {
  std::size_t all = 0, letters = 0, side_by_side = 0;
};

HighBytes high_bytes_of(std::string_view bytes) {
  HighBytes count;
  bool after_high = false;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool high = byte >= 0x80;
    count.all += high ? 1 : 0;
    count.letters += byte >= 0xC0 ? 1 : 0;
    count.side_by_side += high && after_high ? 1 : 0;
    after_high = high;
  }
  return count;
}

/// Whole code units, and none of them zero.
bool is_utf16_text(std::string_view bytes) {
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    if (bytes[at] == '\0' && bytes[at + 1] == '\0') return false;
  }
  return bytes.size() % 2 == 0;
}

}  // namespace

std::optional<NoText> no_text(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0")) return NoText::workbook;
  if (utf16_of(bytes) != nullptr) return is_utf16_text(bytes) ? std::nullopt : std::optional(NoText::binary);
  constexpr std::size_t sample = 65536;
  const bool binary = bytes.substr(0, sample).find('\0') != std::string_view::npos;
  return binary ? std::optional(NoText::binary) : std::nullopt;
}

Decoded decode(std::string_view bytes) {
  if (const char* utf16 = utf16_of(bytes)) {
    std::string text = converted(bytes, utf16);
    if (text.starts_with(utf8_mark)) text.erase(0, utf8_mark.size());
    return {to_nfc(std::move(text)), {}};
  }
  if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
  if (first_invalid_utf8(bytes) == std::string_view::npos) return {to_nfc(std::string(bytes)), {}};
  const HighBytes high = high_bytes_of(bytes);
  const bool cyrillic = high.side_by_side * 2 >= high.all;
  const bool certain = cyrillic && high.letters * 10 >= high.all * 9;
  const char* encoding = cyrillic ? "windows-1251" : "windows-1252";
  return {to_nfc(converted(bytes, encoding)), certain ? std::string_view() : std::string_view(encoding)};
}

}  // namespace vestnik::csv
