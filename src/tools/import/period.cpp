#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "tools/import/characters.hpp"
#include "tools/import/front_matter.hpp"
#include "tools/import/pattern.hpp"

namespace vestnik::importing {
namespace {

using std::chrono::year_month_day;

int number(const std::string& digits) {
  int result = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), result);
  return result;
}

std::optional<Period> make(int y1, int m1, int d1, int y2, int m2, int d2) {
  const auto date = [](int y, int m, int d) {
    return year_month_day{std::chrono::year(y), std::chrono::month(static_cast<unsigned>(m)),
                          std::chrono::day(static_cast<unsigned>(d))};
  };
  const Period period{date(y1, m1, d1), date(y2, m2, d2)};
  const bool sound = period.first.ok() && period.last.ok() && period.first <= period.last && y1 >= 1900 && y2 < 3000;
  return sound ? std::optional(period) : std::nullopt;
}

std::optional<FoundPeriod> found(const std::optional<Period>& period, const Match& match) {
  if (!period) return std::nullopt;
  return FoundPeriod{*period, match.groups[0], match.before + " " + match.after};
}

std::optional<FoundPeriod> in_numbers(const std::string& text) {
  static const Pattern whole(
      R"((\d{1,2})[./](\d{1,2})[./](\d{4})\s*(?:[-–—]|to|по)\s*(\d{1,2})[./](\d{1,2})[./](\d{4}))");
  static const Pattern same_year(R"((\d{1,2})\.(\d{1,2})\.?\s*[-–—]\s*(\d{1,2})\.(\d{1,2})\.(\d{4}))");
  static const Pattern same_month(R"((\d{1,2})\s*[-–—]\s*(\d{1,2})\.(\d{1,2})\.(\d{4}))");
  const auto n = [](const Match& match, std::size_t group) { return number(match.groups[group]); };
  if (const auto m = whole.find(text))
    return found(make(n(*m, 3), n(*m, 2), n(*m, 1), n(*m, 6), n(*m, 5), n(*m, 4)), *m);
  if (const auto m = same_year.find(text))
    return found(make(n(*m, 5), n(*m, 2), n(*m, 1), n(*m, 5), n(*m, 4), n(*m, 3)), *m);
  if (const auto m = same_month.find(text))
    return found(make(n(*m, 4), n(*m, 3), n(*m, 1), n(*m, 4), n(*m, 3), n(*m, 2)), *m);
  return std::nullopt;
}

/// 1 to 12; 0: no month's name.
int month(const std::string& name, const Locale& locale) {
  const std::string wanted = essence(name);
  for (std::size_t i = 0; i < locale.months.size(); ++i) {
    if (essence(locale.months[i]) == wanted) return static_cast<int>(i) + 1;
  }
  return 0;
}

/// The same for a name in any case: «декабрь» beside «декабря».
int month_in_any_case(const std::string& name, const Locale& locale) {
  const std::u32string said = to_utf32(essence(name));
  for (std::size_t i = 0; i < locale.months.size(); ++i) {
    const std::u32string known = to_utf32(essence(locale.months[i]));
    const auto shared = static_cast<std::size_t>(std::ranges::mismatch(said, known).in1 - said.begin());
    const std::size_t longest = std::max(said.size(), known.size());
    if (shared >= 2 && shared + (longest > 4 ? 2 : 1) >= longest) return static_cast<int>(i) + 1;
  }
  return 0;
}

}  // namespace

std::optional<FoundPeriod> find_month(const std::string& text, const Locale& locale) {
  static const Pattern month_and_year(R"((\p{L}{3,})\s+((?:19|20)\d\d)\b(?:\s*(?:г\.|года?))?)");
  const auto match = month_and_year.find(text);
  const int found_month = match ? month_in_any_case(match->groups[1], locale) : 0;
  if (found_month == 0) return std::nullopt;
  const auto month = std::chrono::year(number(match->groups[2])) / static_cast<unsigned>(found_month);
  return found(Period{month / 1, year_month_day{month / std::chrono::last}}, *match);
}

std::optional<FoundPeriod> find_period(const std::string& text, const Locale& locale) {
  if (traits(text).digits < 5) return std::nullopt;
  if (auto period = in_numbers(text)) return period;
  std::string months;
  for (const std::string& name : locale.months) months += (months.empty() ? "" : "|") + name;
  if (months.empty()) return std::nullopt;
  const Pattern day_first(fmt::format(
      R"((\d{{1,2}})(?:\s+({0}))?(?:\s+(\d{{4}}))?\S{{0,3}}\s*(?:[-–—]|to|по)\s*(\d{{1,2}})\s+({0}),?\s+(\d{{4}}))",
      months));
  const Pattern month_first(
      fmt::format(R"(({0})\s+(\d{{1,2}})\s*(?:[-–—]|to)\s*(?:({0})\s+)?(\d{{1,2}}),?\s+(\d{{4}}))", months));
  const auto n = [](const Match& match, std::size_t group) { return number(match.groups[group]); };
  if (const auto m = day_first.find(text)) {
    const int last = month(m->groups[5], locale), first = m->groups[2].empty() ? last : month(m->groups[2], locale);
    const int year = m->groups[3].empty() ? n(*m, 6) : n(*m, 3);
    return found(make(year, first, n(*m, 1), n(*m, 6), last, n(*m, 4)), *m);
  }
  if (const auto m = month_first.find(text)) {
    const int first = month(m->groups[1], locale), last = m->groups[3].empty() ? first : month(m->groups[3], locale);
    return found(make(n(*m, 5), first, n(*m, 2), n(*m, 5), last, n(*m, 4)), *m);
  }
  return std::nullopt;
}

}  // namespace vestnik::importing
