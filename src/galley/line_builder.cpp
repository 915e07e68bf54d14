#include "galley/line_builder.hpp"

#include <algorithm>
#include <cmath>

#include "galley/utf8.hpp"

namespace vestnik {
namespace {

/// The part of a run that stands on the line.
struct Segment {
  const GlyphRun* run;
  std::vector<Glyph> glyphs;
};

/// Glyphs of `run` whose text lies in [begin, end). A cluster's further glyphs have no text of their own and follow
/// its first.
std::vector<Glyph> cut(const GlyphRun& run, std::size_t begin, std::size_t end) {
  std::vector<Glyph> glyphs;
  bool inside = false;
  for (const Glyph& glyph : run.glyphs) {
    if (glyph.text_begin != glyph.text_end) inside = glyph.text_begin >= begin && glyph.text_begin < end;
    if (inside) glyphs.push_back(glyph);
  }
  return glyphs;
}

bool unsafe_at(const GlyphRun& run, std::size_t offset) {
  if (offset <= run.text_begin || offset >= run.text_end) return false;
  return std::any_of(run.glyphs.begin(), run.glyphs.end(), [&](const Glyph& glyph) {
    return glyph.text_begin <= offset && offset < std::max<std::size_t>(glyph.text_end, glyph.text_begin + 1) &&
           (glyph.unsafe_to_break || glyph.text_begin < offset);
  });
}

std::vector<Segment> segments_of(const ShapedText& shaped, const ParagraphStyle& style, const LineFrame& frame,
                                 Shaper& shaper) {
  std::vector<Segment> segments;
  for (const GlyphRun& run : shaped.runs) {
    const std::size_t begin = std::max<std::size_t>(run.text_begin, frame.begin);
    const std::size_t end = std::min<std::size_t>(run.text_end, frame.end);
    if (begin >= end) continue;
    const bool reshape = unsafe_at(run, begin) || unsafe_at(run, end);
    Segment segment{&run, reshape ? shaper.reshape(shaped, run, begin, end, style) : cut(run, begin, end)};
    if (!segment.glyphs.empty()) segments.push_back(std::move(segment));
  }
  return segments;
}

std::string_view text_of(const ShapedText& shaped, const Glyph& glyph) {
  return std::string_view(shaped.text).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
}

/// How far a line's content is from its measure, and who gives way.
struct Adjustment {
  double expansion = 0;  // of glyphs' widths
  double space = 1;      // factor on word spaces
};

class LineBuilder {
 public:
  LineBuilder(const ShapedText& shaped, const ParagraphStyle& style, const LineFrame& frame, const Theme& theme,
              Shaper& shaper)
      : shaped_(shaped),
        style_(style),
        frame_(frame),
        theme_(theme),
        shaper_(shaper),
        segments_(segments_of(shaped, style, frame, shaper)) {}

  std::vector<LinePiece> build() {
    if (segments_.empty()) return {};
    if (frame_.line_end == LineEnd::hyphen) hyphen_ = shaper_.hyphen(*segments_.back().run);
    measure();
    const Adjustment adjustment = adjust();
    std::vector<LinePiece> pieces;
    pieces.reserve(segments_.size());
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      pieces.push_back({make_piece(segments_[i], adjustment, i + 1 == segments_.size()), segments_[i].run->span});
    }
    place(pieces, adjustment);
    return pieces;
  }

 private:
  void measure() {
    for (const Segment& segment : segments_) {
      for (const Glyph& glyph : segment.glyphs) {
        (is_word_space(text_of(shaped_, glyph)) ? spaces_ : letters_) += glyph.advance;
      }
    }
    letters_ += hyphen_.advance;
    if (style_.align == Align::centered || style_.align == Align::right) return;
    const Glyph& first = segments_.front().glyphs.front();
    const Glyph& last = segments_.back().glyphs.back();
    hang_left_ = left_protrusion(theme_, text_of(shaped_, first), first.advance);
    hang_right_ = hyphen_.id != 0 ? right_protrusion(theme_, "-", hyphen_.advance)
                                  : right_protrusion(theme_, text_of(shaped_, last), last.advance);
  }

