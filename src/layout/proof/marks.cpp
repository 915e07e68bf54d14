#include "layout/proof/marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>

namespace vestnik::proof {
namespace {

using Kind = LayoutChoice::Kind;

/// The ratio at which a tint is as deep as it gets.
constexpr double loosest = 2, tightest = 1;

std::string counted(double amount, std::string_view what) {
  return fmt::format("{:.0f} {}{}", amount, what, amount == 1 ? "" : "s");
}

std::string percent(double share) { return fmt::format("{:.0f} %", share * 100); }

/// A choice in a few words.
std::string words(const LayoutChoice& choice) {
  switch (choice.kind) {
    case Kind::page:
      return "page";
    case Kind::white_space:
      return counted(std::abs(choice.amount), choice.amount < 0 ? "line less" : "line") +
             (choice.amount < 0 ? "" : " white");
    case Kind::paragraph_shorter:
      return counted(choice.amount, "line") + " shorter";
    case Kind::paragraph_longer:
      return counted(choice.amount, "line") + " longer";
    case Kind::picture_reduced:
      return "picture to " + percent(choice.amount);
    case Kind::picture_moved:
      return "picture moved";
    case Kind::picture_deferred:
      return "picture overleaf";
    case Kind::picture_width:
      return "other picture width";
    case Kind::uneven_feet:
      return "feet uneven by " + fmt::format("{:.0f}", choice.amount);
    case Kind::short_column:
      return counted(choice.amount, "line") + " short";
    case Kind::few_below_title:
      return counted(choice.amount, "line") + " below title";
    case Kind::article_overleaf:
      return "next overleaf";
    case Kind::short_last_page:
      return "short last page";
    case Kind::article_kept:
      return "kept together";
    case Kind::article_split:
      return "not kept together";
    case Kind::page_forced:
      return "page break asked";
  }
  return {};
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

std::vector<std::string> note(const LayoutChoice& choice) {
  if (choice.kind == Kind::page) return {};
  std::vector<std::string> lines{words(choice)};
  if (choice.kind == Kind::picture_moved) lines.push_back("by " + counted(choice.amount, "column"));
  if (choice.kind == Kind::article_overleaf || choice.kind == Kind::page_forced) {
    lines.push_back(counted(choice.amount, "line") + " empty");
  }
  if (choice.cost > 0) lines.push_back(fmt::format("cost {:.0f}", choice.cost));
  return lines;
}

std::vector<std::string> cost_terms(const PageReport& page) {
  std::map<std::string, std::pair<int, double>> sums;  // by words: how often, what together
  std::vector<std::string> order;
  for (const LayoutChoice& choice : page.choices) {
    const auto [entry, added] = sums.try_emplace(words(choice));
    if (added) order.push_back(entry->first);
    ++entry->second.first;
    entry->second.second += choice.cost;
  }
  std::vector<std::string> terms{fmt::format("Cost of this page {:.0f}", page.cost)};
  for (const std::string& name : order) {
    const auto& [count, cost] = sums[name];
    terms.push_back(fmt::format("{} {}{} {:.0f}", terms.size() == 1 ? "=" : "+",
                                count > 1 ? fmt::format("{} x ", count) : "", name, cost));
  }
  return terms;
}

std::string page_summary(const PageReport& page) {
  std::size_t justified = 0, hyphens = 0;
  for (const LineReport& line : page.lines) {
    justified += line.justified ? 1 : 0;
    hyphens += line.justified && line.hyphenated ? 1 : 0;
  }
  return fmt::format("Columns {} and {} of {} lines, fill {:.3f}, gap {:.3f}; {}, {}", page.lines_left,
                     page.lines_right, page.lines_of, page.fill(), page.gap(),
                     counted(static_cast<double>(justified), "justified line"),
                     counted(static_cast<double>(hyphens), "hyphen"));
}

std::string part_summary(const PartReport& part, const LayoutReport& report) {
  if (!part.priced) return "Pages of this part are not cut by cost";
  const LayoutFigures& figures = part.figures;
  const std::string pages = counted(static_cast<double>(figures.pages), "page");
  const std::string& folio = report.pages[part.first_page].folio;
  return fmt::format("{} from folio {}: {}, cost {:.0f}; filled one by one (greedy): {}, cost {:.0f}",
                     part.heading.empty() ? "This part" : part.heading, folio.empty() ? "-" : folio, pages,
                     figures.cost, counted(static_cast<double>(figures.greedy_pages), "page"), figures.greedy_cost);
}

}  // namespace vestnik::proof
