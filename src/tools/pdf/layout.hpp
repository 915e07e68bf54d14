/// @file layout.hpp
/// Lines and pictures of pages → a document as blocks and runs.
#pragma once

#include <vector>

#include "tools/pdf/page_lines.hpp"
#include "tools/source/source_document.hpp"

namespace vestnik::pdf {

/// Paragraphs by indents, gaps, short lines and changes of the face; over columns and pages where a sentence goes on.
/// Hyphens at lines' ends go unless the document writes the word with one. Lines in columns of their own are tables.
[[nodiscard]] source::Document lay_out(const std::vector<Page>& pages);

}  // namespace vestnik::pdf
