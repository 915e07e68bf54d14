#include "input/svg/svg_text_style.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace vestnik::svg {
namespace {

using picture::Findings;

template <class Value, std::size_t N>
std::optional<Value> look_up_word(std::string_view word,
                                  const std::array<std::pair<std::string_view, Value>, N>& words) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const auto& entry) { return entry.first == word; });
  return found == words.end() ? std::nullopt : std::optional(found->second);
}

template <class Value>
void set_found(Value& target, const std::optional<Value>& found) {
  if (found) target = *found;
}

std::string small_letters(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return small;
}

// Faces whose letters are signs: what is written in them cannot be read in another face.
constexpr std::array symbol_faces = std::to_array<std::string_view>(
    {"wingdings", "webdings", "zapfdingbats", "zapf dingbats", "symbol", "opensymbol", "marlett", "mt extra"});
constexpr std::array serif_faces = std::to_array<std::string_view>(
    {"serif",  "times",       "georgia",    "cambria",   "garamond",   "palatino", "century", "bookman",
     "minion", "baskerville", "caslon",     "bodoni",    "constantia", "didot",    "antiqua", "roman",
     "stix",   "cmr",         "libertinus", "libertine", "song",       "charter",  "utopia"});
constexpr std::array mono_faces =
    std::to_array<std::string_view>({"mono", "courier", "consolas", "menlo", "monaco", "typewriter", "fixed"});

template <std::size_t N>
bool names_any(std::string_view face, const std::array<std::string_view, N>& names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return face.find(name) != face.npos; });
}

std::string_view without_quotes(std::string_view name) {
  const auto is_quote = [](char c) { return c == '"' || c == '\''; };
  name = trim(name);
  while (!name.empty() && is_quote(name.front())) name.remove_prefix(1);
  while (!name.empty() && is_quote(name.back())) name.remove_suffix(1);
  return trim(name);
}

// The kind of the first family whose name tells it; what tells nothing is mostly a sans-serif face.
void set_family(TextStyle& style, std::string_view list, Findings& findings) {
  constexpr std::size_t longest = 1'000;
  const std::string first = small_letters(without_quotes(list.substr(0, std::min(list.find(','), longest))));
  if (first.empty() || first == "inherit") return;
  const auto is_name = [&](std::string_view name) { return first == name; };
  if (std::any_of(symbol_faces.begin(), symbol_faces.end(), is_name) || first.starts_with("wingdings")) {
    findings.left_out(term("the signs of the face \"{}\"", first.substr(0, 40)), "replace them by paths");
  }
  if (names_any(first, mono_faces)) {
    style.family = Drawing::Family::mono;
  } else if (first.find("sans") == std::string::npos && names_any(first, serif_faces)) {
    style.family = Drawing::Family::serif;
  } else {
    style.family = Drawing::Family::sans;
  }
}

bool set_size(TextStyle& style, std::string_view value) {
  static constexpr auto names = std::to_array<std::pair<std::string_view, double>>({{"xx-small", 9},
                                                                                    {"x-small", 10},
                                                                                    {"small", 13},
                                                                                    {"medium", 16},
                                                                                    {"large", 18},
                                                                                    {"x-large", 24},
                                                                                    {"xx-large", 32}});
  std::optional<double> size = look_up_word(value, names);
  constexpr double step = 1.2;
  if (value == "larger") size = style.parent_size * step;
  if (value == "smaller") size = style.parent_size / step;
  if (!size) size = parse_length(value, style.parent_size, style.parent_size);
  if (!size || *size < 0) return false;
  style.size = *size;
  return true;
}

bool set_weight(TextStyle& style, std::string_view value) {
  constexpr double least_bold = 600;
  if (value == "bold" || value == "bolder") {
    style.bold = true;
  } else if (value == "normal" || value == "lighter") {
    style.bold = false;
  } else if (const std::optional<double> weight = parse_number(value)) {
    style.bold = *weight >= least_bold;
  } else {
    return false;
  }
  return true;
}

bool is_font_style(std::string_view value) {
  return value == "italic" || value == "normal" || value.starts_with("oblique");
}

// "italic bold 12px/1.2 'Liberation Sans', sans-serif" (CSS 2, 15.8): what is not said is as it is by default.
void set_font(TextStyle& style, std::string_view value, Findings& findings) {
  if (value == "inherit") return;
  style.bold = style.italic = false;
  for (std::string_view rest = trim(value); !rest.empty(); rest = trim(rest)) {
    const std::string_view word = rest.substr(0, rest.find_first_of(" \t\r\n\f"));
    rest.remove_prefix(word.size());
    // A weight is a number without a unit, a size has one.
    if (is_font_style(word)) {
      style.italic = word != "normal";
    } else if (word == "bold" || word == "bolder" || word == "lighter" || parse_number(word)) {
      set_weight(style, word);
    } else if (set_size(style, word.substr(0, word.find('/')))) {
      return set_family(style, rest, findings);
    }
  }
}

