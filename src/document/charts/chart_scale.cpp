#include "document/charts/chart_scale.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vestnik {
namespace {

constexpr double most_steps = 5;

/// The least round number that covers `span` in few steps.
double round_step(double span) {
  const double rough = span / most_steps;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double factor : std::array{1.0, 2.0, 2.5, 5.0}) {
    if (factor * power >= rough * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

int decimals_of(double step) {
  constexpr int most = 9;
  int decimals = 0;
  while (decimals < most && std::abs(step - std::round(step)) > 1e-6 * step) {
    step *= 10;
    ++decimals;
  }
  return decimals;
}

}  // namespace

ChartScale make_scale(double least, double greatest, bool with_zero, const NumberFormat& format) {
  if (with_zero) {
    least = std::min(least, 0.0);
    greatest = std::max(greatest, 0.0);
  }
  if (!(greatest > least)) greatest = least + std::max(std::abs(least), 1.0);
  const double step = round_step(greatest - least);
  const double first = std::floor(least / step + 1e-9), last = std::ceil(greatest / step - 1e-9);
  ChartScale scale{.least = first * step, .greatest = last * step, .ticks = {}};
  const int decimals = decimals_of(step);
  for (double k = first; k <= last + 0.5; ++k) {
    scale.ticks.push_back({k * step, format.text(rounded(k * step, k == 0 ? 0 : decimals))});
  }
  return scale;
}

}  // namespace vestnik
