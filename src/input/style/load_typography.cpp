#include "input/style/load_typography.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/text/utf8.hpp"

namespace vestnik {
namespace {

using R = ValueRule;

/// A part of Typography and the key that sets it: all there is to know of a language's data.
template <class Value>
struct Part {
  std::string_view key;
  Value Typography::*member;
  std::string_view meaning;
};

constexpr auto signs = std::to_array<Part<char32_t>>({
    {"apostrophe", &Typography::apostrophe, "apostrophe"},
    {"ellipsis", &Typography::ellipsis, "ellipsis"},
    {"dash", &Typography::dash, "dash between words"},
    {"dialogue-dash", &Typography::dialogue_dash, "dash that opens direct speech"},
    {"range-dash", &Typography::range_dash, "dash between numbers"},
    {"decimal-sign", &Typography::decimal_sign, "before a number's fraction"},
    {"group-sign", &Typography::group_sign, "between groups of three digits in tables and charts"},
});
constexpr auto sets = std::to_array<Part<std::u32string>>({
    {"quotation-marks", &Typography::quotation_marks, "outer and inner pair"},
    {"font-letters", &Typography::font_letters,
     "pairs: what old fonts put in the place of a letter or what looks like it, and the letter"},
    {"no-space-before", &Typography::no_space_before, "marks that no space comes before"},
    {"space-after", &Typography::space_after, "marks that a space follows"},
});
constexpr auto flags = std::to_array<Part<bool>>({
    {"initials", &Typography::initials, "names have initials"},
    {"dialogue-in-lists", &Typography::dialogue_in_lists, "a list of speech with blank lines between is dialogue"},
    {"day-after-month", &Typography::day_after_month, "dates are also written \"December 16\""},
});
constexpr auto word_lists = std::to_array<Part<WordSet>>({
    {"dash-instead-of", &Typography::dash_instead_of, "what editors type for a dash"},
    {"months", &Typography::months, "months as in a date"},
    {"before-numbers", &Typography::before_numbers, "not parted from the number behind"},
    {"before-ranges", &Typography::before_ranges, "a range of numbers follows"},
    {"before-names", &Typography::before_names, "not parted from the name behind"},
    {"after-names", &Typography::after_names, "not parted from the name before"},
    {"never-names", &Typography::never_names, "capitalised words that are no surname"},
    {"lettered", &Typography::lettered, "words that a single letter may follow"},
    {"units", &Typography::units, "not parted from the number before"},
    {"multipliers", &Typography::multipliers, "not parted from the unit behind"},
    {"before-times", &Typography::before_times, "words before a time of day"},
    {"hours", &Typography::hours, "words behind a time of day"},
    {"counted", &Typography::counted, "things that are counted"},
    {"quantities", &Typography::quantities, "words before a quantity"},
    {"phrases", &Typography::phrases, "abbreviations whose spaces never break"},
    {"short-words", &Typography::short_words, "should not end a line"},
    {"particles", &Typography::particles, "should not begin a line"},
    {"repeatable", &Typography::repeatable, "may stand twice"},
});

/// What each house rule does, in the order of `typography_rule_names`.
constexpr auto rule_meanings = std::to_array<Wording>({
    {"no space before punctuation", "нет пробела перед знаками препинания"},
    {"a space after comma and semicolon", "пробел после запятой и точки с запятой"},
    {"no space inside brackets", "нет пробелов внутри скобок"},
    {"three full stops become an ellipsis", "три точки становятся многоточием"},
    {"apostrophes in words", "апострофы в словах"},
    {"the language's quotation marks, two deep", "кавычки по правилам языка, внешние и внутренние"},
    {"the dash that opens direct speech", "тире, открывающее прямую речь"},
    {"dashes between words", "тире между словами"},
    {"dashes in ranges of numbers", "тире между числами"},
    {"digits in groups of three", "цифры по три"},
    {"a number stays with its sign", "число не отрывается от своего знака"},
    {"a name stays with its title or kind of place", "название не отрывается от «г.», «ул.» и подобного"},
    {"initials stay with the surname", "инициалы не отрываются от фамилии"},
    {"a number stays with its unit", "число не отрывается от единицы"},
    {"a day stays with its month", "число не отрывается от месяца"},
    {"abbreviations of several words stay together", "сокращения из нескольких слов не разрываются"},
    {"a dash never begins a line", "тире не начинает строку"},
    {"short words should not end a line", "короткие слова не должны кончать строку"},
    {"particles should not begin a line", "частицы не должны начинать строку"},
});
static_assert(rule_meanings.size() == typography_rule_count);

constexpr R line{.accepts = R::text};
/// One text, "a, b, c": a list of its own for each would take longer to parse than all else in a locale.
constexpr R words_rule{.accepts = R::text, .max_length = 10'000};
constexpr R flag_rule{.accepts = R::boolean};
constexpr R digits_rule{.accepts = R::integer, .least = 4, .greatest = 9};
constexpr std::array<std::string_view, 4> switch_values{"on", "off", "true", "false"};
constexpr R switch_rule{.accepts = R::text, .choices = switch_values};

/// Both shapes, built once from the tables.
struct Rules {
  Rules() {
    for (const auto& part : signs) data_keys.push_back({part.key, line, false, {part.meaning, {}}});
    for (const auto& part : sets) data_keys.push_back({part.key, line, false, {part.meaning, {}}});
    for (const auto& part : flags) data_keys.push_back({part.key, flag_rule, false, {part.meaning, {}}});
    for (const auto& part : word_lists) data_keys.push_back({part.key, words_rule, false, {part.meaning, {}}});
    data_keys.push_back({"group-digits-from", digits_rule, false, {"fewest digits that are grouped in threes", {}}});
    for (std::size_t i = 0; i < typography_rule_count; ++i) {
      switch_keys.push_back({typography_rule_names[i], switch_rule, false, rule_meanings[i]});
    }
    data_mapping = {"a language's typography", data_keys};
    switch_mapping = {"the house rules", switch_keys};
    data = {.accepts = R::mapping, .keys = &data_mapping};
    switches = {.accepts = R::text | R::mapping, .choices = switch_values, .keys = &switch_mapping};
  }
  static const Rules& get() {
    static const Rules rules;
    return rules;
  }

  std::vector<KeyRule> data_keys, switch_keys;
  MappingRule data_mapping, switch_mapping;
  ValueRule data, switches;
};

void add_words(std::string_view list, WordSet& words) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (const std::string_view word = trimmed(list.substr(0, comma)); !word.empty()) words.add(word);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

bool is_on(const YamlNode& scalar) {
  const std::string_view text = trimmed(scalar.text);
  return text == "on" || text == "true";
}

}  // namespace

const ValueRule& switches_rule() { return Rules::get().switches; }
const ValueRule& typography_data_rule() { return Rules::get().data; }

std::map<std::string, bool> read_switches(const YamlNode& mapping) {
  std::map<std::string, bool> switches;
  const YamlNode* node = mapping.find("typography");
  if (node == nullptr) return switches;
  if (node->is(YamlNode::Kind::scalar)) {
    for (const std::string_view name : typography_rule_names) switches.emplace(name, is_on(*node));
  }
  for (const YamlNode& entry : node->children) switches.insert_or_assign(entry.key, is_on(entry));
  return switches;
}

Typography read_typography(const YamlReader& reader, const YamlNode& node) {
  Typography result;
  for (const auto& part : sets) result.*part.member = to_utf32(reader.text(node, part.key).text);
  for (const auto& part : flags) result.*part.member = reader.boolean(node, part.key, false);
  for (const auto& part : signs) {
    const SourcedText text = reader.text(node, part.key);
    const std::u32string sign = to_utf32(text.text);
    if (sign.size() > 1) {
      reader.findings().report("text-too-long/sign"_id, text.where, value<"text">(text.text));
    }
    if (sign.size() == 1) result.*part.member = sign.front();
  }
  for (const auto& part : word_lists) {
    add_words(reader.text(node, part.key).text, result.*part.member);
  }
  result.group_digits_from = reader.integer(node, "group-digits-from").value_or(0);
  if (!result.quotation_marks.empty() && result.quotation_marks.size() != 4) {
    reader.findings().report("wrong-count/quotes"_id, reader.where(node));
  }
  return result;
}

}  // namespace vestnik
