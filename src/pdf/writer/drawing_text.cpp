// The texts of drawings.
#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "pdf/writer/drawing.hpp"
#include "pdf/writer/drawing_marks.hpp"
#include "pdf/writer/drawing_operators.hpp"
#include "pdf/writer/text_operators.hpp"

namespace vestnik {
namespace {

/// First `inner`, then `outer`.
Drawing::Matrix after(const Drawing::Matrix& outer, const Drawing::Matrix& inner) {
  return {outer[0] * inner[0] + outer[2] * inner[1],
          outer[1] * inner[0] + outer[3] * inner[1],
          outer[0] * inner[2] + outer[2] * inner[3],
          outer[1] * inner[2] + outer[3] * inner[3],
          outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
          outer[1] * inner[4] + outer[3] * inner[5] + outer[5]};
}

}  // namespace

void DrawingWriter::paint(const Drawing::TextMark& mark) {
  if (parts_.texts == nullptr) return;
  const Drawing::Text& text = parts_.drawing.texts[mark.number];
  for (const SetLetters& set : (*parts_.texts)[mark.number]) show(text.letters[set.letters], text, set);
}

void DrawingWriter::show(const Drawing::Letters& letters, const Drawing::Text& text, const SetLetters& set) {
  const bool strokes = letters.stroke && letters.stroke_width > 0;
  if ((!letters.fill && !strokes) || set.piece.glyphs.empty()) return;
  constexpr int filled = 0, stroked = 1, both = 2;
  const double angle = set.rotation * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
  const Matrix placed = after(text.transform, {c, s, -s, c, set.piece.x.value, set.piece.baseline.value});
  out_ += "q\n";
  set_opacity(letters.fill ? letters.fill_opacity : 1, strokes ? letters.stroke_opacity : 1);
  if (letters.fill) append_color(out_, *letters.fill, "rg");
  if (strokes) {
    append_color(out_, *letters.stroke, "RG");
    append_numbers(out_, {letters.stroke_width}, "w");
    out_ += "1 j []0 d\n";
  }
  if (has_halo(letters)) {
    show(set, placed, stroked, true);
    show(set, placed, filled, false);
  } else {
    show(set, placed, !strokes ? filled : letters.fill ? both : stroked, false);
  }
  if (letters.fill) draw_lines(letters, placed, set.piece);
  out_ += "Q\n";
}

/// Every part of the text state is set: that of the page goes on in a form.
void DrawingWriter::show(const SetLetters& set, const Matrix& placed, int rendering, bool silent) {
  FontCodes& font = parts_.fonts.written_codes(*set.piece.face);
  fonts_.try_emplace(font.name(), parts_.fonts.object(font));
  out_ += "BT ";
  append_matrix(after(placed, {1, 0, 0, -1, 0, 0}), "Tm");
  out_ += "/" + font.name() + " ";
  append_numbers(out_, {set.piece.size.value}, "Tf");
  append_numbers(out_, {set.piece.horizontal_scale * 100}, "Tz", 1);
  append_numbers(out_, {set.piece.tracking.value}, "Tc");
  out_ += fmt::format("{} Tr ", rendering);
  append_glyphs(out_, set.piece, font, silent ? Reading::silent : Reading::aloud);
  out_ += "ET\n";
}

void DrawingWriter::draw_lines(const Drawing::Letters& letters, const Matrix& placed, const TextPiece& piece) {
  constexpr double thickness = 0.06, below = 0.14, above = 0.85;  // ems
  const double size = piece.size.value, width = width_of(piece).value;
  const auto line = [&](double y) {
    Drawing::Path path;
    using Kind = Drawing::Segment::Kind;
    const double high = (y - thickness / 2) * size, low = (y + thickness / 2) * size;
    const std::array<Drawing::Point, 4> corners{{{0, high}, {width, high}, {width, low}, {0, low}}};
    for (const auto& [px, py] : corners) {
      const Drawing::Point at{placed[0] * px + placed[2] * py + placed[4], placed[1] * px + placed[3] * py + placed[5]};
      path.push_back({path.empty() ? Kind::move : Kind::line, {at}});
    }
    append_path(path);
    out_ += "h f\n";
  };
  if (letters.underlined) line(below);
  if (letters.overlined) line(-above);
  if (letters.struck) line(-piece.face->metrics().x_height / 2000);
}

}  // namespace vestnik
