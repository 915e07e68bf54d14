#include "tools/import/countries.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>

#include "tools/import/characters.hpp"
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

std::vector<std::string> comparable_words(std::string_view text) {
  std::vector<std::string> all = words(text);
  std::ranges::transform(all, all.begin(), [](const std::string& word) { return comparable(word); });
  return all;
}

/// Names that the lists of countries lack and offices use.
struct OtherName {
  std::string_view name, code;
};
constexpr auto other_names = std::to_array<OtherName>({{"рф", "RU"},
                                                       {"рк", "KZ"},
                                                       {"кр", "KG"},
                                                       {"руз", "UZ"},
                                                       {"кнр", "CN"},
                                                       {"сша", "US"},
                                                       {"киргизия", "KG"},
                                                       {"белоруссия", "BY"},
                                                       {"туркмения", "TM"},
                                                       {"молдавия", "MD"},
                                                       {"usa", "US"},
                                                       {"us", "US"},
                                                       {"uk", "GB"},
                                                       {"prc", "CN"},
                                                       {"қр", "KZ"}});

/// Words of a section's heading beside the country's name.
const std::set<std::string>& words_of_headings() {
  static const std::set<std::string> all{
      "новости", "события", "материалы",   "публикации", "сообщения",   "обзор",      "раздел",   "страна",
      "по",      "в",       "во",          "из",         "о",           "об",         "сми",      "пресса",
      "прессы",  "главные", "основные",    "важные",     "хроника",     "регион",     "флаг",     "news",
      "events",  "from",    "of",          "in",         "the",         "s",          "country",  "section",
      "media",   "press",   "main",        "flag",       "жаңалықтары", "жаңалықтар", "бойынша",  "ел",
      "елі",     "бақ",     "жаңылыктары", "жаңылыктар", "боюнча",      "өлкө",       "мамлекет", "хабарҳои",
      "хабарҳо", "ахбори",  "ахбор",       "кишвар",     "кишвари",     "давлат",     "аз"};
  return all;
}

std::size_t shared_beginning(const std::u32string& one, const std::u32string& other) {
  const auto ends = std::ranges::mismatch(one, other);
  return static_cast<std::size_t>(ends.in1 - one.begin());
}

/// A word in another case: «Казахстана», «Республики». How alike they are; nothing: not the same word.
std::optional<std::size_t> likeness(const std::string& said, const std::string& named) {
  constexpr std::size_t longest_ending = 4, least = 3, lost_letters = 2;
  const std::u32string one = to_utf32(said), other = to_utf32(named);
  const std::size_t shared = shared_beginning(one, other);
  if (shared < least || shared + lost_letters < other.size() || one.size() > shared + longest_ending)
    return std::nullopt;
  return shared * 10 - (one.size() - shared) - (other.size() - shared);
}

/// The two letters of a flag; empty: the text does not begin with one.
std::string flag_of(std::string_view text) {
  constexpr char32_t first = 0x1F1E6, last = 0x1F1FF;
  const std::u32string all = to_utf32(text.substr(0, 16));
  if (all.size() < 2 || std::ranges::any_of(all.substr(0, 2), [](char32_t c) { return c < first || c > last; }))
    return {};
  return {static_cast<char>('A' + (all[0] - first)), static_cast<char>('A' + (all[1] - first))};
}

}  // namespace

CountryIndex::CountryIndex(const Locale& locale) {
  add(locale);
  for (const auto& [code, names] : locale.countries) {
    names_.push_back({comparable_words(names.official), code});
    names_.push_back({comparable_words(names.common), code});
  }
  for (const OtherName& one : other_names) codes_.emplace(one.name, one.code);
}

CountryIndex::CountryIndex(const Locale& locale, const std::map<std::string, Locale>& others) : CountryIndex(locale) {
  for (const auto& [language, other] : others) add(other);
}

/// Names that are known already keep their country.
void CountryIndex::add(const Locale& locale) {
  for (const auto& [code, names] : locale.countries) {
    codes_.emplace(comparable(names.official), code);
    codes_.emplace(comparable(names.common), code);
  }
}

std::string CountryIndex::named(std::string_view text) const {
  static const Pattern number(R"(^\s*(?:(?:\d{1,2}|[IVX]{1,4})\s*[.)]\s*|\d{1,2}\s+(?=\p{L})))");
  constexpr std::size_t longest_name = 200;
  if (text.empty() || text.size() > longest_name) return {};
  std::string name = plain(text);
  if (const auto numbered = number.find(name)) name = numbered->after;
  if (std::string code = exactly(name); !code.empty()) return code;
  if (essence(name).empty()) {
    const std::string flag = flag_of(name);
    return std::ranges::find(names_, flag, &Name::code) == names_.end() ? std::string() : flag;
  }
  static const Pattern counted(R"((.*\S)\s*\(\s*\d{1,3}(?:\s+\p{L}+)?\s*\)\s*:?)");
  if (const auto found = counted.all(name)) name = found->groups[1];
  for (const auto& reading : {exactly(name), in_two_languages(name), in_a_phrase(name)}) {
    if (!reading.empty()) return reading;
  }
  return {};
}

std::string CountryIndex::exactly(std::string_view text) const {
  const std::string letters = comparable(text);
  if (letters.empty()) return {};
  auto found = codes_.find(letters);
  if (found == codes_.end() && letters.starts_with("the")) found = codes_.find(letters.substr(3));
  return found == codes_.end() ? std::string() : found->second;
}

/// "РЕСПУБЛИКА КАЗАХСТАН / REPUBLIC OF KAZAKHSTAN"
std::string CountryIndex::in_two_languages(const std::string& text) const {
  static const Pattern parts(R"((.+?)\s*(?:[/|(]|\s[-–—]\s)\s*([^)]+?)\)?)");
  const auto found = parts.all(text);
  if (!found) return {};
  std::string code = exactly(found->groups[1]);
  return code == exactly(found->groups[2]) ? code : std::string();
}

std::string CountryIndex::in_a_phrase(const std::string& text) const {
  constexpr std::size_t most_words = 10;
  std::vector<std::string> said = comparable_words(text);
  const std::size_t all = said.size();
  std::erase_if(said, [](const std::string& word) { return words_of_headings().contains(word); });
  if (said.empty() || said.size() == all || all > most_words) return {};
  std::string best;
  std::size_t most = 0;
  for (const Name& name : names_) {
    if (name.words.size() != said.size()) continue;
    std::size_t alike = 0;
    bool same = true;
    for (std::size_t i = 0; i < said.size() && same; ++i) {
      const auto found = likeness(said[i], name.words[i]);
      same = found.has_value();
      alike += found.value_or(0);
    }
    if (same && alike > most) most = alike, best = name.code;
  }
  if (!best.empty()) return best;
  std::string together;
  for (const std::string& word : said) together += word;
  return exactly(together);
}

}  // namespace vestnik::importing
