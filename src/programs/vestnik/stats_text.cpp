#include "programs/vestnik/stats_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <span>

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

std::string em(double value) { return fmt::format("{:.3f}", value); }

/// Kinds of choices with their counts, and pictures' sizes.
std::string choices_of(const PageReport& page) {
  std::string text;
  for (const LayoutChoice& choice : page.choices) {
    if (choice.kind == LayoutChoice::Kind::page) continue;
    const std::string amount = choice.kind == LayoutChoice::Kind::picture_reduced
                                   ? fmt::format("{:.0f} %", choice.amount * 100)
                                   : fmt::format("{:.0f}", choice.amount);
    text +=
        fmt::format("{}{} {} ({:.0f})", text.empty() ? "" : ", ", vestnik::name_of(choice.kind), amount, choice.cost);
  }
  return text;
}

void append(std::string& text, const LayoutFigures& f) {
  text += fmt::format("  lines        {}, {} of them justified\n", f.lines, f.justified);
  if (f.measured > 0) {
    text += fmt::format("  word spaces  mean {} em, deviation {} em, loosest {} em, tightest {} em\n", em(f.space_mean),
                        em(f.space_deviation), em(f.space_loosest), em(f.space_tightest));
    text += fmt::format("  hyphens      {:.1f} % of {} lines, at most {} in a row\n", percent(f.hyphenated, f.measured),
                        f.measured, f.longest_hyphen_run);
  }
  text += fmt::format("  breaches     {} widows, {} orphans, {} stranded headings, {} short last lines\n", f.widows,
                      f.orphans, f.stranded_headings, f.short_last_lines);
  if (f.full_pages > 0) {
    text += fmt::format("  fill         mean {:.3f}, least {:.3f} of {} pages before the last\n", f.fill_mean,
                        f.fill_least, f.full_pages);
  }
  if (f.pages > 0) text += fmt::format("  feet         mean gap {:.3f}\n", f.gap_mean);
  text += fmt::format(
      "  chosen       paragraphs {} shorter, {} longer; pictures {} reduced, {} moved, {} rearranged; white space {:+} "
      "lines\n",
      f.paragraphs_shorter, f.paragraphs_longer, f.pictures_reduced, f.pictures_moved, f.pictures_rearranged,
      f.white_space_lines);
  text += fmt::format("  cost         {:.0f} on {} pages; greedy {:.0f} on {}\n", f.cost, f.pages, f.greedy_cost,
                      f.greedy_pages);
}

}  // namespace

std::string stats_as_text(const LayoutReport& report) {
  std::string text;
  for (const PartReport& part : report.parts) {
    if (part.kind != PartReport::Kind::section) continue;
    text += part.heading + "\n";
    append(text, part.figures);
    for (const PageReport& page : pages_of(report, part)) {
      text +=
          fmt::format("  page {:<7} columns {:>2} and {:>2} of {} lines, fill {:.3f}, gap {:.3f}, cost {:.0f}\n",
                      page.folio, page.lines_left, page.lines_right, page.lines_of, page.fill(), page.gap(), page.cost);
      if (const std::string choices = choices_of(page); !choices.empty()) text += fmt::format("    {}\n", choices);
    }
  }
  text += "All sections\n";
  append(text, report.total);
  return text;
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
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace vestnik::cli
