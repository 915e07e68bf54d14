/// @file printable.hpp
/// Characters that no face has: an issue that was imported can be built as it is.
#pragma once

#include <functional>

#include "findings/sink/findings.hpp"
#include "tools/import/import.hpp"

namespace vestnik {

/// Whether a character can be printed, or needs no glyph.
using Prints = std::function<bool(char32_t)>;

/// Takes out of the texts of `result` what cannot be printed. U+25A1, a white square, takes the place of letters and
/// digits; signs, emoji for the most part, are left out unless nothing else stands in the line. Each line where this
/// was done is reported with the characters: "characters-unprintable", a warning. Pure.
void make_printable(ImportResult& result, const Prints& prints, Findings& findings);

}  // namespace vestnik
