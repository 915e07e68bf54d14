#include "tools/readers/html_styles.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text/case_and_form.hpp"
#include "tools/readers/formats.hpp"

namespace vestnik::readers {
namespace {

constexpr std::string_view blanks = " \t\r\n\f";

std::string_view stripped(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(blanks), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

std::string without_css_comments(std::string_view sheet) {
  std::string result;
  while (!sheet.empty()) {
    const std::size_t at = std::min(sheet.find("/*"), sheet.size());
    result += sheet.substr(0, at);
    sheet.remove_prefix(at);
    if (sheet.empty()) break;
    const std::size_t end = sheet.find("*/", 2);
    sheet.remove_prefix(end == std::string_view::npos ? sheet.size() : end + 2);
  }
  return result;
}

void apply(std::string_view declarations, HtmlFormat& format, double outer_size) {
  const auto value = [&](std::string_view property) { return css_value(declarations, property); };
  source::Look& look = format.look;
  if (const std::string weight = value("font-weight"); !weight.empty())
    look.bold = weight.starts_with("bold") || to_int(weight) >= 600;
  if (const std::string style = value("font-style"); !style.empty()) look.italic = style != "normal";
  if (const std::string letters = value("text-transform"); !letters.empty()) look.capitals = letters == "uppercase";
  if (const std::string variant = value("font-variant"); !variant.empty())
    look.small_capitals = variant.find("small-caps") != std::string::npos;
  for (const std::string_view property : {"text-decoration", "text-decoration-line"}) {
    const std::string line = value(property);
    look.underlined = look.underlined || line.find("underline") != std::string::npos;
    look.struck = look.struck || line.find("line-through") != std::string::npos;
  }
  if (const std::string raise = value("vertical-align"); !raise.empty()) {
    if (raise == "super") look.raise = source::Raise::superscript;
    if (raise == "sub") look.raise = source::Raise::subscript;
  }
  if (const auto size = css_length(value("font-size"), outer_size); size && *size > 0) look.size = *size;
  const std::string aligned = value("text-align");
  if (aligned == "center" || aligned == "-webkit-center") format.alignment = source::Alignment::centre;
  if (aligned == "left" || aligned == "start") format.alignment = source::Alignment::start;
  if (aligned == "right" || aligned == "end") format.alignment = source::Alignment::end;
  if (aligned == "justify") format.alignment = source::Alignment::justified;
  const bool hidden = value("display") == "none" || value("visibility") == "hidden" || value("mso-hide") == "all";
  look.hidden = look.hidden || hidden;
}

/// What browsers do without any style.
void apply_element(const Node& element, HtmlFormat& format) {
  constexpr std::array<double, 6> heading_sizes{2, 1.5, 1.17, 1, 0.83, 0.67};
  const std::string_view name = element.name;
  source::Look& look = format.look;
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
    look.bold = true;
    look.size = 12 * heading_sizes[static_cast<std::size_t>(name[1] - '1')];
  }
  if (name == "b" || name == "strong" || name == "th") look.bold = true;
  if (name == "i" || name == "em" || name == "cite" || name == "dfn" || name == "var" || name == "address")
    look.italic = true;
  if (name == "u" || name == "ins") look.underlined = true;
  if (name == "s" || name == "strike" || name == "del") look.struck = true;
  if (name == "sup") look.raise = source::Raise::superscript;
  if (name == "sub") look.raise = source::Raise::subscript;
  if (name == "small") look.size *= 0.83;
  if (name == "big") look.size *= 1.2;
  if (name == "center" || name == "th" || name == "caption") format.alignment = source::Alignment::centre;
  if (name == "font") {
    constexpr std::array<double, 7> sizes{7.5, 10, 12, 13.5, 18, 24, 36};
    const int size = to_int(element.value("size"));
    if (size >= 1 && size <= 7) look.size = sizes[static_cast<std::size_t>(size - 1)];
  }
  const std::string aligned = folded_case(element.value("align"));
  if (aligned == "center" || aligned == "middle") format.alignment = source::Alignment::centre;
  if (aligned == "right") format.alignment = source::Alignment::end;
  if (aligned == "justify") format.alignment = source::Alignment::justified;
  if (aligned == "left") format.alignment = source::Alignment::start;
  look.hidden = look.hidden || element.attribute("hidden") != nullptr;
  if (const std::string* language = element.attribute("lang")) look.language = *language;
}

}  // namespace

std::string css_value(std::string_view declarations, std::string_view property) {
  std::string found;
  while (!declarations.empty()) {
    const std::size_t end = std::min(declarations.find(';'), declarations.size());
    const std::string_view one = declarations.substr(0, end);
    declarations.remove_prefix(std::min(end + 1, declarations.size()));
    const std::size_t colon = one.find(':');
    if (colon == std::string_view::npos || folded_case(stripped(one.substr(0, colon))) != property) continue;
    std::string_view value = stripped(one.substr(colon + 1));
    if (const std::size_t important = value.find('!'); important != std::string_view::npos)
      value = stripped(value.substr(0, important));
    found = folded_case(value);
  }
  return found;
}

std::optional<double> css_length(std::string_view text, double of) {
  struct Unit {
    std::string_view name;
    double points;
  };
  static constexpr auto units =
      std::to_array<Unit>({{"pt", 1}, {"px", 0.75}, {"in", 72}, {"cm", 72 / 2.54}, {"mm", 7.2 / 2.54}, {"pc", 12}});
  const std::size_t end = text.find_first_not_of("0123456789.+-");
  if (text.empty() || end == 0) return std::nullopt;
  const double number = to_double(text.substr(0, end));
  const std::string_view unit = end == std::string_view::npos ? std::string_view() : stripped(text.substr(end));
  if (unit == "rem") return number * 12;
  if (unit == "em") return number * of;
  if (unit == "%") return number * of / 100;
  const auto* known = std::ranges::find(units, unit, &Unit::name);
  if (known == units.end()) return std::nullopt;
  return number * known->points;
}

std::vector<std::string> words_of_attribute(const Node& element, std::string_view name) {
  std::vector<std::string> words;
  const std::string value = folded_case(element.value(name));
  for (std::string_view rest = value; !rest.empty();) {
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
    const std::size_t end = std::min(rest.find_first_of(blanks), rest.size());
    if (end > 0) words.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  return words;
}

void HtmlStyles::read(std::string_view sheet) {
  constexpr std::size_t most_rules = 20'000;
  std::string text = without_css_comments(sheet);
  std::string_view rest = text;
  while (!rest.empty() && rules_.size() < most_rules) {
    const std::size_t open = rest.find('{');
    if (open == std::string_view::npos) break;
    std::string_view selectors = stripped(rest.substr(0, open));
    // An at-rule without a block ends with a semicolon; one with a block is for other media.
    while (selectors.starts_with('@') && selectors.find(';') != std::string_view::npos)
      selectors = stripped(selectors.substr(selectors.find(';') + 1));
    int depth = 1;
    std::size_t end = open + 1;
    for (; end < rest.size() && depth > 0; ++end) depth += rest[end] == '{' ? 1 : rest[end] == '}' ? -1 : 0;
    const std::string_view declarations = rest.substr(open + 1, end - open - 2);
    rest.remove_prefix(std::min(end, rest.size()));
    if (selectors.starts_with('@')) continue;
    while (!selectors.empty()) {
      const std::size_t comma = std::min(selectors.find(','), selectors.size());
      const std::string selector = folded_case(stripped(selectors.substr(0, comma)));
      selectors.remove_prefix(std::min(comma + 1, selectors.size()));
      if (!selector.empty() && selector.find_first_of(" >+~:[*") == std::string::npos)
        rules_[selector] += ";" + std::string(declarations);
    }
  }
}

std::string HtmlStyles::declarations(const Node& element) const {
  std::string all;
  const auto add = [&](const std::string& selector) {
    if (const auto found = rules_.find(selector); found != rules_.end()) all += found->second + ";";
  };
  if (!rules_.empty()) {
    const std::string name(element.name);
    add(name);
    for (const std::string& one : words_of_attribute(element, "class")) {
      const std::string of_class = "." + one;
      add(of_class);
      add(name + of_class);
    }
    if (const std::string id = folded_case(element.value("id")); !id.empty()) add("#" + id);
  }
  return all + element.value("style");
}

HtmlFormat HtmlStyles::inside(const Node& element, const HtmlFormat& outer) const {
  HtmlFormat format = outer;
  apply_element(element, format);
  if (const std::string all = declarations(element); !all.empty()) apply(all, format, outer.look.size);
  return format;
}

}  // namespace vestnik::readers
