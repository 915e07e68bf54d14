/// @file contents.hpp
/// The contents page of the old release. `build` makes a new one: all that matters is where it ends.
#pragma once

#include "model/locale/locale.hpp"
#include "tools/import/context.hpp"
#include "tools/import/line.hpp"

namespace vestnik::importing {

/// "Contents" in the language's words.
[[nodiscard]] bool is_contents_label(const Line& line, const Locale& locale);

/// Any text with leaders and a page's number, or a country's name with a page's number.
[[nodiscard]] bool is_contents_entry(const Line& line, const CountryIndex& countries);

}  // namespace vestnik::importing
