#include "tools/import/decode.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include "base/text/case_and_form.hpp"
#include "base/text/utf8.hpp"
#include "input/yaml/text_source.hpp"
#include "tools/import/characters.hpp"

namespace vestnik::importing {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;
using Detector = std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)>;

/// UTF-16 without a mark: its other byte is mostly zero, or the Cyrillic block's.
const char* utf16_by_sense(std::string_view bytes) {
  std::array<std::size_t, 2> high{};
  for (std::size_t i = 0; i < bytes.size(); ++i) high[i % 2] += bytes[i] == 0 || bytes[i] == 4 ? 1 : 0;
  const std::size_t half = bytes.size() / 2;
  if (half == 0) return nullptr;
  if (high[1] * 10 > half * 8) return "UTF-16LE";
  if (high[0] * 10 > half * 8) return "UTF-16BE";
  return nullptr;
}

/// The best guess among the encodings that releases have been kept in.
std::string guess(std::string_view bytes) {
  static constexpr auto known =
      std::to_array<std::string_view>({"windows-1251", "KOI8-R", "IBM866", "ISO-8859-5", "windows-1252", "ISO-8859-1"});
  UErrorCode status = U_ZERO_ERROR;
  const Detector detector(ucsdet_open(&status), &ucsdet_close);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(std::min<std::size_t>(bytes.size(), 1 << 16)),
                 &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  for (std::int32_t i = 0; U_SUCCESS(status) != 0 && i < count; ++i) {
    const std::string_view name = ucsdet_getName(matches[i], &status);
    if (std::ranges::find(known, name) != known.end()) return std::string(name);
  }
  return "windows-1251";
}

/// DOS's Cyrillic, which ICU does not detect: capitals and а–п from 0x80 to 0xAF, where other Cyrillic encodings have
/// hardly a letter; р–я from 0xE0 to 0xEF.
bool is_code_page_866(std::string_view bytes) {
  std::size_t high = 0, letters = 0, first_half = 0;
  for (const char one : bytes) {
    const auto byte = static_cast<unsigned char>(one);
    if (byte < 0x80) continue;
    ++high;
    letters += byte <= 0xAF || (byte >= 0xE0 && byte <= 0xF1) || byte >= 0xFC ? 1 : 0;
    first_half += byte >= 0xA0 && byte <= 0xAF ? 1 : 0;
  }
  return high >= 20 && letters * 100 >= high * 95 && first_half * 100 >= high * 25;
}

std::string convert(std::string_view bytes, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(encoding.c_str(), &status), &ucnv_close);
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  std::string result;
  if (U_SUCCESS(status) != 0) text.toUTF8String(result);
  return result;
}

bool has_no_width(char32_t c) { return c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064); }

/// Line ends as LF; spaces of all kinds as plain ones; no control characters but tab and form feed.
std::string cleaned(std::string_view text, const std::string& file, Findings& findings) {
  const std::u32string all = to_utf32(text);
  std::u32string result;
  result.reserve(all.size());
  int line = 1, first_line = 0;
  std::size_t stray = 0;
  char32_t first = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    char32_t c = all[i];
    if (c == '\r') {
      if (i + 1 < all.size() && all[i + 1] == '\n') continue;
      c = '\n';
    }
    // Some programs write the soft hyphen at a line's end as the sign for "not".
    const bool ends_line = i + 1 < all.size() && (all[i + 1] == '\n' || all[i + 1] == '\r');
    if (c == 0xAC && ends_line && i > 0 && is_letter(all[i - 1])) c = 0xAD;
    if (c == 0x2028 || c == 0x2029 || c == 0x85 || c == 0x0B) c = '\n';
    if (c == '\n') ++line;
    const bool control = (c < 0x20 && c != '\n' && c != '\t' && c != '\f') || (c >= 0x7F && c < 0xA0);
    if (control || has_no_width(c) || c == 0xFFFD) {
      if (++stray == 1) first_line = line, first = c;
      if (!has_no_width(c)) result += ' ';
      continue;
    }
    if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000) c = ' ';
    result += c;
  }
  if (stray > 0) {
    findings.report("characters-left-out"_id, {.file = file, .line = first_line}, value<"count">(stray),
                    value<"code">(fmt::format("{:04X}", static_cast<std::uint32_t>(first))));
  }
  return to_utf8(result);
}

}  // namespace

std::string decode(std::string_view bytes, const std::string& file, Findings& findings) {
  const SourceRange where{.file = file, .line = 1};
  if (bytes.size() > largest_input) {
    findings.report("file-too-large/release"_id, where, value<"limit">(largest_input >> 20U));
    return {};
  }
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("%PDF") || bytes.starts_with("\xD0\xCF\x11\xE0")) {
    findings.report("not-text"_id, where);
    return {};
  }
  std::string encoding;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
  } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    encoding = bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE";
    bytes.remove_prefix(2);
  } else if (const char* by_sense = utf16_by_sense(bytes)) {
    encoding = by_sense;
  }
  if (encoding.empty() && first_invalid_utf8(bytes) != std::string_view::npos) {
    encoding = is_code_page_866(bytes) ? "IBM866" : guess(bytes);
    findings.report("encoding-guessed"_id, where, value<"encoding">(encoding));
  }
  std::string text = encoding.empty() ? std::string(bytes) : convert(bytes, encoding);
  text = to_nfc(cleaned(text, file, findings));
  if (essence(text).empty()) findings.report("empty-file/words"_id, where);
  return text;
}

}  // namespace vestnik::importing
