#include "pdf/writer/content_stream.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdint>

#include "pdf/writer/text_operators.hpp"

namespace vestnik {
namespace {

// Kinds of artifacts, as names of property lists: every page has some.
constexpr const char *header_properties = "Header", *footer_properties = "Footer", *layout_properties = "Layout";

const char* properties_of(NodeId artifact_kind) {
  if (artifact_kind == header_artifact) return header_properties;
  return artifact_kind == footer_artifact ? footer_properties : layout_properties;
}

/// A coordinate of the page, as a share of the picture's box, from the picture's own (u, v).
struct Axis {
  double from, by_u, by_v;
};

/// Across and upwards. An image that is stored otherwise than upright is turned and mirrored here.
std::array<Axis, 2> axes_of(const DecodedPicture& picture) {
  const auto* raster = std::get_if<RasterPicture>(&picture.content);
  constexpr Axis along_u{0, 1, 0}, against_u{1, -1, 0}, along_v{0, 0, 1}, against_v{1, 0, -1};
  if (raster == nullptr) return {along_u, along_v};
  constexpr std::array<std::array<Axis, 2>, 8> by_orientation{{{along_u, along_v},
                                                               {against_u, along_v},
                                                               {against_u, against_v},
                                                               {along_u, against_v},
                                                               {against_v, against_u},
                                                               {along_v, against_u},
                                                               {along_v, along_u},
                                                               {against_v, along_u}}};
  return by_orientation.at(raster->orientation - 1);
}

/// Where all of a picture would stand of which `crop` fills the box `shown`.
Rect box_of_whole(const Rect& shown, const Crop& crop) {
  const Pt width = shown.width / crop.width, height = shown.height / crop.height;
  return {shown.x - width * crop.x, shown.y - height * crop.y, width, height};
}

}  // namespace

void ContentWriter::write_properties(Haru& haru, HPDF_Dict resources) {
  const auto pagination = [&](const char* subtype, const char* edge) {
    HPDF_Dict list = haru.dict();
    haru.add_name(list, "Type", "Pagination");
    haru.add_name(list, "Subtype", subtype);
    HPDF_Array attached = haru.array();
    haru.add_name(attached, edge);
    haru.add(list, "Attached", attached);
    return list;
  };
  HPDF_Dict properties = haru.dict(), layout = haru.dict();
  haru.add(properties, header_properties, pagination("Header", "Top"));
  haru.add(properties, footer_properties, pagination("Footer", "Bottom"));
  haru.add_name(layout, "Type", "Layout");
  haru.add(properties, layout_properties, layout);
  haru.add(resources, "Properties", properties);
}

PageContent ContentWriter::write(const Page& page, std::size_t number) {
  content_ = {};
  page_ = number;
  next_mcid_ = 0;
  marked_.reset();
  color_ = {};
  font_ = nullptr;
  scale_ = 1;
  tracking_ = 0;
  for (const PageItem& item : page.items) {
    if (const auto* piece = std::get_if<TextPiece>(&item)) {
      text(*piece);
    } else if (const auto* placed = std::get_if<PlacedPicture>(&item)) {
      picture(*placed);
    } else {
      rule(std::get<PlacedRule>(item));
    }
  }
  end_mark();
  return std::move(content_);
}

void ContentWriter::number(double value, int digits) {
  append_number(content_.operators, value, digits);
  content_.operators += ' ';
}

/// Opens marked content for `node`, unless what is open belongs to it already.
void ContentWriter::mark(NodeId node) {
  if (marked_ == node) return;
  end_mark();
  marked_ = node;
  if (is_artifact(node)) {
    content_.operators += fmt::format("/Artifact/{} BDC\n", properties_of(node));
    return;
  }
  content_.operators += fmt::format("/{} <</MCID {}>> BDC\n", structure_.type(node), next_mcid_);
  structure_.add_content(node, page_, next_mcid_++);
}

void ContentWriter::begin_text() {
  if (in_text_) return;
  in_text_ = true;
  line_x_ = line_y_ = 0;
  content_.operators += "BT ";
}

void ContentWriter::end_text() {
  if (in_text_) content_.operators += "ET\n";
  in_text_ = turned_ = false;
}

/// From line to line in whole thousandths: equal steps are written alike, and no error adds up.
void ContentWriter::move_to(double x, double y) {
  const std::int64_t new_x = std::llround(x * 1000), new_y = std::llround(y * 1000);
  number(static_cast<double>(new_x - line_x_) / 1000, 3);
  number(static_cast<double>(new_y - line_y_) / 1000, 3);
  content_.operators += "Td ";
  line_x_ = new_x;
  line_y_ = new_y;
}

void ContentWriter::turn_to(double x, double y) {
  turned_ = true;
  content_.operators += "0 1 -1 0 ";
  number(x, 3);
  number(y, 3);
  content_.operators += "Tm ";
}

void ContentWriter::end_mark() {
  end_text();
  if (marked_) content_.operators += "EMC\n";
  marked_.reset();
}

void ContentWriter::set_color(Color color) {
  if (color == color_) return;
  color_ = color;
  for (const int component : {color.red, color.green, color.blue}) number(component / 255.0, 3);
  content_.operators += "rg\n";
}

void ContentWriter::rule(const PlacedRule& placed) {
  mark(placed.node);
  end_text();
  set_color(placed.color);
  number(placed.box.x.value);
  number(height_ - placed.box.bottom().value);
  number(placed.box.width.value);
  number(placed.box.height.value);
  content_.operators += "re f\n";
}

void ContentWriter::clip_to(const Rect& box) {
  number(box.x.value);
  number(height_ - box.bottom().value);
  number(box.width.value);
  number(box.height.value);
  content_.operators += "re W n ";
}

void ContentWriter::picture(const PlacedPicture& placed) {
  const Rect& shown = placed.box;
  mark(placed.node);
  end_text();
  if (!is_artifact(placed.node)) {
    const double lower = height_ - shown.bottom().value;
    structure_.set_extent(placed.node, {shown.x.value, lower, shown.right().value, lower + shown.height.value});
  }
  const DecodedPicture& decoded = *placed.picture;
  content_.transparent = content_.transparent || PictureSet::transparent(decoded);
  // An image fills the unit square, a form its natural size.
  const Pt unit_width = decoded.is_vector() ? decoded.natural_width : Pt{1};
  const Pt unit_height = decoded.is_vector() ? decoded.natural_height : Pt{1};
  const auto [x, y] = axes_of(decoded);
  content_.operators += "q ";
  if (placed.crop != Crop{}) clip_to(shown);
  const Rect box = box_of_whole(shown, placed.crop);
  const double left = box.x.value, bottom = height_ - box.bottom().value;
  number(x.by_u * box.width.value / unit_width.value, 5);
  number(y.by_u * box.height.value / unit_width.value, 5);
  number(x.by_v * box.width.value / unit_height.value, 5);
  number(y.by_v * box.height.value / unit_height.value, 5);
  number(left + x.from * box.width.value);
  number(bottom + y.from * box.height.value);
  content_.operators += "cm /" + pictures_.name(placed) + " Do Q\n";
}

void ContentWriter::set_text_state(const TextPiece& piece, const FontCodes& font) {
  set_color(piece.color);
  if (font_ != &font || size_ != piece.size.value) {
    font_ = &font;
    size_ = piece.size.value;
    content_.operators += "/" + font.name() + " ";
    number(size_);
    content_.operators += "Tf ";
  }
  if (scale_ != piece.horizontal_scale) {
    scale_ = piece.horizontal_scale;
    number(scale_ * 100, 1);
    content_.operators += "Tz ";
  }
  if (tracking_ != piece.tracking.value) {
    tracking_ = piece.tracking.value;
    number(tracking_, 3);
    content_.operators += "Tc ";
  }
}

void ContentWriter::text(const TextPiece& piece) {
  if (piece.glyphs.empty()) return;
  mark(piece.node);
  FontCodes& font = fonts_.codes(*piece.face);
  if (piece.turned != turned_) end_text();
  begin_text();
  set_text_state(piece, font);
  if (piece.turned) {
    turn_to(piece.x.value, height_ - piece.baseline.value);
  } else {
    move_to(piece.x.value, height_ - piece.baseline.value);
  }
  append_glyphs(content_.operators, piece, font);
  content_.operators += '\n';
  if (piece.link >= 0) note_link(piece);
  if (piece.struck) strike(piece);
}

void ContentWriter::strike(const TextPiece& piece) {
  const FaceMetrics& metrics = piece.face->metrics();
  const Pt em = piece.size / 1000, weight = em * metrics.strike_weight;
  const Pt above = em * metrics.strike_top + piece.glyphs.front().y_offset;
  const Rect line = piece.turned ? Rect{piece.x - above, piece.baseline - width_of(piece), weight, width_of(piece)}
                                 : Rect{piece.x, piece.baseline - above, width_of(piece), weight};
  rule({.box = line, .color = piece.color});
}

void ContentWriter::note_link(const TextPiece& piece) {
  double width = 0;
  for (const PlacedGlyph& glyph : piece.glyphs) width += glyph.advance.value;
  const FaceMetrics& metrics = piece.face->metrics();
  const double baseline = height_ - piece.baseline.value;
  const double descent = metrics.descent / 1000 * piece.size.value, ascent = metrics.ascent / 1000 * piece.size.value;
  if (piece.turned) {
    const double x = piece.x.value;
    content_.links.push_back({piece.link, piece.node, x - ascent, baseline, x - descent, baseline + width});
    return;
  }
  content_.links.push_back(
      {piece.link, piece.node, piece.x.value, baseline + descent, piece.x.value + width, baseline + ascent});
}

}  // namespace vestnik
