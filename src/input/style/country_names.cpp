#include "input/style/country_names.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>
#include <unicode/unistr.h>

#include "base/files/read_file.hpp"
#include "input/files/files.hpp"
#include "input/style/country_codes.hpp"
#include "model/locale/languages.hpp"

namespace vestnik {
namespace {

std::string comparable(std::string_view name) {
  icu::UnicodeString letters = icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
  letters.trim().foldCase();
  letters.findAndReplace(icu::UnicodeString(u"ё"), icu::UnicodeString(u"е"));
  letters.findAndReplace(icu::UnicodeString(u"’"), icu::UnicodeString(u"'"));
  if (letters.startsWith(icu::UnicodeString(u"the "))) letters.remove(0, 4);
  std::string result;
  return letters.toUTF8String(result);
}

}  // namespace

std::optional<std::map<std::string, CountryNames>> read_country_names(const std::filesystem::path& file,
                                                                      const FileSource& files) {
  const FileContent content = read_file(files, file, Files::largest);
  if (!content.bytes) return std::nullopt;
  std::map<std::string, CountryNames> countries;
  std::string_view rest = *content.bytes;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view entry = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (entry.size() < 5 || entry[0] == '#' || entry[2] != ':') continue;
    // "KZ: common name | official name", or one name for both.
    const std::string_view names = entry.substr(4);
    const std::size_t bar = names.find(" | ");
    CountryNames country{.official = std::string(bar == std::string_view::npos ? names : names.substr(bar + 3)),
                         .common = std::string(names.substr(0, bar))};
    countries.emplace(std::string(entry.substr(0, 2)), std::move(country));
  }
  return countries;
}

std::string country_named(std::string_view name, const std::filesystem::path& data_folder, const FileSource& files) {
  constexpr std::size_t longest_name = 200;
  if (name.size() > longest_name) return {};
  const std::string wanted = comparable(name);
  for (const std::string_view language : language_codes) {
    const auto countries =
        read_country_names(data_folder / "assets" / "countries" / fmt::format("{}.yaml", language), files);
    if (!countries) continue;
    for (const auto& [code, names] : *countries) {
      if (comparable(names.common) == wanted || comparable(names.official) == wanted) return code;
    }
  }
  return country_coded(name);
}

}  // namespace vestnik
