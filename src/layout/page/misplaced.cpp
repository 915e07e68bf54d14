#include "layout/page/misplaced.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "findings/catalogue/message.hpp"
#include "layout/boxes/protrusion.hpp"

namespace vestnik {
namespace {

/// What may be added to a line after it is measured: kerning where it is cut, the least width of spaces.
constexpr Pt tolerance{1};
constexpr std::size_t most_findings = 20;
/// Above the baseline, of the type's size: letters without their marks.
constexpr double letter_height = 0.7;

std::string_view text_of(const TextPiece& piece, const PlacedGlyph& glyph) {
  return std::string_view(piece.text).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
}

/// The letters' bodies from the first to the last one, without what may hang out.
Rect upright_extent(const TextPiece& piece, const Theme& theme) {
  Rect box{piece.x, piece.baseline - piece.size * letter_height, width_of(piece), piece.size * letter_height};
  if (piece.glyphs.empty()) return box;
  const PlacedGlyph& first = piece.glyphs.front();
  // A space without width may follow the letter that hangs out; a hyphen that was added reads as a soft one.
  Pt hanging;
  for (std::size_t i = piece.glyphs.size(); i-- > 0;) {
    const PlacedGlyph& last = piece.glyphs[i];
    const std::string_view text = text_of(piece, last);
    hanging = right_protrusion(theme, text == "\u00AD" ? "-" : text, last.advance);
    if (last.advance > Pt{}) break;
  }
  const Pt left = left_protrusion(theme, text_of(piece, first), first.advance);
  return {box.x + left, box.y, box.width - left - hanging, box.height};
}

Rect extent(const TextPiece& piece, const Theme& theme) {
  const Rect box = upright_extent(piece, theme);
  if (!piece.turned) return box;
  const Pt along = box.x - piece.x, above = piece.baseline - box.y;
  return {piece.x - above, piece.baseline - along - box.width, box.height, box.width};
}

Rect extent(const PageItem& item, const Theme& theme) {
  if (const auto* piece = std::get_if<TextPiece>(&item)) return extent(*piece, theme);
  if (const auto* picture = std::get_if<PlacedPicture>(&item)) return picture->box;
  return std::get<PlacedRule>(item).box;
}

/// By how much `inner` stands out of `outer`, on the side where it is most.
Pt distance_outside(const Rect& inner, const Rect& outer) {
  return std::max({outer.x - inner.x, outer.y - inner.y, inner.x + inner.width - outer.x - outer.width,
                   inner.bottom() - outer.bottom()});
}

LocalText name_of(const PageItem& item) {
  constexpr std::size_t longest = 40;
  if (const auto* piece = std::get_if<TextPiece>(&item)) {
    std::size_t end = std::min(longest, piece->text.size());
    while (end < piece->text.size() && (static_cast<unsigned char>(piece->text[end]) & 0xC0U) == 0x80U) --end;
    const std::string text = piece->text.substr(0, end);
    return {text, text};
  }
  return std::holds_alternative<PlacedPicture>(item) ? Term("a picture") : Term("a rule");
}

class Inspector {
 public:
  Inspector(const Pages& pages, const Theme& theme) : pages_(pages), theme_(theme) {}

  std::vector<Diagnostic> run() {
    for (number_ = 1; number_ <= pages_.pages.size(); ++number_) inspect(pages_.pages[number_ - 1]);
    return std::move(found_);
  }

 private:
  void inspect(const Page& page) {
    const Rect sheet{Pt{}, Pt{}, pages_.width, pages_.height};
    for (const MarkFrame& frame : page.frames) {
      for (std::size_t i = frame.first; i < frame.last && found_.size() < most_findings; ++i) {
        const Rect box = extent(page.items[i], theme_);
        const Pt outside_page = distance_outside(box, sheet), outside = distance_outside(box, frame.box);
        if (std::max(outside_page, outside) <= tolerance) continue;
        const bool off_page = outside_page > tolerance;
        report(page.items[i], frame, off_page ? "mark-outside/page"_id : "mark-outside"_id,
               off_page ? outside_page : outside);
        break;
      }
    }
  }

  void report(const PageItem& item, const MarkFrame& frame, MessageId<"page text distance"> id, Pt distance) {
    found_.push_back(finding(id, frame.where, value<"page">(number_), value<"text">(name_of(item)),
                             value<"distance">(fmt::format("{:.1f}", distance.value))));
  }

  const Pages& pages_;
  const Theme& theme_;
  std::vector<Diagnostic> found_;
  std::size_t number_ = 1;
};

}  // namespace

std::vector<Diagnostic> misplaced_marks(const Pages& pages, const Theme& theme) {
  return Inspector(pages, theme).run();
}

}  // namespace vestnik
