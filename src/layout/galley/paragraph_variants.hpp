/// @file paragraph_variants.hpp
/// A paragraph in more or fewer lines than are best for itself, for pagination to choose from.
#pragma once

#include <cstddef>
#include <vector>

#include "layout/boxes/galley.hpp"
#include "layout/galley/broken_paragraph.hpp"

namespace vestnik {

/// Of the paragraph's further breakings those that may be seen. `subject` is its number in their recipes.
[[nodiscard]] std::vector<GalleyVariant> variants_of(const BrokenParagraph& broken, std::size_t subject);

}  // namespace vestnik
