/// @file language_spans.hpp
/// Passages in another language: "[текст]{lang=ru}", as Pandoc writes them. md4c takes the marks for text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vestnik::markup {

/// Finds the passages of a Markdown text. Offsets are bytes of that text, which need not live on.
class LanguageSpans {
 public:
  /// A mark's bytes [begin, end): "[" or "]{lang=ru}".
  struct Mark {
    std::size_t begin = 0, end = 0;
    std::string_view problem{};  ///< what is wrong with it, as an id of the catalogue; empty: nothing
    std::string shown{};         ///< the words that the problem is about
  };

  explicit LanguageSpans(std::string_view text);

  /// The language of the innermost passage around `offset`; empty outside all of them.
  [[nodiscard]] std::string_view language_at(std::size_t offset) const;
  /// The first mark that ends behind `offset`; nullptr if there is none.
  [[nodiscard]] const Mark* mark_at(std::size_t offset) const;

 private:
  struct Change {
    std::size_t offset = 0;
    std::string language;
  };
  std::vector<Mark> marks_;      // ascending, apart from each other
  std::vector<Change> changes_;  // ascending: the language from there on
};

}  // namespace vestnik::markup
