/// @file yaml_recovery.hpp
/// Reading on behind a mistake: the entry that holds it is left out, so that one run tells all mistakes of a file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "input/yaml/yaml_document.hpp"

namespace vestnik {

/// Leaves entries out of a text, byte for byte: spaces stand for them.
class EntryEraser {
 public:
  explicit EntryEraser(std::string_view text) : text_(text) {}

  [[nodiscard]] const std::string& text() const { return text_; }
  /// Leaves out the value in the `line`th line (from 1), or the whole line and what belongs to it where that did not
  /// help before. False if there is nothing more to leave out.
  [[nodiscard]] bool erase(int line);
  /// Marks in the tree what was left out, see YamlNode::unread.
  void mark(YamlNode& root) const;

 private:
  struct Erased {
    std::size_t begin = 0, end = 0;  ///< bytes of the line
    int times = 0;
  };
  void blank(std::size_t begin, std::size_t end);
  [[nodiscard]] std::size_t end_of_entry(std::size_t line_end, std::size_t column) const;

  std::string text_;
  std::vector<Erased> erased_;
};

}  // namespace vestnik
