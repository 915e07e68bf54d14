#include "pdf/picture/reducer.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace vestnik {
namespace {

double catmull_rom(double x) {
  x = std::abs(x);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}

// IEC 61966-2-1.
double light_of(double code) { return code <= 0.04045 ? code / 12.92 : std::pow((code + 0.055) / 1.055, 2.4); }

/// Samples of 8 bits ⇄ what is averaged, from 0 to 1.
struct Curve {
  static constexpr unsigned steps = 65'535;
  std::array<float, 256> value{};
  std::vector<std::uint8_t> code = std::vector<std::uint8_t>(steps + 1);

  explicit Curve(double (*of)(double)) {
    for (unsigned i = 0; i < 256; ++i) value[i] = static_cast<float>(of(i / 255.0));
    std::size_t from = 0;
    for (unsigned i = 0; i < 256; ++i) {  // up to half way between two codes
      const double end = i == 255 ? 1 : of((i + 0.5) / 255);
      const auto to = std::min<std::size_t>(steps, static_cast<std::size_t>(end * steps));
      for (; from <= to; ++from) code[from] = static_cast<std::uint8_t>(i);
    }
  }
  [[nodiscard]] std::uint8_t code_of(float x) const {
    const float nearest = std::clamp(x, 0.0F, 1.0F) * float{steps} + 0.5F;
    return code[static_cast<std::size_t>(nearest)];
  }
};

const Curve& curve(Reducer::Samples samples) {
  static const Curve light(light_of), plain([](double code) { return code; });
  return samples == Reducer::Samples::light ? light : plain;
}

/// Most rows that are in the making at the same time.
std::size_t overlap(const AxisWeights& down) {
  std::size_t most = 1, first = 0;
  for (std::size_t i = 0; i < down.places.size(); ++i) {
    while (down.places[first].first + down.places[first].count <= down.places[i].first) ++first;
    most = std::max(most, i - first + 1);
  }
  return most;
}

}  // namespace

AxisWeights axis_weights(unsigned many, unsigned few) {
  AxisWeights axis;
  const double ratio = static_cast<double>(many) / few, reach = 2 * ratio;
  for (unsigned i = 0; i < few; ++i) {
    const double centre = (i + 0.5) * ratio - 0.5;  // in numbers of the many
    const auto first = static_cast<unsigned>(std::max(0.0, std::ceil(centre - reach)));
    const auto last = static_cast<unsigned>(std::min(many - 1.0, std::floor(centre + reach)));
    std::vector<double> weights;
    double sum = 0;
    for (unsigned j = first; j <= last; ++j) sum += weights.emplace_back(catmull_rom((j - centre) / ratio));
    axis.places.push_back({first, axis.weights.size(), last - first + 1});
    for (const double weight : weights) axis.weights.push_back(static_cast<float>(weight / sum));
  }
  return axis;
}

Reducer::Reducer(PixelSize from, PixelSize to, unsigned channels, bool coverage, Samples samples)
    : from_(from),
      to_(to),
      channels_(channels),
      has_coverage_(coverage),
      samples_(samples),
      across_(axis_weights(from.width, to.width)),
      down_(axis_weights(from.height, to.height)),
      row_(from.width),
      reduced_(to.width),
      open_(overlap(down_) + 1, std::vector<Pixel>(to.width)) {
  const std::size_t count = std::size_t{to.width} * to.height;
  pixels_.reserve(count * (channels - (coverage ? 1 : 0)));
  coverage_.reserve(coverage ? count : 0);
  (void)curve(samples);  // made here, where it may throw
}

void Reducer::load(const unsigned char* row) noexcept {
  const std::array<float, 256>&value = curve(samples_).value, &share = curve(Samples::inks).value;
  if (channels_ == 3 && !has_coverage_) {  // most pictures
    for (Pixel& pixel : row_) {
      pixel = {value[row[0]], value[row[1]], value[row[2]], 0};
      row += 3;
    }
    return;
  }
  const unsigned colors = channels_ - (has_coverage_ ? 1 : 0);
  for (Pixel& pixel : row_) {
    const float coverage = has_coverage_ ? share[row[colors]] : 1;
    pixel = {};
    for (unsigned i = 0; i < colors; ++i) pixel[i] = value[row[i]] * coverage;
    if (has_coverage_) pixel[colors] = coverage;
    row += channels_;
  }
}

void Reducer::reduce_row() noexcept {
  for (unsigned x = 0; x < to_.width; ++x) {
    const AxisWeights::Place& place = across_.places[x];
    const float* const weights = across_.weights.data() + place.at;
    const Pixel* const pixels = row_.data() + place.first;
    Pixel sum{};
    for (unsigned i = 0; i < place.count; ++i) {
      for (unsigned c = 0; c < 4; ++c) sum[c] += weights[i] * pixels[i][c];
    }
    reduced_[x] = sum;
  }
}

void Reducer::add_row(const unsigned char* row) noexcept {
  load(row);
  reduce_row();
  const unsigned y = next_row_++;
  for (unsigned i = first_open_; i < to_.height && down_.places[i].first <= y; ++i) {
    const AxisWeights::Place& place = down_.places[i];
    if (y >= place.first + place.count) continue;
    std::vector<Pixel>& sum = open_[i % open_.size()];
    const float weight = down_.weights[place.at + (y - place.first)];
    if (y == place.first) std::fill(sum.begin(), sum.end(), Pixel{});
    for (unsigned x = 0; x < to_.width; ++x) {
      for (unsigned c = 0; c < 4; ++c) sum[x][c] += weight * reduced_[x][c];
    }
  }
  while (first_open_ < to_.height && down_.places[first_open_].first + down_.places[first_open_].count == y + 1) {
    store(open_[first_open_ % open_.size()]);
    ++first_open_;
  }
}

void Reducer::store(const std::vector<Pixel>& row) noexcept {
  const Curve& codes = curve(samples_);
  const unsigned colors = channels_ - (has_coverage_ ? 1 : 0);
  for (const Pixel& pixel : row) {
    const float coverage = has_coverage_ ? pixel[colors] : 1;
    const float scale = has_coverage_ ? (coverage > 0 ? 1 / coverage : 0) : 1;
    for (unsigned i = 0; i < colors; ++i) pixels_ += static_cast<char>(codes.code_of(pixel[i] * scale));
    if (has_coverage_) coverage_ += static_cast<char>(curve(Samples::inks).code_of(coverage));
  }
}

}  // namespace vestnik
