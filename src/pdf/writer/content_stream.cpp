#include "pdf/writer/content_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace vestnik {
namespace {

/// A code as two bytes of a literal string.
void append_code(std::string& out, std::uint16_t code) {
  for (const unsigned byte : {static_cast<unsigned>(code) >> 8U, static_cast<unsigned>(code) & 0xFFU}) {
    const char c = static_cast<char>(byte);
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    if (c == '\r') {
      out += "\\r";
    } else {
      out += c;
    }
  }
}

// In thousandths of the em.
constexpr double least_adjustment = 2, most_carried = 3;

// Kinds of artifacts, as names of property lists: every page has some.
constexpr const char *header_properties = "Header", *footer_properties = "Footer", *layout_properties = "Layout";

const char* properties_of(NodeId artifact_kind) {
  if (artifact_kind == header_artifact) return header_properties;
  return artifact_kind == footer_artifact ? footer_properties : layout_properties;
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
  in_text_ = false;
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

void ContentWriter::picture(const PlacedPicture& placed) {
  const Rect& box = placed.box;
  const double left = box.x.value, bottom = height_ - box.bottom().value;
  mark(placed.node);
  end_text();
  if (!is_artifact(placed.node)) {
    structure_.set_extent(placed.node, {left, bottom, left + box.width.value, bottom + box.height.value});
  }
  const DecodedPicture& decoded = *placed.picture;
  content_.transparent = content_.transparent || PictureSet::transparent(decoded);
  // An image fills the unit square, a form its natural size.
  const double unit_width = decoded.is_vector() ? decoded.natural_width.value : 1;
  const double unit_height = decoded.is_vector() ? decoded.natural_height.value : 1;
  content_.operators += "q ";
  number(box.width.value / unit_width, 5);
  content_.operators += "0 0 ";
  number(box.height.value / unit_height, 5);
  number(left);
  number(bottom);
  content_.operators += "cm /" + pictures_.name(decoded) + " Do Q\n";
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
  begin_text();
  set_text_state(piece, font);
  move_to(piece.x.value, height_ - piece.baseline.value);
  show(piece, font);
  content_.operators += '\n';
  if (piece.link >= 0) note_link(piece);
}

/// One TJ, or several where glyphs are raised. Adjustments are rounded each for itself, for a line's spaces and its
/// pairs of letters take less room where they are written alike; what that loses is made good before it is seen.
void ContentWriter::show(const TextPiece& piece, FontCodes& font) {
  std::string& out = content_.operators;
  const double unit = piece.size.value * piece.horizontal_scale / 1000;  // points in a thousandth of the em
  const double spacing = piece.tracking.value * piece.horizontal_scale;
  double rise = 0, carried = 0;
  bool open = false;  // a string
  out += '[';
  const auto adjust = [&](double points) {
    const double wanted = points / unit;
    carried += wanted;
    double adjustment = std::abs(wanted) < least_adjustment ? 0 : std::round(wanted);
    if (std::abs(carried - adjustment) > most_carried) adjustment = std::round(carried);
    if (adjustment == 0) return;  // most glyphs stand where their widths put them
    carried -= adjustment;
    if (open) out += ')';
    open = false;
    append_number(out, -adjustment, 0);
  };
  for (std::size_t i = 0; i < piece.glyphs.size(); ++i) {
    const PlacedGlyph& glyph = piece.glyphs[i];
    if (std::abs(glyph.y_offset.value - rise) > 1e-6) {
      if (open) out += ')';
      open = false;
      rise = glyph.y_offset.value;
      out += "] TJ ";
      number(rise, 3);
      out += "Ts [";
    }
    if (glyph.x_offset != Pt{}) adjust(glyph.x_offset.value);
    const std::string_view text =
        std::string_view(piece.text).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
    const std::uint16_t code = font.code(glyph.id, text);
    if (!open) out += '(';
    open = true;
    append_code(out, code);
    if (i + 1 < piece.glyphs.size()) {
      adjust(glyph.advance.value - glyph.x_offset.value - font.advance(code) * unit - spacing);
    }
  }
  if (open) out += ')';
  out += "] TJ ";
  if (rise != 0) out += "0 Ts ";
}

void ContentWriter::note_link(const TextPiece& piece) {
  double width = 0;
  for (const PlacedGlyph& glyph : piece.glyphs) width += glyph.advance.value;
  const FaceMetrics& metrics = piece.face->metrics();
  const double baseline = height_ - piece.baseline.value;
  content_.links.push_back({piece.link, piece.node, piece.x.value, baseline + metrics.descent / 1000 * piece.size.value,
                            piece.x.value + width, baseline + metrics.ascent / 1000 * piece.size.value});
}

}  // namespace vestnik
