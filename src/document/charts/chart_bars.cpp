#include <algorithm>
#include <cmath>

#include "document/charts/chart_parts.hpp"
#include "document/charts/chart_scale.hpp"

namespace vestnik {
namespace {

using Anchor = ChartCanvas::Anchor;

/// Of the width of a category's place, what bars fill.
constexpr double bar_share = 0.68;
constexpr double widest_bar = 34;
/// Of the chart's width, for the names of the categories beside bars.
constexpr double bar_name_share = 0.42;
constexpr double bar_plot_aspect = 0.5, highest_bar_plot = 170;

/// Bars that stand, or lie where the categories' names need the room.
class Bars {
 public:
  Bars(const ChartData& data, bool stacked, const NumberFormat& format, ChartCanvas& canvas)
      : data_(data), stacked_(stacked), canvas_(canvas), style_(canvas.style()), size_(style_.text_size) {
    double least = 0, greatest = 0;
    for (std::size_t i = 0; i < data_.categories.size(); ++i) {
      least = std::min(least, low(i));
      greatest = std::max(greatest, high(i));
    }
    scale_ = make_scale(least, greatest, true, format);
    for (std::size_t i = 0; i < data_.categories.size(); ++i) {
      totals_.push_back(format.text(rounded(high(i), decimals())));
    }
  }

  double draw() {
    const double legend = draw_legend(data_, canvas_);
    return legend + (stands() ? draw_standing(legend) : draw_lying(legend));
  }

 private:
  [[nodiscard]] std::size_t count() const { return data_.categories.size(); }
  [[nodiscard]] std::size_t bars_in_group() const { return stacked_ ? 1 : data_.series.size(); }

  /// The end of a category's longest bar.
  [[nodiscard]] double high(std::size_t category) const {
    double value = 0;
    for (const ChartSeries& series : data_.series) {
      if (!series.values[category]) continue;
      const double own = series.values[category]->value;
      value = stacked_ ? value + own : std::max(value, own);
    }
    return value;
  }
  [[nodiscard]] double low(std::size_t category) const {
    double value = 0;
    for (const ChartSeries& series : data_.series) {
      if (series.values[category]) value = std::min(value, series.values[category]->value);
    }
    return value;
  }
  /// Of the figures: as many as the most exact one has.
  [[nodiscard]] int decimals() const {
    std::size_t most = 0;
    for (const ChartSeries& series : data_.series) {
      for (const auto& value : series.values) {
        if (!value) continue;
        const std::size_t sign = value->shown.find_last_of(".,");
        if (sign == std::string::npos) continue;
        const std::size_t behind = value->shown.size() - sign - 1;
        if (behind < 3) most = std::max(most, behind);
      }
    }
    return static_cast<int>(most);
  }

  /// The words at a bar's end.
  [[nodiscard]] const std::string& end_label(std::size_t series, std::size_t category) const {
    static const std::string none;
    if (stacked_) return totals_[category];
    const auto& value = data_.series[series].values[category];
    return value ? value->shown : none;
  }
  [[nodiscard]] double widest_end_label() const {
    double width = 0;
    for (std::size_t i = 0; i < count(); ++i) {
      for (std::size_t s = 0; s < bars_in_group(); ++s) {
        width = std::max(width, estimated_width(end_label(s, i), size_));
      }
    }
    return width;
  }

  [[nodiscard]] double slot() const { return style_.width / static_cast<double>(count()); }
  [[nodiscard]] double bar_width(double place) const {
    return std::min(widest_bar, place * bar_share / static_cast<double>(bars_in_group()));
  }

  /// Bars stand if each name finds room below its bars, in two lines at most.
  [[nodiscard]] bool stands() const {
    constexpr double least_bar = 5;
    if (bar_width(slot()) < least_bar) return false;
    return std::ranges::all_of(data_.categories, [&](const std::string& name) {
      const std::vector<std::string> lines = broken_to(name, slot() * 0.95, size_);
      return lines.size() <= 2 && widest(lines, size_) <= slot() * 0.95;
    });
  }

