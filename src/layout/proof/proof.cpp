#include "layout/proof/proof.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "findings/catalogue/layout_texts.hpp"
#include "layout/proof/marks.hpp"

namespace vestnik {
namespace {

constexpr Pt hairline{0.25};
constexpr Pt label_size{6}, summary_size{5.5};
constexpr Pt smallest_label{3.8};
constexpr Pt margin_gap{5};    ///< between a column and the labels beside it
constexpr Pt band_height{17};  ///< of the band at the head
constexpr double summary_lines = 4;
constexpr Pt summary_leading{7.5}, least_leading{6};
constexpr Pt page_edge{4};  ///< between the summary and the edge of the strip that it stands in

Pt right_of(const std::vector<TextPiece>& pieces) {
  return pieces.empty() ? Pt{} : pieces.back().x + width_of(pieces.back());
}

class ProofPage {
 public:
  ProofPage(const LayoutReport& report, std::size_t index, const Resources& resources, Setter& setter,
            UiLanguage language)
      : report_(report),
        page_(report.pages[index]),
        theme_(resources.theme),
        locale_(resources.locale),
        setter_(setter),
        language_(language),
        left_(report.text_left[index]),
        right_(report.text_left[index] + report.text_width) {}

  void mark(Page& page, const PartReport& part) {
    for (const LineReport& line : page_.lines) tint_line(line);
    mark_grid();
    for (const LineReport& line : page_.lines) mark_hyphen(line);
    for (const LineReport& line : page_.lines) mark_gap(line);
    mark_head();
    mark_choices();
    mark_foot(part);
    // Behind the text, that it stays readable; the words after it.
    page.items.insert(page.items.begin(), std::make_move_iterator(behind_.begin()),
                      std::make_move_iterator(behind_.end()));
    page.items.insert(page.items.end(), std::make_move_iterator(before_.begin()),
                      std::make_move_iterator(before_.end()));
  }

 private:
  void rule(const Rect& box, Color color) { behind_.emplace_back(PlacedRule{box, color}); }

  [[nodiscard]] ParagraphStyle label_style(Pt size, Color color) const {
    ParagraphStyle style{.family = theme_.style(Style::caption).family, .size = size, .color = color};
    return style;
  }

  [[nodiscard]] std::vector<TextPiece> label(std::string_view words, Pt size, Color color, bool heavy = false) {
    InlineText text;
    text.append(std::string(words));
    ParagraphStyle style = label_style(size, color);
    style.bold = heavy;
    if (heavy) style.capitals = Capitals::all;
    return setter_.set_label(text, style);
  }

  void put(std::vector<TextPiece> pieces, Pt x, Pt baseline) {
    for (TextPiece& piece : pieces) {
      piece.x += x;
      piece.baseline = baseline;
      before_.emplace_back(std::move(piece));
    }
  }

  void tint_line(const LineReport& line) {
    const int step = proof::tint_step(line.ratio);
    if (!line.justified || step == 0) return;
    rule({line.x, line.baseline - line.size * 0.8, line.width, line.size * 1.1}, proof::tint(step));
  }

  /// A rule above and below the line.
  void mark_gap(const LineReport& line) {
    if (!line.gaping) return;
    for (const double at : {-0.8, 0.3}) {
      rule({line.x, line.baseline + line.size * at, line.width, hairline * 2}, proof::gap);
    }
  }

  void mark_grid() {
    const Pt bottom = report_.text_top + report_.text_height;
    for (Pt y = report_.text_top + setter_.grid_offset(); y < bottom; y += report_.grid) {
      rule({left_, y, report_.text_width, hairline}, proof::grid);
    }
    for (const Pt x : {left_, left_ + report_.column_width, right_ - report_.column_width, right_}) {
      rule({x, report_.text_top, hairline, report_.text_height}, proof::edge);
    }
    for (const Pt y : {report_.text_top, bottom}) rule({left_, y, report_.text_width, hairline}, proof::edge);
  }

  /// A bar beside the line; in a run it reaches up to the line above.
  void mark_hyphen(const LineReport& line) {
    if (!line.hyphenated || !line.justified) return;
    const bool run = line.hyphen_run > 1;
    const Pt top = line.baseline - line.size * 0.5 - (run ? report_.grid : Pt{});
    rule({line.x + line.width + Pt{1.5}, top, Pt{run ? 2.5 : 1.5}, line.baseline - top},
         run ? proof::hyphen_run : proof::hyphen);
  }

  void mark_head() {
    before_.emplace_back(PlacedRule{{Pt{}, Pt{}, report_.page_width, band_height}, proof::alarm});
    std::vector<TextPiece> word = label(locale_.text("proof"), Pt{11}, proof::white, true);
    const Pt x = (report_.page_width - right_of(word)) / 2;
    put(std::move(word), x, Pt{12.5});
  }

  /// Labels stand in the margin beside their column, one below the other where they would meet.
  void mark_choices() {
    Pt next_left = report_.text_top, next_right = report_.text_top;
    std::vector<const LayoutChoice*> choices;
    for (const LayoutChoice& choice : page_.choices) choices.push_back(&choice);
    std::ranges::stable_sort(choices, {}, &LayoutChoice::y);
    for (const LayoutChoice* choice : choices) {
      const bool right = choice->column == PageColumn::right;
      mark_choice(*choice, right, right ? next_right : next_left);
    }
  }

