/// @file pdf_name.hpp
/// What a PDF is called if nobody says.
#pragma once

#include <filesystem>

namespace vestnik {

/// The descriptor's name with ".pdf", its folder's if it is called issue.yaml; a proof's ends in "-proof".
[[nodiscard]] std::filesystem::path pdf_name(const std::filesystem::path& descriptor, bool proof);

}  // namespace vestnik
