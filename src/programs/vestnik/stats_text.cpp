#include "programs/vestnik/stats_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <span>

#include "base/text/utf8.hpp"
#include "findings/catalogue/layout_texts.hpp"
#include "findings/display/finding_json.hpp"
#include "findings/display/terminal_text.hpp"
#include "layout/report/choice_words.hpp"

namespace vestnik::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Figures are measures, not exact values: what is beyond these digits is noise.
double rounded(double value, int digits) {
  const double scale = std::pow(10.0, digits);
  return std::round(value * scale) / scale;
}

Json if_any(std::size_t count, double value) { return count > 0 ? Json(rounded(value, 4)) : Json(nullptr); }

double percent(std::size_t part, std::size_t whole) {
  return whole > 0 ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0;
}

std::span<const PageReport> pages_of(const LayoutReport& report, const PartReport& part) {
  return std::span(report.pages).subspan(part.first_page, part.figures.pages);
}

std::string_view name_of(PageColumn column) {
  if (column == PageColumn::across) return "across";
  return column == PageColumn::left ? "left" : "right";
}

Json json_of(const LayoutFigures& f) {
  return {{"pages", f.pages},
          {"lines", f.lines},
          {"justified_lines", f.justified},
          {"measured_lines", f.measured},
          {"space_mean_em", if_any(f.measured, f.space_mean)},
          {"space_deviation_em", if_any(f.measured, f.space_deviation)},
          {"space_loosest_em", if_any(f.measured, f.space_loosest)},
          {"space_tightest_em", if_any(f.measured, f.space_tightest)},
          {"hyphenated_lines", f.hyphenated},
          {"hyphenated_percent", rounded(percent(f.hyphenated, f.measured), 2)},
          {"longest_hyphen_run", f.longest_hyphen_run},
          {"gaping_lines", f.gaping},
          {"widows", f.widows},
          {"orphans", f.orphans},
          {"stranded_headings", f.stranded_headings},
          {"short_last_lines", f.short_last_lines},
          {"full_pages", f.full_pages},
          {"fill_mean", if_any(f.full_pages, f.fill_mean)},
          {"fill_least", if_any(f.full_pages, f.fill_least)},
          {"gap_mean", if_any(f.pages, f.gap_mean)},
          {"paragraphs_shorter", f.paragraphs_shorter},
          {"paragraphs_longer", f.paragraphs_longer},
          {"pictures_cropped", f.pictures_cropped},
          {"pictures_reduced", f.pictures_reduced},
          {"pictures_moved", f.pictures_moved},
          {"pictures_rearranged", f.pictures_rearranged},
          {"white_space_lines", f.white_space_lines},
          {"cost", rounded(f.cost, 2)},
          {"greedy_cost", rounded(f.greedy_cost, 2)},
          {"greedy_pages", f.greedy_pages}};
}

Json json_of(const LayoutChoice& choice) {
  return {{"kind", vestnik::name_of(choice.kind)}, {"amount", rounded(choice.amount, 3)},
          {"cost", rounded(choice.cost, 2)},       {"column", name_of(choice.column)},
          {"x", rounded(choice.x.value, 2)},       {"y", rounded(choice.y.value, 2)}};
}

Json json_of(const PageReport& page, std::size_t number) {
  Json choices = Json::array();
  for (const LayoutChoice& choice : page.choices) {
    if (choice.kind != LayoutChoice::Kind::page) choices.push_back(json_of(choice));
  }
  return {{"page", number},
          {"folio", page.folio},
          {"lines_left", page.lines_left},
          {"lines_right", page.lines_right},
          {"lines_of", page.lines_of},
          {"fill_left", rounded(page.fill_left, 4)},
          {"fill_right", rounded(page.fill_right, 4)},
          {"fill", rounded(page.fill(), 4)},
          {"gap", rounded(page.gap(), 4)},
          {"cost", rounded(page.cost, 2)},
          {"choices", std::move(choices)}};
}

/// What pagination chose on a page, each with its cost.
std::string choices_of(const PageReport& page, UiLanguage language) {
  std::string text;
  for (const LayoutChoice& choice : page.choices) {
    if (choice.kind == LayoutChoice::Kind::page) continue;
    const std::string extent = choice_extent(choice, language);
    text += fmt::format("{}{}{}{} ({:.0f})", text.empty() ? "" : ", ", choice_line(choice, language),
                        extent.empty() ? "" : " ", extent, choice.cost);
  }
  return text;
}

/// The lines below a heading: a name in the first column, then a text.
class Rows {
 public:
  explicit Rows(UiLanguage language) : language_(language) {}