  void mark_choice(const LayoutChoice& choice, bool right, Pt& next) {
    const std::vector<std::string> lines = proof::note(choice, language_);
    if (lines.empty()) return;
    const Pt room = (right ? report_.page_width - right_ : left_) - margin_gap - margin_gap;
    std::vector<std::vector<TextPiece>> set;
    Pt widest;
    for (const std::string& line : lines) {
      set.push_back(label(line, label_size, proof::label));
      widest = std::max(widest, right_of(set.back()));
    }
    Pt size = label_size;
    if (widest > room) {
      size = label_size * (room / widest);
      // A margin too narrow for words has the summary at the foot alone.
      if (size < smallest_label) return;
      for (std::size_t i = 0; i < lines.size(); ++i) set[i] = label(lines[i], size, proof::label);
    }
    Pt baseline = std::max(choice.y + size, next);
    const Pt tick_x = right ? right_ + Pt{0.5} : left_ - margin_gap + Pt{0.5};
    rule({tick_x, choice.y, margin_gap - Pt{1}, hairline * 2}, proof::label);
    for (std::vector<TextPiece>& line : set) {
      const Pt x = right ? right_ + margin_gap : left_ - margin_gap - right_of(line);
      put(std::move(line), x, baseline);
      baseline += size * 1.15;
    }
    next = baseline + size * 0.4;
  }

  /// The strip below the folio, or the one above it if that is higher. Where it is low, the page's cost goes before the
  /// section's, and that before the columns' lines.
  void mark_foot(const PartReport& part) {
    const Pt page_bottom = report_.page_height, folio = page_bottom - theme_.page.folio_baseline;
    const Pt text_bottom = report_.text_top + report_.text_height;
    const Pt folio_size = theme_.style(Style::folio).size;
    const Pt below = page_bottom - folio - folio_size * 0.3, above = folio - folio_size - text_bottom;
    const Pt strip = std::max(below, above) - page_edge;
    const auto most = static_cast<std::size_t>(std::clamp(strip / least_leading, 1.0, summary_lines));
    const Pt leading = std::clamp(strip / static_cast<double>(most), least_leading, summary_leading);
    const Pt size = std::min(summary_size, leading * 0.85);
    Pt baseline = (below >= above ? page_bottom : folio - folio_size) - page_edge;
    const Pt legend = mark_legend(baseline, size);
    std::vector<std::string> lines;
    if (part.priced) {
      const Pt room = (most == 1 ? legend - size : right_) - left_;
      lines = fitted(proof::cost_terms(page_, language_), most > 2 ? most - 2 : 1, room, size);
    }
    lines.push_back(proof::part_summary(part, report_, language_));
    lines.push_back(proof::page_summary(page_, language_));
    if (lines.size() > most) lines.resize(most);
    baseline -= leading * static_cast<double>(lines.size() - 1);
    for (const std::string& line : lines) {
      put(label(line, size, proof::label), left_, baseline);
      baseline += leading;
    }
  }

  /// Terms one after the other, on so many lines at most; what is more is left out, for the figures have it.
  std::vector<std::string> fitted(const std::vector<std::string>& terms, std::size_t most, Pt room, Pt size) {
    std::vector<std::string> lines{std::string()};
    for (const std::string& term : terms) {
      std::string longer = lines.back();
      if (!longer.empty()) longer += " ";
      longer += term;
      if (right_of(label(longer, size, proof::label)) <= room) {
        lines.back() = std::move(longer);
      } else if (lines.size() < most) {
        lines.push_back(term);
      } else {
        lines.back() += " ...";
        break;
      }
    }
    return lines;
  }

  /// Tight to loose, and the bars of hyphens; at the right end of the last line. Gives its left edge.
  Pt mark_legend(Pt baseline, Pt size) {
    std::vector<TextPiece> loose = label(texts::mark_loose.in(language_), size, proof::label);
    std::vector<TextPiece> tight = label(texts::mark_tight.in(language_), size, proof::label);
    Pt x = right_ - right_of(loose);
    put(std::move(loose), x, baseline);
    const Pt box = size * 1.4;
    const Pt top = baseline - size * 0.75;
    x -= box * (2 * proof::tint_steps + 1) + size * 0.5;
    for (int step = -proof::tint_steps; step <= proof::tint_steps; ++step) {
      rule({x + box * (step + proof::tint_steps), top, box, size}, proof::tint(step));
    }
    x -= size * 0.5 + right_of(tight);
    put(std::move(tight), x, baseline);
    return x;
  }

  const LayoutReport& report_;
  const PageReport& page_;
  const Theme& theme_;
  const Locale& locale_;
  Setter& setter_;
  UiLanguage language_;
  Pt left_, right_;  // of the text area
  std::vector<PageItem> behind_, before_;
};

}  // namespace

void mark_proof(Pages& pages, const LayoutReport& report, const Resources& resources, Setter& setter,
                UiLanguage language) {
  for (const PartReport& part : report.parts) {
    for (std::size_t i = part.first_page; i < part.first_page + part.figures.pages; ++i) {
      ProofPage(report, i, resources, setter, language).mark(pages.pages[i], part);
    }
  }
  pages.metadata.title = resources.locale.text("proof") + ": " + pages.metadata.title;
}

}  // namespace vestnik
