/// @file source_path.hpp
/// Paths of files in an archive of an issue.
#pragma once

#include <string_view>

namespace vestnik {

/// Whether `path` names a file below the folder that an archive is unpacked into, on every system: relative, "/"
/// between names, no name empty, ".", ".." or longer than 255 bytes, no backslash, colon or control character, valid
/// UTF-8, at most 1,000 bytes.
[[nodiscard]] bool is_archive_path(std::string_view path);

}  // namespace vestnik
