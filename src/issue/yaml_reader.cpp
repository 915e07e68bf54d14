#include "issue/yaml_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "issue/nearest.hpp"
#include "issue/yaml_scalar.hpp"

namespace vestnik {
namespace {

using Kind = YamlNode::Kind;

struct Wording {
  ValueRule::Accept kind;
  std::string_view phrase;
};
constexpr std::array wordings{
    Wording{ValueRule::text, "a text"},       Wording{ValueRule::integer, "a whole number"},
    Wording{ValueRule::number, "a number"},   Wording{ValueRule::boolean, "true or false"},
    Wording{ValueRule::date, "a date"},       Wording{ValueRule::list, "a list"},
    Wording{ValueRule::mapping, "a mapping"},
};

std::string wanted(const ValueRule& rule) {
  std::vector<std::string_view> phrases;
  for (const Wording& wording : wordings) {
    if ((rule.accepts & wording.kind) != 0) phrases.push_back(wording.phrase);
  }
  return fmt::format("{}", fmt::join(phrases, " or "));
}

std::string found(const YamlNode& node) {
  switch (node.kind) {
    case Kind::null:
      return "nothing";
    case Kind::sequence:
      return "a list";
    case Kind::mapping:
      return "a mapping";
    case Kind::scalar:
      break;
  }
  return quoted(node.text);
}

/// How messages call the value.
std::string name_of(const YamlNode& node) { return node.key.empty() ? "this value" : quoted(node.key); }

template <class T>
std::optional<T> parse_number(std::string_view text) {
  T value{};
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
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

bool YamlReader::wrong_type(const YamlNode& node, const ValueRule& rule, std::string hint) {
  findings_.error("wrong-type", where(node),
                  fmt::format("{} must be {}, but is {}", name_of(node), wanted(rule), found(node)), std::move(hint));
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
  return wrong_type(node, rule);
}

bool YamlReader::check_scalar(const YamlNode& node, const ValueRule& rule) {
  if ((rule.accepts & ValueRule::text) != 0) return check_text(node, rule);
  const std::string_view text = node.text;
  if (node.style != YamlNode::Style::plain && rule.accepts != ValueRule::date) {
    return wrong_type(node, rule, "write it without quotes");
  }
  if ((rule.accepts & (ValueRule::integer | ValueRule::number)) != 0) return check_number(node, rule);
  if ((rule.accepts & ValueRule::date) != 0) return check_date(node);
  if ((rule.accepts & ValueRule::boolean) != 0) {
    return text == "true" || text == "false" || wrong_type(node, rule, "write true or false, in lower case");
  }
  const bool list_of_scalars = (rule.accepts & ValueRule::list) != 0;
  return wrong_type(node, rule, list_of_scalars ? "begin each item on a line of its own with \"- \"" : "");
}

bool YamlReader::check_text(const YamlNode& node, const ValueRule& rule) {
  const std::string_view text = trimmed(node.text);
  if (text.empty() && !rule.may_be_empty) {
    findings_.error("empty-text", where(node), fmt::format("{} is an empty text", name_of(node)));
    return false;
  }
  if (const std::size_t length = count_code_points(text); length > rule.max_length) {
    findings_.error(
        "text-too-long", where(node),
        fmt::format("{} has {} characters, more than the limit of {}", name_of(node), length, rule.max_length));
    return false;
  }
  if (rule.choices.empty() || std::find(rule.choices.begin(), rule.choices.end(), text) != rule.choices.end()) {
    return true;
  }
  findings_.error("unknown-value", where(node), fmt::format("{} cannot be {}", name_of(node), quoted(text)),
                  suggestion(text, rule.choices));
  return false;
}

bool YamlReader::check_number(const YamlNode& node, const ValueRule& rule) {
  const bool whole = (rule.accepts & ValueRule::number) == 0;
  const auto integer = whole ? parse_number<int>(node.text) : std::nullopt;
  const auto value =
      whole ? (integer ? std::optional<double>(*integer) : std::nullopt) : parse_number<double>(node.text);
  if (!value || !(std::abs(*value) <= std::numeric_limits<float>::max())) return wrong_type(node, rule);
  if (*value >= rule.least && *value <= rule.greatest) return true;
  findings_.error("out-of-range", where(node), fmt::format("{} cannot be {}", name_of(node), quoted(node.text)),
                  rule.greatest == ValueRule::unlimited ? fmt::format("at least {}", rule.least)
                                                        : fmt::format("from {} to {}", rule.least, rule.greatest));
  return false;
}

bool YamlReader::check_date(const YamlNode& node) {
  const auto date = parse_date(node.text);
  if (!date) {
    findings_.error("bad-date", where(node), fmt::format("{} is not a date", quoted(node.text)),
                    "write the year, month and day as 2024-12-18");
    return false;
  }
  if (date->ok() && date->year() >= std::chrono::year(1900)) return true;
  findings_.error("impossible-date", where(node), fmt::format("there is no day {}", node.text),
                  date->ok() ? "years begin with 1900" : "");
  return false;
}

bool YamlReader::check_list(YamlNode& node, const ValueRule& rule) {
  if (node.children.empty() && !rule.may_be_empty) {
    findings_.error("empty-list", where(node), fmt::format("{} is an empty list", name_of(node)));
    return false;
  }
  std::erase_if(node.children, [&](YamlNode& item) { return !check(item, *rule.items); });
  return true;
}

bool YamlReader::check_entry(YamlNode& value, const MappingRule& rule) {
  const KeyRule* key = find_rule(rule, value.key);
  if (key == nullptr && rule.others == nullptr) {
    findings_.error("unknown-key", key_where(value), fmt::format("{} has no key {}", rule.what, quoted(value.key)),
                    suggestion(value.key, names_of(rule)));
    return false;
  }
  if (value.is(Kind::null)) {
    if (key == nullptr || key->required) {
      findings_.error("missing-value", key_where(value), fmt::format("{} has no value", name_of(value)),
                      fmt::format("it must be {}", wanted(key == nullptr ? *rule.others : key->value)));
    }
    return false;
  }
  return check(value, key == nullptr ? *rule.others : key->value);
}

void YamlReader::report_missing(const YamlNode& node, const MappingRule& rule) {
  for (const KeyRule& key : rule.keys) {
    if (!key.required || node.find(key.name) != nullptr) continue;
    findings_.error("missing-key", source_.range(node.begin, node.begin + 1),
                    fmt::format("{} lacks the key \"{}\"", rule.what, key.name),
                    key.meaning.empty() ? "" : fmt::format("it gives {}", key.meaning));
  }
}

bool YamlReader::check_mapping(YamlNode& node, const MappingRule& rule) {
  report_missing(node, rule);
  std::erase_if(node.children, [&](YamlNode& value) { return !check_entry(value, rule); });
  return true;
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
