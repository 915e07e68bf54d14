/// @file formats.hpp
/// What styles and direct formatting say of runs and paragraphs, before it is settled what is printed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "tools/readers/xml_tree.hpp"
#include "tools/source/source_document.hpp"

namespace vestnik::readers {

/// The properties that ISO/IEC 29500-1, 17.7.3, calls toggles: styles of different kinds cancel each other.
struct Toggles {
  std::optional<bool> bold, italic, capitals, small_capitals, struck, hidden;
};

struct RunFormat {
  Toggles toggles;
  std::optional<bool> underlined;
  std::optional<source::Raise> raise;
  std::optional<double> size;  ///< points
  std::optional<std::string> language, face;

  void take_over(const RunFormat& nearer);
};

struct ParagraphFormat {
  std::optional<source::Alignment> alignment;
  std::optional<int> heading;  ///< level from 1; 0: text
  std::optional<std::string> list;
  std::optional<int> level;
  std::optional<bool> new_page;

  void take_over(const ParagraphFormat& nearer);
};

/// Reads w:rPr and w:pPr.
[[nodiscard]] RunFormat read_run_format(const Node* properties);
[[nodiscard]] ParagraphFormat read_paragraph_format(const Node* properties);

/// "true", "1" and "on", or no value at all.
[[nodiscard]] bool is_on(const Node& element);
/// A number; 0 where the text is none.
[[nodiscard]] int to_int(std::string_view text);
[[nodiscard]] double to_double(std::string_view text);

/// The styles of a Word document.
class StyleSheet {
 public:
  struct Style {
    std::string name, parent;
    RunFormat run;
    ParagraphFormat paragraph;
    bool ruled = false;  ///< table style
  };

  void read(const Node& styles);
  /// With all that it inherits; an empty one if no style has that id.
  [[nodiscard]] Style settled(const std::string& id) const;
  [[nodiscard]] const std::string& standard_paragraph() const { return standard_paragraph_; }
  [[nodiscard]] const RunFormat& standard_run() const { return standard_run_; }
  [[nodiscard]] const ParagraphFormat& standard_format() const { return standard_format_; }

 private:
  std::map<std::string, Style> styles_;
  std::string standard_paragraph_;
  RunFormat standard_run_;
  ParagraphFormat standard_format_;
};

/// The look of a run by the document's defaults, its paragraph's style, its own style and its own formatting.
[[nodiscard]] source::Look settle(const RunFormat& standard, const RunFormat& paragraph, const RunFormat& character,
                                  const RunFormat& own);

/// What a style's name says of a paragraph, and the level of a heading's style ("heading 2"); 0: none.
[[nodiscard]] source::Role role_of(std::string_view style_name);
[[nodiscard]] int heading_of(std::string_view style_name);
/// The level, from 0, of a style of lists ("List Bullet 2"), each of which is a list of its own to Word.
[[nodiscard]] int list_level_of(std::string_view style_name);

}  // namespace vestnik::readers
