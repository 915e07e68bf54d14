/// @file list_markdown.hpp
/// The items of a document's list → Markdown.
#pragma once

#include <span>
#include <string>

#include "tools/import/block.hpp"

namespace vestnik::importing {

/// Items whose labels and levels are known. Numbers that count up by one are Markdown's own, with their full stop or
/// bracket; other labels ("а)", "2.1.", "(3)") are written out behind a bullet. `after_ordered`: an ordered list stands
/// directly before, which Markdown would count on.
[[nodiscard]] std::string list_markdown(std::span<const Block> items, bool after_ordered);

/// "3." or "3)": a label that Markdown makes itself; its number, otherwise 0.
[[nodiscard]] int plain_number(std::string_view label);

}  // namespace vestnik::importing
