/// @file arrange.hpp
/// Habits of offices that stand the parts of an article in another way → title, text, source.
#pragma once

#include "tools/import/element.hpp"

namespace vestnik::importing {

/// A title that is the bold beginning of its paragraph becomes a paragraph of its own. Only where most articles begin
/// so.
void part_titles_from_texts(Elements& elements, const Context& context);

/// Sources that stand above or below their articles' titles move behind the texts. Only where all of them stand so.
void put_sources_last(Elements& elements, const Context& context);

}  // namespace vestnik::importing