  [[nodiscard]] Adjustment adjust() const {
    const Pt missing = frame_.width + hang_left_ + hang_right_ - letters_ - spaces_;
    const bool shrink = missing < Pt{};
    if (style_.align != Align::justified || (!frame_.justify && !shrink)) return {};
    const BreakingParameters& breaking = theme_.breaking;
    const double by_letters = letters_.value * breaking.max_expansion;
    const double by_spaces = spaces_.value * (shrink ? breaking.space_shrink : breaking.space_stretch);
    if (by_letters + by_spaces <= 0) return {};
    const double ratio = std::clamp(missing.value / (by_letters + by_spaces), -1.0, 1.0);
    // Steps of a thousandth: nobody sees finer ones, and neighbouring lines share the setting in the file.
    Adjustment result{std::round(ratio * breaking.max_expansion * 1000) / 1000, 1};
    if (spaces_ > Pt{}) result.space = 1 + (missing.value - letters_.value * result.expansion) / spaces_.value;
    result.space = std::max(result.space, 1 - breaking.space_shrink);
    return result;
  }

  TextPiece make_piece(const Segment& segment, const Adjustment& adjustment, bool last) {
    const GlyphRun& run = *segment.run;
    TextPiece piece{.face = run.face,
                    .size = run.size,
                    .color = run.color,
                    .horizontal_scale = 1 + adjustment.expansion,
                    .language = run.language,
                    .right_to_left = run.level % 2 == 1};
    const std::size_t begin = std::max<std::size_t>(run.text_begin, frame_.begin);
    const std::size_t end = std::min<std::size_t>(run.text_end, frame_.end);
    piece.text = shaped_.text.substr(begin, end - begin);
    piece.glyphs.reserve(segment.glyphs.size() + 2);
    for (const Glyph& glyph : segment.glyphs) {
      const double factor = is_word_space(text_of(shaped_, glyph)) ? adjustment.space : piece.horizontal_scale;
      piece.glyphs.push_back({glyph.id, glyph.advance * factor, glyph.x_offset * piece.horizontal_scale, glyph.y_offset,
                              static_cast<std::uint32_t>(glyph.text_begin - begin),
                              static_cast<std::uint32_t>(glyph.text_end - begin)});
    }
    if (last) close_line(piece, run);
    return piece;
  }

  // A reader of the text layer needs to know how the line ended: a soft hyphen rejoins the word, a space parts it.
  void close_line(TextPiece& piece, const GlyphRun& run) {
    const auto add = [&](std::uint32_t id, Pt advance, std::string_view text) {
      const auto begin = static_cast<std::uint32_t>(piece.text.size());
      piece.text += text;
      piece.glyphs.push_back({id, advance, {}, {}, begin, static_cast<std::uint32_t>(piece.text.size())});
    };
    if (frame_.line_end == LineEnd::hyphen) {
      add(hyphen_.id, hyphen_.advance * piece.horizontal_scale, soft_hyphen);
    } else if (frame_.line_end == LineEnd::space && !piece.right_to_left) {
      // It has no advance: nothing of the line comes after it.
      if (const std::uint32_t space = run.face->glyph_for(U' '); space != 0) add(space, Pt{}, " ");
    }
  }

  // The pieces stay in the order of the text; only their positions follow the directions (UAX #9, L2).
  void place(std::vector<LinePiece>& pieces, const Adjustment& adjustment) const {
    const Pt width = letters_ * (1 + adjustment.expansion) + spaces_ * adjustment.space;
    Pt x = frame_.x - hang_left_;
    if (style_.align == Align::centered) x = frame_.x + (frame_.width - width) / 2;
    if (style_.align == Align::right) x = frame_.x + frame_.width - width;
    std::vector<std::uint8_t> levels;
    levels.reserve(segments_.size());
    for (const Segment& segment : segments_) levels.push_back(segment.run->level);
    for (const std::size_t i : visual_order(levels)) {
      pieces[i].piece.x = x;
      for (const PlacedGlyph& glyph : pieces[i].piece.glyphs) x += glyph.advance;
    }
  }

  const ShapedText& shaped_;
  const ParagraphStyle& style_;
  const LineFrame& frame_;
  const Theme& theme_;
  Shaper& shaper_;
  std::vector<Segment> segments_;
  Glyph hyphen_;
  Pt letters_, spaces_, hang_left_, hang_right_;
};

}  // namespace

std::vector<LinePiece> build_line(const ShapedText& shaped, const ParagraphStyle& style, const LineFrame& frame,
                                  const Theme& theme, Shaper& shaper) {
  return LineBuilder(shaped, style, frame, theme, shaper).build();
}

Pt width_of(const std::vector<LinePiece>& pieces) {
  Pt width;
  for (const LinePiece& piece : pieces) {
    for (const PlacedGlyph& glyph : piece.piece.glyphs) width += glyph.advance;
  }
  return width;
}

}  // namespace vestnik