  void add(const ProgramText& name, const std::string& text) { add(std::string(name.in(language_)), text); }
  void add(const std::string& name, const std::string& text) {
    constexpr std::size_t width = 13;
    const std::size_t used = std::min(count_characters(name), width - 1);
    rows_ += fmt::format("  {}{}{}\n", name, std::string(width - used, ' '), text);
  }
  void add_below(const std::string& text) { rows_ += fmt::format("    {}\n", text); }
  [[nodiscard]] const std::string& text() const { return rows_; }

 private:
  UiLanguage language_;
  std::string rows_;
};

void add_lines(Rows& rows, const LayoutFigures& f, UiLanguage language) {
  const auto number = [&](double value, int digits) { return decimal(language, value, digits); };
  rows.add(texts::stats_lines_name, texts::stats_lines.in(language, f.lines, f.justified));
  if (f.measured == 0) return;
  rows.add(texts::stats_spaces_name,
           texts::stats_spaces.in(language, number(f.space_mean, 3), number(f.space_deviation, 3),
                                  number(f.space_loosest, 3), number(f.space_tightest, 3)));
  rows.add(texts::stats_hyphens_name,
           texts::stats_hyphens.in(language, number(percent(f.hyphenated, f.measured), 1),
                                   texts::layout_lines.in(language, f.measured), f.longest_hyphen_run));
}

void add_figures(Rows& rows, const LayoutFigures& f, UiLanguage language) {
  const auto number = [&](double value, int digits) { return decimal(language, value, digits); };
  add_lines(rows, f, language);
  rows.add(texts::stats_breaches_name, fmt::format("{}, {}, {}, {}, {}", texts::widows.in(language, f.widows),
                                                   texts::orphans.in(language, f.orphans),
                                                   texts::stranded_headings.in(language, f.stranded_headings),
                                                   texts::short_last_lines.in(language, f.short_last_lines),
                                                   texts::gaping_lines.in(language, f.gaping)));
  if (f.full_pages > 0) {
    rows.add(texts::stats_fill_name, texts::stats_fill.in(language, number(f.fill_mean, 3), number(f.fill_least, 3),
                                                          texts::layout_pages.in(language, f.full_pages)));
  }
  if (f.pages > 0) rows.add(texts::stats_feet_name, texts::stats_feet.in(language, number(f.gap_mean, 3)));
  rows.add(texts::stats_chosen_name,
           texts::stats_chosen.in(language, f.paragraphs_shorter, f.paragraphs_longer, f.pictures_cropped,
                                  f.pictures_reduced, f.pictures_moved, f.pictures_rearranged, f.white_space_lines));
  rows.add(texts::stats_cost_name,
           texts::stats_cost.in(language, number(f.cost, 0), texts::layout_pages.in(language, f.pages),
                                number(f.greedy_cost, 0), texts::layout_pages.in(language, f.greedy_pages)));
}

void add_page(Rows& rows, const PageReport& page, UiLanguage language) {
  const auto number = [&](double value, int digits) { return decimal(language, value, digits); };
  rows.add(fmt::format("{} {}", texts::stats_page_name.in(language), page.folio),
           texts::stats_page.in(language, page.lines_left, page.lines_right, page.lines_of, number(page.fill(), 3),
                                number(page.gap(), 3), number(page.cost, 0)));
  if (const std::string choices = choices_of(page, language); !choices.empty()) rows.add_below(choices);
}

}  // namespace

std::string stats_as_text(const LayoutReport& report, UiLanguage language) {
  std::string text;
  for (const PartReport& part : report.parts) {
    if (part.kind != PartReport::Kind::section) continue;
    Rows rows(language);
    add_figures(rows, part.figures, language);
    for (const PageReport& page : pages_of(report, part)) add_page(rows, page, language);
    text += for_terminal(part.heading) + "\n" + rows.text();
  }
  Rows rows(language);
  add_figures(rows, report.total, language);
  return text + fmt::format("{}\n{}", texts::stats_total.in(language), rows.text());
}

std::string stats_as_json(const LayoutReport& report) {
  Json sections = Json::array();
  for (const PartReport& part : report.parts) {
    if (part.kind != PartReport::Kind::section) continue;
    Json pages = Json::array();
    for (std::size_t i = 0; i < part.figures.pages; ++i) {
      const std::size_t index = part.first_page + i;
      pages.push_back(json_of(report.pages[index], index + 1));
    }
    sections.push_back({{"heading", part.heading}, {"figures", json_of(part.figures)}, {"pages", std::move(pages)}});
  }
  const Json document = {{"format", 1},
                         {"pagination", report.optimal ? "optimal" : "greedy"},
                         {"total", json_of(report.total)},
                         {"sections", std::move(sections)}};
  return dumped(document, 2) + "\n";
}

}  // namespace vestnik::cli
