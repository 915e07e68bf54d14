/// @file text_operators.hpp
/// The glyphs of a piece of text as operators, on a page or in a drawing.
#pragma once

#include <string>

#include "layout/boxes/page_item.hpp"
#include "pdf/writer/fonts.hpp"

namespace vestnik {

/// Whether a reader of the text layer is to see the letters; their halo says nothing.
enum class Reading { aloud, silent };

/// Appends what shows the glyphs from where the text object stands, in the font, size, scale and tracking of the piece,
/// which are set already.
void append_glyphs(std::string& out, const TextPiece& piece, FontCodes& font, Reading reading = Reading::aloud);

/// Gives the glyphs their codes, so that the font is complete before they are shown.
void note_glyphs(const TextPiece& piece, FontCodes& font, Reading reading = Reading::aloud);

}  // namespace vestnik
