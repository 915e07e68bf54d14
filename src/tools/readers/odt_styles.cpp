#include "tools/readers/odt_styles.hpp"

#include <algorithm>
#include <vector>

#include "tools/readers/numbering.hpp"
#include "tools/readers/symbols.hpp"

namespace vestnik::readers {
namespace {

std::string key(std::string_view family, std::string_view name) {
  return std::string(family) + "/" + std::string(name);
}

void read_text_properties(const Node& element, RunFormat& format) {
  const auto given = [&](std::string_view name) { return element.attribute(name); };
  if (const auto* weight = given("fo:font-weight")) format.toggles.bold = *weight == "bold" || to_int(*weight) >= 600;
  if (const auto* style = given("fo:font-style")) format.toggles.italic = *style == "italic" || *style == "oblique";
  if (const auto* form = given("fo:text-transform")) format.toggles.capitals = *form == "uppercase";
  if (const auto* variant = given("fo:font-variant")) format.toggles.small_capitals = *variant == "small-caps";
  if (const auto* line = given("style:text-line-through-style")) format.toggles.struck = *line != "none";
  if (const auto* shown = given("text:display")) format.toggles.hidden = *shown == "none";
  if (const auto* line = given("style:text-underline-style")) format.underlined = *line != "none";
  if (const auto* size = given("fo:font-size"); size != nullptr && !size->ends_with('%'))
    format.size = length_in_points(*size);
  if (const auto* language = given("fo:language")) format.language = *language;
  if (const auto* face = given("style:font-name")) format.face = *face;
  if (const auto* position = given("style:text-position")) {
    const bool lowered = position->starts_with("sub") || position->starts_with("-");
    const bool level = position->starts_with("0") || position->empty();
    format.raise = level ? source::Raise::none : lowered ? source::Raise::subscript : source::Raise::superscript;
  }
}

void read_paragraph_properties(const Node& element, ParagraphFormat& format) {
  if (const auto* aligned = element.attribute("fo:text-align")) {
    format.alignment = *aligned == "center"                       ? source::Alignment::centre
                       : *aligned == "end" || *aligned == "right" ? source::Alignment::end
                       : *aligned == "justify"                    ? source::Alignment::justified
                                                                  : source::Alignment::start;
  }
  if (const auto* before = element.attribute("fo:break-before")) format.new_page = *before == "page";
}

OdtStyles::Level read_level(const Node& element) {
  OdtStyles::Level level{.prefix = element.value("style:num-prefix"), .suffix = element.value("style:num-suffix")};
  level.start = std::max(to_int(element.value("text:start-value", "1")), 1);
  level.shown = std::max(to_int(element.value("text:display-levels", "1")), 1);
  if (!element.is("text:list-level-style-number")) {
    level.bullet = element.value("text:bullet-char", "•");
    return level;
  }
  const std::string format = element.value("style:num-format");
  level.format = format == "1"             ? "decimal"
                 : format == "a"           ? "lowerLetter"
                 : format == "A"           ? "upperLetter"
                 : format == "i"           ? "lowerRoman"
                 : format == "I"           ? "upperRoman"
                 : format.starts_with("а") ? "russianLower"
                 : format.starts_with("А") ? "russianUpper"
                 : format.empty()          ? "none"
                                           : "decimal";
  return level;
}

}  // namespace

double length_in_points(std::string_view text) {
  const double number = to_double(text);
  if (text.ends_with("cm")) return number * 72 / 2.54;
  if (text.ends_with("mm")) return number * 72 / 25.4;
  if (text.ends_with("in")) return number * 72;
  return text.ends_with("px") ? number * 0.75 : number;
}

void OdtStyles::read(const Node& parent) {
  for (const Node& one : parent.children) {
    if (one.is("text:list-style")) {
      List list;
      for (const Node& level : one.children) {
        const auto at = static_cast<std::size_t>(std::clamp(to_int(level.value("text:level", "1")), 1, 10)) - 1;
        list[at] = read_level(level);
      }
      lists_.emplace(one.value("style:name"), std::move(list));
    }
    const bool standard = one.is("style:default-style");
    if (!one.is("style:style") && !standard) continue;
    const std::string family = one.value("style:family");
    Style style{.name = one.value("style:display-name", one.value("style:name")),
                .parent = standard ? "" : key(family, one.value("style:parent-style-name"))};
    for (const Node& properties : one.children) {
      if (properties.is("style:text-properties")) read_text_properties(properties, style.run);
      if (properties.is("style:paragraph-properties")) read_paragraph_properties(properties, style.paragraph);
      if (properties.is("style:table-cell-properties")) {
        style.ruled = std::ranges::any_of(properties.attributes, [](const auto& one_of_them) {
          return one_of_them.first.starts_with("fo:border") && one_of_them.second != "none";
        });
      }
    }
    if (const auto* level = one.attribute("style:default-outline-level"); level != nullptr && !level->empty())
      style.paragraph.heading = to_int(*level);
    if (!standard && !one.value("style:master-page-name").empty()) style.paragraph.new_page = true;
    styles_.emplace(key(family, standard ? "" : one.value("style:name")), std::move(style));
  }
}

OdtStyles::Style OdtStyles::settled(std::string_view family, const std::string& name) const {
  std::vector<const Style*> line;
  constexpr std::size_t most_ancestors = 50;  // a circle of styles would have no end
  for (auto found = styles_.find(key(family, name)); found != styles_.end() && line.size() < most_ancestors;
       found = styles_.find(found->second.parent)) {
    line.push_back(&found->second);
    if (found->second.parent.empty()) break;
  }
  Style settled;
  for (std::size_t i = line.size(); i-- > 0;) {
    settled.run.take_over(line[i]->run);
    settled.paragraph.take_over(line[i]->paragraph);
    settled.ruled = settled.ruled || line[i]->ruled;
    // The name of the style that the author chose: what a program adds by itself is called P1 and has none of its own.
    const bool automatic =
        line[i]->name.size() > 1 && line[i]->name.front() == 'P' && to_int(line[i]->name.substr(1)) > 0;
    if (!automatic && !line[i]->name.empty()) settled.name = line[i]->name;
  }
  return settled;
}

const OdtStyles::List* OdtStyles::list(const std::string& name) const {
  const auto found = lists_.find(name);
  return found == lists_.end() ? nullptr : &found->second;
}

void OdtLists::enter(const Node& list) {
  const auto* named = list.attribute("text:style-name");
  const bool inner = open_.size() > outside_;
  open_.push_back(named != nullptr ? *named : inner ? open_.back() : std::string());
  const bool goes_on =
      list.value("text:continue-numbering") == "true" || list.attribute("text:continue-list") != nullptr;
  if (!goes_on) counters_[open_.back()][level()].reset();
}

void OdtLists::leave() { open_.pop_back(); }

std::optional<source::ListLabel> OdtLists::next(const Node& item) {
  using Format = source::ListLabel::Format;
  const std::size_t at = level();
  source::ListLabel label{.level = static_cast<int>(at), .format = Format::bullet, .text = "•"};
  const OdtStyles::List* list = styles_.list(open_.back());
  if (list == nullptr) return label;
  const OdtStyles::Level& shown = (*list)[at];
  Counters& counters = counters_[open_.back()];
  counters[at] = counters[at] ? *counters[at] + 1 : shown.start;
  if (const auto* start = item.attribute("text:start-value")) counters[at] = to_int(*start);
  for (std::size_t below = at + 1; below < counters.size(); ++below) counters[below].reset();
  if (shown.format.empty()) {
    label.text = from_symbol_face(shown.bullet.empty() ? "•" : shown.bullet, {});
    return label;
  }
  if (shown.format == "none") return std::nullopt;
  label.format = shown.format == "decimal" ? Format::decimal : Format::other;
  std::string numbers;
  for (std::size_t i = at + 1 - std::min(at + 1, static_cast<std::size_t>(shown.shown)); i <= at; ++i) {
    const OdtStyles::Level& one = (*list)[i];
    numbers += (numbers.empty() ? "" : ".") +
               written_number(counters[i].value_or(one.start), one.format.empty() ? "decimal" : one.format);
  }
  label.text = shown.prefix + numbers + shown.suffix;
  return label;
}

}  // namespace vestnik::readers
