#include "layout/galley/drawing_setter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/text/utf8.hpp"
#include "findings/catalogue/message.hpp"
#include "layout/galley/line_builder.hpp"
#include "model/picture/picture.hpp"

namespace vestnik {
namespace {

// A text that its drawing leaves too little room is set narrower, down to this.
constexpr double narrowest_letters = 0.75;
// How far beyond the drawing's edge a text may reach before an editor hears of it: points on paper of a drawing in its
// natural size.
constexpr double edge_tolerance = 0.5;

using DrawnText = Drawing::Text;

Drawing::Point placed(const Drawing::Matrix& m, double x, double y) {
  return {m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]};
}

/// Points by which the baseline of `letters` lies below the place that the file gives.
double below_place(const Drawing::Letters& letters, const FaceMetrics& metrics) {
  using Baseline = Drawing::Baseline;
  constexpr double hanging_share = 0.8;  // of the ascent, as browsers have it for Latin letters
  double units = 0;
  switch (letters.baseline) {
    case Baseline::alphabetic:
      break;
    case Baseline::middle:
      units = metrics.x_height / 2;
      break;
    case Baseline::central:
      units = (metrics.ascent + metrics.descent) / 2;
      break;
    case Baseline::hanging:
      units = metrics.ascent * hanging_share;
      break;
    case Baseline::top:
      units = metrics.ascent;
      break;
    case Baseline::bottom:
      units = metrics.descent;
      break;
  }
  return units / 1000 * letters.size - letters.rise;
}

std::string words_of(const DrawnText& text) {
  constexpr std::size_t most = 40;
  std::string words;
  for (const Drawing::Letters& letters : text.letters) words += letters.text;
  if (words.size() <= most) return words;
  std::size_t end = most;
  while (end > 0 && is_continuation(words[end])) --end;
  return words.substr(0, end) + "…";
}

/// One text's pieces, their line beginning at 0.
struct TextLine {
  std::vector<SetLetters> pieces;
  double width = 0;
};

void narrow(TextLine& line, double factor) {
  for (SetLetters& set : line.pieces) {
    set.piece.x *= factor;
    set.piece.horizontal_scale *= factor;
    for (PlacedGlyph& glyph : set.piece.glyphs) {
      glyph.advance *= factor;
      glyph.x_offset *= factor;
    }
  }
  line.width *= factor;
}

double anchored(const DrawnText& text, double width) {
  if (text.anchor == Drawing::Anchor::start) return text.at.x;
  return text.at.x - (text.anchor == Drawing::Anchor::middle ? width / 2 : width);
}

/// Whether the line stays within the drawing, and whether any of it does.
struct Reach {
  bool inside = true, seen = false;
};

Reach reach_of(const DrawnText& text, double width, const DecodedPicture& picture) {
  constexpr double letter_height = 0.7;  // of the size
  const double left = anchored(text, width), size = text.letters.front().size;
  const std::array corners{placed(text.transform, left, text.at.y), placed(text.transform, left + width, text.at.y),
                           placed(text.transform, left, text.at.y - size * letter_height),
                           placed(text.transform, left + width, text.at.y - size * letter_height)};
  const auto x_of = [](const Drawing::Point& point) { return point.x; };
  const auto y_of = [](const Drawing::Point& point) { return point.y; };
  const auto [left_most, right_most] = std::ranges::minmax(corners, {}, x_of);
  const auto [highest, lowest] = std::ranges::minmax(corners, {}, y_of);
  const double right = picture.natural_width.value, bottom = picture.natural_height.value;
  return {.inside = left_most.x >= -edge_tolerance && right_most.x <= right + edge_tolerance &&
                    highest.y >= -edge_tolerance && lowest.y <= bottom + edge_tolerance,
          .seen = right_most.x > 0 && left_most.x < right && lowest.y > 0 && highest.y < bottom};
}

/// Sets the texts of one drawing.
class TextsOfDrawing {
 public:
  TextsOfDrawing(const Resources& resources, Shaper& shaper, std::string_view language, const FigureBlock& figure,
                 std::vector<Diagnostic>& diagnostics)
      : resources_(resources), shaper_(shaper), language_(language), figure_(figure), diagnostics_(diagnostics) {}

