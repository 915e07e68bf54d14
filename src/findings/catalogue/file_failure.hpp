/// @file file_failure.hpp
/// Why a file or a folder could not be written, in words.
#pragma once

#include <filesystem>
#include <optional>

#include "base/files/output_file.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// What the system's error number means; in English as the system says it.
[[nodiscard]] LocalText system_reason(int error);

[[nodiscard]] LocalText cannot_write(const std::filesystem::path& file, int error);
[[nodiscard]] LocalText cannot_lock(const std::filesystem::path& file, int error);

/// What went wrong, in words; nothing if nothing did.
[[nodiscard]] std::optional<LocalText> in_words(const std::optional<FileError>& error);

}  // namespace vestnik
