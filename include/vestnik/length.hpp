/// @file length.hpp
/// The one length type of Vestnik.
#pragma once

#include <compare>

#include "vestnik/export.hpp"

namespace vestnik {

/// A length, or a coordinate, in PostScript points (1/72 inch). Finite; negative where a direction calls for it.
/// A strong type, so that a length is never mistaken for a ratio, a count of lines or a font unit.
struct Pt {
  double value = 0;

  constexpr Pt() = default;
  constexpr explicit Pt(double points) : value(points) {}
  static constexpr Pt from_mm(double mm) { return Pt{mm * 72.0 / 25.4}; }
  [[nodiscard]] constexpr double mm() const { return value * 25.4 / 72.0; }

  constexpr auto operator<=>(const Pt&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 errs on <=>
  constexpr Pt& operator+=(Pt other) {
    value += other.value;
    return *this;
  }
  constexpr Pt& operator-=(Pt other) {
    value -= other.value;
    return *this;
  }
  constexpr Pt& operator*=(double factor) {
    value *= factor;
    return *this;
  }
  friend constexpr Pt operator+(Pt a, Pt b) { return Pt{a.value + b.value}; }
  friend constexpr Pt operator-(Pt a, Pt b) { return Pt{a.value - b.value}; }
  friend constexpr Pt operator-(Pt a) { return Pt{-a.value}; }
  friend constexpr Pt operator*(Pt a, double factor) { return Pt{a.value * factor}; }
  friend constexpr Pt operator*(double factor, Pt a) { return Pt{a.value * factor}; }
  friend constexpr Pt operator/(Pt a, double divisor) { return Pt{a.value / divisor}; }
  friend constexpr double operator/(Pt a, Pt b) { return a.value / b.value; }
};

namespace literals {
constexpr Pt operator""_pt(long double points) { return Pt{static_cast<double>(points)}; }
constexpr Pt operator""_pt(unsigned long long points) { return Pt{static_cast<double>(points)}; }
}  // namespace literals

/// A rectangle of a page: origin at the page's top left corner, y grows downwards.
struct Rect {
  Pt x, y, width, height;
  [[nodiscard]] constexpr Pt right() const { return x + width; }
  [[nodiscard]] constexpr Pt bottom() const { return y + height; }
};

}  // namespace vestnik
