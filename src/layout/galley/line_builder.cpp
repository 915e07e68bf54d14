#include "layout/galley/line_builder.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <iterator>
#include <span>

#include "layout/boxes/protrusion.hpp"
#include "layout/galley/utf8.hpp"

namespace vestnik {
namespace {

/// Between two words, in ems; poppler takes less than 0.15 for no space.
constexpr double narrowest_gap = 0.155;

/// By so little a line may be wider than its measure: where it is cut, kerning changes.
constexpr Pt overflow_tolerance{0.5};

/// The part of a run that stands on the line.
struct Segment {
  const GlyphRun* run;
  std::vector<Glyph> glyphs;
};

/// The glyphs that can have to do with the text [begin, end]: found by halving, for a paragraph may have very many
/// lines. From right to left the order is the other way round.
std::span<const Glyph> near(const GlyphRun& run, std::size_t begin, std::size_t end) {
  const std::span<const Glyph> all(run.glyphs);
  if (run.level % 2 == 1) {
    auto first = std::ranges::lower_bound(all, end, std::ranges::greater{}, &Glyph::text_end);
    const auto last = std::ranges::lower_bound(first, all.end(), begin, std::ranges::greater{}, &Glyph::text_end);
    // The cluster before may hold `end`.
    if (first != all.begin()) {
      const std::uint32_t cluster_end = std::prev(first)->text_end;
      while (first != all.begin() && std::prev(first)->text_end == cluster_end) --first;
    }
    return {first, last};
  }
  const auto first = std::ranges::upper_bound(all, begin, {}, &Glyph::text_end);
  const auto last = std::ranges::upper_bound(first, all.end(), end, {}, &Glyph::text_begin);
  return {first, last};
}

/// Glyphs of `run` whose text lies in [begin, end). A cluster's further glyphs have no text of their own and follow
/// its first.
std::vector<Glyph> cut(const GlyphRun& run, std::size_t begin, std::size_t end) {
  const auto inside = [&](const Glyph& glyph) { return glyph.text_begin >= begin && glyph.text_begin < end; };
  const auto has_text = [](const Glyph& glyph) { return glyph.text_begin != glyph.text_end; };
  const std::span<const Glyph> glyphs = near(run, begin, end);
  const auto first = std::ranges::find_if(glyphs, [&](const Glyph& g) { return has_text(g) && inside(g); });
  const auto last = std::find_if(first, glyphs.end(), [&](const Glyph& g) { return has_text(g) && !inside(g); });
  return {first, last};
}

bool unsafe_at(const GlyphRun& run, std::size_t offset) {
  if (offset <= run.text_begin || offset >= run.text_end) return false;
  return std::ranges::any_of(near(run, offset, offset), [&](const Glyph& glyph) {
    return glyph.text_begin <= offset && offset < std::max<std::size_t>(glyph.text_end, glyph.text_begin + 1) &&
           (glyph.unsafe_to_break || glyph.text_begin < offset);
  });
}

std::vector<Segment> segments_of(const ShapedText& shaped, const ParagraphStyle& style, const LineFrame& frame,
                                 Shaper& shaper) {
  std::vector<Segment> segments;
  // Runs are in the order of the text; a paragraph may have as many as lines.
  auto next = std::ranges::upper_bound(shaped.runs, frame.begin, {}, &GlyphRun::text_end);
  for (; next != shaped.runs.end() && next->text_begin < frame.end; ++next) {
    const GlyphRun& run = *next;
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
  double tracking = 0;   // between letters, of the em
  double space = 1;      // factor on word spaces
  double condensed = 1;  // factor on everything
};

class LineBuilder {
 public:
  LineBuilder(const ShapedText& shaped, const TextSetting& setting, const LineFrame& frame, Shaper& shaper)
      : shaped_(shaped),
        style_(setting.style),
        frame_(frame),
        theme_(setting.theme),
        breaking_(setting.breaking),
        shaper_(shaper),
        segments_(segments_of(shaped, style_, frame, shaper)) {}

  std::vector<LinePiece> build() {
    if (segments_.empty()) return {};
    if (frame_.line_end == LineEnd::hyphen) hyphen_ = shaper_.hyphen(*segments_.back().run);
    measure();
    Adjustment adjustment = adjust();
    adjustment.condensed = condensed(adjustment);
    std::vector<LinePiece> pieces = make_pieces(adjustment);
    if (const double more = squeeze(pieces, adjustment); more > 0) {
      adjustment.expansion -= more;
      pieces = make_pieces(adjustment);
    }
    place(pieces, adjustment);
    return pieces;
  }

 private:
  std::vector<LinePiece> make_pieces(const Adjustment& adjustment) {
    std::vector<LinePiece> pieces;
    pieces.reserve(segments_.size());
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      pieces.push_back({make_piece(segments_[i], adjustment, i + 1 == segments_.size()), segments_[i].run->span,
                        adjustment.condensed});
    }
    return pieces;
  }

  /// Spaces that must stay apart may take more than a tight line has for them. By so much the letters are to be
  /// narrower then, of their width.
  [[nodiscard]] double squeeze(const std::vector<LinePiece>& pieces, const Adjustment& adjustment) const {
    if (frame_.width <= Pt{} || adjustment.condensed != 1 || letters_ <= Pt{}) return 0;
    const Pt over = width_of(pieces) - frame_.width - hang_left_ - hang_right_;
    return over <= overflow_tolerance ? 0 : std::ceil(over / letters_ * 1000) / 1000;
  }

  void measure() {
    for (const Segment& segment : segments_) {
      for (const Glyph& glyph : segment.glyphs) {
        const bool space = is_word_space(text_of(shaped_, glyph));
        (space ? spaces_ : letters_) += glyph.advance;
        if (space) space_ems_ += segment.run->size;
        if (!space && is_tracked(*segment.run, glyph)) tracked_ += segment.run->size;
      }
    }
    letters_ += hyphen_.advance;
    // Nothing is added after a line's last letter.
    if (hyphen_.id == 0 && is_tracked(*segments_.back().run, segments_.back().glyphs.back())) {
      tracked_ -= segments_.back().run->size;
    }
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
    const BreakingParameters& breaking = breaking_;
    const double by_letters = letters_.value * breaking.max_expansion + tracked_.value * breaking.max_tracking;
    const double by_spaces = spaces_.value * (shrink ? breaking.space_shrink : breaking.space_stretch);
    if (by_letters + by_spaces <= 0) return {};
    const double ratio = std::clamp(missing.value / (by_letters + by_spaces), -1.0, 1.0);
    // Letters take more than their share: what they give is seen less than uneven spaces are.
    const double limit = by_letters > 0 ? std::min(1.0, std::abs(missing.value) / by_letters) : 0;
    const double letters = std::copysign(std::min(std::abs(ratio) * breaking.letter_precedence, limit), ratio);
    // Steps of a thousandth: nobody sees finer ones, and neighbouring lines share the setting in the file.
    const auto step = [](double value) { return std::round(value * 1000) / 1000; };
    Adjustment result{step(letters * breaking.max_expansion), step(letters * breaking.max_tracking), 1};
    if (spaces_ > Pt{}) {
      const double filling = 1 + (missing - letters_width(result) + letters_).value / spaces_.value;
      result.space = filling;
    } else if (!shrink && tracked_ > Pt{}) {
      // One word between a line's ends: only its letters can part. The last one has its share behind it, too.
      result.tracking =
          ((letters_ + missing) / (1 + result.expansion) - letters_) / (tracked_ + segments_.back().run->size);
    }
    result.space = std::max(result.space, 1 - breaking.space_shrink);
    return result;
  }

  /// What cannot be divided and is wider than its line is made narrower, whatever it looks like: nothing overflows.
  [[nodiscard]] double condensed(const Adjustment& adjustment) const {
    const Pt room = frame_.width + hang_left_ + hang_right_;
    const Pt width = letters_width(adjustment) + spaces_ * adjustment.space;
    return frame_.width <= Pt{} || width <= room + overflow_tolerance ? 1 : frame_.width / width;
  }

  /// Letters of joined scripts must not part, marks stay on their letters.
  static bool is_tracked(const GlyphRun& run, const Glyph& glyph) { return run.level % 2 == 0 && glyph.advance > Pt{}; }
  static Pt tracking_of(const GlyphRun& run, const Adjustment& adjustment) {
    return run.level % 2 == 0 ? run.size * adjustment.tracking : Pt{};
  }
  [[nodiscard]] Pt letters_width(const Adjustment& adjustment) const {
    return (letters_ + tracked_ * adjustment.tracking) * (1 + adjustment.expansion);
  }

  /// A tight line may have a letter that is kerned against its space: both together must still part the words for those
  /// readers that go by distance. What is added then, a hundredth of an em, goes into the margin.
  [[nodiscard]] static Pt least_space(const GlyphRun& run, Pt kern) { return run.size * narrowest_gap - kern; }

  TextPiece make_piece(const Segment& segment, const Adjustment& adjustment, bool last) {
    const GlyphRun& run = *segment.run;
    const Pt letter_space = tracking_of(run, adjustment);
    TextPiece piece{.face = run.face,
                    .size = run.size,
                    .color = run.color,
                    .horizontal_scale = (1 + adjustment.expansion) * adjustment.condensed,
                    .tracking = style_.tracking + letter_space,
                    .language = run.language,
                    .right_to_left = run.level % 2 == 1};
    const std::size_t begin = std::max<std::size_t>(run.text_begin, frame_.begin);
    const std::size_t end = std::min<std::size_t>(run.text_end, frame_.end);
    piece.text = shaped_.text.substr(begin, end - begin);
    piece.glyphs.reserve(segment.glyphs.size() + 2);
    const Glyph* letter = nullptr;  // the last one
    for (const Glyph& glyph : segment.glyphs) {
      const bool space = is_word_space(text_of(shaped_, glyph));
      const Pt tracking = is_tracked(run, glyph) ? letter_space : Pt{};
      const Pt advance = space ? glyph.advance * (adjustment.space * adjustment.condensed)
                               : (glyph.advance + tracking) * piece.horizontal_scale;
      Pt least = advance;
      if (space && adjustment.condensed == 1) {
        Pt kern;  // between the letter and the space
        if (letter != nullptr) {
          kern =
              piece.glyphs.back().advance - run.size * (run.face->advance(letter->id) / 1000 * piece.horizontal_scale);
        }
        least = least_space(run, kern);
      }
      letter = space ? nullptr : &glyph;
      piece.glyphs.push_back({glyph.id, std::max(advance, least), glyph.x_offset * piece.horizontal_scale,
                              glyph.y_offset, static_cast<std::uint32_t>(glyph.text_begin - begin),
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
      const auto end_of_text = piece.right_to_left ? piece.glyphs.begin() : piece.glyphs.end();
      piece.glyphs.insert(end_of_text, {id, advance, {}, {}, begin, static_cast<std::uint32_t>(piece.text.size())});
    };
    if (frame_.line_end == LineEnd::hyphen) {
      add(hyphen_.id, hyphen_.advance * piece.horizontal_scale, soft_hyphen);
    } else if (frame_.line_end == LineEnd::space) {
      // It has no advance: nothing of the line comes after it.
      if (const std::uint32_t space = run.face->glyph_for(U' '); space != 0) add(space, Pt{}, " ");
    }
  }

  // The pieces stay in the order of the text; only their positions follow the directions (UAX #9, L2).
  void place(std::vector<LinePiece>& pieces, const Adjustment& adjustment) const {
    const Pt width = (letters_width(adjustment) + spaces_ * adjustment.space) * adjustment.condensed;
    Pt x = adjustment.condensed == 1 ? frame_.x - hang_left_ : frame_.x;
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
  const BreakingParameters& breaking_;
  Shaper& shaper_;
  std::vector<Segment> segments_;
  Glyph hyphen_;
  Pt letters_, spaces_, hang_left_, hang_right_;
  Pt space_ems_;  // the sum of the ems of the spaces
  Pt tracked_;    // the sum of the ems of the letters that tracking moves
};

}  // namespace

std::vector<LinePiece> build_line(const ShapedText& shaped, const TextSetting& setting, const LineFrame& frame,
                                  Shaper& shaper) {
  return LineBuilder(shaped, setting, frame, shaper).build();
}

Pt width_of(const std::vector<LinePiece>& pieces) {
  Pt width;
  for (const LinePiece& piece : pieces) width += width_of(piece.piece);
  return width;
}

}  // namespace vestnik
