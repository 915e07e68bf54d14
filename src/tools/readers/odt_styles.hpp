/// @file odt_styles.hpp
/// Styles of an OpenDocument text.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/readers/formats.hpp"
#include "tools/readers/xml_tree.hpp"
#include "tools/source/source_document.hpp"

namespace vestnik::readers {

class OdtStyles {
 public:
  struct Style {
    std::string name, parent;  ///< as shown to people; the parent's key
    RunFormat run;
    ParagraphFormat paragraph;
    bool ruled = false;  ///< a cell with borders
  };
  struct Level {
    std::string format, prefix, suffix, bullet;  ///< format as OOXML names it; empty: no number
    int start = 1, shown = 1;                    ///< levels that a number shows
  };
  static constexpr std::size_t deepest = 10;
  using List = std::array<Level, deepest>;

  /// Reads the styles below the element, from content.xml or styles.xml.
  void read(const Node& parent);
  /// With all that it inherits; `family` is "text", "paragraph" or "table-cell".
  [[nodiscard]] Style settled(std::string_view family, const std::string& name) const;
  [[nodiscard]] const List* list(const std::string& name) const;

 private:
  std::map<std::string, Style> styles_;  // by family and name
  std::map<std::string, List> lists_;
};

/// The lists that are open, and what stands before their items.
class OdtLists {
 public:
  explicit OdtLists(const OdtStyles& styles) : styles_(styles) {}
  /// A text:list begins or ends; lists lie in each other.
  void enter(const Node& list);
  void leave();
  /// The label of a text:list-item; nothing: its level has none.
  [[nodiscard]] std::optional<source::ListLabel> next(const Node& item);
  /// Notes and text boxes are in no list, wherever they are anchored.
  [[nodiscard]] std::size_t step_out() { return std::exchange(outside_, open_.size()); }
  void step_in(std::size_t outside) { outside_ = outside; }

 private:
  using Counters = std::array<std::optional<int>, OdtStyles::deepest>;
  [[nodiscard]] std::size_t level() const { return std::min(open_.size() - outside_, OdtStyles::deepest) - 1; }

  const OdtStyles& styles_;
  std::vector<std::string> open_;  // their styles
  std::size_t outside_ = 0;        // lists that a note or box stands in
  std::map<std::string, Counters> counters_;
};

/// "2.5cm" in points.
[[nodiscard]] double length_in_points(std::string_view text);

}  // namespace vestnik::readers
