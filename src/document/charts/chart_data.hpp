/// @file chart_data.hpp
/// What a chart shows: categories, and series of values.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "document/data/data.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

struct ChartValue {
  double value = 0;
  std::string shown;  ///< as the language writes it
};

struct ChartSeries {
  std::string name;
  std::vector<std::optional<ChartValue>> values;  ///< by category; none where the file has no number
};

struct ChartData {
  std::vector<std::string> categories;
  std::vector<ChartSeries> series;  ///< at least one, with at least one value
};

/// The first row names the series, the first column the categories. Reports "chart-empty" (no numbers), "chart-gap" (a
/// text in a number's place), "chart-crowded" (too much for the kind), "chart-negative" and "chart-one-series" (in a
/// pie); nothing comes of what cannot be drawn.
[[nodiscard]] Outcome<ChartData> chart_data(const DataItem& item, const DataTable& table, const NumberFormat& format);

}  // namespace vestnik
