#include <algorithm>
#include <cmath>
#include <limits>

#include "document/charts/chart_parts.hpp"
#include "document/charts/chart_scale.hpp"

namespace vestnik {
namespace {

using Anchor = ChartCanvas::Anchor;
using Point = ChartCanvas::Point;

constexpr double line_plot_aspect = 0.52, highest_line_plot = 190;
/// Of the chart's width, for the names at the lines' ends.
constexpr double line_name_share = 0.3;
/// A scale has zero unless the values differ by less than this share of the greatest.
constexpr double small_change = 0.3;
/// More points have no marks of their own.
constexpr std::size_t most_marked = 24;

class Lines {
 public:
  Lines(const ChartData& data, const NumberFormat& format, ChartCanvas& canvas)
      : data_(data), canvas_(canvas), style_(canvas.style()), size_(style_.text_size) {
    double least = std::numeric_limits<double>::infinity(), greatest = -least;
    for (const ChartSeries& series : data_.series) {
      for (const auto& value : series.values) {
        if (!value) continue;
        least = std::min(least, value->value);
        greatest = std::max(greatest, value->value);
      }
    }
    const double far = std::max(std::abs(least), std::abs(greatest));
    scale_ = make_scale(least, greatest, greatest - least >= small_change * far, format);
  }

  double draw() {
    for (const ChartTick& tick : scale_.ticks) left_ = std::max(left_, estimated_width(tick.shown, size_) + size_ / 2);
    place_names();
    head_ = size_ * 0.6;
    const double plot = std::min(highest_line_plot, style_.width * line_plot_aspect);
    foot_ = head_ + plot;
    for (const ChartTick& tick : scale_.ticks) {
      const bool zero = std::abs(tick.value) < 1e-12;
      canvas_.line({left_, y_of(tick.value)}, {right_, y_of(tick.value)}, zero ? axis_weight : grid_weight,
                   zero ? style_.ink : style_.rule);
      canvas_.label(tick.shown, {left_ - size_ / 2, y_of(tick.value)}, Anchor::end);
    }
    for (std::size_t s = 0; s < data_.series.size(); ++s) draw_series(s);
    name_lines();
    name_categories();
    return foot_ + size_ * 0.4 + style_.line();
  }

 private:
  [[nodiscard]] double y_of(double value) const { return foot_ - (foot_ - head_) * scale_.share(value); }
  [[nodiscard]] double x_of(std::size_t category) const {
    const std::size_t count = data_.categories.size();
    const double inset = size_ * 0.75;
    if (count < 2) return (left_ + right_) / 2;
    return left_ + inset +
           (right_ - left_ - 2 * inset) * static_cast<double>(category) / static_cast<double>(count - 1);
  }

  void place_names() {
    right_ = style_.width;
    if (data_.series.size() < 2) return;
    double width = 0;
    for (const ChartSeries& series : data_.series) {
      names_.push_back(broken_to(series.name, style_.width * line_name_share, size_));
      width = std::max(width, widest(names_.back(), size_));
    }
    right_ -= std::min(width, style_.width * line_name_share) + size_ * 0.75;
  }

  void draw_series(std::size_t number) {
    const ChartSeries& series = data_.series[number];
    std::vector<Point> points;
    for (std::size_t i = 0; i <= series.values.size(); ++i) {
      if (i < series.values.size() && series.values[i]) {
        points.push_back({x_of(i), y_of(series.values[i]->value)});
        continue;
      }
      // Where a number is missing, the line stops.
      canvas_.polyline(points, number);
      if (points.size() == 1 || data_.categories.size() <= most_marked) {
        for (const Point& point : points) canvas_.marker(point, number);
      }
      points.clear();
    }
  }

  /// Names stand at the ends of their lines, moved apart as far as they must be.
  void name_lines() {
    struct Name {
      std::size_t series = 0;
      double y = 0, half = 0;
    };
    std::vector<Name> order;
    for (std::size_t s = 0; s < names_.size(); ++s) {
      const auto& values = data_.series[s].values;
      const auto last =
          std::find_if(values.rbegin(), values.rend(), [](const auto& value) { return value.has_value(); });
      if (last == values.rend()) continue;
      order.push_back({s, y_of((*last)->value), style_.line() * static_cast<double>(names_[s].size()) / 2});
    }
    std::ranges::stable_sort(order, {}, &Name::y);
    double end = head_ - style_.line();
    for (Name& name : order) {
      name.y = std::max(name.y, end + name.half);
      end = name.y + name.half;
    }
    double begin = foot_ + style_.line();
    for (auto name = order.rbegin(); name != order.rend(); ++name) {
      name->y = std::min(name->y, begin - name->half);
      begin = name->y - name->half;
    }
    for (const Name& name : order) {
      canvas_.labels(names_[name.series], {right_ + size_ * 0.5, name.y}, Anchor::start);
    }
  }

  /// As many names of categories as find room, at even steps, the last one among them.
  void name_categories() {
    const std::size_t count = data_.categories.size();
    const double room = (right_ - left_) / static_cast<double>(std::max<std::size_t>(count, 1));
    std::size_t step = 1;
    const double wide = widest(data_.categories, size_) + size_ * 0.75;
    while (step < count && room * static_cast<double>(step) < wide) ++step;
    for (std::size_t back = 0; back < count; back += step) {
      const std::size_t i = count - 1 - back;
      const double half = estimated_width(data_.categories[i], size_) / 2;
      const double x =
          std::clamp(x_of(i), std::min(half, style_.width / 2), std::max(style_.width - half, style_.width / 2));
      canvas_.line({x_of(i), foot_}, {x_of(i), foot_ + size_ * 0.25}, grid_weight, style_.ink);
      canvas_.label(data_.categories[i], {x, foot_ + size_ * 0.4 + style_.line() / 2}, Anchor::middle);
    }
  }

  const ChartData& data_;
  ChartCanvas& canvas_;
  const ChartStyle& style_;
  double size_;
  ChartScale scale_;
  double left_ = 0, right_ = 0, head_ = 0, foot_ = 0;
  std::vector<std::vector<std::string>> names_;
};

}  // namespace

double draw_lines(const ChartData& data, const NumberFormat& format, ChartCanvas& canvas) {
  return Lines(data, format, canvas).draw();
}

}  // namespace vestnik
