#include "layout/boxes/protrusion.hpp"

#include "base/text/utf8.hpp"

namespace vestnik {
namespace {

const Protrusion* protrusion_of(const Theme& theme, char32_t character) {
  const auto found = theme.protrusion.find(character);
  return found == theme.protrusion.end() ? nullptr : &found->second;
}

}  // namespace

Pt left_protrusion(const Theme& theme, std::string_view text, Pt advance) {
  const Protrusion* entry = protrusion_of(theme, first_character(text));
  return entry == nullptr ? Pt{} : advance * (entry->left / 1000.0 * theme.breaking.protrusion);
}

Pt right_protrusion(const Theme& theme, std::string_view text, Pt advance) {
  const Protrusion* entry = protrusion_of(theme, first_character(text));
  return entry == nullptr ? Pt{} : advance * (entry->right / 1000.0 * theme.breaking.protrusion);
}

}  // namespace vestnik
