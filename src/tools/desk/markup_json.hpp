/// @file markup_json.hpp
/// A Markdown text as its editor in the browser takes it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "input/markup/markup.hpp"

namespace vestnik::desk {

/// What the descriptor's key of this name says; automatic for anything else.
[[nodiscard]] LineEnds line_ends_of(std::string_view key);

/// What a block says: {"kind", …}. Kind "raw": the editor cannot show all that it says.
[[nodiscard]] nlohmann::ordered_json block_json(const MarkupBlock& block);

/// The text's blocks as the typesetter reads them: [{"kind", …, "source": the bytes that they stand in, "gap": what
/// follows up to the next block, "line": from 0}]. All sources and gaps in a row, behind the first block's "before",
/// are the text. Blocks that mean what they do only together share the first one's source: it has "blocks", their
/// number, and the others have "within". "raw" is what would lose something in the editor: what is wrong in it, or a
/// remark in the midst of it. A remark that has its lines to itself is {"kind": "remark"}.
[[nodiscard]] nlohmann::ordered_json blocks_json(const std::string& text, LineEnds line_ends);

}  // namespace vestnik::desk
