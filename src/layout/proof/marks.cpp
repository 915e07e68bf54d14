#include "layout/proof/marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

#include "findings/catalogue/layout_texts.hpp"
#include "layout/report/choice_words.hpp"

namespace vestnik::proof {
namespace {

using Kind = LayoutChoice::Kind;

/// The ratio at which a tint is as deep as it gets.
constexpr double loosest = 2, tightest = 1;

/// A cost, or an amount, without its fraction.
std::string rounded(double value) { return fmt::format("{:.0f}", value); }

/// Each line of `words`.
void append_lines(std::vector<std::string>& lines, std::string_view words) {
  while (true) {
    const std::size_t end = words.find('\n');
    lines.emplace_back(words.substr(0, end));
    if (end == std::string_view::npos) return;
    words.remove_prefix(end + 1);
  }
}

}  // namespace

int tint_step(double ratio) {
  const double share = std::clamp(ratio > 0 ? ratio / loosest : ratio / tightest, -1.0, 1.0);
  return static_cast<int>(std::lround(share * tint_steps));
}

Color tint(int step) {
  const double depth = static_cast<double>(std::abs(step)) / tint_steps * 0.55;
  const std::array<double, 3> full = step < 0 ? std::array{70.0, 120.0, 240.0} : std::array{240.0, 70.0, 60.0};
  const auto mix = [&](double component) {
    return static_cast<std::uint8_t>(std::lround(255 + (component - 255) * depth));
  };
  return {mix(full[0]), mix(full[1]), mix(full[2])};
}

std::vector<std::string> note(const LayoutChoice& choice, UiLanguage language) {
  if (choice.kind == Kind::page) return {};
  std::vector<std::string> lines;
  append_lines(lines, choice_words(choice, language));
  if (std::string extent = choice_extent(choice, language); !extent.empty()) lines.push_back(std::move(extent));
  if (choice.cost > 0) lines.push_back(texts::mark_cost.in(language, rounded(choice.cost)));
  return lines;
}

std::vector<std::string> cost_terms(const PageReport& page, UiLanguage language) {
  std::map<std::string, std::pair<int, double>> sums;  // by words: how often, what together
  std::vector<std::string> order;
  for (const LayoutChoice& choice : page.choices) {
    const auto [entry, added] = sums.try_emplace(choice_line(choice, language));
    if (added) order.push_back(entry->first);
    ++entry->second.first;
    entry->second.second += choice.cost;
  }
  std::vector<std::string> terms{texts::mark_page_cost.in(language, rounded(page.cost))};
  for (const std::string& name : order) {
    const auto& [count, cost] = sums[name];
    const std::string times = count > 1 ? texts::mark_times.in(language, count) : std::string();
    terms.push_back(fmt::format("{} {}{} {:.0f}", terms.size() == 1 ? "=" : "+", times, name, cost));
  }
  return terms;
}

std::string page_summary(const PageReport& page, UiLanguage language) {
  std::size_t justified = 0, hyphens = 0, gaping = 0;
  for (const LineReport& line : page.lines) {
    justified += line.justified ? 1 : 0;
    hyphens += line.justified && line.hyphenated ? 1 : 0;
    gaping += line.gaping ? 1 : 0;
  }
  std::string words =
      texts::mark_page.in(language, page.lines_left, page.lines_right, page.lines_of, decimal(language, page.fill(), 3),
                          decimal(language, page.gap(), 3), texts::justified_lines.in(language, justified),
                          texts::hyphens.in(language, hyphens));
  if (gaping > 0) words += ", " + texts::gaping_lines.in(language, gaping);
  return words;
}

std::string part_summary(const PartReport& part, const LayoutReport& report, UiLanguage language) {
  if (!part.priced) return std::string(texts::mark_no_cost.in(language));
  const LayoutFigures& figures = part.figures;
  const std::string& folio = report.pages[part.first_page].folio;
  return texts::mark_part.in(
      language, part.heading.empty() ? std::string(texts::mark_this_part.in(language)) : part.heading,
      folio.empty() ? "-" : folio, texts::layout_pages.in(language, figures.pages), rounded(figures.cost),
      texts::layout_pages.in(language, figures.greedy_pages), rounded(figures.greedy_cost));
}

}  // namespace vestnik::proof
