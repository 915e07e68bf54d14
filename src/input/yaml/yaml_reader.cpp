#include "input/yaml/yaml_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "input/yaml/check_value.hpp"
#include "input/yaml/quoting.hpp"
#include "input/yaml/written_dates.hpp"
#include "input/yaml/yaml_scalar.hpp"

namespace vestnik {
namespace {

using Kind = YamlNode::Kind;

struct Phrase {
  ValueRule::Accept kind;
  Term phrase;
};
constexpr std::array phrases_of_kinds{
    Phrase{ValueRule::text, "a text"},       Phrase{ValueRule::integer, "a whole number"},
    Phrase{ValueRule::number, "a number"},   Phrase{ValueRule::boolean, "true or false"},
    Phrase{ValueRule::date, "a date"},       Phrase{ValueRule::list, "a list"},
    Phrase{ValueRule::mapping, "a mapping"},
};

LocalText wanted(const ValueRule& rule) {
  std::vector<LocalText> phrases;
  for (const Phrase& known : phrases_of_kinds) {
    if ((rule.accepts & known.kind) != 0) phrases.push_back(term(known.phrase));
  }
  return joined(phrases, term(" or "));
}

LocalText found(const YamlNode& node) {
  switch (node.kind) {
    case Kind::null:
      return term("nothing");
    case Kind::sequence:
      return term("a list");
    case Kind::mapping:
      return term("a mapping");
    case Kind::scalar:
      break;
  }
  return in_quotes(node.text);
}

/// How messages call the value.
LocalText name_of(const YamlNode& node) { return node.key.empty() ? term("this value") : in_quotes(node.key); }

template <class T>
std::optional<T> parse_number(std::string_view text) {
  T value{};
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Whether the quotes are all that is wrong with a text in quotes.
bool is_sound_unquoted(std::string_view text, const ValueRule& rule) {
  const bool is_number = (rule.accepts & (ValueRule::integer | ValueRule::number)) != 0;
  return is_number ? parse_number<double>(text).has_value() : text == "true" || text == "false";
}

std::vector<std::string_view> names_of(const MappingRule& rule) {
  std::vector<std::string_view> names;
  for (const KeyRule& key : rule.keys) names.push_back(key.name);
  return names;
}

const KeyRule* find_rule(const MappingRule& rule, std::string_view name) {
  const auto key = std::find_if(rule.keys.begin(), rule.keys.end(), [&](const KeyRule& k) { return k.name == name; });
  return key == rule.keys.end() ? nullptr : &*key;
}

}  // namespace

std::optional<std::chrono::year_month_day> parse_date(std::string_view text) {
  const bool iso = text.size() == 10 && text[4] == '-' && text[7] == '-';
  const bool day_first = text.size() == 10 && text[2] == '.' && text[5] == '.';
  if (!iso && !day_first) return std::nullopt;
  const auto digits = [&](std::size_t begin, std::size_t length) {
    const std::string_view part = text.substr(begin, length);
    const bool all = std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    return all ? parse_number<unsigned>(part) : std::nullopt;
  };
  const auto year = iso ? digits(0, 4) : digits(6, 4);
  const auto month = iso ? digits(5, 2) : digits(3, 2);
  const auto day = iso ? digits(8, 2) : digits(0, 2);
  if (!year || !month || !day) return std::nullopt;
  return std::chrono::year(static_cast<int>(*year)) / std::chrono::month(*month) / std::chrono::day(*day);
}

bool YamlReader::wrong_type(const YamlNode& node, const ValueRule& rule, MessageId<"name wanted found"> id) {
  findings_.report(id, where(node), value<"name">(name_of(node)), value<"wanted">(wanted(rule)),
                   value<"found">(found(node)));
  return false;
}

bool YamlReader::wrong_mapping(const YamlNode& node, const ValueRule& rule) {
  const std::span<const KeyRule> keys = rule.keys->keys;
  if (keys.empty()) return wrong_type(node, rule);
  // "source: https://…" is an address, all else what comes first.
  const bool is_address = node.text.starts_with("http://") || node.text.starts_with("https://");
  const auto address = std::ranges::find(keys, "address", &KeyRule::name);
  std::string advice = fmt::format("{{{}: {}}}", is_address && address != keys.end() ? "address" : keys.front().name,
                                   in_yaml_quotes(node.text));
  const auto days = written_period(node.text);
  const bool is_period = days && find_rule(*rule.keys, "from") != nullptr && find_rule(*rule.keys, "to") != nullptr;
  if (is_period) advice = fmt::format("{{from: {}, to: {}}}", shown(days->first), shown(days->second));
  findings_.report("wrong-type/mapping"_id, where(node), value<"name">(name_of(node)), value<"wanted">(wanted(rule)),
                   value<"found">(found(node)), value<"advice">(node.key.empty() ? advice : node.key + ": " + advice));
  if (is_period) fixes_.push_back({node.begin, node.end, advice});
  return false;
}

bool YamlReader::check(YamlNode& node, const ValueRule& rule) {
  switch (node.kind) {
    case Kind::sequence:
      return (rule.accepts & ValueRule::list) != 0 ? check_list(node, rule) : wrong_type(node, rule);
    case Kind::mapping:
      return (rule.accepts & ValueRule::mapping) != 0 ? check_mapping(node, *rule.keys) : wrong_type(node, rule);
    case Kind::scalar:
      return check_scalar(node, rule);
    case Kind::null:
      break;
  }
  if (node.unread) return false;
  return wrong_type(node, rule);
}

bool YamlReader::check_scalar(const YamlNode& node, const ValueRule& rule) {
  if ((rule.accepts & ValueRule::text) != 0) return check_text(node, rule);
  const std::string_view text = node.text;
  // A word in the place of a number is the same word in quotes: YAML of old took a plain "off" for "false".
  if (std::ranges::find(rule.choices, text) != rule.choices.end()) return true;
  if (node.style != YamlNode::Style::plain && rule.accepts != ValueRule::date) {
    return wrong_type(node, rule, is_sound_unquoted(text, rule) ? "wrong-type/quoted"_id : "wrong-type"_id);
  }
  if ((rule.accepts & (ValueRule::integer | ValueRule::number)) != 0) {
    return check_number(node, rule);
  }
  if ((rule.accepts & ValueRule::date) != 0) return check_date(node);
  if ((rule.accepts & ValueRule::boolean) != 0) {
    return text == "true" || text == "false" || wrong_type(node, rule, "wrong-type/boolean"_id);
  }
  if (rule.accepts == ValueRule::mapping) return wrong_mapping(node, rule);
  const bool list_of_scalars = (rule.accepts & ValueRule::list) != 0;
  return wrong_type(node, rule, list_of_scalars ? "wrong-type/list"_id : "wrong-type"_id);
}

void YamlReader::check_comment(const YamlNode& node, std::size_t end) {
  const std::string_view source = source_.text();
  const std::size_t sign = source.find_first_not_of(" \t", end);
  if (sign == std::string_view::npos || sign == end || source[sign] != '#') return;
  const std::string_view comment = trimmed(source.substr(sign, source.find_first_of("\r\n", sign) - sign));
  const std::size_t begin = node.is(Kind::null) ? sign : node.begin;
  const std::string whole = in_yaml_quotes(source.substr(begin, sign + comment.size() - begin));
  const std::string lead = node.key.empty() ? "- " : node.key + ": ";
  // A remark has a space behind its sign, or is a row of signs.
  const bool remark = comment.size() < 2 || std::string_view(" \t#").find(comment[1]) != std::string_view::npos;
  findings_.report(remark ? "remark-not-printed"_id : "comment-in-text"_id, source_.range(sign, sign + 1),
                   value<"comment">(in_quotes(comment)), value<"advice">('`' + lead + whole + '`'));
  if (!remark) fixes_.push_back({begin, sign + comment.size(), whole});
}

bool YamlReader::check_text(const YamlNode& node, const ValueRule& rule) {
  const std::string_view text = trimmed(node.text);
  if (rule.words && node.style == YamlNode::Style::plain) check_comment(node, node.end);
  for (const auto& [begin, end] : placeholders(node.text)) {
    findings_.report("placeholder"_id, where_in(node, begin, end),
                     value<"text">(in_quotes(node.text.substr(begin, end - begin))));
  }
  if (text.empty() && !rule.may_be_empty) {
    findings_.report("empty-text"_id, where(node), value<"name">(name_of(node)));
    return false;
  }
  if (!check_length(node.text, rule.max_length, name_of(node), where(node), findings_)) return false;
  std::string meant;
  if (check_choice(text, rule, name_of(node), where(node), findings_, code_named_, &meant)) return true;
  if (!meant.empty()) fixes_.push_back({node.begin, node.end, meant});
  return false;
}

bool YamlReader::check_number(const YamlNode& node, const ValueRule& rule) {
  const bool whole = (rule.accepts & ValueRule::number) == 0;
  const auto integer = whole ? parse_number<int>(node.text) : std::nullopt;
  const auto read =
      whole ? (integer ? std::optional<double>(*integer) : std::nullopt) : parse_number<double>(node.text);
  if (!read || !(std::abs(*read) <= std::numeric_limits<float>::max())) return wrong_type(node, rule);
  if (*read >= rule.least && *read <= rule.greatest) return true;
  findings_.report(rule.greatest == ValueRule::unlimited ? "out-of-range/least"_id : "out-of-range"_id, where(node),
                   value<"name">(name_of(node)), value<"value">(in_quotes(node.text)),
                   value<"least">(fmt::format("{}", rule.least)), value<"greatest">(fmt::format("{}", rule.greatest)));
  return false;
}

bool YamlReader::check_date(const YamlNode& node) {
  const auto date = parse_date(node.text);
  if (!date) {
    const auto meant = written_date(node.text);
    findings_.report(meant ? "bad-date/meant"_id : "bad-date"_id, where(node), value<"value">(in_quotes(node.text)),
                     value<"date">(meant ? shown(*meant) : ""));
    if (meant) fixes_.push_back({node.begin, node.end, shown(*meant)});
    return false;
  }
  return check_day(*date, node.text, where(node), findings_);
}

bool YamlReader::check_list(YamlNode& node, const ValueRule& rule) {
  if (node.children.empty() && !rule.may_be_empty && !node.unread) {
    findings_.report("empty-list"_id, where(node), value<"name">(name_of(node)));
    return false;
  }
  std::erase_if(node.children, [&](YamlNode& item) { return !check(item, *rule.items); });
  return true;
}

void YamlReader::report_unknown(const YamlNode& entry, const MappingRule& rule) {
  const NearChoice near = near_choice(entry.key, names_of(rule));
  constexpr ChoiceMessages<"what key nearest letters choices"> unknown_key{"unknown-key"_id, "unknown-key/letters"_id,
                                                                           "unknown-key/none"_id};
  findings_.report(unknown_key.of(near), key_where(entry), value<"what">(rule.what), value<"key">(in_quotes(entry.key)),
                   value<"nearest">(near.nearest), value<"letters">(near.letters), value<"choices">(near.all));
  if (near.is_certain) fixes_.push_back({entry.key_begin, entry.key_end, near.nearest});
}

bool YamlReader::check_entry(YamlNode& entry, const MappingRule& rule) {
  const KeyRule* key = find_rule(rule, entry.key);
  if (key == nullptr && rule.others == nullptr) {
    report_unknown(entry, rule);
    return false;
  }
  const ValueRule& value_rule = key == nullptr ? *rule.others : key->value;
  if (entry.is(Kind::null) && entry.unread) return false;
  if (entry.is(Kind::null)) {
    if (value_rule.words && entry.key_end < source_.text().size()) check_comment(entry, entry.key_end + 1);
    if (key == nullptr || key->required) {
      findings_.report("missing-value"_id, key_where(entry), value<"name">(name_of(entry)),
                       value<"wanted">(wanted(value_rule)));
    } else if (std::ranges::find(rule.one_of, entry.key) == rule.one_of.end()) {
      findings_.report("empty-value"_id, key_where(entry), value<"name">(name_of(entry)));
    }
    return false;
  }
  return check(entry, value_rule);
}

void YamlReader::report_missing(const YamlNode& node, const MappingRule& rule) {
  if (node.unread) return;
  for (const KeyRule& key : rule.keys) {
    if (!key.required || node.find(key.name) != nullptr) continue;
    const SourceRange place = source_.range(node.begin, node.begin + 1);
    const auto name = value<"key">(std::string(key.name));
    if (key.meaning.en.empty()) {
      findings_.report("missing-key/plain"_id, place, name);
      continue;
    }
    findings_.report("missing-key"_id, place, value<"what">(rule.what), name,
                     value<"meaning">({std::string(key.meaning.en), std::string(key.meaning.ru)}));
  }
}

void YamlReader::check_one_of(const YamlNode& node, const MappingRule& rule) {
  if (node.unread) return;
  std::vector<const YamlNode*> given, empty;
  for (const std::string_view key : rule.one_of) {
    const YamlNode* entry = node.find(key);
    if (entry != nullptr) (entry->is(Kind::null) ? empty : given).push_back(entry);
  }
  if (given.size() > 1 && !rule.several) findings_.report(rule.otherwise.several, where(*given.back()));
  const YamlNode* unless = rule.unless_key.empty() ? nullptr : node.find(rule.unless_key);
  const bool needed = unless == nullptr || trimmed(unless->text) != rule.unless_value;
  if (needed && given.empty() && empty.empty()) findings_.report(rule.otherwise.none, where(node));
  for (const YamlNode* entry : empty) {
    findings_.report(needed && given.empty() ? rule.otherwise.empty : "empty-value"_id, key_where(*entry),
                     value<"name">(name_of(*entry)));
  }
}

bool YamlReader::check_mapping(YamlNode& node, const MappingRule& rule) {
  report_missing(node, rule);
  if (!rule.one_of.empty()) check_one_of(node, rule);
  std::erase_if(node.children, [&](YamlNode& entry) {
    if (check_entry(entry, rule)) return false;
    node.unsound.push_back(entry.key);
    return true;
  });
  return true;
}

std::vector<TextEdit> YamlReader::fixes() const {
  std::vector<TextEdit> fixes = fixes_;
  std::ranges::stable_sort(fixes, {}, &TextEdit::begin);
  // An alias is a copy of what stands elsewhere: that is mended once.
  std::vector<TextEdit> apart;
  for (TextEdit& fix : fixes) {
    if (apart.empty() || fix.begin >= apart.back().end) apart.push_back(std::move(fix));
  }
  return apart;
}

SourceRange YamlReader::where_in(const YamlNode& scalar, std::size_t begin, std::size_t end) const {
  const auto first = source_offset(source_.text(), scalar, begin);
  const auto last = source_offset(source_.text(), scalar, end);
  return first && last ? source_.range(*first, *last) : where(scalar);
}

SourcedText YamlReader::text_of(const YamlNode& scalar) const {
  return {std::string(trimmed(scalar.text)), where(scalar)};
}

SourcedText YamlReader::text(const YamlNode& mapping, std::string_view key) const {
  const YamlNode* value = mapping.find(key);
  return value == nullptr ? SourcedText() : text_of(*value);
}

MarkdownText YamlReader::markdown(const YamlNode& mapping, std::string_view key) const {
  const YamlNode* value = mapping.find(key);
  if (value == nullptr) return {};
  MarkdownText result{value->text, where(*value), std::max(value->indent, 0), value->indent >= 0};
  if (result.exact) {
    if (value->style == YamlNode::Style::literal) ++result.where.line;  // the text begins below its indicator
    result.where.column = result.indent + 1;
  }
  return result;
}

std::optional<int> YamlReader::integer(const YamlNode& mapping, std::string_view key) const {
  const YamlNode* value = mapping.find(key);
  return value == nullptr ? std::nullopt : parse_number<int>(value->text);
}

std::optional<double> YamlReader::number(const YamlNode& mapping, std::string_view key) const {
  const YamlNode* value = mapping.find(key);
  return value == nullptr ? std::nullopt : parse_number<double>(value->text);
}

bool YamlReader::boolean(const YamlNode& mapping, std::string_view key, bool otherwise) const {
  const YamlNode* value = mapping.find(key);
  return value == nullptr ? otherwise : value->text == "true";
}

std::optional<std::chrono::year_month_day> YamlReader::date(const YamlNode& mapping, std::string_view key) const {
  const YamlNode* value = mapping.find(key);
  return value == nullptr ? std::nullopt : parse_date(value->text);
}

std::vector<SourcedText> YamlReader::texts(const YamlNode& mapping, std::string_view key) const {
  std::vector<SourcedText> result;
  const YamlNode* value = mapping.find(key);
  if (value != nullptr && value->is(Kind::scalar)) result.push_back(text_of(*value));
  for (const YamlNode& item : items(mapping, key)) result.push_back(text_of(item));
  return result;
}

std::span<const YamlNode> YamlReader::items(const YamlNode& mapping, std::string_view key) const {
  const YamlNode* value = mapping.find(key);
  if (value == nullptr || !value->is(Kind::sequence)) return {};
  return value->children;
}

}  // namespace vestnik
