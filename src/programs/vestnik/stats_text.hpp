/// @file stats_text.hpp
/// A layout's figures, for people and for programs. docs/stats.md defines them; the JSON's keys are stable.
#pragma once

#include <string>

#include "vestnik/diagnostic.hpp"
#include "vestnik/layout.hpp"

namespace vestnik::cli {

[[nodiscard]] std::string stats_as_text(const LayoutReport& report, UiLanguage language);
[[nodiscard]] std::string stats_as_json(const LayoutReport& report);

}  // namespace vestnik::cli
