#include "document/proofreading/look_alikes.hpp"

#include "base/text/utf8.hpp"

namespace vestnik {
namespace {

/// In pairs, the Latin letter first: those that nobody can tell apart. Small letters that differ in upright type are
/// not among them.
constexpr std::u32string_view common = U"AАBВCСEЕHНKКMМOОPРTТXХYУaаcсeеoоpрxхyуËЁëё";
/// Those whose Cyrillic letter not every language has.
constexpr std::u32string_view to_latin_only = U"IІJЈSЅiіjјsѕYҮhһ";

constexpr bool is_cyrillic(char32_t c) { return c >= 0x400 && c < 0x530; }

/// The letter that makes a pair with `c`, or 0.
char32_t partner(std::u32string_view pairs, char32_t c, bool is_second) {
  for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
    if (pairs[i + (is_second ? 1 : 0)] == c) return pairs[i + (is_second ? 0 : 1)];
  }
  return 0;
}

}  // namespace

std::string in_one_script(std::string_view word, bool to_cyrillic, std::u32string_view pairs) {
  std::string result;
  for (std::size_t at = 0; at < word.size();) {
    char32_t c = next_valid_character(word, at);
    if (is_cyrillic(c) != to_cyrillic) {
      char32_t other = to_cyrillic ? partner(pairs, c, false) : partner(to_latin_only, c, true);
      if (other == 0) other = partner(common, c, !to_cyrillic);
      if (other == 0) return {};
      c = other;
    }
    append_utf8(result, c);
  }
  return result;
}

}  // namespace vestnik
