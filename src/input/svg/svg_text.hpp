/// @file svg_text.hpp
/// Text elements as lines of letters with their places. What they look like is the layout's to decide.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "input/svg/svg_context.hpp"

namespace vestnik::svg {

/// The colour in which letters of that style are filled or stroked; empty: none.
using LetterPaint = std::function<std::optional<Tint>(const PaintSource&, const State&)>;

/// The lines of a text element, `state` being its own. A stretch at a place of its own is a line of its own (SVG 1.1,
/// 10.5); letters that follow each other stay together. Coordinates of the drawing.
[[nodiscard]] std::vector<Drawing::Text> read_text(const Element& text, const State& state, Context& context,
                                                   const LetterPaint& paint);

/// A text's box in the drawing, guessed: how wide the letters are is not known yet.
[[nodiscard]] Box guessed_box(const Drawing::Text& text);

}  // namespace vestnik::svg
