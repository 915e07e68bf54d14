#include <fmt/format.h>

#include "document/compose/parts.hpp"

namespace vestnik {
namespace {

using Date = std::chrono::year_month_day;

unsigned month_of(Date date) { return static_cast<unsigned>(date.month()); }

/// Four wordings: what the two dates share is said once.
struct Wordings {
  std::string_view day, same_month, same_year, any;
};

std::string_view fitting(const Period& period, const Wordings& wordings) {
  if (period.first == period.last) return wordings.day;
  if (period.first.year() != period.last.year()) return wordings.any;
  return period.first.month() == period.last.month() ? wordings.same_month : wordings.same_year;
}

template <class Day, class Month>
Composition::Values values(const Period& period, Day day, Month month) {
  const auto year = [](Date date) { return fmt::format("{}", static_cast<int>(date.year())); };
  return {{"from_day", day(period.first)}, {"from_month", month(period.first)}, {"from_year", year(period.first)},
          {"to_day", day(period.last)},    {"to_month", month(period.last)},    {"to_year", year(period.last)}};
}

}  // namespace

std::string period_in_numbers(const Composition& composition) {
  const Period& period = composition.issue().period;
  const auto two_digits = [](unsigned number) { return fmt::format("{:02}", number); };
  return composition.text(fitting(period, {"period-numeric-day", "period-numeric-same-month",
                                           "period-numeric-same-year", "period-numeric"}),
                          values(
                              period, [&](Date date) { return two_digits(static_cast<unsigned>(date.day())); },
                              [&](Date date) { return two_digits(month_of(date)); }));
}

std::string date_in_words(const Composition& composition, Date date) {
  return composition.text("date", {{"day", fmt::format("{}", static_cast<unsigned>(date.day()))},
                                   {"month", composition.locale().months[month_of(date) - 1]},
                                   {"year_of_date", fmt::format("{}", static_cast<int>(date.year()))}});
}

std::string period_in_words(const Composition& composition) {
  const Period& period = composition.issue().period;
  return composition.text(fitting(period, {"period-day", "period-same-month", "period-same-year", "period-any"}),
                          values(
                              period, [](Date date) { return fmt::format("{}", static_cast<unsigned>(date.day())); },
                              [&](Date date) { return composition.locale().months[month_of(date) - 1]; }));
}

}  // namespace vestnik
