/// @file docx.hpp
/// Word's .docx (ISO/IEC 29500, transitional and strict) → a document as blocks and runs.
#pragma once

#include <string>
#include <string_view>

#include "tools/source/source_document.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik::readers {

/// Reads a file of any bytes. Nothing outside it is read: pictures that it only links to are remarks. Tracked changes
/// and hidden text are there, marked as such; fields give what Word last showed. Errors: those of unpack(), and
/// "document-unreadable" for a zip file that is no Word document.
[[nodiscard]] Outcome<source::Document> read_docx(std::string_view bytes, const std::string& file);

}  // namespace vestnik::readers
