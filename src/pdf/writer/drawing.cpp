#include "pdf/writer/drawing.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <numeric>

namespace vestnik {
namespace {

void append_numbers(std::string& out, std::initializer_list<double> numbers, const char* operation, int digits = 3) {
  for (const double number : numbers) {
    append_number(out, number, digits);
    out += ' ';
  }
  out += operation;
  out += '\n';
}

std::array<double, 3> components(Color color) { return {color.red / 255.0, color.green / 255.0, color.blue / 255.0}; }

void append_color(std::string& out, Color color, const char* operation) {
  const auto [red, green, blue] = components(color);
  append_numbers(out, {red, green, blue}, operation);
}

/// The colour half way: for gradients where PDF paints plainly (strokes).
Color mean_color(const Drawing::Gradient& gradient) {
  if (gradient.stops.empty()) return {};
  return gradient.stops[gradient.stops.size() / 2].color;
}

}  // namespace

double paint_opacity(const Drawing::Paint& paint, double opacity) {
  if (std::holds_alternative<std::monostate>(paint)) return 1;
  if (const auto* gradient = std::get_if<Drawing::Gradient>(&paint); gradient != nullptr && !gradient->stops.empty()) {
    const double sum = std::accumulate(gradient->stops.begin(), gradient->stops.end(), 0.0,
                                       [](double total, const auto& stop) { return total + stop.opacity; });
    opacity *= sum / static_cast<double>(gradient->stops.size());
  }
  return opacity;
}

std::string DrawingWriter::content(const Drawing& drawing, Pt width, Pt height) {
  // A drawing's size bounds how far it is enlarged: a hundredth of a point of a large one stays below what a printer
  // can show.
  constexpr Pt large{200};
  path_digits_ = std::max(width, height) >= large ? 2 : 3;
  append_numbers(out_, {0, 0, width.value, height.value}, "re W n");
  append_numbers(out_, {1, 0, 0, -1, 0, height.value}, "cm");
  for (const Drawing::Shape& shape : drawing.shapes) paint(shape);
  return std::move(out_);
}

void DrawingWriter::set_opacity(double fill, double stroke) {
  const std::pair key(static_cast<int>(std::lround(fill * 1000)), static_cast<int>(std::lround(stroke * 1000)));
  const auto [entry, added] = opacities_.try_emplace(key);
  if (added) entry->second = fmt::format("G{}", opacities_.size());
  out_ += "/" + entry->second + " gs\n";
}

void DrawingWriter::append_path(const Drawing::Shape& shape) {
  using Kind = Drawing::Segment::Kind;
  for (const Drawing::Segment& segment : shape.path) {
    const auto& p = segment.points;
    switch (segment.kind) {
      case Kind::move:
        append_numbers(out_, {p[0].x, p[0].y}, "m", path_digits_);
        break;
      case Kind::line:
        append_numbers(out_, {p[0].x, p[0].y}, "l", path_digits_);
        break;
      case Kind::curve:
        append_numbers(out_, {p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y}, "c", path_digits_);
        break;
      case Kind::close:
        out_ += "h\n";
        break;
    }
  }
}

void DrawingWriter::paint(const Drawing::Shape& shape) {
  if (shape.path.empty()) return;
  const bool fills = !std::holds_alternative<std::monostate>(shape.fill);
  const bool strokes = !std::holds_alternative<std::monostate>(shape.stroke) && shape.stroke_width > 0;
  if (!fills && !strokes) return;
  out_ += "q\n";
  set_opacity(paint_opacity(shape.fill, shape.fill_opacity), paint_opacity(shape.stroke, shape.stroke_opacity));
  if (strokes) set_stroke(shape);
  const auto* color = std::get_if<Color>(&shape.fill);
  if (color != nullptr) {
    append_color(out_, *color, "rg");
    append_path(shape);
    out_ += strokes ? (shape.even_odd ? "B*\n" : "B\n") : (shape.even_odd ? "f*\n" : "f\n");
  } else {
    if (fills) paint_gradient(std::get<Drawing::Gradient>(shape.fill), shape);
    if (strokes) {
      append_path(shape);
      out_ += "S\n";
    }
  }
  out_ += "Q\n";
}

void DrawingWriter::set_stroke(const Drawing::Shape& shape) {
  const auto* color = std::get_if<Color>(&shape.stroke);
  append_color(out_, color != nullptr ? *color : mean_color(std::get<Drawing::Gradient>(shape.stroke)), "RG");
  append_numbers(out_, {shape.stroke_width}, "w");
  out_ += fmt::format("{} J {} j\n", shape.line_cap, shape.line_join);
  append_numbers(out_, {std::max(shape.miter_limit, 1.0)}, "M");
  if (shape.dashes.empty()) return;
  out_ += '[';
  for (const double dash : shape.dashes) {
    append_number(out_, dash, 3);
    out_ += ' ';
  }
  out_ += "] ";
  append_numbers(out_, {shape.dash_offset}, "d");
}

void DrawingWriter::paint_gradient(const Drawing::Gradient& gradient, const Drawing::Shape& shape) {
  if (gradient.stops.empty()) return;
  shadings_.push_back(shading(gradient));
  out_ += "q\n";
  append_path(shape);
  out_ += shape.even_odd ? "W* n\n" : "W n\n";
  const auto& t = gradient.transform;
  append_numbers(out_, {t[0], t[1], t[2], t[3], t[4], t[5]}, "cm");
  out_ += fmt::format("/S{} sh\nQ\n", shadings_.size());
}

HPDF_Dict DrawingWriter::shading(const Drawing::Gradient& gradient) {
  HPDF_Dict result = haru_.indirect_dict();
  haru_.add(result, "ShadingType", gradient.radial ? 3 : 2);
  haru_.add_name(result, "ColorSpace", "DeviceRGB");
  const Drawing::Point &a = gradient.from, &b = gradient.to;
  if (gradient.radial) {
    haru_.add(result, "Coords", haru_.reals(std::array{a.x, a.y, 0.0, b.x, b.y, gradient.radius}));
  } else {
    haru_.add(result, "Coords", haru_.reals(std::array{a.x, a.y, b.x, b.y}));
  }
  HPDF_Array extend = haru_.array();
  HPDF_Array_Add(extend, HPDF_Boolean_New(haru_.doc()->mmgr, HPDF_TRUE));
  HPDF_Array_Add(extend, HPDF_Boolean_New(haru_.doc()->mmgr, HPDF_TRUE));
  haru_.add(result, "Extend", extend);
  haru_.add(result, "Function", color_function(gradient));
  return result;
}

/// Exponential functions between neighbouring stops, stitched together (ISO 32000-1, 7.10.3 and 7.10.4).
HPDF_Dict DrawingWriter::color_function(const Drawing::Gradient& gradient) {
  const auto& stops = gradient.stops;
  const auto between = [&](Color from, Color to) {
    HPDF_Dict function = haru_.dict();
    haru_.add(function, "FunctionType", 2);
    haru_.add(function, "Domain", haru_.reals(std::array{0.0, 1.0}));
    haru_.add(function, "C0", haru_.reals(components(from)));
    haru_.add(function, "C1", haru_.reals(components(to)));
    haru_.add(function, "N", 1);
    return function;
  };
  if (stops.size() == 1) return between(stops[0].color, stops[0].color);
  HPDF_Dict result = haru_.dict();
  haru_.add(result, "FunctionType", 3);
  haru_.add(result, "Domain", haru_.reals(std::array{0.0, 1.0}));
  HPDF_Array functions = haru_.array(), bounds = haru_.array(), encode = haru_.array();
  for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
    haru_.add(functions, between(stops[i].color, stops[i + 1].color));
    if (i > 0) haru_.add_real(bounds, stops[i].offset);
    haru_.add(encode, 0);
    haru_.add(encode, 1);
  }
  haru_.add(result, "Functions", functions);
  haru_.add(result, "Bounds", bounds);
  haru_.add(result, "Encode", encode);
  return result;
}

HPDF_Dict DrawingWriter::resources() {
  HPDF_Dict result = haru_.dict();
  if (!opacities_.empty()) {
    HPDF_Dict states = haru_.dict();
    for (const auto& [key, name] : opacities_) {
      HPDF_Dict state = haru_.dict();
      haru_.add_real(state, "ca", key.first / 1000.0);
      haru_.add_real(state, "CA", key.second / 1000.0);
      haru_.add(states, name.c_str(), state);
    }
    haru_.add(result, "ExtGState", states);
  }
  if (!shadings_.empty()) {
    HPDF_Dict shadings = haru_.dict();
    for (std::size_t i = 0; i < shadings_.size(); ++i) {
      haru_.add(shadings, fmt::format("S{}", i + 1).c_str(), shadings_[i]);
    }
    haru_.add(result, "Shading", shadings);
  }
  return result;
}

}  // namespace vestnik
