/// @file read_pdf.hpp
/// A PDF → a document as blocks and runs. For vestnik-read-pdf alone: poppler's licence keeps it apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tools/source/source_document.hpp"

namespace vestnik::pdf {

enum class Verdict : std::uint8_t {
  sound,
  unreadable,
  locked,   ///< a password protects it
  no_text,  ///< pictures of pages
};

struct Answer {
  Verdict verdict = Verdict::sound;
  source::Document document;
};

/// By the structure of a tagged file, else by the places of its words.
[[nodiscard]] Answer read_pdf(std::string_view bytes);

}  // namespace vestnik::pdf
