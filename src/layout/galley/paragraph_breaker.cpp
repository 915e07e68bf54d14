#include "layout/galley/paragraph_breaker.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "layout/galley/line_builder.hpp"

namespace vestnik {
namespace {

/// A longer paragraph is set in one way only: it has too many counts of lines, and lines enough to be cut anywhere.
constexpr std::size_t most_items = 4000;
/// However deep a list or quotation, its lines have room for so many ems.
constexpr double least_line_ems = 6;

}  // namespace

std::string_view ParagraphBreaker::language_of(const Paragraph& paragraph) const {
  return paragraph.language.empty() ? language_ : paragraph.language;
}

std::shared_ptr<const ShapedText> ParagraphBreaker::shape(const Paragraph& paragraph, const ParagraphStyle& style) {
  return std::make_shared<const ShapedText>(shaper_.shape(paragraph.text, style, language_of(paragraph), diagnostics_));
}

std::shared_ptr<const ShapedText> ParagraphBreaker::shape(const Paragraph& paragraph) {
  return shape(paragraph, style_of(paragraph, theme_));
}

BrokenParagraph ParagraphBreaker::measured(const Paragraph& paragraph, const ParagraphStyle& style,
                                           const BreakingParameters& breaking, std::shared_ptr<const ShapedText> shaped,
                                           Pt measure, const Beside& beside) {
  BrokenParagraph broken{.paragraph = paragraph,
                         .setting = {style, breaking, theme_},
                         .shaped = std::move(shaped),
                         .list = {},
                         .left = {},
                         .width = {},
                         .first_indent = {},
                         .beside = beside,
                         .breakings = {},
                         .label = {},
                         .own_style = nullptr,
                         .own_breaking = nullptr};
  const Pt least = std::min(measure, style.size * least_line_ems), most_indent = measure - least;
  broken.left = std::min(style.left_indent + paragraph.extra_indent, most_indent);
  broken.width = measure - broken.left - std::min(style.right_indent, most_indent - broken.left);
  broken.first_indent = style.first_indent + paragraph.opening_indent;
  broken.first_indent = std::clamp(broken.first_indent, -broken.left, broken.width - least);
  if (!paragraph.label.empty()) {
    broken.label = set_label(paragraph.label, style);
    // A number that is too long for its place takes room of the first line.
    const Pt needed = broken.label_width() + style.size * label_gap_ems - broken.left;
    broken.first_indent = std::max(broken.first_indent, std::min(needed, broken.width - style.size));
  }
  return broken;
}

ParagraphItems ParagraphBreaker::items_for(const BrokenParagraph& broken, LastResort resort) {
  const LineRoom room{.measure = broken.width - broken.paragraph.opening_indent,
                      .widest = broken.width - std::max(Pt{}, broken.first_indent) -
                                (broken.beside.lines > 0 ? broken.beside.width : Pt{}),
                      .resort = resort};
  return make_items(*broken.shaped, broken.setting, room, shaper_);
}

void ParagraphBreaker::find_breaks(BrokenParagraph& broken, LastResort resort, bool variants) {
  broken.list = items_for(broken, resort);
  const Measure lines{(broken.width - broken.first_indent).value, broken.width.value, broken.beside.lines,
                      broken.beside.width.value};
  const PaginationParameters& limits = theme_.pagination;
  broken.breakings.clear();
  if (variants && broken.list.items.size() <= most_items) {
    broken.breakings = break_paragraph_variants(broken.list.items, lines, broken.setting.breaking,
                                                static_cast<std::size_t>(limits.paragraph_shorter),
                                                static_cast<std::size_t>(limits.paragraph_longer));
  } else {
    broken.breakings.push_back(break_paragraph(broken.list.items, lines, broken.setting.breaking));
  }
}

BrokenParagraph ParagraphBreaker::break_lines(const Paragraph& paragraph, std::shared_ptr<const ShapedText> shaped,
                                              Pt measure, bool variants, const Beside& beside) {
  const ParagraphStyle& style = style_of(paragraph, theme_);
  const BreakingParameters& breaking = theme_.breaking_in(language_of(paragraph));
  BrokenParagraph broken = measured(paragraph, style, breaking, std::move(shaped), measure, beside);
  find_breaks(broken, LastResort::none, variants);
  if (!broken.is_forced())
    return broken.gaping_lines() == 0 ? std::move(broken) : closed_up(std::move(broken), measure, variants);
  // Rather at syllables, even in a style that divides no words; then at no-break spaces; then anywhere.
  auto own_style = std::make_shared<ParagraphStyle>(style);
  own_style->hyphenate = true;
  BrokenParagraph hyphenated = measured(
      paragraph, *own_style, breaking, style.hyphenate ? broken.shaped : shape(paragraph, *own_style), measure, beside);
  hyphenated.own_style = std::move(own_style);
  for (const LastResort resort : {LastResort::none, LastResort::no_breaks, LastResort::any_letter}) {
    find_breaks(hyphenated, resort, variants);
    if (!hyphenated.breakings.front().overfull) break;
  }
  return hyphenated;
}

BrokenParagraph ParagraphBreaker::closed_up(BrokenParagraph broken, Pt measure, bool variants) {
  constexpr std::array letters{1.5, 2.0};  // how many times as much as in other paragraphs they may give
  std::vector<BrokenParagraph> ways;
  ways.push_back(std::move(broken));
  std::size_t best = 0;
  for (const double factor : letters) {
    auto own = std::make_shared<BreakingParameters>(ways.front().setting.breaking);
    own->max_expansion *= factor;
    own->max_tracking *= factor;
    const BrokenParagraph& plain = ways.front();
    ways.push_back(measured(plain.paragraph, plain.setting.style, *own, plain.shaped, measure, plain.beside));
    ways.back().own_breaking = std::move(own);
    find_breaks(ways.back(), LastResort::none, variants);
    if (!ways.back().is_forced() && ways.back().gaping_lines() < ways[best].gaping_lines()) best = ways.size() - 1;
    if (ways[best].gaping_lines() == 0) break;
  }
  return std::move(ways[best]);
}

BrokenParagraph ParagraphBreaker::break_where_forced(const Paragraph& paragraph) {
  constexpr Pt boundless{1e9};
  BrokenParagraph broken = measured(paragraph, style_of(paragraph, theme_), theme_.breaking_in(language_of(paragraph)),
                                    shape(paragraph), boundless);
  broken.list = items_for(broken, LastResort::none);
  broken.breakings.push_back(vestnik::break_where_forced(broken.list.items));
  return broken;
}

std::vector<TextPiece> ParagraphBreaker::set_label(const InlineText& text, ParagraphStyle style) {
  style.align = Align::left;
  style.hyphenate = false;
  const ShapedText shaped = shaper_.shape(text, style, language_, diagnostics_);
  const LineFrame frame{.begin = 0, .end = shaped.text.size(), .line_end = LineEnd::space, .x = {}, .width = {}};
  std::vector<TextPiece> label;
  for (LinePiece& piece : build_line(shaped, {style, theme_.breaking, theme_}, frame, shaper_)) {
    label.push_back(std::move(piece.piece));
  }
  return label;
}

}  // namespace vestnik
