#include "layout/report/release_map.hpp"

#include <string_view>

#include "base/hash/hash.hpp"
#include "layout/text/font_library.hpp"

namespace vestnik {
namespace {

// A line's type from its ascenders to its descenders, of the em: what a reader points at.
constexpr double above_baseline = 0.8, below_baseline = 0.25;

/// Hashes what is painted, and nothing that may differ between two runs: no pointer, no padding.
class Look {
 public:
  void add(const PageItem& item) {
    add(static_cast<double>(item.index()));
    std::visit([this](const auto& painted) { add_painted(painted); }, item);
  }
  [[nodiscard]] std::uint64_t value() const { return hasher_.hash64(); }

 private:
  void bytes(const void* data, std::size_t size) { hasher_.add({static_cast<const char*>(data), size}); }
  void add(double number) { bytes(&number, sizeof number); }
  void add(std::string_view text) {
    add(static_cast<double>(text.size()));
    bytes(text.data(), text.size());
  }
  void add(Color color) { add(color.red * 65536.0 + color.green * 256.0 + color.blue); }
  void add(const Rect& box) {
    for (const Pt length : {box.x, box.y, box.width, box.height}) add(length.value);
  }

  void add_painted(const TextPiece& piece) {
    add(piece.face != nullptr ? std::string_view(piece.face->postscript_name()) : std::string_view());
    add(piece.color);
    for (const Pt length : {piece.size, piece.x, piece.baseline, piece.tracking}) add(length.value);
    add(piece.horizontal_scale);
    if (piece.turned) add(1.0);
    for (const PlacedGlyph& glyph : piece.glyphs) {
      const double facts[] = {static_cast<double>(glyph.id), glyph.advance.value, glyph.x_offset.value,
                              glyph.y_offset.value};
      bytes(facts, sizeof facts);
    }
  }
  void add_painted(const PlacedPicture& placed) {
    bytes(placed.picture->hash.data(), sizeof placed.picture->hash);
    add(placed.box);
    for (const double share : {placed.crop.x, placed.crop.y, placed.crop.width, placed.crop.height}) add(share);
    if (!placed.texts) return;
    for (const std::vector<SetLetters>& text : *placed.texts) {
      for (const SetLetters& set : text) add_painted(set.piece);
    }
  }
  void add_painted(const PlacedRule& rule) {
    add(rule.box);
    add(rule.color);
  }

  Hasher hasher_;
};

/// `left` is the text area's edge, from which boxes count.
void add_places(const LaidBox& box, Pt left, std::vector<MappedPlace>& places) {
  if (box.picture) {
    const Rect& picture = *box.picture;
    places.push_back({{left + box.x + picture.x, box.y + picture.y, picture.width, picture.height}, box.where, true});
  }
  for (const SetLine& line : box.set_lines) {
    if (line.where.line == 0 && line.where.file.empty()) continue;
    const Pt x = left + box.x + line.x, y = box.y + line.baseline;
    const Pt above = line.size * above_baseline, height = line.size * (above_baseline + below_baseline);
    const Rect place =
        line.turned ? Rect{x - above, y - line.width, height, line.width} : Rect{x, y - above, line.width, height};
    places.push_back({place, line.where, line.number == 1});
  }
}

}  // namespace

ReleaseMap make_release_map(const std::vector<std::vector<LaidBox>>& boxes, const Pages& pages, const Theme& theme) {
  ReleaseMap map{.page_width = pages.width, .page_height = pages.height, .pages = {}, .headings = {}};
  map.pages.reserve(pages.pages.size());
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    MappedPage& page = map.pages.emplace_back();
    page.folio = pages.pages[i].folio;
    Look look;
    for (const PageItem& item : pages.pages[i].items) look.add(item);
    page.look = look.value();
    if (i >= boxes.size()) continue;
    for (const LaidBox& box : boxes[i]) add_places(box, theme.text_left(i), page.places);
  }
  map.headings.reserve(pages.outline.size());
  for (const OutlineEntry& entry : pages.outline) {
    map.headings.push_back({entry.title, entry.level, entry.page, entry.y});
  }
  return map;
}

}  // namespace vestnik
