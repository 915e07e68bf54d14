/// @file characters.hpp
/// What the importer asks of a text's characters. All texts are valid UTF-8; all functions are pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"

namespace vestnik::importing {

/// Marks that stand for inline markup inside a line. They are control characters, which `decode` lets through nowhere.
namespace mark {
inline constexpr char emphasis = '\x01', strong = '\x02';  ///< each turns on and off
inline constexpr char link_text = '\x03', link_address = '\x04', link_end = '\x05';
inline constexpr char picture = '\x0E', picture_path = '\x0F', picture_end = '\x10';  ///< alternative text, path
inline constexpr char caption = '\x11';  ///< behind picture_end: the rest of the line is the picture's caption
inline constexpr char line_break = '\x06';
inline constexpr char superscript = '\x13', subscript = '\x14';  ///< each turns on and off
inline constexpr char bar = '\x12';                              ///< an upright bar that is text, in a table's cell
}  // namespace mark

struct Traits {
  std::size_t letters = 0, capitals = 0, smalls = 0, digits = 0, words = 0, length = 0;  ///< length in code points
  char32_t first = 0;      ///< first character that is neither space, mark nor opening quote or bracket; 0: none
  char32_t last = 0;       ///< last that is neither space, mark nor closing quote or bracket
  char32_t very_last = 0;  ///< last that is neither space nor mark
};

[[nodiscard]] Traits traits(std::string_view text);

/// Letters and digits only, case folded, as one string: what must not get lost. Marks, soft hyphens, a
/// link's address and a picture's path count as nothing.
[[nodiscard]] std::string essence(std::string_view text);

/// The essences of the runs of letters and digits.
[[nodiscard]] std::vector<std::string> words(std::string_view text);

/// Without marks, without white space at the ends, runs of white space as one space.
[[nodiscard]] std::string plain(std::string_view text);

/// The same without what a reader of the page does not see: links' addresses, pictures' paths.
[[nodiscard]] std::string shown(std::string_view text);

/// The end of a text, at most 400 bytes: all that a join has to see, however long the text is.
[[nodiscard]] std::string_view tail(std::string_view text);

/// A text that ends as a sentence does, or as what announces a list.
[[nodiscard]] bool is_finished(std::string_view text);

/// At least four letters, nearly all capitals: a heading that was typed or set in capitals.
[[nodiscard]] bool is_in_capitals(std::string_view text);

/// A soft hyphen, U+00AD, ends the text.
[[nodiscard]] bool ends_with_soft_hyphen(std::string_view text);

}  // namespace vestnik::importing
