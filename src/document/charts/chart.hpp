/// @file chart.hpp
/// Charts as drawings in the theme's faces and colours.
#pragma once

#include <memory>
#include <string>

#include "document/charts/chart_canvas.hpp"
#include "document/charts/chart_data.hpp"
#include "model/picture/picture.hpp"

namespace vestnik {

/// A drawing `style.width` wide and as high as it must be.
[[nodiscard]] std::shared_ptr<const DecodedPicture> draw_chart(const DataItem& item, const ChartData& data,
                                                               const ChartStyle& style, const NumberFormat& format);

/// The figures in words, series by series: "2023: North 12, South 14; 2024: …".
[[nodiscard]] std::string figures_in_words(const ChartData& data);

}  // namespace vestnik
