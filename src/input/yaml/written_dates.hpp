/// @file written_dates.hpp
/// Dates as people write them: in words, with points, slashes and hyphens, in English and Russian.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

namespace vestnik {

/// A day of the calendar such as "18 декабря 2024 г.", "December 18, 2024", "1.12.24" or "2024/12/18"; no value where
/// more than one day could be meant, as in "5/6/2024".
[[nodiscard]] std::optional<std::chrono::year_month_day> written_date(std::string_view text);

using Days = std::pair<std::chrono::year_month_day, std::chrono::year_month_day>;
/// First and last day of a period such as "1-15 апреля 2026", "28 марта – 3 апреля 2026 г.", "2026-04-01..2026-04-15"
/// or "с 1 по 15.04.2026".
[[nodiscard]] std::optional<Days> written_period(std::string_view text);

}  // namespace vestnik
