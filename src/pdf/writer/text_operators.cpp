#include "pdf/writer/text_operators.hpp"

#include <cmath>
#include <cstdint>

#include "pdf/writer/number.hpp"

namespace vestnik {
namespace {

/// A code as two bytes of a literal string.
void append_code(std::string& out, std::uint16_t code) {
  for (const unsigned byte : {static_cast<unsigned>(code) >> 8U, static_cast<unsigned>(code) & 0xFFU}) {
    const char c = static_cast<char>(byte);
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    if (c == '\r') {
      out += "\\r";
    } else {
      out += c;
    }
  }
}

// In thousandths of the em.
constexpr double least_adjustment = 2, most_carried = 3;

std::string_view text_of(const TextPiece& piece, const PlacedGlyph& glyph, Reading reading) {
  if (reading == Reading::silent) return {};
  return std::string_view(piece.text).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
}

}  // namespace

void note_glyphs(const TextPiece& piece, FontCodes& font, Reading reading) {
  for (const PlacedGlyph& glyph : piece.glyphs) (void)font.code(glyph.id, text_of(piece, glyph, reading));
}

/// One TJ, or several where glyphs are raised. Adjustments are rounded each for itself, for a line's spaces and its
/// pairs of letters take less room where they are written alike; what that loses is made good before it is seen. Glyphs
/// that run from right to left are painted in that order, for readers of the structure take the text as it is painted.
void append_glyphs(std::string& out, const TextPiece& piece, FontCodes& font, Reading reading) {
  const double unit = piece.size.value * piece.horizontal_scale / 1000;  // points in a thousandth of the em
  const double spacing = piece.tracking.value * piece.horizontal_scale;
  double rise = 0, carried = 0;
  bool open = false;  // a string
  out += '[';
  const auto adjust = [&](double points) {
    const double wanted = points / unit;
    carried += wanted;
    double adjustment = std::abs(wanted) < least_adjustment ? 0 : std::round(wanted);
    if (std::abs(carried - adjustment) > most_carried) adjustment = std::round(carried);
    if (adjustment == 0) return;  // most glyphs stand where their widths put them
    carried -= adjustment;
    if (open) {
      out += ')';
      open = false;
    } else if (out.back() != '[') {
      out += ' ';  // behind a number
    }
    append_number(out, -adjustment, 0);
  };
  const std::size_t count = piece.glyphs.size();
  const bool backwards = piece.right_to_left && count > 1;
  if (backwards) adjust((width_of(piece) - piece.glyphs.back().advance).value);
  for (std::size_t painted = 0; painted < count; ++painted) {
    const std::size_t i = backwards ? count - 1 - painted : painted;
    const PlacedGlyph& glyph = piece.glyphs[i];
    if (std::abs(glyph.y_offset.value - rise) > 1e-6) {
      if (open) out += ')';
      open = false;
      rise = glyph.y_offset.value;
      out += "] TJ ";
      append_number(out, rise, 3);
      out += ' ';
      out += "Ts [";
    }
    if (glyph.x_offset != Pt{}) adjust(glyph.x_offset.value);
    const std::uint16_t code = font.code(glyph.id, text_of(piece, glyph, reading));
    if (!open) out += '(';
    open = true;
    append_code(out, code);
    if (painted + 1 < count) {
      const double step = backwards ? -piece.glyphs[i - 1].advance.value : glyph.advance.value;
      adjust(step - glyph.x_offset.value - font.advance(code) * unit - spacing);
    }
  }
  if (open) out += ')';
  out += "] TJ ";
  if (rise != 0) out += "0 Ts ";
}

}  // namespace vestnik