  [[nodiscard]] SetTexts set(const Drawing& drawing) {
    SetTexts texts;
    texts.reserve(drawing.texts.size());
    for (std::size_t i = 0; i < drawing.texts.size(); ++i) {
      const DrawnText& text = drawing.texts[i];
      texts.push_back(set(text));
      if (i + 1 == drawing.texts.size() || !joins(text, texts.back(), drawing.texts[i + 1])) close(texts.back());
    }
    return texts;
  }

 private:
  /// Whether `next` goes on where `text` ends: a word may be drawn letter by letter.
  static bool joins(const DrawnText& text, const std::vector<SetLetters>& set, const DrawnText& next) {
    constexpr double farthest = 0.25, lowest = 0.1;  // ems
    if (set.empty() || next.anchor != Drawing::Anchor::start) return false;
    const TextPiece& last = set.back().piece;
    const Drawing::Point end = placed(text.transform, (last.x + width_of(last)).value, text.at.y);
    const Drawing::Point begin = placed(next.transform, next.at.x, next.at.y);
    const double turned = std::abs(text.transform[1]) + std::abs(next.transform[1]);
    return turned < 1e-6 && std::abs(begin.x - end.x) < farthest * last.size.value &&
           std::abs(begin.y - end.y) < lowest * last.size.value;
  }

  /// A reader of the text layer sees a space behind the text. It has no width.
  static void close(std::vector<SetLetters>& set) {
    if (set.empty() || set.back().piece.right_to_left) return;
    TextPiece& piece = set.back().piece;
    const std::uint32_t space = piece.face->glyph_for(U' ');
    if (space == 0) return;
    const auto begin = static_cast<std::uint32_t>(piece.text.size());
    piece.text += ' ';
    piece.glyphs.push_back({space, Pt{}, {}, {}, begin, begin + 1});
  }

  std::vector<SetLetters> set(const DrawnText& text) {
    resources_.checkpoint();
    const std::size_t first_finding = diagnostics_.size();
    TextLine line = line_of(text);
    for (std::size_t i = first_finding; i < diagnostics_.size(); ++i) tell_place(i, text);
    give_length(line, text);
    fit(line, text);
    const double left = anchored(text, line.width);
    for (SetLetters& set : line.pieces) {
      set.piece.x += Pt{left};
      set.piece.baseline += Pt{text.at.y};
      set.piece.node = figure_.node;
    }
    return std::move(line.pieces);
  }

  TextLine line_of(const DrawnText& text) {
    TextLine line;
    double drop = 0;  // by all dy so far
    for (std::size_t i = 0; i < text.letters.size(); ++i) {
      const Drawing::Letters& letters = text.letters[i];
      line.width += letters.dx;
      drop += letters.dy;
      const double begin = line.width;
      for (LinePiece& set : shaped(letters)) {
        TextPiece& piece = set.piece;
        piece.x += Pt{begin};
        piece.baseline = Pt{drop + below_place(letters, piece.face->metrics())};
        line.width = std::max(line.width, (piece.x + width_of(piece)).value);
        line.pieces.push_back({std::move(piece), i, letters.rotation});
      }
    }
    if (!line.pieces.empty()) line.width = std::max(0.0, line.width - trailing_space(text.letters.back()));
    return line;
  }

  /// What is added behind the last letter is not seen there.
  static double trailing_space(const Drawing::Letters& letters) { return std::max(0.0, letters.letter_spacing); }

  /// In visual order from 0 on.
  std::vector<LinePiece> shaped(const Drawing::Letters& letters) {
    const ParagraphStyle style = style_of(letters);
    InlineText inlines;
    inlines.append(letters.text, {.language = letters.language});
    const ShapedText shaped = shaper_.shape(inlines, style, language_, diagnostics_);
    const LineFrame frame{.begin = 0, .end = shaped.text.size(), .line_end = LineEnd::none, .x = {}, .width = {}};
    const Theme& theme = resources_.theme;
    std::vector<LinePiece> pieces = build_line(shaped, {style, theme.breaking, theme}, frame, shaper_);
    if (letters.word_spacing != 0) widen_spaces(pieces, Pt{letters.word_spacing});
    // Nothing hangs out of a drawing's line.
    Pt left = pieces.empty() ? Pt{} : pieces.front().piece.x;
    for (const LinePiece& set : pieces) left = std::min(left, set.piece.x);
    for (LinePiece& set : pieces) set.piece.x -= left;
    return pieces;
  }

