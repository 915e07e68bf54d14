/// @file check_repeated.hpp
/// What two articles of an issue should not have in common.
#pragma once

#include "findings/sink/findings.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// Reports "title-repeated", "body-repeated", "address-repeated" and "picture-repeated" at the later of two articles.
/// Mastheads may repeat. Titles count as the same whatever their capitals, texts whatever their white space.
void check_repeated(const Issue& issue, Findings& findings);

}  // namespace vestnik
