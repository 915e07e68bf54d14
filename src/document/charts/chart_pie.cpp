#include <algorithm>
#include <cmath>
#include <numbers>

#include "document/charts/chart_parts.hpp"

namespace vestnik {
namespace {

using Anchor = ChartCanvas::Anchor;
using Point = ChartCanvas::Point;

constexpr double leader_weight = 0.4;
constexpr double radius_share = 0.2, greatest_radius = 80;  // of the width; points
constexpr double leader = 8;

/// One slice, and where its name goes.
struct Slice {
  std::size_t category = 0;
  double from = 0, to = 0;  ///< shares of the whole
  std::vector<std::string> words;
  bool right = true;
  double y = 0, half = 0;

  [[nodiscard]] double middle() const { return (from + to) / 2; }
};

class Pie {
 public:
  Pie(const ChartData& data, const NumberFormat& format, ChartCanvas& canvas)
      : data_(data), format_(format), canvas_(canvas), style_(canvas.style()), size_(style_.text_size) {
    radius_ = std::min(greatest_radius, style_.width * radius_share);
    centre_.x = style_.width / 2;
  }

  double draw() {
    make_slices();
    const double height = place_names();
    for (const Slice& slice : slices_) {
      canvas_.slice(centre_, radius_, slice.from, slice.to, canvas_.fill(slice.category));
    }
    for (const Slice& slice : slices_) name(slice);
    return height;
  }

 private:
  void make_slices() {
    const std::vector<std::optional<ChartValue>>& values = data_.series.front().values;
    double sum = 0;
    for (const auto& value : values) sum += value ? value->value : 0;
    const double room = style_.width / 2 - radius_ - leader * 2;
    double share = 0;
    for (std::size_t i = 0; i < values.size() && sum > 0; ++i) {
      if (!values[i] || values[i]->value <= 0) continue;
      Slice slice{.category = i, .from = share, .to = share + values[i]->value / sum, .words = {}};
      share = slice.to;
      const double percent = (slice.to - slice.from) * 100;
      const std::string shown = format_.text(rounded(percent, percent < 1 ? 1 : 0));
      slice.words = broken_to(data_.categories[i] + " " + shown + "\u00A0%", room, size_);
      slice.right = slice.middle() < 0.5;
      slice.half = style_.line() * static_cast<double>(slice.words.size()) / 2;
      slices_.push_back(std::move(slice));
    }
  }

  [[nodiscard]] Point rim(const Slice& slice, double distance) const {
    const double angle = slice.middle() * 2 * std::numbers::pi;
    return {centre_.x + distance * std::sin(angle), centre_.y - distance * std::cos(angle)};
  }

  /// Names on either side keep the order of their slices and do not touch; the whole height.
  double place_names() {
    std::vector<Slice*> left, right;
    for (Slice& slice : slices_) {
      slice.y = rim(slice, radius_ + leader).y;  // the centre is still at 0
      (slice.right ? right : left).push_back(&slice);
    }
    std::ranges::reverse(left);
    double top = -radius_, bottom = radius_;
    for (std::vector<Slice*>* side : {&left, &right}) {
      double needed = 0;
      for (const Slice* slice : *side) needed += slice->half * 2;
      double end = -std::max(radius_ + leader, needed / 2);
      for (Slice* slice : *side) {
        slice->y = std::max(slice->y, end + slice->half);
        end = slice->y + slice->half;
      }
      double begin = std::max(radius_ + leader, needed / 2);
      for (auto at = side->rbegin(); at != side->rend(); ++at) {
        Slice& slice = **at;
        slice.y = std::min(slice.y, begin - slice.half);
        begin = slice.y - slice.half;
        top = std::min(top, slice.y - slice.half);
        bottom = std::max(bottom, slice.y + slice.half);
      }
    }
    centre_.y = 1 - top;
    for (Slice& slice : slices_) slice.y += centre_.y;
    return bottom - top + 2;
  }

  void name(const Slice& slice) {
    const double side = slice.right ? 1 : -1;
    const double x = centre_.x + side * (radius_ + leader * 1.5);
    canvas_.line(rim(slice, radius_), rim(slice, radius_ + leader / 2), leader_weight, style_.ink);
    canvas_.line(rim(slice, radius_ + leader / 2), {x, slice.y}, leader_weight, style_.ink);
    canvas_.labels(slice.words, {x + side * size_ * 0.3, slice.y}, slice.right ? Anchor::start : Anchor::end);
  }

  const ChartData& data_;
  const NumberFormat& format_;
  ChartCanvas& canvas_;
  const ChartStyle& style_;
  double size_;
  double radius_ = 0;
  Point centre_;
  std::vector<Slice> slices_;
};

}  // namespace

double draw_pie(const ChartData& data, const NumberFormat& format, ChartCanvas& canvas) {
  return Pie(data, format, canvas).draw();
}

}  // namespace vestnik
