#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "tools/import/characters.hpp"
#include "tools/import/context.hpp"
#include "tools/import/pattern.hpp"

namespace vestnik::importing {
namespace {

constexpr std::size_t greatest_step = 4;      // pages without a folio between two that have one
constexpr std::size_t least_folios = 3;       // in a text without form feeds, fewer numbers prove nothing
constexpr std::size_t least_repetitions = 3;  // of a line that is a running head

struct Folio {
  std::size_t at = 0;  // index of the line
  int number = 0;
};

bool is_blank(const Lines& lines, std::size_t at) { return at >= lines.size() || lines[at].blank(); }

/// A number that stands alone, with nothing on at least one side.
std::optional<int> folio_number(const Lines& lines, std::size_t at) {
  static const Pattern folio(
      R"((?:[-–—|]\s*)?(?:page|p\.|стр\.?|страница|бет|саҳифа)?\s*(\d{1,4})(?:\s*(?:of|/|из)\s*\d{1,4})?(?:\s*[-–—|])?)");
  constexpr std::size_t longest = 24;
  const Line& line = lines[at];
  if (line.blank() || line.text.size() > longest || traits(line.text).digits == 0) return std::nullopt;
  const bool alone_above = at == 0 || is_blank(lines, at - 1) || line.new_page;
  const bool alone_below = is_blank(lines, at + 1) || lines[at + 1].new_page;
  if (!alone_above && !alone_below) return std::nullopt;
  const auto found = folio.all(plain(line.text));
  if (!found) return std::nullopt;
  int number = 0;
  const std::string& digits = found->groups[1];
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// The longest run of candidates that counts up as pages do.
std::vector<std::size_t> counting_up(const std::vector<Folio>& candidates) {
  std::vector<std::size_t> length(candidates.size(), 1), before(candidates.size(), candidates.size());
  std::size_t best = candidates.size();
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const std::size_t first = i > 200 ? i - 200 : 0;  // far more candidates than pages in between prove nothing
    for (std::size_t j = first; j < i; ++j) {
      const int step = candidates[i].number - candidates[j].number;
      if (step < 1 || step > static_cast<int>(greatest_step) || length[j] + 1 <= length[i]) continue;
      length[i] = length[j] + 1;
      before[i] = j;
    }
    if (best == candidates.size() || length[i] > length[best]) best = i;
  }
  std::vector<std::size_t> run;
  for (std::size_t i = best; i < candidates.size(); i = before[i]) run.push_back(candidates[i].at);
  return run;
}

/// What a running head says, its numbers left out: folios may stand in the same line.
std::string without_digits(const std::string& text) {
  std::string result;
  for (const char32_t c : to_utf32(essence(text))) {
    if (!is_digit(c)) result += to_utf8(std::u32string(1, c));
  }
  return result;
}

/// The lines that stand at a page's head or foot, as far as form feeds and folios tell.
bool near_edge(const Lines& lines, std::size_t at, const std::vector<bool>& folios) {
  int texts = 0;
  for (std::size_t i = at; i < lines.size() && texts < 3; ++i) {
    if (folios[i] || (i > at && lines[i].new_page)) return true;
    texts += lines[i].blank() ? 0 : 1;
  }
  texts = 0;
  for (std::size_t i = at + 1; i-- > 0 && texts < 3;) {
    if (folios[i] || lines[i].new_page) return true;
    texts += lines[i].blank() ? 0 : 1;
  }
  return false;
}

std::vector<bool> find_folios(const Lines& lines) {
  std::vector<Folio> candidates;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (const auto number = folio_number(lines, i)) candidates.push_back({i, *number});
  }
  const bool has_pages = std::ranges::any_of(lines, &Line::new_page);
  std::vector<bool> folios(lines.size(), false);
  const std::vector<std::size_t> run = counting_up(candidates);
  if (run.size() >= least_folios || (has_pages && !run.empty())) {
    for (const std::size_t at : run) folios[at] = true;
  }
  return folios;
}

}  // namespace

Lines without_furniture(Lines lines, const Context& context) {
  const std::vector<bool> folios = find_folios(lines);
  std::map<std::string, std::vector<std::size_t>> repeated;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& text = lines[i].text;
    const bool isolated = (i == 0 || is_blank(lines, i - 1) || lines[i].new_page) && is_blank(lines, i + 1);
    if (!isolated || folios[i] || lines[i].heading > 0 || text.find("://") != std::string::npos) continue;
    // The citation on the imprint says the same, in quotation marks: it is the only place that tells the title's case.
    if (text.starts_with("“") || text.starts_with("«") || text.starts_with("\"")) continue;
    const std::string key = without_digits(text);
    if (key.size() >= 8 && context.countries.named(text).empty()) repeated[key].push_back(i);
  }
  std::vector<bool> heads(lines.size(), false);
  for (const auto& [key, places] : repeated) {
    const auto at_edge = static_cast<std::size_t>(
        std::ranges::count_if(places, [&](std::size_t i) { return near_edge(lines, i, folios); }));
    if (places.size() < least_repetitions || at_edge * 2 < places.size()) continue;
    for (const std::size_t i : places) heads[i] = true;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (folios[i]) context.drop(lines[i], "folio");
    if (heads[i]) context.drop(lines[i], "running-head");
    if (folios[i] || heads[i]) lines[i].text.clear();
  }
  return lines;
}

}  // namespace vestnik::importing
