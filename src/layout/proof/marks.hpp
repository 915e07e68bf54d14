/// @file marks.hpp
/// The colours and words of a proof; for src/layout/proof/ alone.
#pragma once

#include <string>
#include <vector>

#include "model/theme/theme.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/layout.hpp"

namespace vestnik::proof {

inline constexpr Color alarm{0xB3, 0x26, 0x1E};
inline constexpr Color white{0xFF, 0xFF, 0xFF};
inline constexpr Color label{0x7A, 0x1F, 0x5C};
inline constexpr Color edge{0x6F, 0xA8, 0xC8};
inline constexpr Color grid{0xC9, 0xE2, 0xEE};
inline constexpr Color hyphen{0xE8, 0x8A, 0x00};
inline constexpr Color hyphen_run{0xC0, 0x3A, 0x00};
inline constexpr Color gap{0xB3, 0x26, 0x1E};

/// Steps of the tint on each side of an even line.
inline constexpr int tint_steps = 4;

/// The step of a line with this adjustment ratio: 0 for one that is as good as its natural width, up to `tint_steps`
/// for one stretched by twice its stretch; below 0 if it is shrunk, down to all of its shrink.
[[nodiscard]] int tint_step(double ratio);
/// Blue for tight, red for loose: pale enough to read black type on.
[[nodiscard]] Color tint(int step);

/// What is said of a choice in the margin beside it: a line each.
[[nodiscard]] std::vector<std::string> note(const LayoutChoice& choice, UiLanguage language);

/// The page's cost as a sum, in terms that may stand on several lines.
[[nodiscard]] std::vector<std::string> cost_terms(const PageReport& page, UiLanguage language);
/// Fill, feet, lines and hyphens of a page.
[[nodiscard]] std::string page_summary(const PageReport& page, UiLanguage language);
/// The part's pages and costs, the greedy ones beside them.
[[nodiscard]] std::string part_summary(const PartReport& part, const LayoutReport& report, UiLanguage language);

}  // namespace vestnik::proof
