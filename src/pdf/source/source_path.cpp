#include "pdf/source/source_path.hpp"

#include <algorithm>
#include <cstdint>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"

namespace vestnik {
namespace {

constexpr std::size_t longest_path = 1000;
constexpr std::size_t longest_name = 255;

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= longest_name && name != "." && name != "..";
}

bool is_plain_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (c == no_character || c < 0x20 || c == 0x7F || c == '\\' || c == ':') return false;
  }
  return true;
}

}  // namespace

bool is_archive_path(std::string_view path) {
  if (path.size() > longest_path || !is_plain_utf8(path)) return false;
  for (;;) {
    const std::size_t slash = path.find('/');
    if (!is_name(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace vestnik
