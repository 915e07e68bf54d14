/// @file check_text.hpp
/// Slips of the pen that a reader would see: doubled words, letters of another script, quotation marks without partner.
#pragma once

#include <vector>

#include "input/markup/markup.hpp"
#include "model/locale/typography.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// What the checks know of a text's language.
struct TextLanguage {
  // NOLINTNEXTLINE(google-explicit-constructor): words alone are enough for most checks
  TextLanguage(const WordSet& words) : repeatable(words) {}
  TextLanguage(const Typography& typography, std::string_view code);

  const WordSet& repeatable;         ///< words that may stand twice, in small letters
  std::u32string_view font_letters;  ///< see Typography
  bool is_cyrillic = false;          ///< it is written so
};

/// Warnings "doubled-word", "mixed-scripts", "font-letter" and "quotation-marks", each with its place. Code and
/// addresses are left out.
[[nodiscard]] std::vector<Diagnostic> check_text(const InlineText& text, const TextLanguage& language);

/// The same for all texts of `blocks`. A quotation may run on over paragraphs if it opens again at each.
[[nodiscard]] std::vector<Diagnostic> check_text(const std::vector<MarkupBlock>& blocks, const TextLanguage& language);

/// For blocks that were cleaned up: warns of each paragraph in which straight quotation marks are left though each has
/// its partner, for they could not be told apart.
[[nodiscard]] std::vector<Diagnostic> check_straight_quotes(const std::vector<MarkupBlock>& blocks);

}  // namespace vestnik
