/// @file reducer.hpp
/// Pixels → fewer pixels that look the same.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace vestnik {

struct PixelSize {
  unsigned width = 0, height = 0;  ///< at least 1
  bool operator==(const PixelSize&) const = default;
};

/// What an axis of a picture becomes: each of the fewer places is a weighted sum of a few of the many.
struct AxisWeights {
  struct Place {
    unsigned first = 0;  ///< of the many
    std::size_t at = 0;  ///< of its weights
    unsigned count = 0;
  };
  std::vector<Place> places;
  std::vector<float> weights;  ///< of each place: 1 in sum
};

/// Catmull and Rom's cubic (a Keys filter, a = -1/2), widened by the ratio of the sizes; cut off at the edges.
[[nodiscard]] AxisWeights axis_weights(unsigned many, unsigned few);

/// Reduces a picture whose rows come one after the other. Colours of light are averaged as light: as if they were sRGB,
/// from whose curve those of other profiles hardly differ. Inks cover paper in proportion to their numbers and are
/// averaged as they are. A pixel counts as much as it covers. Same rows, same bytes.
class Reducer {
 public:
  enum class Samples { light, inks };

  /// `channels` of a pixel: 1 to 4; `coverage`: the last one is coverage.
  Reducer(PixelSize from, PixelSize to, unsigned channels, bool coverage, Samples samples);

  void add_row(const unsigned char* row) noexcept;
  /// The rows, after the last one was added: without their coverage, and the coverage alone.
  [[nodiscard]] std::string take_pixels() { return std::move(pixels_); }
  [[nodiscard]] std::string take_coverage() { return std::move(coverage_); }

 private:
  using Pixel = std::array<float, 4>;  ///< four channels, whatever is used of them: one step of a processor

  void load(const unsigned char* row) noexcept;
  void reduce_row() noexcept;
  void store(const std::vector<Pixel>& row) noexcept;

  PixelSize from_, to_;
  unsigned channels_;
  bool has_coverage_;
  Samples samples_;
  AxisWeights across_, down_;
  std::vector<Pixel> row_, reduced_;      ///< as it came, and as wide as it is to be
  std::vector<std::vector<Pixel>> open_;  ///< rows in the making, by their number modulo this size
  unsigned next_row_ = 0, first_open_ = 0;
  std::string pixels_, coverage_;
};

}  // namespace vestnik
