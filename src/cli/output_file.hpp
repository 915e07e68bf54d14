/// @file output_file.hpp
/// Files that are there whole or not at all.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace vestnik::cli {

/// Puts `bytes` in the place of `path`: writes a temporary file beside it, flushes it to the disk and renames it. A
/// symbolic link is followed, so that what it points to is replaced. Returns what went wrong; the file that was there
/// is then untouched and the temporary one is gone.
[[nodiscard]] std::optional<std::string> replace_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace vestnik::cli
