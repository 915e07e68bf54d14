/// @file proof.hpp
/// A proof: pages that show how they came out, for whoever judges them. docs/stats.md explains the marks.
#pragma once

#include "layout/galley/setter.hpp"
#include "layout/page/pages.hpp"
#include "model/theme/resources.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/layout.hpp"

namespace vestnik {

/// Adds the marks that `report` asks for to `pages` (which it describes): the grid and the columns' edges, every line's
/// badness as a tint behind it, hyphens, the choices of pagination in the margins, a summary at each foot, and the word
/// for a proof in the language at each head and in the document's title. All marks are artifacts; what stands
/// on the pages already is not touched. Labels are set through `setter`,
/// in words of `language`.
void mark_proof(Pages& pages, const LayoutReport& report, const Resources& resources, Setter& setter,
                UiLanguage language);

}  // namespace vestnik
