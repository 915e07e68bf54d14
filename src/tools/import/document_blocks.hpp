/// @file document_blocks.hpp
/// A document's elements → blocks of sections and articles.
#pragma once

#include <vector>

#include "tools/import/block.hpp"
#include "tools/import/element.hpp"
#include "tools/import/pictures.hpp"

namespace vestnik::importing {

/// What stands below the first section's heading. A title is a heading of level 1, and no other heading is. Footnotes
/// stand at the end of their article.
[[nodiscard]] std::vector<Block> document_blocks(Elements elements, std::vector<Elements> notes,
                                                 const source::Document& document, PictureShelf& shelf,
                                                 const Context& context);

}  // namespace vestnik::importing
