#include <algorithm>
#include <utility>

#include "tools/readers/docx_reader.hpp"

namespace vestnik::readers {
namespace {

using source::Place;

constexpr int deepest_nesting = 40;  // of tables and text boxes

int span_of(const Node* properties) {
  const Node* span = properties == nullptr ? nullptr : properties->child("w:gridSpan");
  return span == nullptr ? 1 : std::clamp(to_int(span->value("w:val", "1")), 1, 64);
}

/// A cell that goes on with the one above it.
bool continues_above(const Node* properties) {
  const Node* merge = properties == nullptr ? nullptr : properties->child("w:vMerge");
  return merge != nullptr && merge->value("w:val", "continue") == "continue";
}

/// A large first letter, which Word keeps in a paragraph of its own.
bool is_drop_cap(const Node* properties) {
  const Node* frame = properties == nullptr ? nullptr : properties->child("w:framePr");
  return frame != nullptr && frame->value("w:dropCap", "none") != "none";
}

bool begins_page(const Node& section) {
  const Node* type = section.child("w:type");
  const std::string value = type == nullptr ? "nextPage" : type->value("w:val", "nextPage");
  return value != "continuous" && value != "nextColumn";
}

source::Paragraph* first_paragraph(std::vector<source::Block>& blocks, std::size_t at) {
  return at < blocks.size() ? std::get_if<source::Paragraph>(&blocks[at].content) : nullptr;
}

}  // namespace

void DocxReader::blocks(const Node& parent, std::vector<source::Block>& to) {
  for (const Node& one : parent.children) block(one, to);
  if (!carried_.empty() || !carried_boxes_.empty()) {  // no paragraph follows that could take them
    source::Paragraph rest{.runs = std::exchange(carried_, {}), .boxes = std::exchange(carried_boxes_, {})};
    rest.place = next_place();
    to.push_back({std::move(rest)});
  }
}

void DocxReader::block(const Node& element, std::vector<source::Block>& to) {
  if (element.is("w:p")) {
    paragraph(element, to);
  } else if (element.is("w:tbl")) {
    table(element, to);
  } else if (element.is("w:sectPr")) {
    end_section(element, to);
  } else if (element.is("w:sdt")) {
    if (const Node* content = element.child("w:sdtContent")) blocks(*content, to);
  } else if (element.is("w:ins") || element.is("w:moveTo") || element.is("w:del") || element.is("w:moveFrom")) {
    const bool deleted = element.is("w:del") || element.is("w:moveFrom");
    const auto before = std::exchange(around_.change, deleted ? source::Change::deleted : source::Change::inserted);
    blocks(element, to);
    around_.change = before;
  } else if (element.is("w:customXml") || element.is("w:smartTag")) {
    blocks(element, to);
  } else if (element.is("mc:AlternateContent")) {
    const Node* choice = element.child("mc:Choice");
    if (choice == nullptr) choice = element.child("mc:Fallback");
    if (choice != nullptr) blocks(*choice, to);
  } else if (element.is("m:oMathPara") || element.is("m:oMath")) {
    source::Paragraph made{.place = next_place()};
    source::Paragraph* const outer = std::exchange(paragraph_, &made);
    equation(element);
    paragraph_ = outer;
    to.push_back({std::move(made)});
  } else if (element.is("w:altChunk")) {
    remark(source::Remark::Kind::object, "altChunk");
  }
}

const StyleSheet::Style& DocxReader::style(const std::string& id) {
  const auto found = settled_.find(id);
  return found != settled_.end() ? found->second : settled_.emplace(id, styles_.settled(id)).first->second;
}

Place DocxReader::next_place() {
  if (place_.part == Place::Part::body) place_.page = page_known_ ? page_ : 0;
  return place_;
}

void DocxReader::paragraph(const Node& element, std::vector<source::Block>& to) {
  const Node* properties = element.child("w:pPr");
  const Node* named = properties == nullptr ? nullptr : properties->child("w:pStyle");
  const StyleSheet::Style& style_used = style(named == nullptr ? styles_.standard_paragraph() : named->value("w:val"));
  ParagraphFormat format = styles_.standard_format();
  format.take_over(style_used.paragraph);
  format.take_over(read_paragraph_format(properties));

  source::Paragraph made;
  made.role = role_of(style_used.name);
  made.heading = format.heading.value_or(0);
  made.alignment = format.alignment.value_or(source::Alignment::start);
  made.new_page = format.new_page.value_or(false);
  if (made.new_page && !has_page_marks_ && !to.empty()) ++page_, page_known_ = true;
  made.runs = std::exchange(carried_, {});
  made.boxes = std::exchange(carried_boxes_, {});
  made.place = next_place();

  source::Paragraph* const outer = std::exchange(paragraph_, &made);
  const RunFormat outer_format = std::exchange(paragraph_format_, style_used.run);
  inlines(element);
  paragraph_ = outer;
  paragraph_format_ = outer_format;
  if (std::ranges::any_of(fields_, &Field::contents)) made.role = source::Role::contents;

  const Node* mark = properties == nullptr ? nullptr : properties->child("w:rPr");
  const bool mark_deleted =
      mark != nullptr && (mark->child("w:del") != nullptr || mark->child("w:moveFrom") != nullptr);
  const bool mark_hidden = mark != nullptr && mark->child("w:specVanish") != nullptr;
  if (mark_deleted || mark_hidden || is_drop_cap(properties) || around_.change == source::Change::deleted) {
    carried_ = std::move(made.runs);
    carried_boxes_ = std::move(made.boxes);
    return;
  }
  const bool printed = std::ranges::any_of(made.runs, [](const source::Run& run) { return run.look.printed(); });
  if (printed || made.runs.empty()) add_label(made, format);
  if (made.label) made.label->level = std::max(made.label->level, list_level_of(style_used.name));
  if (place_.part == Place::Part::body || place_.part == Place::Part::text_box) {
    if (printed || !made.boxes.empty()) made.place.paragraph = ++place_.paragraph;
  }
  to.push_back({std::move(made)});
  if (const Node* section = properties == nullptr ? nullptr : properties->child("w:sectPr")) end_section(*section, to);
}

void DocxReader::add_label(source::Paragraph& paragraph, const ParagraphFormat& format) {
  if (format.list) paragraph.label = numbering_.next(*format.list, format.level.value_or(0));
  if (paragraph.label && paragraph.runs.empty()) paragraph.label.reset();  // it counts, but nothing stands there
}

void DocxReader::end_section(const Node& properties, std::vector<source::Block>& to) {
  read_running(properties);
  if (&to != &document_.blocks) return;
  if (!section_.first && begins_page(properties)) {
    if (source::Paragraph* first = first_paragraph(to, section_.first_block)) first->new_page = true;
  }
  section_ = {.first_block = to.size(), .first = false};
}

void DocxReader::table(const Node& element, std::vector<source::Block>& to) {
  if (depth_ >= deepest_nesting) return remark(source::Remark::Kind::object, element.all_text());
  ++depth_;
  const Place outer = place_;
  source::Table made{.place = next_place()};
  place_ = {.part = Place::Part::cell, .page = made.place.page, .number = ++tables_};
  if (const Node* properties = element.child("w:tblPr")) {
    if (const Node* named = properties->child("w:tblStyle")) made.ruled = style(named->value("w:val")).ruled;
    if (const Node* borders = properties->child("w:tblBorders")) {
      made.ruled = std::ranges::any_of(borders->children, [](const Node& side) {
        const std::string value = side.value("w:val", "none");
        return value != "none" && value != "nil";
      });
    }
  }
  std::vector<std::vector<std::size_t>> open_cells;
  const auto rows = [&](const auto& self, const Node& parent) -> void {
    for (const Node& one : parent.children) {
      if (one.is("w:tr")) table_row(one, made, open_cells);
      if (one.is("w:sdt") && one.child("w:sdtContent") != nullptr) self(self, *one.child("w:sdtContent"));
      if (one.is("w:customXml") || one.is("w:ins")) self(self, one);
    }
  };
  rows(rows, element);
  const int page_now = place_.page;
  place_ = outer;
  if (place_.part == Place::Part::body) place_.page = page_now;
  --depth_;
  to.push_back({std::move(made)});
}

/// `open_cells` holds, by column of the grid, the row and index of the cell that a merged one goes on with.
void DocxReader::table_row(const Node& element, source::Table& table,
                           std::vector<std::vector<std::size_t>>& open_cells) {
  const Node* properties = element.child("w:trPr");
  const bool deleted = properties != nullptr && properties->child("w:del") != nullptr;
  const auto before = std::exchange(around_.change, deleted ? source::Change::deleted : around_.change);
  source::Row row;
  if (properties != nullptr) {
    if (const Node* head = properties->child("w:tblHeader")) row.head = is_on(*head);
  }
  place_.row = static_cast<int>(table.rows.size()) + 1;
  std::size_t column = 0;
  const auto cells = [&](const auto& self, const Node& parent) -> void {
    for (const Node& one : parent.children) {
      if (one.is("w:sdt") && one.child("w:sdtContent") != nullptr) self(self, *one.child("w:sdtContent"));
      if (one.is("w:customXml")) self(self, one);
      if (!one.is("w:tc")) continue;
      const Node* cell_properties = one.child("w:tcPr");
      source::Cell cell{.columns = span_of(cell_properties)};
      place_.column = static_cast<int>(row.cells.size()) + 1;
      const Place place = place_;
      blocks(one, cell.blocks);
      place_ = place;
      if (open_cells.size() <= column) open_cells.resize(column + 1);
      std::vector<std::size_t>& open = open_cells[column];
      if (continues_above(cell_properties) && open.size() == 2) {
        source::Cell& above = table.rows[open[0]].cells[open[1]];
        above.rows = static_cast<int>(table.rows.size() - open[0]) + 1;
        std::ranges::move(cell.blocks, std::back_inserter(above.blocks));
        cell.blocks.clear();
        cell.rows = 0;
      } else {
        open = {table.rows.size(), row.cells.size()};
      }
      column += static_cast<std::size_t>(cell.columns);
      row.cells.push_back(std::move(cell));
    }
  };
  cells(cells, element);
  around_.change = before;
  table.rows.push_back(std::move(row));
}

}  // namespace vestnik::readers
