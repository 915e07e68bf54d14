/// @file file_trace.hpp
/// Which files an issue was read from, and what they held.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vestnik {

/// What a file system says of a file without reading it. A change of the content always gives another signature, but
/// for one within the same tick of the file system's clock (see `settled`).
struct FileSignature {
  std::uint64_t device = 0, inode = 0, size = 0;
  std::int64_t modified = 0, changed = 0;  ///< nanoseconds of the file system's clock; `changed` cannot be set by hand
  /// Whether a later change is sure to show: when this was taken, the last one lay further back than any clock's tick
  /// (2 s, FAT's). A file that is younger may change once more and look the same, so that only its content can tell.
  bool settled = false;

  /// Whether the file looks the same; `settled` is no part of that.
  [[nodiscard]] bool looks_like(const FileSignature& other) const {
    return device == other.device && inode == other.inode && size == other.size && modified == other.modified &&
           changed == other.changed;
  }

  /// Of the file behind `path`, symbolic links followed; empty if there is no regular file.
  [[nodiscard]] static std::optional<FileSignature> of(const std::filesystem::path& path);
};

struct TracedFile {
  std::filesystem::path path;              ///< as it was opened, links not resolved
  std::optional<FileSignature> signature;  ///< taken before the file was read
  std::shared_ptr<const std::string> bytes;
};
using FileTrace = std::vector<TracedFile>;

}  // namespace vestnik
