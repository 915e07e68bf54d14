/// @file make_trace.hpp
/// The account of an import line by line.
#pragma once

#include <vector>

#include "tools/import/article.hpp"
#include "tools/import/front_matter.hpp"
#include "tools/import/trace.hpp"

namespace vestnik::importing {

/// `lines` in the source's order; what was dropped before they were counted, or stands in none, gets lines of its own.
[[nodiscard]] Trace make_trace(const Lines& lines, const std::vector<Dropped>& dropped, const FrontMatter& front,
                               const std::vector<ImportedSection>& sections, const Context& context);

}  // namespace vestnik::importing
