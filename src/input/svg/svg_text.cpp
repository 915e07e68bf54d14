#include "input/svg/svg_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"

namespace vestnik::svg {
namespace {

constexpr std::size_t most_places = 100'000;  // of one attribute

struct Character {
  std::string_view bytes;
  std::size_t style = 0;
  std::optional<double> x, y, dx, dy, rotation;
};

/// Letters of one state, with its colours.
struct LetterStyle {
  State state;
  std::optional<Tint> fill, stroke;
};

/// How wide a stretch is to be, by its textLength.
struct Stretch {
  std::size_t begin = 0, end = 0;
  double length = 0;
  bool spread = false;
};

// Spaces and places of a text element (SVG 1.1, 10.15 and 10.5).
class TextReader {
 public:
  TextReader(Context& context, const LetterPaint& paint) : context_(context), paint_(paint) {}

  std::vector<Drawing::Text> read(const Element& text, const State& state) {
    read_element(text, state);
    while (!characters_.empty() && at_space_ && !styles_[characters_.back().style].state.style.text.keeps_space) {
      characters_.pop_back();
      at_space_ = !characters_.empty() && characters_.back().bytes == " ";
    }
    if (context_.failed() || characters_.empty()) return {};
    set_space(state);
    return scale_ > 0 ? lines(text.line()) : std::vector<Drawing::Text>();
  }

 private:
  void read_element(const Element& element, const State& state) {
    const std::size_t begin = characters_.size();
    std::optional<std::size_t> style;
    for (const xmlNode* child = element.node()->children; child && !context_.failed(); child = child->next) {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
        if (!child->content) continue;
        if (!style) style = add_style(state);
        add(reinterpret_cast<const char*>(child->content), *style);
      } else if (is_svg_element(child)) {
        read_child(Element(child), state);
      }
    }
    place(element, state, begin);
  }

  void read_child(const Element& child, const State& parent) {
    const std::string_view name = child.name();
    if (name == "title" || name == "desc" || name == "metadata") return;
    State state = parent;
    if (!context_.descend(state) || !context_.style(child, state)) return;
    if (!state.style.displayed) return;
    if (name == "textPath") {
      context_.findings().left_out("the paths of its <textPath> elements", "convert text to outlines");
    } else if (name != "tspan" && name != "a" && name != "altGlyph") {
      return context_.findings().left_out(term("its <{}> elements", name), "convert text to outlines");
    }
    read_element(child, state);
  }

  std::size_t add_style(const State& state) {
    LetterStyle style{state, paint_(state.style.fill, state), paint_(state.style.stroke, state)};
    styles_.push_back(std::move(style));
    return styles_.size() - 1;
  }

  void add(std::string_view text, std::size_t style) {
    static constexpr std::string_view space = " ";
    const bool keeps_space = styles_[style].state.style.text.keeps_space;
    if (!context_.spend(1 + text.size() / 4)) return;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      next_valid_character(text, at);
      std::string_view bytes = text.substr(begin, at - begin);
      const bool is_space = bytes == " " || bytes == "\n" || bytes == "\t" || bytes == "\r";
      if (is_space && at_space_ && !keeps_space) continue;
      at_space_ = is_space;
      characters_.push_back({is_space ? space : bytes, style, {}, {}, {}, {}, {}});
    }
  }

  // What a child says of its characters goes before what its parents say.
  void place(const Element& element, const State& state, std::size_t begin) {
    const double em = state.style.text.size;
    const auto give = [&](std::string_view name, double whole, std::optional<double> Character::*member) {
      const std::vector<double> values = parse_lengths(element.get(name), whole, em, most_places);
      if (!context_.spend(values.size() / 4)) return;
      for (std::size_t i = begin, k = 0; i < characters_.size() && k < values.size(); ++i) {
        Character& character = characters_[i];
        if (!(character.*member)) character.*member = values[k];
        k += character.bytes.size() == 4 ? 2 : 1;  // the file counts in UTF-16
      }
    };
    give("x", state.viewport_width, &Character::x);
    give("y", state.viewport_height, &Character::y);
    give("dx", state.viewport_width, &Character::dx);
    give("dy", state.viewport_height, &Character::dy);
    rotate(element, begin);
    const std::optional<double> length = parse_length(element.get("textLength"), state.viewport_width, em);
    if (!length || !(*length > 0)) return;
    // That of the innermost element is there already.
    stretches_.try_emplace(
        begin, Stretch{begin, characters_.size(), *length, element.get("lengthAdjust") != "spacingAndGlyphs"});
  }

