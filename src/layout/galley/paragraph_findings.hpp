/// @file paragraph_findings.hpp
/// What there is to say of a paragraph's lines, and where in the input they begin.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "layout/galley/broken_paragraph.hpp"
#include "layout/galley/line_builder.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// Where the character at byte `offset` of the shaped text stands in the input. Capitals may have changed the number of
/// bytes before it in its span, so that a column may be off by as many.
[[nodiscard]] SourceRange place_of(const BrokenParagraph& broken, TextPlaces& places, std::size_t offset);

/// Where lines end that had no place to.
[[nodiscard]] std::vector<Diagnostic> forced_breaks(const BrokenParagraph& broken, std::size_t variant);

/// Whether the line had to be made narrower than its letters are.
[[nodiscard]] std::optional<Diagnostic> condensed_line(const BrokenParagraph& broken, const LineFrame& frame,
                                                       const std::vector<LinePiece>& pieces);

}  // namespace vestnik
