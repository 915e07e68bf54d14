/// @file svg_marks.hpp
/// Lists of painted marks: their extent, and what becomes of a group.
#pragma once

#include <optional>
#include <vector>

#include "input/svg/svg_geometry.hpp"

namespace vestnik::svg {

using Marks = std::vector<Drawing::Mark>;

enum class Strokes { counted, left_out };
/// The box of what is painted, after `matrix`; empty if there is nothing. Texts count as far as can be guessed.
[[nodiscard]] std::optional<Box> extent(const Marks& marks, const std::vector<Drawing::Text>& texts,
                                        const Matrix& matrix, Strokes strokes = Strokes::counted);
/// How many segments and marks there are: what `extent` costs.
[[nodiscard]] std::size_t size_of(const Marks& marks);

/// A group with that one in it.
[[nodiscard]] Drawing::Group wrapped(Drawing::Group group);

/// Makes a single mark more transparent by itself. False if that is not the same as a group of that opacity.
bool fade(Marks& marks, std::vector<Drawing::Text>& texts, double opacity);

}  // namespace vestnik::svg
