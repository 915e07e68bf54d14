#include "tools/readers/formats.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/text/case_and_form.hpp"

namespace vestnik::readers {
namespace {

template <class T>
void take(std::optional<T>& value, const std::optional<T>& nearer) {
  if (nearer) value = nearer;
}

void take_over(Toggles& toggles, const Toggles& nearer) {
  take(toggles.bold, nearer.bold);
  take(toggles.italic, nearer.italic);
  take(toggles.capitals, nearer.capitals);
  take(toggles.small_capitals, nearer.small_capitals);
  take(toggles.struck, nearer.struck);
  take(toggles.hidden, nearer.hidden);
}

bool has_rules(const Node* borders) {
  return borders != nullptr && std::ranges::any_of(borders->children, [](const Node& side) {
           const std::string value = side.value("w:val", "none");
           return value != "none" && value != "nil";
         });
}

source::Alignment alignment_of(const std::string& value) {
  if (value == "center") return source::Alignment::centre;
  if (value == "right" || value == "end") return source::Alignment::end;
  return value == "both" || value == "distribute" ? source::Alignment::justified : source::Alignment::start;
}

}  // namespace

int to_int(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

double to_double(std::string_view text) {
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool is_on(const Node& element) {
  const std::string value = element.value("w:val", "true");
  return value != "false" && value != "0" && value != "off" && value != "none";
}

void RunFormat::take_over(const RunFormat& nearer) {
  readers::take_over(toggles, nearer.toggles);
  take(underlined, nearer.underlined);
  take(raise, nearer.raise);
  take(size, nearer.size);
  take(language, nearer.language);
  take(face, nearer.face);
}

void ParagraphFormat::take_over(const ParagraphFormat& nearer) {
  take(alignment, nearer.alignment);
  take(heading, nearer.heading);
  take(list, nearer.list);
  take(level, nearer.level);
  take(new_page, nearer.new_page);
}

RunFormat read_run_format(const Node* properties) {
  RunFormat format;
  if (properties == nullptr) return format;
  for (const Node& one : properties->children) {
    if (one.is("w:b")) format.toggles.bold = is_on(one);
    if (one.is("w:i")) format.toggles.italic = is_on(one);
    if (one.is("w:caps")) format.toggles.capitals = is_on(one);
    if (one.is("w:smallCaps")) format.toggles.small_capitals = is_on(one);
    if (one.is("w:strike") || one.is("w:dstrike")) {
      format.toggles.struck = is_on(one) || format.toggles.struck.value_or(false);
    }
    if (one.is("w:vanish")) format.toggles.hidden = is_on(one);
    if (one.is("w:u")) format.underlined = is_on(one);
    if (one.is("w:sz")) format.size = to_double(one.value("w:val")) / 2;
    if (one.is("w:lang")) format.language = one.value("w:val");
    if (one.is("w:rFonts")) format.face = one.value("w:ascii", one.value("w:hAnsi"));
    if (one.is("w:vertAlign")) {
      const std::string value = one.value("w:val");
      format.raise = value == "superscript" ? source::Raise::superscript
                     : value == "subscript" ? source::Raise::subscript
                                            : source::Raise::none;
    }
    if (one.is("w:position") && !format.raise) {  // in half points
      const int raised = to_int(one.value("w:val"));
      if (raised >= 4) format.raise = source::Raise::superscript;
      if (raised <= -4) format.raise = source::Raise::subscript;
    }
  }
  return format;
}

ParagraphFormat read_paragraph_format(const Node* properties) {
  ParagraphFormat format;
  if (properties == nullptr) return format;
  for (const Node& one : properties->children) {
    if (one.is("w:jc")) format.alignment = alignment_of(one.value("w:val"));
    if (one.is("w:pageBreakBefore")) format.new_page = is_on(one);
    if (one.is("w:outlineLvl")) {
      const int level = to_int(one.value("w:val", "9")) + 1;
      format.heading = level >= 1 && level <= 9 ? level : 0;
    }
    if (!one.is("w:numPr")) continue;
    if (const Node* list = one.child("w:numId")) format.list = list->value("w:val");
    if (const Node* level = one.child("w:ilvl")) format.level = std::clamp(to_int(level->value("w:val")), 0, 8);
  }
  return format;
}

void StyleSheet::read(const Node& styles) {
  if (const Node* defaults = styles.child("w:docDefaults")) {
    if (const Node* run = defaults->child("w:rPrDefault")) standard_run_ = read_run_format(run->child("w:rPr"));
    if (const Node* paragraph = defaults->child("w:pPrDefault"))
      standard_format_ = read_paragraph_format(paragraph->child("w:pPr"));
  }
  for (const Node& one : styles.children) {
    if (!one.is("w:style")) continue;
    Style style{.run = read_run_format(one.child("w:rPr")), .paragraph = read_paragraph_format(one.child("w:pPr"))};
    if (const Node* name = one.child("w:name")) style.name = name->value("w:val");
    if (const Node* parent = one.child("w:basedOn")) style.parent = parent->value("w:val");
    if (const Node* table = one.child("w:tblPr")) style.ruled = has_rules(table->child("w:tblBorders"));
    const std::string id = one.value("w:styleId");
    const std::string standard = one.value("w:default", "0");
    if (one.value("w:type") == "paragraph" && (standard == "1" || standard == "true")) standard_paragraph_ = id;
    styles_.emplace(id, std::move(style));
  }
}

StyleSheet::Style StyleSheet::settled(const std::string& id) const {
  std::vector<const Style*> line;
  constexpr std::size_t most_ancestors = 50;  // a circle of styles would have no end
  for (auto found = styles_.find(id); found != styles_.end() && line.size() < most_ancestors;
       found = styles_.find(found->second.parent)) {
    line.push_back(&found->second);
  }
  Style settled;
  for (std::size_t i = line.size(); i-- > 0;) {
    settled.run.take_over(line[i]->run);
    settled.paragraph.take_over(line[i]->paragraph);
    settled.ruled = settled.ruled || line[i]->ruled;
    settled.name = line[i]->name;
    if (const int level = heading_of(settled.name); level > 0 && !settled.paragraph.heading)
      settled.paragraph.heading = level;
  }
  return settled;
}

source::Look settle(const RunFormat& standard, const RunFormat& paragraph, const RunFormat& character,
                    const RunFormat& own) {
  const auto toggle = [&](std::optional<bool> Toggles::*which) {
    const auto of = [&](const RunFormat& format) { return format.toggles.*which; };
    if (of(own)) return *of(own);
    return of(paragraph).value_or(false) != of(character).value_or(false) || of(standard).value_or(false);
  };
  RunFormat all = standard;
  for (const RunFormat* nearer : {&paragraph, &character, &own}) all.take_over(*nearer);
  source::Look look;
  look.bold = toggle(&Toggles::bold);
  look.italic = toggle(&Toggles::italic);
  look.capitals = toggle(&Toggles::capitals);
  look.small_capitals = toggle(&Toggles::small_capitals);
  look.struck = toggle(&Toggles::struck);
  look.hidden = toggle(&Toggles::hidden);
  look.underlined = all.underlined.value_or(false);
  look.raise = all.raise.value_or(source::Raise::none);
  look.size = all.size.value_or(10);  // what the standard says where nothing does
  look.language = all.language.value_or("");
  return look;
}

source::Role role_of(std::string_view style_name) {
  const std::string name = folded_case(std::string(style_name));
  if (name == "title") return source::Role::title;
  if (name == "subtitle") return source::Role::subtitle;
  if (name == "caption") return source::Role::caption;
  if (name == "toc heading" || name == "contents heading") return source::Role::contents_heading;
  if (name.starts_with("toc ") || name.starts_with("contents ") || name == "table of figures")
    return source::Role::contents;
  if (name == "quote" || name == "intense quote" || name == "quotations" || name == "block text")
    return source::Role::quotation;
  return source::Role::text;
}

int heading_of(std::string_view style_name) {
  const std::string name = folded_case(std::string(style_name));
  constexpr std::string_view begin = "heading ";
  if (!name.starts_with(begin)) return 0;
  const int level = to_int(std::string_view(name).substr(begin.size()));
  return level >= 1 && level <= 9 ? level : 0;
}

int list_level_of(std::string_view style_name) {
  const std::string name = folded_case(style_name);
  const bool list = name.starts_with("list bullet ") || name.starts_with("list number ");
  const int level = list ? to_int(std::string_view(name).substr(name.rfind(' ') + 1)) : 0;
  return level >= 1 && level <= 9 ? level - 1 : 0;
}

}  // namespace vestnik::readers
