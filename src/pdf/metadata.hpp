/// @file metadata.hpp
/// What the file says of itself: Info and XMP (equal), language, output intent.
#pragma once

#include <string_view>

#include "compose/document.hpp"
#include "pdf/haru.hpp"

namespace vestnik {

void write_metadata(Haru& haru, const Metadata& metadata, std::string_view icc_profile);

}  // namespace vestnik