  // The last angle holds for all characters that are left.
  void rotate(const Element& element, std::size_t begin) {
    const std::vector<double> angles = parse_lengths(element.get("rotate"), 0, 0, most_places);
    if (angles.empty() || !context_.spend((characters_.size() - begin) / 4)) return;
    for (std::size_t i = begin; i < characters_.size(); ++i) {
      std::optional<double>& rotation = characters_[i].rotation;
      if (!rotation) rotation = std::fmod(angles[std::min(i - begin, angles.size() - 1)], 360.0);
    }
  }

  void set_space(const State& state) {
    scale_ = mean_scale(state.to_drawing);
    if (!(scale_ > 0) || !std::isfinite(scale_)) return void(scale_ = 0);
    to_drawing_ = joined(state.to_drawing, {1 / scale_, 0, 0, 1 / scale_, 0, 0});
  }

  std::vector<Drawing::Text> lines(int line) {
    std::vector<Drawing::Text> texts;
    double x = 0, y = 0;  // of the line's beginning; y with all shifts so far
    for (std::size_t i = 0; i < characters_.size(); ++i) {
      const Character& character = characters_[i];
      const bool joins = is_combining_mark(first_character(character.bytes));
      const bool begins = texts.empty() || (character.x && !joins);
      double dx = joins ? 0 : character.dx.value_or(0), dy = joins ? 0 : character.dy.value_or(0);
      if (begins) {
        constexpr std::size_t cost_of_a_line = 20;
        if (!context_.spend(cost_of_a_line)) return {};
        x = character.x.value_or(0) + dx;
        y = character.y.value_or(y) + dy;
        dx = dy = 0;
        texts.push_back(new_line(i, x, y, line));
      } else if (character.y && !joins) {
        dy += *character.y - y;  // only the line's own end knows where x is
        y += dy;
      } else {
        y += dy;
      }
      add_letter(texts.back(), i, begins, dx, dy);
    }
    close(texts);
    return texts;
  }

  [[nodiscard]] Drawing::Text new_line(std::size_t first, double x, double y, int line) const {
    using Anchor = Drawing::Anchor;
    const TextStyle& style = styles_[characters_[first].style].state.style.text;
    Drawing::Text text;
    text.transform = to_drawing_;
    text.at = {x * scale_, y * scale_};
    text.anchor = style.anchor;
    if (style.right_to_left && style.anchor != Anchor::middle) {
      text.anchor = style.anchor == Anchor::start ? Anchor::end : Anchor::start;
    }
    text.line = line;
    const auto stretch = stretches_.find(first);
    if (stretch != stretches_.end() && is_one_line(stretch->second)) {
      text.length = stretch->second.length * scale_;
      text.spread = stretch->second.spread;
    }
    return text;
  }

  // A length that belongs to the whole text says nothing about a line that is a part of it.
  [[nodiscard]] bool is_one_line(const Stretch& stretch) const {
    for (std::size_t i = stretch.begin + 1; i < characters_.size(); ++i) {
      if (characters_[i].x) return i >= stretch.end;
      if (i == stretch.end) return false;
    }
    return true;
  }

  void add_letter(Drawing::Text& text, std::size_t i, bool begins, double dx, double dy) {
    const Character& character = characters_[i];
    const double rotation = character.rotation.value_or(0);
    const bool moved = dx != 0 || dy != 0;
    const bool turned = rotation != 0 || (!text.letters.empty() && text.letters.back().rotation != 0);
    if (begins || moved || turned || characters_[i - 1].style != character.style) {
      text.letters.push_back(letters_of(styles_[character.style]));
      text.letters.back().dx = dx * scale_;
      text.letters.back().dy = dy * scale_;
      text.letters.back().rotation = rotation;
    }
    text.letters.back().text += character.bytes;
  }