std::optional<FontLength> parse_font_length(std::string_view value) {
  if (value == "normal") return FontLength{};
  if (value.ends_with("em") && !value.ends_with("rem")) {
    const std::optional<double> ems = parse_number(value.substr(0, value.size() - 2));
    return ems ? std::optional(FontLength{0, *ems}) : std::nullopt;
  }
  const std::optional<double> pixels = parse_length(value, 0);
  return pixels ? std::optional(FontLength{*pixels, 0}) : std::nullopt;
}

void set_decoration(TextStyle& style, std::string_view value) {
  if (value == "inherit") return;
  const auto has = [&](std::string_view line) { return value.find(line) != std::string_view::npos; };
  if (has("none")) style.underlined = style.overlined = style.struck = false;
  // A child's lines come to those of its parents.
  style.underlined = style.underlined || has("underline");
  style.overlined = style.overlined || has("overline");
  style.struck = style.struck || has("line-through");
}

void set_baseline(TextStyle& style, std::string_view value) {
  using Baseline = Drawing::Baseline;
  static constexpr auto names =
      std::to_array<std::pair<std::string_view, Baseline>>({{"auto", Baseline::alphabetic},
                                                            {"baseline", Baseline::alphabetic},
                                                            {"alphabetic", Baseline::alphabetic},
                                                            {"middle", Baseline::middle},
                                                            {"central", Baseline::central},
                                                            {"mathematical", Baseline::central},
                                                            {"hanging", Baseline::hanging},
                                                            {"text-before-edge", Baseline::top},
                                                            {"before-edge", Baseline::top},
                                                            {"text-top", Baseline::top},
                                                            {"top", Baseline::top},
                                                            {"text-after-edge", Baseline::bottom},
                                                            {"after-edge", Baseline::bottom},
                                                            {"ideographic", Baseline::bottom},
                                                            {"text-bottom", Baseline::bottom},
                                                            {"bottom", Baseline::bottom}});
  set_found(style.baseline, look_up_word(value, names));
}

void set_rise(TextStyle& style, std::string_view value) {
  constexpr double superior = 0.35, inferior = 0.2;  // ems of the text around
  std::optional<double> shift;
  if (value == "super") shift = superior * style.parent_size;
  if (value == "sub") shift = -inferior * style.parent_size;
  if (value == "baseline" || value == "0") shift = 0;
  if (!shift) shift = parse_length(value, style.parent_size, style.parent_size);
  if (shift) style.rise = style.parent_rise + *shift;
}

bool apply_font_property(TextStyle& style, std::string_view name, std::string_view value, Findings& findings) {
  if (name == "font") {
    set_font(style, value, findings);
  } else if (name == "font-family") {
    set_family(style, value, findings);
  } else if (name == "font-size") {
    set_size(style, value);
  } else if (name == "font-weight") {
    set_weight(style, value);
  } else if (name == "font-style") {
    if (is_font_style(value)) style.italic = value != "normal";
  } else if (name == "font-variant" || name == "font-variant-caps") {
    if (value.find("small-caps") != std::string_view::npos) findings.left_out("its small capitals");
  } else if (name == "text-transform") {
    if (value != "inherit") style.capitals = value == "uppercase";
  } else {
    return false;
  }
  return true;
}

}  // namespace

TextStyle TextStyle::inherited() const {
  TextStyle child = *this;
  child.parent_size = size;
  child.parent_rise = rise;
  return child;
}

bool apply_text_property(TextStyle& style, std::string_view name, std::string_view value, Findings& findings) {
  using Anchor = Drawing::Anchor;
  static constexpr auto anchors = std::to_array<std::pair<std::string_view, Anchor>>(
      {{"start", Anchor::start}, {"middle", Anchor::middle}, {"end", Anchor::end}});
  if (apply_font_property(style, name, value, findings)) return true;
  if (name == "text-anchor") {
    set_found(style.anchor, look_up_word(value, anchors));
  } else if (name == "letter-spacing") {
    set_found(style.letter_spacing, parse_font_length(value));
  } else if (name == "word-spacing") {
    set_found(style.word_spacing, parse_font_length(value));
  } else if (name == "text-decoration" || name == "text-decoration-line") {
    set_decoration(style, value);
  } else if (name == "dominant-baseline" || name == "alignment-baseline") {
    const bool as_parent = name == "alignment-baseline" && (value == "auto" || value == "baseline");
    if (!as_parent) set_baseline(style, value);
  } else if (name == "baseline-shift") {
    set_rise(style, value);
  } else if (name == "xml:space") {
    style.keeps_space = value == "preserve";
  } else if (name == "white-space") {
    if (value != "inherit") style.keeps_space = value.starts_with("pre") || value == "break-spaces";
  } else if (name == "direction") {
    if (value != "inherit") style.right_to_left = value == "rtl";
  } else if (name == "paint-order") {
    if (value != "inherit") style.stroke_first = value.starts_with("stroke");
  } else if (name == "xml:lang" || name == "lang") {
    constexpr std::size_t longest = 35;  // RFC 5646, 4.4.1
    if (value.size() <= longest) style.language = value;
  } else if (name == "writing-mode") {
    if (value.starts_with("tb") || value.starts_with("vertical")) {
      findings.left_out("the direction of its vertical text", "turn it by its transformation");
    }
  } else {
    return false;
  }
  return true;
}

}  // namespace vestnik::svg
