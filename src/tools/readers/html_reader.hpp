/// @file html_reader.hpp
/// Walks a web page's tree and makes the document.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tools/readers/html.hpp"
#include "tools/readers/html_page.hpp"
#include "tools/readers/html_styles.hpp"
#include "tools/readers/web_archive.hpp"
#include "tools/readers/xml_tree.hpp"

namespace vestnik::readers {

class HtmlReader {
 public:
  /// `address` is where the page came from, may be empty; `files` are those of its archive.
  HtmlReader(const Node& root, std::string address, const WebArchive* archive, const FileBeside& beside);

  [[nodiscard]] source::Document read();

 private:
  using Blocks = std::vector<source::Block>;

  // html_blocks.cpp
  void read_styles(const Node& node);
  void find_notes(const Node& node);
  void walk(const Node& node, Blocks& to);  ///< an element's children, in its format
  void child(const Node& node, Blocks& to);
  void element(const Node& node, Blocks& to);
  void block(const Node& node, Blocks& to);
  void list(const Node& node, Blocks& to);
  void table(const Node& node, Blocks& to);
  void rows(const Node& node, source::Table& made, bool head, std::vector<int>& reaching, Blocks& before);
  void row(const Node& node, source::Table& made, bool head, std::vector<int>& reaching, Blocks& before);
  void stray(const Node& node, Blocks& before);
  void close_paragraph(Blocks& to);
  void settle_label(source::Paragraph& paragraph, const Node* element) const;
  void add_address();

  // html_inlines.cpp
  void text(const std::string& words);
  void line_break(Blocks& to);
  void link(const Node& node, Blocks& to);
  void picture(const Node& node);
  [[nodiscard]] std::optional<std::string> bytes_of(const std::string& address);
  [[nodiscard]] std::string full_address(const std::string& address) const;
  [[nodiscard]] bool calls_note(const Node& node);
  [[nodiscard]] source::Place place() const;
  void add_run(source::Run run);

  const Node& root_;
  const WebArchive* archive_;
  const FileBeside& beside_;
  HtmlPage page_;
  HtmlStyles styles_;
  std::string address_, base_;
  source::Document document_;
  std::map<std::string, const Node*> notes_;  // their elements by "#" and their identifiers
  std::map<std::string, std::size_t> called_, files_;
  std::set<const Node*> note_elements_;

  // Where the reading is.
  HtmlFormat format_;
  source::Paragraph paragraph_;              // that is open
  const Node* paragraph_element_ = nullptr;  // whose format it has
  std::optional<source::ListLabel> label_;   // of the item whose first paragraph comes next
  source::Place place_, outside_table_;
  std::string link_;
  bool round_ = false, preformatted_ = false;
  int tables_ = 0, list_level_ = -1, breaks_ = 0;
};

}  // namespace vestnik::readers
