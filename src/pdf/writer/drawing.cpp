#include "pdf/writer/drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string_view>

#include "pdf/writer/drawing_marks.hpp"
#include "pdf/writer/drawing_operators.hpp"

namespace vestnik {
namespace {

using PatternPaint = std::shared_ptr<const Drawing::Pattern>;

/// The colour half way: for gradients where PDF paints plainly (strokes).
Color mean_color(const Drawing::Gradient& gradient) {
  if (gradient.stops.empty()) return {};
  return gradient.stops[gradient.stops.size() / 2].color;
}

/// Saved graphics states within one content stream: PDF/A-2 allows 28 (ISO 19005-2, 6.1.13), and a mark needs some.
constexpr unsigned most_saved_states = 16;

}  // namespace

HPDF_Dict DrawingWriter::form(Pt width, Pt height) {
  // A drawing's size bounds how far it is enlarged: a hundredth of a point of a large one stays below what a printer
  // can show.
  constexpr Pt large{200};
  path_digits_ = std::max(width, height) >= large ? 2 : 3;
  extent_ = {0, 0, width.value, height.value};
  flip_ = {1, 0, 0, -1, 0, height.value};
  append_numbers(out_, {0, 0, width.value, height.value}, "re W n");
  append_numbers(out_, {1, 0, 0, -1, 0, height.value}, "cm");
  paint(parts_.drawing.marks);
  return finished("Form");
}

void DrawingWriter::paint(const Marks& marks) {
  for (const Drawing::Mark& mark : marks) {
    std::visit([this](const auto& what) { paint(what); }, mark.what);
  }
}

void DrawingWriter::set_opacity(double fill, double stroke) {
  const std::pair key(static_cast<int>(std::lround(fill * 1000)), static_cast<int>(std::lround(stroke * 1000)));
  const auto [entry, added] = opacities_.try_emplace(key);
  if (added) entry->second = fmt::format("G{}", opacities_.size());
  out_ += "/" + entry->second + " gs\n";
}

void DrawingWriter::append_path(const Drawing::Path& path) {
  using Kind = Drawing::Segment::Kind;
  for (const Drawing::Segment& segment : path) {
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

void DrawingWriter::append_matrix(const Matrix& matrix, const char* operation) {
  append_numbers(out_, {matrix[0], matrix[1], matrix[2], matrix[3]}, "", 5);
  out_.back() = ' ';
  append_numbers(out_, {matrix[4], matrix[5]}, operation);
}

void DrawingWriter::paint(const Drawing::Shape& shape) {
  if (shape.path.empty()) return;
  const bool fills = !std::holds_alternative<std::monostate>(shape.fill);
  const bool strokes = !std::holds_alternative<std::monostate>(shape.stroke) && shape.stroke_width > 0;
  if (!fills && !strokes) return;
  out_ += "q\n";
  set_opacity(paint_opacity(shape.fill, shape.fill_opacity), paint_opacity(shape.stroke, shape.stroke_opacity));
  if (strokes) set_stroke(shape);
  const auto* gradient = std::get_if<Drawing::Gradient>(&shape.fill);
  if (fills && gradient == nullptr) {
    if (const auto* color = std::get_if<Color>(&shape.fill)) append_color(out_, *color, "rg");
    if (const auto* pattern = std::get_if<PatternPaint>(&shape.fill)) set_pattern(**pattern, "cs scn");
    append_path(shape.path);
    out_ += strokes ? (shape.even_odd ? "B*\n" : "B\n") : (shape.even_odd ? "f*\n" : "f\n");
  } else {
    if (gradient != nullptr) paint_gradient(*gradient, shape);
    if (strokes) {
      append_path(shape.path);
      out_ += "S\n";
    }
  }
  out_ += "Q\n";
}

void DrawingWriter::paint(const Drawing::Image& image) {
  out_ += "q\n";
  if (image.opacity < 1) set_opacity(image.opacity, 1);
  // An image's own space has its origin at the bottom.
  const Matrix& m = image.transform;
  append_matrix({m[0], m[1], -m[2], -m[3], m[2] + m[4], m[3] + m[5]}, "cm");
  out_ += "/" + use("XObject", "I", parts_.image(*image.pixels)) + " Do\nQ\n";
}

void DrawingWriter::paint(const Drawing::Group& group) {
  out_ += "q\n";
  if (group.clip) {
    append_path(group.clip->path);
    out_ += group.clip->even_odd ? "W* n\n" : "W n\n";
  }
  const bool isolated = group.opacity < 1 || group.mask;
  if (group.mask) set_mask(*group.mask);
  if (isolated) set_opacity(group.opacity, group.opacity);
  ++depth_;
  if (isolated || depth_ >= most_saved_states) {
    const HPDF_Dict form = inner_form(group.marks, isolated ? Isolated::yes : Isolated::no);
    out_ += "/" + use("XObject", "X", form) + " Do\n";
  } else {
    paint(group.marks);
  }
  --depth_;
  out_ += "Q\n";
}

void DrawingWriter::set_mask(const Drawing::Mask& mask) {
  HPDF_Dict soft_mask = haru_.dict();
  haru_.add_name(soft_mask, "Type", "Mask");
  haru_.add_name(soft_mask, "S", mask.luminance ? "Luminosity" : "Alpha");
  haru_.add(soft_mask, "G", inner_form(mask.marks, Isolated::yes));
  HPDF_Dict state = haru_.dict();
  haru_.add(state, "SMask", soft_mask);
  out_ += "/" + use("ExtGState", "M", state) + " gs\n";
}

void DrawingWriter::set_stroke(const Drawing::Shape& shape) {
  const auto* color = std::get_if<Color>(&shape.stroke);
  if (const auto* pattern = std::get_if<PatternPaint>(&shape.stroke)) {
    set_pattern(**pattern, "CS SCN");
  } else {
    append_color(out_, color != nullptr ? *color : mean_color(std::get<Drawing::Gradient>(shape.stroke)), "RG");
  }
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
  append_path(shape.path);
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

void DrawingWriter::set_pattern(const Drawing::Pattern& pattern, const char* operations) {
  DrawingWriter tile = inner({pattern.left, pattern.top, pattern.left + pattern.width, pattern.top + pattern.height});
  tile.paint(pattern.marks);
  HPDF_Dict object = tile.finished(nullptr);
  haru_.add_name(object, "Type", "Pattern");
  haru_.add(object, "PatternType", 1);
  haru_.add(object, "PaintType", 1);
  haru_.add(object, "TilingType", 1);
  haru_.add_real(object, "XStep", pattern.width);
  haru_.add_real(object, "YStep", pattern.height);
  const Matrix &f = flip_, &t = pattern.transform;
  haru_.add(
      object, "Matrix",
      haru_.reals(Matrix{f[0] * t[0], f[3] * t[1], f[0] * t[2], f[3] * t[3], f[0] * t[4] + f[4], f[3] * t[5] + f[5]}));
  const std::string_view both(operations);
  out_ += fmt::format("/Pattern {} /{} {}\n", both.substr(0, 2), use("Pattern", "P", object), both.substr(3));
}

DrawingWriter DrawingWriter::inner(const Extent& extent) const {
  DrawingWriter writer(parts_);
  writer.path_digits_ = path_digits_;
  writer.extent_ = extent;
  return writer;
}

HPDF_Dict DrawingWriter::inner_form(const Marks& marks, Isolated isolated) {
  DrawingWriter writer = inner(extent_);
  writer.paint(marks);
  HPDF_Dict object = writer.finished("Form");
  if (isolated == Isolated::no) return object;
  HPDF_Dict group = haru_.dict();
  haru_.add_name(group, "Type", "Group");
  haru_.add_name(group, "S", "Transparency");
  haru_.add_name(group, "CS", "DeviceRGB");
  haru_.add(group, "I", true);
  haru_.add(object, "Group", group);
  return object;
}

HPDF_Dict DrawingWriter::finished(const char* subtype) {
  HPDF_Dict object = haru_.stream(haru_.deflated(out_), Packing::flate);
  if (subtype != nullptr) {
    haru_.add_name(object, "Type", "XObject");
    haru_.add_name(object, "Subtype", subtype);
  }
  haru_.add(object, "BBox", haru_.reals(extent_));
  haru_.add(object, "Resources", resources());
  return object;
}

std::string DrawingWriter::use(const char* category, const char* prefix, HPDF_Dict object) {
  auto& used = used_[category];
  for (const auto& [name, known] : used) {
    if (known == object) return name;
  }
  return used.emplace_back(fmt::format("{}{}", prefix, used.size() + 1), object).first;
}

HPDF_Dict DrawingWriter::resources() {
  HPDF_Dict result = haru_.dict();
  if (!opacities_.empty() || used_.contains("ExtGState")) {
    HPDF_Dict states = haru_.dict();
    for (const auto& [key, name] : opacities_) {
      HPDF_Dict state = haru_.dict();
      haru_.add_real(state, "ca", key.first / 1000.0);
      haru_.add_real(state, "CA", key.second / 1000.0);
      haru_.add(states, name.c_str(), state);
    }
    for (const auto& [name, state] : used_["ExtGState"]) haru_.add(states, name.c_str(), state);
    haru_.add(result, "ExtGState", states);
  }
  if (!shadings_.empty()) {
    HPDF_Dict shadings = haru_.dict();
    for (std::size_t i = 0; i < shadings_.size(); ++i) {
      haru_.add(shadings, fmt::format("S{}", i + 1).c_str(), shadings_[i]);
    }
    haru_.add(result, "Shading", shadings);
  }
  for (const char* category : {"Pattern", "XObject"}) {
    const auto used = used_.find(category);
    if (used == used_.end()) continue;
    HPDF_Dict objects = haru_.dict();
    for (const auto& [name, object] : used->second) haru_.add(objects, name.c_str(), object);
    haru_.add(result, category, objects);
  }
  if (fonts_.empty()) return result;
  HPDF_Dict fonts = haru_.dict();
  for (const auto& [name, font] : fonts_) haru_.add(fonts, name.c_str(), font);
  haru_.add(result, "Font", fonts);
  return result;
}

}  // namespace vestnik
