/// @file assemble.hpp
/// The parts' pages as one document: margins, folios, running heads.
#pragma once

#include <vector>

#include "document/compose/document.hpp"
#include "layout/boxes/galley.hpp"
#include "layout/galley/setter.hpp"
#include "layout/page/place.hpp"
#include "model/theme/theme.hpp"

namespace vestnik {

/// The folio of every anchor of `layouts` (one per part of `document`). Folios count from 1 over the parts that have
/// them.
[[nodiscard]] Folios folios_of(const Document& document, const std::vector<PartLayout>& layouts);

/// Joins the layouts, whose pieces name `links`. Running heads and folios, which have none, are set through `setter`.
[[nodiscard]] Pages assemble(const Document& document, std::vector<PartLayout> layouts, std::vector<LinkTarget> links,
                             const Theme& theme, Setter& setter);

}  // namespace vestnik
