#include "tools/readers/html_text.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "base/text/case_and_form.hpp"
#include "base/text/utf8.hpp"

namespace vestnik::readers {
namespace {

constexpr std::string_view standard_encoding = "windows-1251";  // of the pages that name none: old ones of the region

bool is_name_letter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

/// What stands behind "charset=" in the page's head.
std::string charset_in(std::string_view bytes) {
  constexpr std::size_t head = 8'192;
  const std::string begin = folded_case(as_utf8(std::string(bytes.substr(0, head))));
  const std::size_t at = begin.find("charset=");
  if (at == std::string::npos) return {};
  std::string_view rest = std::string_view(begin).substr(at + 8);
  while (!rest.empty() && (rest.front() == '"' || rest.front() == '\'' || rest.front() == ' ')) rest.remove_prefix(1);
  const auto end = std::ranges::find_if_not(rest, is_name_letter);
  return {rest.begin(), end};
}

/// Browsers take these names for the encoding that its pages are in fact written in.
std::string known_name(std::string name) {
  name = folded_case(name);
  if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii") return "windows-1252";
  if (name == "utf8" || name == "unicode") return "utf-8";
  return name == "x-cp1251" || name == "win-1251" ? "windows-1251" : name;
}

std::string converted(std::string_view bytes, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding.c_str(), &status), &ucnv_close);
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  std::string result;
  if (U_SUCCESS(status) != 0) text.toUTF8String(result);
  return result;
}

/// Word writes `<![if !supportLists]>…<![endif]>` for other programs to read what stands between.
std::string without_conditions(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const std::size_t at = std::min(text.find("<!"), text.size());
    result += text.substr(0, at);
    text.remove_prefix(at);
    if (text.starts_with("<!--")) {
      const std::size_t end = text.find("-->", 4);
      const std::size_t size = end == std::string_view::npos ? text.size() : end + 3;
      result += text.substr(0, size);
      text.remove_prefix(size);
    } else if (text.starts_with("<![")) {
      const std::size_t end = text.find('>');
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    } else if (!text.empty()) {
      result += text.substr(0, 2);
      text.remove_prefix(2);
    }
  }
  return result;
}

}  // namespace

HtmlText html_as_utf8(std::string_view bytes, const std::string& stated) {
  HtmlText result;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string encoding;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    encoding = bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE";
    bytes.remove_prefix(2);
  } else {
    const bool sound = first_invalid_utf8(bytes) == std::string_view::npos;
    const std::string name = known_name(stated.empty() ? charset_in(bytes) : stated);
    // A page that was saved again in UTF-8 often goes on naming its old encoding.
    if (sound) {
      encoding = "utf-8";
    } else if (name.empty() || name.starts_with("utf")) {
      encoding = result.guessed = standard_encoding;
    } else {
      encoding = name;
    }
  }
  std::string text = encoding == "utf-8" ? std::string(bytes) : converted(bytes, encoding);
  if (text.empty() && !bytes.empty()) {
    result.guessed = standard_encoding;
    text = converted(bytes, result.guessed);
  }
  std::ranges::replace(text, '\0', ' ');
  result.utf8 = without_conditions(text);
  return result;
}

bool looks_like_html(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  std::string begin;
  for (const char c : bytes.substr(0, 2'000)) {
    if (!wide || c != '\0') begin += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const std::size_t first = begin.find_first_not_of(" \t\r\n\xFE\xFF");
  if (first == std::string::npos || begin[first] != '<') return false;
  return begin.find("<html") != std::string::npos || begin.find("<!doctype html") != std::string::npos ||
         begin.find("<body") != std::string::npos || begin.find("<head") != std::string::npos;
}

}  // namespace vestnik::readers
