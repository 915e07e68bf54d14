/// @file read_file.hpp
/// How stages read: a program's own source of files may not keep what it promises.
#pragma once

#include "vestnik/file_source.hpp"

namespace vestnik {

/// What `source` gives at `path`. Has bytes exactly if it was found: what is found without any is unreadable, what has
/// more than `most` too large. A path with a NUL in it, at which C would end it, is missing.
[[nodiscard]] FileContent read_file(const FileSource& source, const std::filesystem::path& path, std::size_t most);

}  // namespace vestnik