  double draw_standing(double top) {
    const double plot = std::min(highest_bar_plot, style_.width * bar_plot_aspect);
    // Words at the bars' ends tell more than an axis, where they find room.
    const bool direct = widest_end_label() <= bar_width(slot()) / bar_share;
    double axis = 0;
    if (!direct) {
      for (const ChartTick& tick : scale_.ticks) axis = std::max(axis, estimated_width(tick.shown, size_) + size_ / 2);
    }
    const double place = (style_.width - axis) / static_cast<double>(count());
    const double head = top + style_.line(), foot = head + plot;
    const auto y_of = [&](double value) { return foot - plot * scale_.share(value); };
    if (!direct) {
      for (const ChartTick& tick : scale_.ticks) {
        canvas_.line({axis, y_of(tick.value)}, {style_.width, y_of(tick.value)}, grid_weight, style_.rule);
        canvas_.label(tick.shown, {axis - size_ / 2, y_of(tick.value)}, Anchor::end);
      }
    }
    std::size_t most_lines = 1;
    const double width = bar_width(place);
    for (std::size_t i = 0; i < count(); ++i) {
      const double middle = axis + place * (static_cast<double>(i) + 0.5);
      double x = middle - width * static_cast<double>(bars_in_group()) / 2;
      double base = 0;
      for (std::size_t s = 0; s < data_.series.size(); ++s) {
        const auto& value = data_.series[s].values[i];
        if (value) {
          const double from = y_of(base), to = y_of(base + value->value);
          canvas_.rectangle(x, std::min(from, to), width, std::abs(to - from), canvas_.fill(s));
          if (stacked_) base += value->value;
          const double beyond = value->value < 0 ? size_ * 0.75 : -size_ * 0.75;
          if (direct && !stacked_) canvas_.label(value->shown, {x + width / 2, to + beyond}, Anchor::middle);
        }
        if (!stacked_) x += width;
      }
      if (direct && stacked_) canvas_.label(totals_[i], {middle, y_of(base) - size_ * 0.75}, Anchor::middle);
      const std::vector<std::string> name = broken_to(data_.categories[i], place * 0.95, size_);
      most_lines = std::max(most_lines, name.size());
      for (std::size_t k = 0; k < name.size(); ++k) {
        canvas_.label(name[k], {middle, foot + below_bars() + style_.line() * (static_cast<double>(k) + 0.5)},
                      Anchor::middle);
      }
    }
    canvas_.line({axis, y_of(0)}, {style_.width, y_of(0)}, axis_weight, style_.ink);
    return foot + below_bars() + style_.line() * static_cast<double>(most_lines) - top;
  }

  /// Between the plot and the names: for the figures of bars below zero.
  [[nodiscard]] double below_bars() const { return scale_.least < 0 ? style_.line() + size_ * 0.25 : size_ * 0.25; }

  double draw_lying(double top) {
    const bool direct = bars_in_group() <= 3;
    double names = 0;
    for (const std::string& name : data_.categories) names = std::max(names, estimated_width(name, size_));
    names = std::min(names, style_.width * bar_name_share);
    const double thick = bars_in_group() == 1 ? size_ * 1.1 : size_ * 1.05;
    const double group = thick * static_cast<double>(bars_in_group());
    const double left = names + size_ * 0.75 + (direct && scale_.least < 0 ? widest_end_label() + size_ / 2 : 0);
    const double right = style_.width - (direct ? widest_end_label() + size_ / 2 : size_);
    const auto x_of = [&](double value) { return left + std::max(10.0, right - left) * scale_.share(value); };
    double y = top + (direct ? 0 : style_.line());
    const double head = y;
    std::vector<double> middles;
    std::vector<std::vector<std::string>> lines;
    for (const std::string& name : data_.categories) {
      lines.push_back(broken_to(name, names * 1.02, size_));
      const double needed = std::max(group, style_.line() * static_cast<double>(lines.back().size()) - size_ * 0.25);
      middles.push_back(y + needed / 2 + size_ * 0.25);
      y += needed + size_ * 0.5;
    }
    if (!direct) {
      for (const ChartTick& tick : scale_.ticks) {
        canvas_.line({x_of(tick.value), head}, {x_of(tick.value), y}, grid_weight, style_.rule);
        canvas_.label(tick.shown, {x_of(tick.value), head - style_.line() / 2}, Anchor::middle);
      }
    }
    for (std::size_t i = 0; i < count(); ++i) {
      canvas_.labels(lines[i], {0, middles[i]}, Anchor::start);
      double bar = middles[i] - group / 2, base = 0;
      for (std::size_t s = 0; s < data_.series.size(); ++s) {
        const auto& value = data_.series[s].values[i];
        if (value) {
          const double from = x_of(base), to = x_of(base + value->value);
          canvas_.rectangle(std::min(from, to), bar, std::abs(to - from), thick, canvas_.fill(s));
          if (stacked_) base += value->value;
          if (direct && !stacked_) {
            const bool below = value->value < 0;
            canvas_.label(value->shown, {below ? to - size_ / 2 : to + size_ / 2, bar + thick / 2},
                          below ? Anchor::end : Anchor::start);
          }
        }
        if (!stacked_) bar += thick;
      }
      if (direct && stacked_) canvas_.label(totals_[i], {x_of(base) + size_ / 2, middles[i]}, Anchor::start);
    }
    canvas_.line({x_of(0), head}, {x_of(0), y}, axis_weight, style_.ink);
    return y - top;
  }

  const ChartData& data_;
  bool stacked_;
  ChartCanvas& canvas_;
  const ChartStyle& style_;
  double size_;
  ChartScale scale_;
  std::vector<std::string> totals_;
};

}  // namespace

double draw_bars(const ChartData& data, bool stacked, const NumberFormat& format, ChartCanvas& canvas) {
  return Bars(data, stacked, format, canvas).draw();
}

}  // namespace vestnik
