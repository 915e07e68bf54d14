/// @file excerpt.hpp
/// The line that a finding is about, as a terminal shows it, with a mark under the place.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vestnik/diagnostic.hpp"

namespace vestnik {

struct Excerpt {
  std::string line;  ///< tabs as spaces, what a terminal would obey as visible signs; a long line cut with "…"
  std::string mark;  ///< spaces, then carets under the place; empty where the column is not known
};

/// Excerpts of one text, which must outlive this. The line of the last excerpt stays taken apart, so that many findings
/// about a long line cost no more than the line and the findings.
class Excerpts {
 public:
  explicit Excerpts(std::string_view text) : text_(text) {}

  /// The line in which `where` begins. Wide characters count as two columns, combining ones as none. At most `width`
  /// columns. Nothing if the text has no such line.
  [[nodiscard]] std::optional<Excerpt> at(const SourceRange& where, int width = 100);

 private:
  /// Where a character begins.
  struct Place {
    std::size_t byte = 0;
    int column = 0;
  };
  /// Characters [begin, end).
  struct Stretch {
    std::size_t begin = 0, end = 0;
  };
  [[nodiscard]] bool take_apart(int number);
  [[nodiscard]] std::size_t size() const { return places_.size() - 1; }
  [[nodiscard]] int columns(std::size_t begin, std::size_t end) const {
    return places_[end].column - places_[begin].column;
  }
  [[nodiscard]] Stretch marked(const SourceRange& where) const;
  [[nodiscard]] Stretch window(std::size_t place, int width) const;

  std::string_view text_, line_;
  int number_ = 0;             ///< of `line_`, from 1
  std::vector<Place> places_;  ///< of the line's characters, and its end
};

/// Of one finding.
[[nodiscard]] inline std::optional<Excerpt> excerpt(std::string_view text, const SourceRange& where, int width = 100) {
  return Excerpts(text).at(where, width);
}

}  // namespace vestnik
