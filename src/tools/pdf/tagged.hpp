/// @file tagged.hpp
/// A tagged PDF's structure → a document as blocks and runs.
#pragma once

#include <optional>

#include "tools/pdf/qpdf.hpp"
#include "tools/source/source_document.hpp"

namespace vestnik::pdf {

/// Reads by the structure tree. Nothing: none, it leaves text out, or its fonts do not say what their codes
/// mean; the pages' geometry has to do then. Text that is marked as an artifact is Document::running.
[[nodiscard]] std::optional<source::Document> read_tagged(QPDF& file);

}  // namespace vestnik::pdf
