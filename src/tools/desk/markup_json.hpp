/// @file markup_json.hpp
/// A Markdown text as its editor in the browser takes it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "vestnik/issue.hpp"

namespace vestnik::desk {

/// The text's blocks as the typesetter reads them: [{"kind", …, "source": the bytes that they stand in, "gap": what
/// follows up to the next block, "line": from 0}]. All sources and gaps in a row, behind the first block's "before",
/// are the text. What a block's own bytes would not give again stands there as {"kind": "raw"}.
[[nodiscard]] nlohmann::ordered_json blocks_json(const std::string& text, LineEnds line_ends);

}  // namespace vestnik::desk
