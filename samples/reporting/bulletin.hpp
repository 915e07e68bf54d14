/// Figures to an issue.
#pragma once

#include <vector>
#include <vestnik/vestnik.hpp>

#include "figures.hpp"

namespace reporting {

/// The yearly bulletin: a section for each country, with a chart, a table and sentences that say what they show.
[[nodiscard]] vestnik::Issue bulletin(const std::vector<Country>& countries, int year);

}  // namespace reporting
