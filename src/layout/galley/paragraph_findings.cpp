#include "layout/galley/paragraph_findings.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "document/compose/composition.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik {
namespace {

/// Text that is condensed to less of its width cannot be read.
constexpr double readable_share = 0.6;

/// The text [begin, end) as a finding shows it.
std::string excerpt_of(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t longest = 60;  // bytes
  std::string_view part = text.substr(begin, end - begin);
  if (part.size() <= longest) return std::string(part);
  std::size_t cut = longest;
  while (cut > 0 && (static_cast<unsigned char>(part[cut]) & 0xC0U) == 0x80U) --cut;
  return std::string(part.substr(0, cut)) + "…";
}

}  // namespace

SourceRange place_of(const BrokenParagraph& broken, TextPlaces& places, std::size_t offset) {
  const InlineText& text = broken.paragraph.text;
  const auto& begins = broken.shaped->span_begins;
  const auto after = std::upper_bound(begins.begin(), begins.end(), offset);
  if (after == begins.begin() || text.spans.empty()) return places.at(offset);
  const auto index = std::min(static_cast<std::size_t>(after - begins.begin()), text.spans.size()) - 1;
  const InlineSpan& span = text.spans[index];
  return places.at(std::min(span.begin + offset - begins[index], std::max(span.begin + 1, span.end) - 1));
}

std::vector<Diagnostic> forced_breaks(const BrokenParagraph& broken, std::size_t variant) {
  std::vector<Diagnostic> found;
  const std::string_view text = broken.shaped->text;
  TextPlaces places(broken.paragraph.text);
  bool said_space = false, said_word = false;
  for (const BrokenLine& line : broken.breakings[variant].lines) {
    const ParagraphItems::Place& end = broken.list.places[line.end];
    if (!end.forced) continue;
    const bool space = end.end == LineEnd::space;
    if (std::exchange(space ? said_space : said_word, true)) continue;
    const std::size_t begin = broken.list.places[line.begin].offset;
    found.push_back(finding(space ? "forced-break"_id : "forced-break/word"_id, place_of(broken, places, begin),
                            value<"text">(excerpt_of(text, begin, end.offset))));
  }
  return found;
}

std::optional<Diagnostic> condensed_line(const BrokenParagraph& broken, const LineFrame& frame,
                                         const std::vector<LinePiece>& pieces) {
  if (pieces.empty() || pieces.front().condensed == 1) return std::nullopt;
  const double share = pieces.front().condensed;
  TextPlaces places(broken.paragraph.text);
  return finding(share < readable_share ? "condensed-too-far"_id : "condensed-text"_id,
                 place_of(broken, places, frame.begin),
                 value<"text">(excerpt_of(broken.shaped->text, frame.begin, frame.end)),
                 value<"percent">(static_cast<int>(share * 100)));
}

}  // namespace vestnik
