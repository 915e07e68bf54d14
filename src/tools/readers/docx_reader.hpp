/// @file docx_reader.hpp
/// The parts of a .docx while it is read.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/readers/formats.hpp"
#include "tools/readers/numbering.hpp"
#include "tools/readers/package.hpp"
#include "tools/readers/xml_tree.hpp"
#include "tools/source/source_document.hpp"

namespace vestnik::readers {

/// What a part's relations name.
struct Relation {
  std::string type, target;  ///< target: a name in the package, or an address outside it
  bool outside = false;
};
using Relations = std::map<std::string, Relation>;

class DocxReader {
 public:
  explicit DocxReader(const Package& package) : package_(package) {}
  /// Nothing: it is no Word document; `problem` says why.
  [[nodiscard]] std::optional<source::Document> read(std::string& problem);

 private:
  /// A field while its runs are read (17.16.18 of the standard).
  struct Field {
    std::string instruction, link;
    bool result = false, contents = false;
  };
  /// What holds for all text inside an element.
  struct Surroundings {
    source::Change change = source::Change::none;
    std::string link;
  };
  struct Section {
    std::size_t first_block = 0;
    bool first = true;
  };

  // Parts of the package (docx_parts.cpp).
  [[nodiscard]] std::string main_part() const;
  [[nodiscard]] Relations relations_of(const std::string& part) const;
  [[nodiscard]] const std::string* part_of_type(const Relations& relations, std::string_view type) const;
  [[nodiscard]] std::optional<XmlTree> tree(std::string_view part) const;
  void read_notes(const Relations& relations);
  void read_comments(const Relations& relations);
  void read_running(const Node& section);

  // Blocks (docx_blocks.cpp).
  void blocks(const Node& parent, std::vector<source::Block>& to);
  void block(const Node& element, std::vector<source::Block>& to);
  void paragraph(const Node& element, std::vector<source::Block>& to);
  void add_label(source::Paragraph& paragraph, const ParagraphFormat& format);
  void table(const Node& element, std::vector<source::Block>& to);
  void table_row(const Node& element, source::Table& table, std::vector<std::vector<std::size_t>>& open_cells);
  void end_section(const Node& properties, std::vector<source::Block>& to);
  [[nodiscard]] source::Place next_place();
  [[nodiscard]] const StyleSheet::Style& style(const std::string& id);

  // Runs (docx_runs.cpp).
  void inlines(const Node& parent);
  void inline_element(const Node& element);
  void run(const Node& element);
  void run_content(const Node& element);
  void text_element(const Node& element);
  void add_text(std::string text);
  void add_symbol(const Node& element);
  void field_character(const Node& element);
  void field_begins_result();
  void simple_field(const Node& element);
  void hyperlink(const Node& element);
  void line_break(const Node& element);
  void note_mark(const Node& element, bool at_end);
  void equation(const Node& element);
  void inside(const Node& element, source::Change change);
  [[nodiscard]] bool shown() const;
  [[nodiscard]] std::string current_link() const;

  // Drawings (docx_drawings.cpp).
  void drawing(const Node& element);
  void graphic(const Node& element, const std::string& alternative, double width, double height, bool floating);
  void old_drawing(const Node& element);
  void picture(const std::string& relation, source::Picture picture);
  void text_box(const Node& content);
  void chart(const std::string& relation);
  void diagram(const Node& ids);
  void add_lines(const std::vector<std::string>& lines);
  void remark(source::Remark::Kind kind, std::string words);
  [[nodiscard]] std::optional<std::size_t> file(const std::string& part);

  const Package& package_;
  source::Document document_;
  StyleSheet styles_;
  std::map<std::string, StyleSheet::Style> settled_;
  Numbering numbering_;
  Relations relations_;                       // of the part that is read
  std::map<std::string, std::size_t> files_;  // by the part's name
  std::map<std::string, std::size_t> footnotes_, endnotes_;
  std::vector<std::string> running_parts_;  // that have been read
  Section section_;

  // Where the reading is.
  source::Paragraph* paragraph_ = nullptr;
  RunFormat paragraph_format_;  // that its style gives runs
  source::Look look_;
  std::string face_;
  Surroundings around_;
  std::vector<Field> fields_;
  std::vector<source::Run> carried_;  // of a paragraph whose mark is deleted: the next one goes on with them
  std::vector<source::TextBox> carried_boxes_;
  source::Place place_;
  bool has_page_marks_ = false, page_known_ = false;
  int page_ = 1, tables_ = 0, boxes_ = 0, depth_ = 0;
};

}  // namespace vestnik::readers
