#include "input/style/country_codes.hpp"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace vestnik {
namespace {

using Pair = std::pair<std::u16string_view, std::string_view>;

/// What people write; capitals.
constexpr auto abbreviations = std::to_array<Pair>({
    {u"РФ", "RU"},         {u"РОССИЯ", "RU"},
    {u"РК", "KZ"},         {u"КР", "KG"},
    {u"КЫРГЫЗСТАН", "KG"}, {u"КИРГИЗИЯ", "KG"},
    {u"КИРГИЗСТАН", "KG"}, {u"РТ", "TJ"},
    {u"РУЗ", "UZ"},        {u"РБ", "BY"},
    {u"БЕЛАРУСЬ", "BY"},   {u"БЕЛОРУССИЯ", "BY"},
    {u"ТУРКМЕНИЯ", "TM"},  {u"ТУРКМЕНИСТАН", "TM"},
    {u"США", "US"},        {u"КНР", "CN"},
    {u"ОАЭ", "AE"},        {u"ФРГ", "DE"},
    {u"ЮАР", "ZA"},        {u"КНДР", "KP"},
    {u"ИРИ", "IR"},        {u"ВЕЛИКОБРИТАНИЯ", "GB"},
    {u"АНГЛИЯ", "GB"},     {u"UK", "GB"},
    {u"UAE", "AE"},        {u"ENGLAND", "GB"},
    {u"МОЛДОВА", "MD"},    {u"МОЛДАВИЯ", "MD"},
    {u"ИРАН", "IR"},       {u"СИРИЯ", "SY"},
    {u"IRAN", "IR"},       {u"SYRIA", "SY"},
    {u"RUSSIA", "RU"},     {u"TURKEY", "TR"},
});

/// Latin letters by the shape and by the sound of a Cyrillic one; 0: none.
struct Letter {
  char16_t cyrillic;
  char shape, sound;
};
constexpr auto letters = std::to_array<Letter>({
    {u'А', 'A', 'A'}, {u'Б', 0, 'B'},   {u'В', 'B', 'V'}, {u'Г', 0, 'G'},   {u'Д', 0, 'D'},   {u'Е', 'E', 'E'},
    {u'Ж', 0, 'J'},   {u'З', 0, 'Z'},   {u'И', 0, 'I'},   {u'Й', 0, 'Y'},   {u'К', 'K', 'K'}, {u'Л', 0, 'L'},
    {u'М', 'M', 'M'}, {u'Н', 'H', 'N'}, {u'О', 'O', 'O'}, {u'П', 0, 'P'},   {u'Р', 'P', 'R'}, {u'С', 'C', 'S'},
    {u'Т', 'T', 'T'}, {u'У', 'Y', 'U'}, {u'Ф', 0, 'F'},   {u'Х', 'X', 'H'}, {u'Ц', 0, 'C'},   {u'Ы', 0, 'Y'},
    {u'Э', 0, 'E'},   {u'І', 'I', 'I'}, {u'Ү', 'Y', 'U'}, {u'Ѕ', 'S', 'S'}, {u'Ј', 'J', 'J'},
});

/// Cities that bulletins come from; small letters.
constexpr auto cities = std::to_array<Pair>({
    {u"алматы", "KZ"},     {u"алма-ата", "KZ"}, {u"almaty", "KZ"},    {u"астана", "KZ"},    {u"astana", "KZ"},
    {u"нур-султан", "KZ"}, {u"шымкент", "KZ"},  {u"shymkent", "KZ"},  {u"караганда", "KZ"}, {u"қарағанды", "KZ"},
    {u"бишкек", "KG"},     {u"bishkek", "KG"},  {u"ош", "KG"},        {u"osh", "KG"},       {u"душанбе", "TJ"},
    {u"dushanbe", "TJ"},   {u"худжанд", "TJ"},  {u"хуҷанд", "TJ"},    {u"khujand", "TJ"},   {u"ташкент", "UZ"},
    {u"toshkent", "UZ"},   {u"tashkent", "UZ"}, {u"самарканд", "UZ"}, {u"samarkand", "UZ"}, {u"ашхабад", "TM"},
    {u"ашгабат", "TM"},    {u"ashgabat", "TM"}, {u"москва", "RU"},    {u"moscow", "RU"},    {u"санкт-петербург", "RU"},
    {u"казань", "RU"},     {u"минск", "BY"},    {u"minsk", "BY"},     {u"баку", "AZ"},      {u"baku", "AZ"},
    {u"ереван", "AM"},     {u"yerevan", "AM"},  {u"тбилиси", "GE"},   {u"tbilisi", "GE"},   {u"кишинёв", "MD"},
    {u"кишинев", "MD"},    {u"киев", "UA"},     {u"kyiv", "UA"},      {u"вена", "AT"},      {u"vienna", "AT"},
});

icu::UnicodeString to_unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::u16string_view view(const icu::UnicodeString& text) {
  return {text.getBuffer(), static_cast<std::size_t>(text.length())};
}

/// The alpha-2 code for one of two or three Latin capitals.
std::string known_code(const std::string& code) {
  for (const char* const* two = uloc_getISOCountries(); *two != nullptr; ++two) {
    if (code == *two) return code;
    if (code.size() == 3 && code == uloc_getISO3Country((std::string("und_") + *two).c_str())) return *two;
  }
  return {};
}

/// The code in Latin letters, each Cyrillic one replaced by what `latin` is of it; empty if one has none.
std::string in_latin(std::u16string_view code, char Letter::*latin) {
  std::string result;
  for (const char16_t c : code) {
    if (c >= u'A' && c <= u'Z') {
      result += static_cast<char>(c);
      continue;
    }
    const auto letter = std::ranges::find(letters, c, &Letter::cyrillic);
    if (letter == letters.end() || letter->*latin == 0) return {};
    result += letter->*latin;
  }
  return result;
}

}  // namespace

std::string country_coded(std::string_view written) {
  constexpr std::size_t longest = 60;
  if (written.size() > longest) return {};
  icu::UnicodeString capitals = to_unicode(written);
  capitals.trim().toUpper(icu::Locale::getRoot());
  for (const char16_t* mark : {u".", u" "}) capitals.findAndReplace(icu::UnicodeString(mark), icu::UnicodeString());
  const std::u16string_view code = view(capitals);
  const auto known = std::ranges::find(abbreviations, code, &Pair::first);
  if (known != abbreviations.end()) return std::string(known->second);
  if (code.size() < 2 || code.size() > 3) return {};
  const auto latin = std::ranges::count_if(code, [](char16_t c) { return c >= u'A' && c <= u'Z'; });
  // A Cyrillic letter beside Latin ones is a slip of the keyboard: of that the caller has more to say.
  if (latin > 0 && static_cast<std::size_t>(latin) < code.size()) return {};
  for (char Letter::*const reading : {&Letter::sound, &Letter::shape}) {
    std::string found = known_code(in_latin(code, reading));
    if (!found.empty()) return found;
  }
  return {};
}

std::string country_of_city(std::string_view city) {
  constexpr std::size_t longest = 200;
  if (city.size() > longest) return {};
  icu::UnicodeString small = to_unicode(city);
  small.trim().toLower(icu::Locale::getRoot());
  for (const char16_t* before : {u"г. ", u"г.", u"город "}) {
    const icu::UnicodeString word(before);
    if (small.startsWith(word)) small.remove(0, word.length()).trim();
  }
  const auto known = std::ranges::find(cities, view(small), &Pair::first);
  return known == cities.end() ? std::string() : std::string(known->second);
}

}  // namespace vestnik
