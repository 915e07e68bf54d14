/// @file packed_document.hpp
/// A document as bytes: what a program that reads one hands to another.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tools/source/source_document.hpp"

namespace vestnik::source {

[[nodiscard]] std::string packed(const Document& document);

/// Nothing: the bytes are no document, or name pictures, files or notes that they do not hold.
[[nodiscard]] std::optional<Document> unpacked(std::string_view bytes);

}  // namespace vestnik::source
