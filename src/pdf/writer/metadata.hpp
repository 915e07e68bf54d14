/// @file metadata.hpp
/// What the file says about itself: Info and XMP (equal), language, output intent.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "document/compose/document.hpp"
#include "pdf/writer/haru.hpp"

namespace vestnik {

/// Declares PDF/UA-1, and level A of the given part of PDF/A: 2, or 3 where files are embedded.
void write_metadata(Haru& haru, const Metadata& metadata, int pdfa_part, std::string_view icc_profile);

/// As ISO 32000-1, 7.9.4 writes it, e.g. "D:20250103000000Z".
[[nodiscard]] std::string pdf_date(std::chrono::sys_seconds date);

}  // namespace vestnik
