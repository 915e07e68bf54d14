/// @file numbering.hpp
/// Lists of a Word document: what stands before each item.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>

#include "tools/readers/xml_tree.hpp"
#include "tools/source/source_document.hpp"

namespace vestnik::readers {

/// A number as `format` of OOXML writes it (w:numFmt): "decimal", "lowerLetter", "russianLower", "upperRoman" ...
[[nodiscard]] std::string written_number(int number, std::string_view format);

class Numbering {
 public:
  void read(const Node& numbering);
  /// Counts the next item of the list and gives its label; nothing if there is no such list ("0" means none).
  [[nodiscard]] std::optional<source::ListLabel> next(const std::string& list, int level);

 private:
  static constexpr int deepest = 9;
  struct Level {
    int start = 1;
    std::string format = "decimal", text, face;
    std::optional<int> restart;  ///< after which level, from 1; 0: never
    bool legal = false;          ///< all numbers as decimal ones
  };
  struct Abstract {
    std::array<Level, deepest> levels;
    std::array<std::optional<int>, deepest> counters;
    std::string link;  ///< the style of numbers that another definition holds
    std::string style;
  };
  struct List {
    std::string abstract;
    std::map<int, int> starts;
    std::map<int, Level> own;
    bool started = false;
  };
  [[nodiscard]] static Level read_level(const Node& element);
  [[nodiscard]] std::map<std::string, Abstract>::iterator definition(const List& list);
  [[nodiscard]] static std::string label(const Abstract& all, const List& list, int level);

  std::map<std::string, Abstract> abstracts_;
  std::map<std::string, List> lists_;
};

}  // namespace vestnik::readers
