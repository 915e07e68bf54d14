#include <algorithm>
#include <map>

#include "tools/import/characters.hpp"
#include "tools/import/context.hpp"

namespace vestnik::importing {
namespace {

struct Letters {
  std::size_t latin = 0, cyrillic = 0, kazakh = 0, turkic = 0, tajik = 0, russian = 0;

  void count(std::string_view text) {
    for (const char32_t c : to_utf32(essence(text))) {
      const auto is_one_of = [c](std::u32string_view all) {
        return all.find(c) != std::u32string_view::npos ? 1U : 0U;
      };
      if (c < 0x250) latin += is_letter(c) ? 1 : 0;
      if (c >= 0x400 && c < 0x530) ++cyrillic;
      kazakh += is_one_of(U"әқұһі");
      turkic += is_one_of(U"ңөү");
      tajik += is_one_of(U"ӣӯҳҷ");
      russian += is_one_of(U"щц");
    }
  }

  [[nodiscard]] std::string language() const {
    if (latin >= cyrillic) return "en";
    // Names in another language bring its letters into a text: what counts is that they are frequent.
    const std::size_t frequent = cyrillic / 100 + 1;
    if (tajik >= frequent) return "tg";
    if (kazakh >= frequent) return "kk";
    if (turkic >= frequent && turkic > russian) return "ky";
    return "ru";
  }
};

/// Addresses are in Latin letters, whatever the language.
std::string without_addresses(std::string_view line) {
  std::string result;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size() - 1) + 1;
    const std::string_view word = line.substr(0, end);
    const bool address = word.find("://") != std::string_view::npos || word.find("www.") != std::string_view::npos ||
                         word.find('@') != std::string_view::npos;
    if (!address) result += word;
    line.remove_prefix(end);
  }
  return result;
}

}  // namespace

std::string detect_language(std::string_view text) {
  Letters all;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    all.count(without_addresses(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  // Long lines say which language they are in; the language that most of the text is in is the release's.
  constexpr std::size_t least_letters = 40;
  std::map<std::string, std::size_t> shares;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    Letters line;
    line.count(without_addresses(rest.substr(0, end)));
    if (line.latin + line.cyrillic >= least_letters) shares[line.language()] += line.latin + line.cyrillic;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const auto most = std::ranges::max_element(shares, {}, [](const auto& one) { return one.second; });
  const std::size_t told = most == shares.end() ? 0 : most->second;
  return told * 2 > all.latin + all.cyrillic ? most->first : all.language();
}

}  // namespace vestnik::importing
