/// @file align.hpp
/// Which word of one text is which of the other.
#pragma once

#include <cstddef>
#include <vector>

#include "tools/compare/pdf_model.hpp"

namespace vestnik::compare {

inline constexpr std::size_t no_word = static_cast<std::size_t>(-1);

struct Alignment {
  std::vector<std::size_t> partner;  ///< by word of the old text: its word in the new one, or `no_word`
  std::vector<bool> in_order;        ///< by word of the old text: the pair is part of the longest common sequence
  std::vector<std::size_t> back;     ///< by word of the new text: its word in the old one, or `no_word`
};

/// The longest common sequence of words (Wu, Manber, Myers, Miller 1990), then runs of at least two words that stand
/// elsewhere in the other text, then single words that stand at the same place or are the only ones left on their page.
[[nodiscard]] Alignment align(const std::vector<Word>& before, const std::vector<Word>& after);

}  // namespace vestnik::compare
