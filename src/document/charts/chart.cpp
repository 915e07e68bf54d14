#include "document/charts/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/hash/hash.hpp"
#include "document/charts/chart_parts.hpp"

namespace vestnik {
namespace {

/// Two charts are the same picture if all that is drawn of them is the same.
Hash128 hash_of(const DataItem& item, const ChartData& data, const ChartStyle& style) {
  Hasher hasher;
  hasher.add(fmt::format("chart {} {} {} {} {} {}", static_cast<int>(item.kind), style.width, style.text_size,
                         style.accent.red, style.accent.green, style.accent.blue));
  hasher.add(fmt::format(" {} {} {} {} {} {}", style.rule.red, style.rule.green, style.rule.blue, style.ink.red,
                         style.ink.green, style.ink.blue));
  const auto add = [&](const std::string& words) { hasher.add(fmt::format("\n{} {}", words.size(), words)); };
  for (const std::string& category : data.categories) add(category);
  for (const ChartSeries& series : data.series) {
    add(series.name);
    for (const auto& value : series.values) add(value ? value->shown : std::string());
  }
  return hasher.hash128();
}

}  // namespace

double widest(const std::vector<std::string>& words, double size) {
  double width = 0;
  for (const std::string& line : words) width = std::max(width, estimated_width(line, size));
  return width;
}

double draw_legend(const ChartData& data, ChartCanvas& canvas) {
  const ChartStyle& style = canvas.style();
  if (data.series.size() < 2) return 0;
  const double swatch = style.text_size * 0.9, gap = style.text_size * 0.5;
  double x = 0, y = style.line() / 2;
  for (std::size_t i = 0; i < data.series.size(); ++i) {
    const double width = swatch + gap + estimated_width(data.series[i].name, style.text_size);
    if (x > 0 && x + width > style.width) {
      x = 0;
      y += style.line();
    }
    canvas.rectangle(x, y - swatch / 2, swatch, swatch, canvas.fill(i));
    canvas.label(data.series[i].name, {x + swatch + gap, y}, ChartCanvas::Anchor::start);
    x += width + gap * 3;
  }
  return y + style.line();
}

std::shared_ptr<const DecodedPicture> draw_chart(const DataItem& item, const ChartData& data, const ChartStyle& style,
                                                 const NumberFormat& format) {
  ChartCanvas canvas(style);
  double height = 0;
  if (item.kind == DataKind::line_chart) {
    height = draw_lines(data, format, canvas);
  } else if (item.kind == DataKind::pie_chart) {
    height = draw_pie(data, format, canvas);
  } else {
    height = draw_bars(data, item.kind == DataKind::stacked_bar_chart, format, canvas);
  }
  auto picture = std::make_shared<DecodedPicture>();
  picture->content = canvas.take();
  picture->natural_width = Pt{style.width};
  picture->natural_height = Pt{height};
  picture->hash = hash_of(item, data, style);
  picture->name = item.data.file.name;
  picture->where = item.where;
  return picture;
}

std::string figures_in_words(const ChartData& data) {
  constexpr std::size_t longest = 4'000;
  std::string words;
  for (const ChartSeries& series : data.series) {
    if (!words.empty()) words += "; ";
    if (!series.name.empty() && data.series.size() > 1) words += series.name + ": ";
    bool first = true;
    for (std::size_t i = 0; i < data.categories.size(); ++i) {
      if (!series.values[i]) continue;
      if (!std::exchange(first, false)) words += ", ";
      words += data.categories[i] + " " + series.values[i]->shown;
      if (words.size() > longest) return words + ", …";
    }
  }
  return words;
}

}  // namespace vestnik
