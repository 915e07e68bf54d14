#include <array>
#include <map>

#include "tools/import/characters.hpp"
#include "tools/import/context.hpp"
#include "tools/import/pattern.hpp"

namespace vestnik::importing {
namespace {

/// Letters for comparison: «ё» is often written as «е», and a small dotted capital I keeps its dot as a mark.
std::string comparable(std::string_view text) {
  std::u32string letters = to_utf32(essence(text));
  for (char32_t& c : letters) {
    if (c == U'ё') c = U'е';
  }
  std::erase(letters, U'\u0307');
  return to_utf8(letters);
}

}  // namespace

std::string detect_language(std::string_view text) {
  std::size_t latin = 0, cyrillic = 0, kazakh = 0, turkic = 0, tajik = 0, russian = 0;
  for (const char32_t c : to_utf32(essence(text))) {
    if (c < 0x250) latin += is_letter(c) ? 1 : 0;
    if (c >= 0x400 && c < 0x530) ++cyrillic;
    if (std::u32string_view(U"әқұһі").find(c) != std::u32string_view::npos) ++kazakh;
    if (std::u32string_view(U"ңөү").find(c) != std::u32string_view::npos) ++turkic;
    if (std::u32string_view(U"ӣӯҳҷ").find(c) != std::u32string_view::npos) ++tajik;
    if (std::u32string_view(U"щц").find(c) != std::u32string_view::npos) ++russian;
  }
  if (latin >= cyrillic) return "en";
  // Names in another language bring its letters into a text: what counts is that they are frequent.
  const std::size_t frequent = cyrillic / 100 + 1;
  if (tajik >= frequent) return "tg";
  if (kazakh >= frequent) return "kk";
  if (turkic >= frequent && turkic > russian) return "ky";
  return "ru";
}

CountryIndex::CountryIndex(const Locale& locale) {
  for (const auto& [code, names] : locale.countries) {
    codes_.emplace(comparable(names.official), code);
    codes_.emplace(comparable(names.common), code);
  }
}

std::string CountryIndex::named(std::string_view text) const {
  static const Pattern number(R"(^\s*(?:\d{1,2}|[IVX]{1,4})\s*[.)]\s*)");
  constexpr std::size_t longest_name = 200;
  if (text.empty() || text.size() > longest_name) return {};
  std::string name = plain(text);
  if (const auto numbered = number.find(name)) name = numbered->after;
  const std::string letters = comparable(name);
  auto found = codes_.find(letters);
  if (found == codes_.end() && letters.starts_with("the")) found = codes_.find(letters.substr(3));
  return found == codes_.end() || letters.empty() ? std::string() : found->second;
}

}  // namespace vestnik::importing