  static void widen_spaces(std::vector<LinePiece>& pieces, Pt more) {
    Pt shift;
    for (LinePiece& set : pieces) {
      set.piece.x += shift;
      for (PlacedGlyph& glyph : set.piece.glyphs) {
        const auto text = std::string_view(set.piece.text).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
        if (!is_word_space(text) || glyph.advance == Pt{}) continue;
        glyph.advance += more;
        shift += more;
      }
    }
  }

  [[nodiscard]] ParagraphStyle style_of(const Drawing::Letters& letters) const {
    static constexpr std::array names = std::to_array<std::string_view>({"sans", "serif", "mono"});
    const Theme& theme = resources_.theme;
    const std::string family(names[static_cast<std::size_t>(letters.family)]);
    ParagraphStyle style;
    style.family = theme.families.contains(family) ? family : theme.style(Style::caption).family;
    style.bold = letters.bold;
    style.italic = letters.italic;
    style.size = Pt{letters.size};
    style.tracking = Pt{letters.letter_spacing};
    style.capitals = letters.capitals ? Capitals::all : Capitals::as_written;
    style.align = Align::left;
    style.hyphenate = false;
    return style;
  }

  /// The length that the file gives was measured in another face. Letters are set narrower if they need more, never
  /// wider if they need less; where only the spaces between them are to give way, these do.
  static void give_length(TextLine& line, const DrawnText& text) {
    if (!(text.length > 0) || !(line.width > 0)) return;
    if (line.width > text.length) return narrow(line, std::max(text.length / line.width, narrowest_letters));
    std::size_t glyphs = 0;
    for (const SetLetters& set : line.pieces) glyphs += set.piece.glyphs.size();
    if (!text.spread || glyphs < 2 || line.pieces.size() != 1) return;
    const Pt more{(text.length - line.width) / static_cast<double>(glyphs - 1)};
    if (more > line.pieces.front().piece.size) return;  // no longer words
    TextPiece& piece = line.pieces.front().piece;
    for (PlacedGlyph& glyph : piece.glyphs) glyph.advance += more;
    line.width = text.length;
  }

  /// A text that runs over the drawing's edge would be cut there.
  void fit(TextLine& line, const DrawnText& text) {
    const DecodedPicture& picture = *figure_.picture;
    const Reach whole = reach_of(text, line.width, picture);
    if (whole.inside || !whole.seen || text.letters.front().rotation != 0) return;
    constexpr int steps = 10;
    for (int step = 1; step <= steps; ++step) {
      const double factor = 1 - (1 - narrowest_letters) * step / steps;
      if (!reach_of(text, line.width * factor, picture).inside) continue;
      return narrow(line, factor);
    }
    diagnostics_.push_back(finding("picture-text-cut"_id, figure_.where, value<"name">(figure_.name),
                                   value<"line">(text.line), value<"text">(words_of(text))));
  }

  void tell_place(std::size_t which, const DrawnText& text) {
    Diagnostic& found = diagnostics_[which];
    found.where = figure_.where;
    found.values.push_back(
        {std::string(place_value), term("picture \"{}\", line {}, \"{}\"", figure_.name, text.line, words_of(text))});
    found = in_language(std::move(found), UiLanguage::en);
  }

  const Resources& resources_;
  Shaper& shaper_;
  std::string_view language_;
  const FigureBlock& figure_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

SetTexts DrawingSetter::set(const FigureBlock& figure) {
  const auto* drawing = std::get_if<Drawing>(&figure.picture->content);
  if (drawing == nullptr || drawing->texts.empty()) return {};
  const std::string_view language = figure.language.empty() ? language_ : figure.language;
  return TextsOfDrawing(resources_, shaper_, language, figure, diagnostics_).set(*drawing);
}

}  // namespace vestnik
