/// @file source_line.hpp
/// The lines that say where an article was taken from.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vestnik::importing {

struct SourceLine {
  std::string label;       ///< "Source:" and its like, with what it stands in; made again by nobody: dropped
  std::string name;        ///< of the medium; may be empty
  std::string address;     ///< http or https; may be empty if there is a name
  bool open = true;        ///< nothing closes it: the address may go on in the next line
  bool completed = false;  ///< the address had no scheme
};

/// Reads a line that holds nothing but a source: an address, bare, in angle or other brackets, as a Markdown link,
/// after "Source:", with the medium's name before it; or a name after "Source:".
[[nodiscard]] std::optional<SourceLine> read_source(std::string_view text);

/// The address of the first link in a text; empty: it has none.
[[nodiscard]] std::string_view first_address(std::string_view text);

/// Where a source in brackets begins that ends the text of a paragraph; npos: none.
[[nodiscard]] std::size_t bracketed_source(std::string_view text);

}  // namespace vestnik::importing
