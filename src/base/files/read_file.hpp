/// @file read_file.hpp
/// The one way to read a file: bounded, and with a reason if there is nothing. Stages read from the source that the
/// caller gave, which may not keep what it promises; programs read from the disk.
#pragma once

#include <functional>
#include <string_view>

#include "vestnik/file_source.hpp"

namespace vestnik {

/// What `source` gives at `path`. Has bytes exactly if it was found: what is found without any is unreadable, what has
/// more than `most` too large. A path with a NUL in it, at which C would end it, is missing.
[[nodiscard]] FileContent read_file(const FileSource& source, const std::filesystem::path& path, std::size_t most);

/// The file at `path` on the disk. A device or a pipe is missing, and is not opened for long. Throws std::bad_alloc.
[[nodiscard]] FileContent read_disk_file(const std::filesystem::path& path, std::size_t most);

/// The same for an input that may be a pipe or a device, such as /dev/stdin: waits for what comes from there.
[[nodiscard]] FileContent read_disk_stream(const std::filesystem::path& path, std::size_t most);

/// Gives the file to `take` piece by piece, so that a large one need not be in memory; `take` returns whether it wants
/// more. Never `too_large`.
[[nodiscard]] FileContent::State read_disk_pieces(const std::filesystem::path& path,
                                                  const std::function<bool(std::string_view)>& take);

}  // namespace vestnik
