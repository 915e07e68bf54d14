#include "chart.hpp"

#include <algorithm>
#include <string_view>

namespace reporting {
namespace {

// In units of the drawing, which becomes as wide as both columns.
constexpr int width = 500, height = 180;
constexpr int left = 30, right = 494, top = 10, bottom = 160;
constexpr int digit_width = 5, digit_step = 8;

/// Digits as strokes in a box of 5 by 8.
constexpr std::array<std::string_view, 10> digits{
    "M2.5 0C4.2 0 5 1.6 5 4S4.2 8 2.5 8S0 6.4 0 4S.8 0 2.5 0Z",
    "M.8 1.6L2.8 0V8",
    "M.2 2C.2.8 1.2 0 2.5 0S4.8.8 4.8 2.1C4.8 4 .2 6.2 .2 8H5",
    "M.3 1.4C.7.5 1.5 0 2.5 0C3.8 0 4.7.8 4.7 1.9S3.8 3.8 2.3 3.8C4 3.8 5 4.6 5 5.9S4 8 2.5 8C1.3 8 .4 7.4 0 6.5",
    "M3.8 8V0L0 5.6H5",
    "M4.6 0H.8L.5 3.6C1 3.2 1.7 2.9 2.4 2.9C4 2.9 5 3.9 5 5.4S4 8 2.4 8C1.3 8 .5 7.5 0 6.6",
    "M4.4 .4C2 -.6 0 1.6 0 5C0 6.9 1 8 2.5 8S5 7 5 5.5S4 3 2.5 3S0 4.1 0 5.5",
    "M0 0H5L1.8 8",
    "M2.5 3.7C1.1 3.7.3 3 .3 1.9S1.1 0 2.5 0S4.7.8 4.7 1.9S3.9 3.7 2.5 3.7C1 3.7 0 4.6 0 5.9S1 8 2.5 8S5 7.2 5 5.9S4 "
    "3.7 2.5 "
    "3.7Z",
    "M.6 7.6C3 8.6 5 6.4 5 3C5 1.1 4 0 2.5 0S0 1 0 2.5S1 5 2.5 5S5 3.9 5 2.5"};

/// `number` with its middle, or its right end, at `x`.
std::string label(int number, int x, int y, bool centered) {
  const std::string text = std::to_string(number);
  const int span = static_cast<int>(text.size() - 1) * digit_step + digit_width;
  int at = x - (centered ? span / 2 : span);
  std::string svg;
  for (const char digit : text) {
    svg += "<path transform=\"translate(" + std::to_string(at) + " " + std::to_string(y) + ")\" d=\"";
    svg += digits[static_cast<std::size_t>(digit - '0')];
    svg += "\"/>";
    at += digit_step;
  }
  return svg;
}

/// The distance of grid lines: at most five of them, at a round number.
int step_of(int greatest) {
  int step = 10;
  for (const int factor : {2, 5, 10, 20, 25, 50, 100, 200, 500, 1000}) {
    if (greatest > step * 5) step = 10 * factor;
  }
  return step;
}

std::string rectangle(int x, int y, int w, int h) {
  return "<rect x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" width=\"" + std::to_string(w) +
         "\" height=\"" + std::to_string(h) + "\"/>";
}

}  // namespace

std::string monthly_chart(const std::array<int, 12>& values) {
  const int greatest = std::max(1, *std::ranges::max_element(values));
  const int step = step_of(greatest);
  const int scale_end = (greatest + step - 1) / step * step;
  const auto height_of = [&](int value) { return (bottom - top) * value / scale_end; };

  std::string lines, labels, bars;
  for (int value = 0; value <= scale_end; value += step) {
    const int y = bottom - height_of(value);
    lines += "<path d=\"M" + std::to_string(left) + " " + std::to_string(y) + "H" + std::to_string(right) + "\"/>";
    labels += label(value, left - 6, y - 4, false);
  }
  const int slot = (right - left) / 12, bar = slot * 6 / 10;
  for (int month = 0; month < 12; ++month) {
    const int value = values[static_cast<std::size_t>(month)], x = left + month * slot + (slot - bar) / 2;
    bars += rectangle(x, bottom - height_of(value), bar, height_of(value));
    labels += label(month + 1, x + bar / 2, bottom + 7, true);
  }
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + std::to_string(width) + "\" height=\"" +
         std::to_string(height) + "\" viewBox=\"0 0 " + std::to_string(width) + " " + std::to_string(height) +
         "\"><g fill=\"none\" stroke=\"#c9d1db\" stroke-width=\".6\">" + lines + "</g><g fill=\"#1F3A5F\">" + bars +
         "</g><g fill=\"none\" stroke=\"#333\" stroke-width=\".9\" stroke-linecap=\"round\" "
         "stroke-linejoin=\"round\">" +
         labels + "</g></svg>";
}

}  // namespace reporting
