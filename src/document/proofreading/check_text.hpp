/// @file check_text.hpp
/// Slips of the pen that a reader would see: doubled words, letters of another script, quotation marks without partner.
#pragma once

#include <vector>

#include "input/markup/markup.hpp"
#include "model/locale/typography.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// Warnings "doubled-word", "mixed-scripts" and "quotation-marks", each with its place. Code and addresses are left
/// out. Words of `repeatable` (in small letters) may stand twice.
[[nodiscard]] std::vector<Diagnostic> check_text(const InlineText& text, const WordSet& repeatable);

/// The same for all texts of `blocks`. A quotation may run on over paragraphs if it opens again at each.
[[nodiscard]] std::vector<Diagnostic> check_text(const std::vector<MarkupBlock>& blocks, const WordSet& repeatable);

/// For blocks that were cleaned up: warns of each paragraph in which straight quotation marks are left though each has
/// its partner, for they could not be told apart.
[[nodiscard]] std::vector<Diagnostic> check_straight_quotes(const std::vector<MarkupBlock>& blocks);

}  // namespace vestnik
