/// @file passages.hpp
/// Passages with attributes, as Pandoc writes them: "[текст]{lang=ru}", "[ООН]{.smallcaps}". md4c takes the marks for
/// text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "findings/catalogue/message.hpp"

namespace vestnik::markup {

/// What holds for a passage.
struct Attributes {
  std::string language;  ///< BCP 47; empty: that of the text around it
  bool small_capitals = false;
  bool emphasis = false;
};

/// Finds the passages of a Markdown text. Offsets are bytes of that text, which need not live on.
class Passages {
 public:
  /// A mark's bytes [begin, end): "[" or "]{lang=ru}".
  struct Mark {
    std::size_t begin = 0, end = 0;
    std::optional<MessageId<"shown">> problem{};  ///< what is wrong with it
    std::string shown{};                          ///< the words that the problem is about
  };

  explicit Passages(std::string_view text);

  /// What the passages around `offset` say, the innermost first.
  [[nodiscard]] const Attributes& at(std::size_t offset) const;
  /// The first mark that ends behind `offset`, or nullptr.
  [[nodiscard]] const Mark* mark_at(std::size_t offset) const;

 private:
  struct Change {
    std::size_t offset = 0;
    Attributes attributes;
  };
  std::vector<Mark> marks_;      // ascending, apart from each other
  std::vector<Change> changes_;  // ascending: what holds from there on
};

}  // namespace vestnik::markup
