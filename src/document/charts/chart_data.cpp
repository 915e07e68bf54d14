#include "document/charts/chart_data.hpp"

#include <algorithm>
#include <utility>

#include "findings/catalogue/message.hpp"

namespace vestnik {
namespace {

/// What can be told apart in black and white.
constexpr std::size_t most_series = 8;
/// Findings about cells of one file.
constexpr std::size_t most_gaps = 5;

struct KindLimits {
  std::size_t categories = 0;
  bool negative = true;
};

KindLimits limits_of(DataKind kind) {
  switch (kind) {
    case DataKind::line_chart:
      return {.categories = 1'000};
    case DataKind::pie_chart:
      return {.categories = 12, .negative = false};
    case DataKind::stacked_bar_chart:
      return {.categories = 40, .negative = false};
    case DataKind::bar_chart:
    case DataKind::table:
      break;
  }
  return {.categories = 40};
}

class ChartReader {
 public:
  ChartReader(const DataItem& item, const DataTable& table, const NumberFormat& format)
      : item_(item), table_(table), format_(format), limits_(limits_of(item.kind)) {}

  Outcome<ChartData> read() {
    ChartData data;
    const std::size_t rows = table_.rows.size();
    for (std::size_t row = 1; row < rows; ++row) data.categories.push_back(table_.rows[row].front().text);
    bool any = false;
    for (std::size_t column = 1; column < table_.columns; ++column) {
      ChartSeries series{.name = table_.rows.front()[column].text, .values = {}};
      for (std::size_t row = 1; row < rows; ++row) series.values.push_back(value_of(table_.rows[row][column]));
      any = any || std::ranges::any_of(series.values, [](const auto& value) { return value.has_value(); });
      data.series.push_back(std::move(series));
    }
    if (!any) report("chart-empty"_id, item_.where, value<"name">(item_.data.file.name));
    if (any) check_size(data);
    Outcome<ChartData> outcome{.value = {}, .diagnostics = std::move(diagnostics_)};
    if (!has_errors(outcome.diagnostics)) outcome.value = std::move(data);
    return outcome;
  }

 private:
  template <StaticText places, StaticText... names>
  void report(MessageId<places> id, SourceRange where, PlaceValue<names>... values) {
    diagnostics_.push_back(finding(id, std::move(where), std::move(values)...));
  }

  std::optional<ChartValue> value_of(const DataCell& cell) {
    if (!cell.number) {
      const bool stands_for_none =
          cell.text.empty() || cell.text == "-" || cell.text == "\u2013" || cell.text == "\u2026";
      if (!stands_for_none && ++gaps_ <= most_gaps)
        report("chart-gap"_id, cell.where, value<"text">({cell.text, cell.text}));
      return std::nullopt;
    }
    const double number = cell.number->value();
    if (number < 0 && !limits_.negative && !std::exchange(said_negative_, true)) {
      report("chart-negative"_id, cell.where, value<"text">({cell.text, cell.text}));
    }
    return ChartValue{.value = number, .shown = format_.text(*cell.number)};
  }

  void check_size(const ChartData& data) {
    const bool pie = item_.kind == DataKind::pie_chart;
    if (pie && data.series.size() > 1) {
      report("chart-one-series"_id, table_.rows.front()[2].where, value<"name">(item_.data.file.name));
    }
    if (data.categories.size() > limits_.categories) {
      report("chart-crowded"_id, item_.where, value<"count">(data.categories.size()),
             value<"limit">(limits_.categories));
    }
    if (data.series.size() > most_series) {
      report("chart-crowded/series"_id, item_.where, value<"count">(data.series.size()), value<"limit">(most_series));
    }
  }

  const DataItem& item_;
  const DataTable& table_;
  const NumberFormat& format_;
  KindLimits limits_;
  std::size_t gaps_ = 0;
  bool said_negative_ = false;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace

Outcome<ChartData> chart_data(const DataItem& item, const DataTable& table, const NumberFormat& format) {
  return ChartReader(item, table, format).read();
}

}  // namespace vestnik
