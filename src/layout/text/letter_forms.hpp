/// @file letter_forms.hpp
/// Letters above or below the line and small capitals: the face's own, or made of its other letters. For
/// src/layout/text/ alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layout/text/glyph_run.hpp"

namespace vestnik {

/// Sets `run`, which is in the size of its text, above or below the line: with the face's own small letters if it has
/// one for each letter of the run, else with smaller ones by the measures that its OS/2 table gives.
void set_position(GlyphRun& run, TextPosition position, std::string_view text);

/// Sets the letters of `run` as small capitals. Returns false if the face has none: they are capitals made smaller.
[[nodiscard]] bool set_small_capitals(GlyphRun& run, std::string_view text);

/// The letters that are shaped for `form` in place of `text`; each has its place and as many bytes.
[[nodiscard]] std::string letters_for(GlyphForm form, std::string_view text);

/// The OpenType features that make `form`, as tags of four letters.
[[nodiscard]] std::vector<std::string> features_for(GlyphForm form);

}  // namespace vestnik
