/// @file compose.hpp
/// House rules: what an issue consists of, in which order, in which words.
#pragma once

#include "document/compose/document.hpp"
#include "model/theme/resources.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// `threads`: that decode pictures at the same time.
[[nodiscard]] Outcome<Document> compose(const Issue& issue, const Resources& resources, bool list_changes = false,
                                        unsigned threads = 1);

}  // namespace vestnik
