#include "layout/galley/paragraph_setter.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "layout/galley/describe_line.hpp"
#include "layout/galley/line_builder.hpp"
#include "layout/galley/paragraph_findings.hpp"
#include "layout/galley/paragraph_variants.hpp"

namespace vestnik {

ParagraphSetter::ParagraphSetter(const Resources& resources, Shaper& shaper, std::string language, bool describe)
    : resources_(resources),
      theme_(resources.theme),
      shaper_(shaper),
      describe_(describe),
      breaker_(resources.theme, shaper, std::move(language), diagnostics_),
      boxes_(resources.theme, shaper.fonts()) {}

int ParagraphSetter::link_for(const InlineSpan& span, NodeId node) {
  if (span.link.empty()) return -1;
  const auto [entry, added] = link_by_node_.try_emplace(node, static_cast<int>(links_.size()));
  if (added) {
    LinkTarget target;
    if (span.link.front() == '#') {
      target.anchor = span.link.substr(1);
    } else {
      target.uri = span.link;
      target.description = resources_.locale.text("link-to", {{"address", span.link}});
    }
    links_.push_back(std::move(target));
  }
  return entry->second;
}

TextPiece ParagraphSetter::finish(TextPiece piece, const Paragraph& paragraph, std::size_t span) {
  piece.node = span < paragraph.span_nodes.size() ? paragraph.span_nodes[span] : paragraph.node;
  if (span >= paragraph.text.spans.size()) return piece;
  piece.link = link_for(paragraph.text.spans[span], piece.node);
  piece.struck = paragraph.text.spans[span].struck;
  return piece;
}

std::vector<BuiltLine> ParagraphSetter::set_lines(const Paragraph& paragraph, Pt measure) {
  return set_lines(paragraph, breaker_.shape(paragraph), measure);
}

std::vector<BuiltLine> ParagraphSetter::set_lines(const Paragraph& paragraph, std::shared_ptr<const ShapedText> shaped,
                                                  Pt measure) {
  return set_lines(breaker_.break_lines(paragraph, std::move(shaped), measure, false), 0);
}

std::vector<BuiltLine> ParagraphSetter::set_lines(const Paragraph& paragraph, Pt measure, const Beside& beside) {
  return set_lines(breaker_.break_lines(paragraph, breaker_.shape(paragraph), measure, false, beside), 0);
}

std::size_t ParagraphSetter::count_lines(const Paragraph& paragraph, std::shared_ptr<const ShapedText> shaped,
                                         Pt measure) {
  return breaker_.break_lines(paragraph, std::move(shaped), measure, false).breakings.front().lines.size();
}

ParagraphSetter::Widths ParagraphSetter::widths_of(const Paragraph& paragraph) {
  constexpr Pt widest{100'000};
  const BrokenParagraph broken = breaker_.break_where_forced(paragraph);
  Widths widths{.least = widest_piece(broken.list), .natural = {}};
  for (const BuiltLine& line : set_lines(broken, 0)) widths.natural = std::max(widths.natural, line.width);
  // Letters that hang out are not part of a line's width.
  widths.natural = std::max(std::min(widths.natural, widest), widths.least);
  return widths;
}

std::vector<BuiltLine> ParagraphSetter::set_lines(const BrokenParagraph& broken, std::size_t variant) {
  const Paragraph& paragraph = broken.paragraph;
  const ParagraphStyle& style = broken.setting.style;
  const std::vector<BrokenLine>& broken_lines = broken.breakings[variant].lines;
  std::vector<BuiltLine> lines;
  lines.reserve(broken_lines.size());
  TextPlaces places(paragraph.text);
  for (std::size_t i = 0; i < broken_lines.size(); ++i) {
    const BrokenLine& line = broken_lines[i];
    const ParagraphItems::Place& end = broken.list.places[line.end];
    const Item& closing = broken.list.items[line.end];
    const bool forced = closing.kind == Item::Kind::penalty && closing.penalty <= -infinite_penalty;
    const LineFrame frame{.begin = broken.list.places[line.begin].offset,
                          .end = end.offset,
                          .line_end = end.end,
                          .x = broken.left_of(i),
                          .width = broken.width_of_line(i),
                          .justify = !forced};
    std::vector<LinePiece> pieces = build_line(*broken.shaped, broken.setting, frame, shaper_);
    if (auto found = condensed_line(broken, frame, pieces)) diagnostics_.push_back(std::move(*found));
    BuiltLine set{.pieces = {}, .width = width_of(pieces), .gaping = line.gaping, .facts = {}};
    if (describe_) {
      set.facts = describe_line(pieces, frame, paragraph.style, style);
      set.facts->ratio = line.ratio;
      // A line of one word is filled by its letters alone.
      set.facts->gaping = set.facts->justified && (line.gaping || (set.facts->spaces == 0 && line.ratio > 1));
      set.facts->number = static_cast<std::uint32_t>(i + 1);
      set.facts->of = static_cast<std::uint32_t>(broken_lines.size());
      set.facts->where = place_of(broken, places, frame.begin);
    }
    set.pieces.reserve(pieces.size());
    for (LinePiece& piece : pieces) set.pieces.push_back(finish(std::move(piece.piece), paragraph, piece.span));
    lines.push_back(std::move(set));
  }
  std::ranges::move(forced_breaks(broken, variant), std::back_inserter(diagnostics_));
  if (!lines.empty() && !paragraph.label.empty()) {
    std::vector<TextPiece> label = broken.label;
    const Pt text_x = broken.left + broken.first_indent, width = broken.label_width();
    for (TextPiece& piece : label) {
      piece.x += text_x - style.size * label_gap_ems - width;
      piece.node = paragraph.label_node;
    }
    lines.front().pieces.insert(lines.front().pieces.begin(), std::make_move_iterator(label.begin()),
                                std::make_move_iterator(label.end()));
  }
  return lines;
}

void ParagraphSetter::add(const Paragraph& paragraph, Pt measure, bool variants, Galley& galley) {
  const ParagraphStyle& style = theme_.style(paragraph.style);
  // Only what is justified on the body's leading has lines that can be made up elsewhere.
  variants = variants && galley.columns == 2 && style.align == Align::justified && style.leading == theme_.page.grid &&
             !style.keep_with_next;
  const auto broken = std::make_shared<const BrokenParagraph>(
      breaker_.break_lines(paragraph, breaker_.shape(paragraph), measure, variants));
  std::vector<GalleyItem> items = boxes_.items_of(paragraph, set_lines(*broken, 0));
  const std::size_t first = galley.items.size();
  galley.items.insert(galley.items.end(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
  if (broken->breakings.size() < 2) return;
  std::vector<GalleyVariant> others = variants_of(*broken, paragraphs_.size());
  if (others.empty()) return;
  paragraphs_.push_back(broken);
  for (GalleyVariant& variant : others) {
    variant.first = first;
    variant.last = galley.items.size();
    galley.variants.push_back(std::move(variant));
  }
}

std::vector<GalleyItem> ParagraphSetter::set(const VariantRecipe& recipe) {
  const BrokenParagraph& broken = *paragraphs_[recipe.subject];
  return boxes_.items_of(broken.paragraph, set_lines(broken, recipe.breaking));
}

bool ParagraphSetter::fits_line(const Paragraph& paragraph, Pt measure) {
  const BrokenParagraph broken = breaker_.break_lines(paragraph, breaker_.shape(paragraph), measure, false);
  const Breaking& breaking = broken.breakings.front();
  return breaking.lines.size() == 1 && !breaking.overfull;
}

}  // namespace vestnik
