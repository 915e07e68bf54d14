#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "tools/readers/docx_reader.hpp"

namespace vestnik::readers {
namespace {

constexpr double emu_per_point = 12'700;
constexpr int deepest_drawing = 40;

/// "width:120pt;height:1in" of VML, in points.
double length_in(const std::string& style, std::string_view key) {
  std::size_t at = 0;
  while ((at = style.find(key, at)) != std::string::npos) {
    const bool whole = (at == 0 || style[at - 1] == ';' || style[at - 1] == ' ') && at + key.size() < style.size() &&
                       style[at + key.size()] == ':';
    at += key.size() + 1;
    if (!whole) continue;
    const std::string_view text = std::string_view(style).substr(at, style.find(';', at) - at);
    const double number = to_double(text);
    if (text.ends_with("in")) return number * 72;
    if (text.ends_with("cm")) return number * 72 / 2.54;
    if (text.ends_with("mm")) return number * 72 / 25.4;
    return text.ends_with("px") ? number * 0.75 : number;
  }
  return 0;
}

bool is_shape(const Node& element) { return element.name.starts_with("v:"); }

}  // namespace

void DocxReader::remark(source::Remark::Kind kind, std::string words) {
  document_.remarks.push_back({kind, std::move(words), next_place()});
}

void DocxReader::drawing(const Node& element) {
  for (const Node& frame : element.children) {
    const bool floating = frame.is("wp:anchor");
    if (!floating && !frame.is("wp:inline")) continue;
    double width = 0, height = 0;
    if (const Node* extent = frame.child("wp:extent")) {
      width = to_double(extent->value("cx")) / emu_per_point;
      height = to_double(extent->value("cy")) / emu_per_point;
    }
    std::string alternative;
    const bool hidden = frame.child("wp:docPr") != nullptr && frame.child("wp:docPr")->value("hidden") == "1";
    if (const Node* said = frame.child("wp:docPr")) alternative = said->value("descr", said->value("title"));
    const source::Look before = look_;
    look_.hidden = look_.hidden || hidden;
    if (const Node* content = frame.child("a:graphic")) graphic(*content, alternative, width, height, floating);
    look_ = before;
  }
}

/// Pictures, text boxes and groups of them, as deep as they lie.
void DocxReader::graphic(const Node& element, const std::string& alternative, double width, double height,
                         bool floating) {
  for (const Node& one : element.children) {
    if (one.is("pic:pic")) {
      const Node* blip = one.find("a:blip");
      std::string said = alternative;
      if (const Node* own = one.find("pic:cNvPr"); own != nullptr && said.empty()) said = own->value("descr");
      if (blip != nullptr) {
        const std::string inside = blip->value("r:embed");
        picture(inside.empty() ? blip->value("r:link") : inside,
                {.alternative = said, .floating = floating, .width = width, .height = height});
      }
    } else if (one.is("w:txbxContent")) {
      text_box(one);
    } else if (one.is("c:chart")) {
      chart(one.value("r:id"));
    } else if (one.is("dgm:relIds")) {
      diagram(one);
    } else {
      graphic(one, alternative, width, height, floating);
    }
  }
}

/// VML, which Word wrote before 2010 and writes for old programs still, and embedded objects.
void DocxReader::old_drawing(const Node& element) {
  if (depth_ >= deepest_drawing) return;
  ++depth_;
  for (const Node& one : element.children) {
    if (one.is("v:imagedata")) {
      const std::string style = element.value("style");
      picture(one.value("r:id", one.value("r:pict")), {.alternative = element.value("alt", one.value("o:title")),
                                                       .floating = style.find("position:absolute") != std::string::npos,
                                                       .width = length_in(style, "width"),
                                                       .height = length_in(style, "height")});
    } else if (one.is("v:textpath")) {
      add_lines({one.value("string")});
    } else if (one.is("v:textbox")) {
      if (const Node* content = one.find("w:txbxContent")) text_box(*content);
    } else if (is_shape(one) || one.is("w:drawing")) {
      if (one.is("w:drawing")) {
        drawing(one);
      } else {
        old_drawing(one);
      }
    }
  }
  --depth_;
}

std::optional<std::size_t> DocxReader::file(const std::string& part) {
  const auto known = files_.find(part);
  if (known != files_.end()) return known->second;
  const auto found = package_.find(part);
  if (found == package_.end()) return std::nullopt;
  document_.files.push_back({.name = part.substr(part.rfind('/') + 1), .bytes = found->second});
  files_.emplace(part, document_.files.size() - 1);
  return document_.files.size() - 1;
}

void DocxReader::picture(const std::string& relation, source::Picture picture) {
  if (paragraph_ == nullptr || !shown()) return;
  const auto found = relations_.find(relation);
  if (found == relations_.end()) {
    if (!relation.empty()) remark(source::Remark::Kind::missing_picture, relation);
    return;
  }
  if (found->second.outside) return remark(source::Remark::Kind::outside_picture, found->second.target);
  const auto index = file(found->second.target);
  if (!index) return remark(source::Remark::Kind::missing_picture, found->second.target);
  picture.file = *index;
  document_.pictures.push_back(std::move(picture));
  paragraph_->runs.push_back({.look = look_, .picture = document_.pictures.size() - 1});
}

void DocxReader::text_box(const Node& content) {
  if (paragraph_ == nullptr || !shown() || depth_ >= deepest_drawing) return;
  ++depth_;
  source::Paragraph* const anchor = std::exchange(paragraph_, nullptr);
  const std::vector<Field> fields = std::exchange(fields_, {});
  const Surroundings around = std::exchange(around_, {.change = look_.change});
  const source::Place place = place_;
  const RunFormat format = paragraph_format_;
  const source::Look look = look_;
  place_ = {.part = source::Place::Part::text_box, .page = page_known_ ? page_ : 0, .number = ++boxes_};
  source::TextBox box;
  blocks(content, box.blocks);
  const bool opens = std::ranges::all_of(anchor->runs, [](const source::Run& run) { return run.text.empty(); });
  if (anchor->boxes.empty()) anchor->boxes_first = opens;
  anchor->boxes.push_back(std::move(box));
  paragraph_ = anchor;
  fields_ = fields;
  around_ = around;
  place_ = place;
  paragraph_format_ = format;
  look_ = look;
  --depth_;
}

/// A box of plain lines: what a drawing says.
void DocxReader::add_lines(const std::vector<std::string>& lines) {
  if (paragraph_ == nullptr || !shown()) return;
  source::TextBox box;
  const source::Place place{
      .part = source::Place::Part::text_box, .page = page_known_ ? page_ : 0, .paragraph = 1, .number = ++boxes_};
  for (const std::string& line : lines) {
    if (line.empty()) continue;
    source::Paragraph paragraph{.place = place};
    paragraph.runs.push_back({.text = line, .look = {.change = look_.change, .size = look_.size}});
    box.blocks.push_back({std::move(paragraph)});
  }
  if (!box.blocks.empty()) paragraph_->boxes.push_back(std::move(box));
}

void DocxReader::diagram(const Node& ids) {
  // Word keeps the finished drawing in a part beside the diagram's data.
  const auto data = relations_.find(ids.value("r:dm"));
  if (data == relations_.end()) return;
  std::string part = data->second.target;
  const std::size_t name = part.rfind("data");
  if (name != std::string::npos) part.replace(name, 4, "drawing");
  auto xml = tree(part);
  if (!xml) xml = tree(data->second.target);
  if (!xml) return;
  std::vector<std::string> lines;
  const auto collect = [&](const auto& self, const Node& node) -> void {
    if (node.is("a:p")) {
      lines.push_back(node.all_text());
      return;
    }
    for (const Node& one : node.children) self(self, one);
  };
  collect(collect, xml->root());
  add_lines(lines);
}

/// The data of a chart as a table: a row for each category, a column for each series.
void DocxReader::chart(const std::string& relation) {
  const auto found = relations_.find(relation);
  const auto xml = found == relations_.end() ? std::nullopt : tree(found->second.target);
  if (!xml || paragraph_ == nullptr || !shown()) return;
  std::vector<std::string> categories;
  std::vector<std::vector<std::string>> columns;
  const auto points = [](const Node* data) {
    std::vector<std::string> values;
    const auto collect = [&](const auto& self, const Node& node) -> void {
      if (node.is("c:pt")) {
        const auto at = static_cast<std::size_t>(std::clamp(to_int(node.value("idx")), 0, 1'000));
        if (values.size() <= at) values.resize(at + 1);
        if (const Node* value = node.child("c:v")) values[at] = value->all_text();
        return;
      }
      for (const Node& one : node.children) self(self, one);
    };
    if (data != nullptr) collect(collect, *data);
    return values;
  };
  const auto series = [&](const auto& self, const Node& node) -> void {
    if (!node.is("c:ser")) {
      for (const Node& one : node.children) self(self, one);
      return;
    }
    const Node* axis = node.child("c:cat") != nullptr ? node.child("c:cat") : node.child("c:xVal");
    const Node* data = node.child("c:val") != nullptr ? node.child("c:val") : node.child("c:yVal");
    if (categories.empty()) categories = points(axis);
    std::vector<std::string> column = points(data);
    const std::vector<std::string> name = points(node.child("c:tx"));
    column.insert(column.begin(), name.empty() ? std::string() : name.front());
    columns.push_back(std::move(column));
  };
  series(series, xml->root());
  std::vector<std::string> title;
  if (const Node* heading = xml->root().find("c:title")) title.push_back(heading->all_text());
  add_lines(title);
  if (columns.empty()) return;
  categories.insert(categories.begin(), "");
  std::size_t height = categories.size();
  for (const auto& column : columns) height = std::max(height, column.size());
  columns.insert(columns.begin(), std::move(categories));
  source::Table table{.ruled = true, .place = next_place()};
  ++tables_;
  for (std::size_t row = 0; row < height; ++row) {
    source::Row& made = table.rows.emplace_back();
    for (std::size_t column = 0; column < columns.size(); ++column) {
      source::Paragraph paragraph{.place = {.part = source::Place::Part::cell,
                                            .page = page_known_ ? page_ : 0,
                                            .number = tables_,
                                            .row = static_cast<int>(row) + 1,
                                            .column = static_cast<int>(column) + 1}};
      if (row < columns[column].size() && !columns[column][row].empty())
        paragraph.runs.push_back({.text = columns[column][row], .look = {.change = look_.change, .size = look_.size}});
      made.cells.emplace_back().blocks.push_back({std::move(paragraph)});
    }
  }
  table.rows.front().head = true;
  source::TextBox box;
  box.blocks.push_back({std::move(table)});
  paragraph_->boxes.push_back(std::move(box));
  remark(source::Remark::Kind::chart, title.empty() ? std::string() : title.front());
}

}  // namespace vestnik::readers