  [[nodiscard]] Drawing::Letters letters_of(const LetterStyle& from) const {
    const Style& style = from.state.style;
    const TextStyle& text = style.text;
    Drawing::Letters letters;
    letters.language = text.language;
    letters.family = text.family;
    letters.bold = text.bold;
    letters.italic = text.italic;
    letters.capitals = text.capitals;
    letters.size = text.size * scale_;
    letters.letter_spacing = text.letter_spacing.at(text.size) * scale_;
    letters.word_spacing = text.word_spacing.at(text.size) * scale_;
    letters.rise = text.rise * scale_;
    letters.baseline = text.baseline;
    letters.underlined = text.underlined;
    letters.overlined = text.overlined;
    letters.struck = text.struck;
    letters.stroke_first = text.stroke_first;
    if (!style.visible) return letters;
    if (from.fill) letters.fill = from.fill->color;
    if (from.stroke && style.stroke_width > 0) letters.stroke = from.stroke->color;
    letters.fill_opacity = from.fill ? from.fill->opacity * style.fill_opacity : 1;
    letters.stroke_opacity = from.stroke ? from.stroke->opacity * style.stroke_opacity : 1;
    letters.stroke_width = style.stroke_width * scale_;
    return letters;
  }

  // Spaces at the end of a line have no width. What is not seen, or lies too far out, is left out.
  void close(std::vector<Drawing::Text>& texts) const {
    constexpr double largest = 20'000, farthest = 1e6;
    for (Drawing::Text& text : texts) {
      std::string& last = text.letters.back().text;
      while (last.ends_with(' ') && last.size() > 1) last.pop_back();
    }
    std::erase_if(texts, [&](const Drawing::Text& text) {
      const Drawing::Point at = transformed(text.transform, text.at);
      const bool near = std::abs(at.x) <= farthest && std::abs(at.y) <= farthest;
      const bool sound = std::all_of(text.letters.begin(), text.letters.end(), [&](const Drawing::Letters& l) {
        return l.size > 0 && l.size <= largest && std::abs(l.dx) <= farthest && std::abs(l.dy) <= farthest &&
               std::abs(l.letter_spacing) <= largest && std::abs(l.word_spacing) <= largest &&
               std::abs(l.rise) <= largest && l.stroke_width <= largest;
      });
      const bool seen = std::any_of(text.letters.begin(), text.letters.end(), [](const Drawing::Letters& l) {
        return l.size > 0 && !is_blank(l.text) &&
               ((l.fill && l.fill_opacity > 0) || (l.stroke && l.stroke_opacity > 0));
      });
      if (seen && !(near && sound)) context_.findings().left_out("texts that lie far outside of it");
      return !(near && sound && seen);
    });
  }

  Context& context_;
  const LetterPaint& paint_;
  std::vector<Character> characters_;
  std::vector<LetterStyle> styles_;
  std::map<std::size_t, Stretch> stretches_;  // by its first character
  bool at_space_ = true;                      // what comes next stands behind a space, or begins the text
  double scale_ = 1;
  Matrix to_drawing_ = identity;
};

}  // namespace

std::vector<Drawing::Text> read_text(const Element& text, const State& state, Context& context,
                                     const LetterPaint& paint) {
  return TextReader(context, paint).read(text, state);
}

Box guessed_box(const Drawing::Text& text) {
  constexpr double letter_width = 0.6, above = 0.9, below = 0.3;  // ems
  double width = 0, size = 0;
  for (const Drawing::Letters& letters : text.letters) {
    width += letters.dx + static_cast<double>(count_characters(letters.text)) *
                              (letters.size * letter_width + letters.letter_spacing);
    size = std::max(size, letters.size);
  }
  const double share = text.anchor == Drawing::Anchor::start ? 0 : text.anchor == Drawing::Anchor::middle ? 0.5 : 1;
  const double left = text.at.x - width * share;
  const Path corners = rectangle({left, text.at.y - size * above, left + width, text.at.y + size * below}, 0, 0);
  return bounds(transformed(text.transform, corners)).value_or(Box{});
}

}  // namespace vestnik::svg
