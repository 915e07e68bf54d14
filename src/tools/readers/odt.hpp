/// @file odt.hpp
/// OpenDocument text (.odt, ISO/IEC 26300) → a document as blocks and runs.
#pragma once

#include <string>
#include <string_view>

#include "tools/source/source_document.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik::readers {

/// The same as read_docx() for OpenDocument. Tracked deletions, which such a file keeps apart, stand before its text.
[[nodiscard]] Outcome<source::Document> read_odt(std::string_view bytes, const std::string& file);

/// The packed file says that it is OpenDocument.
[[nodiscard]] bool is_odt(std::string_view bytes);

}  // namespace vestnik::readers
