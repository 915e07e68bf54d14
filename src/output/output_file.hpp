/// @file output_file.hpp
/// Files that are there whole or not at all.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace vestnik {

/// How a file is put in its place.
struct Replacing {
  std::filesystem::path temporary_folder;  ///< on the target's file system; empty: the target's own folder
  bool flush_name = true;  ///< from `commit` on a power cut leaves the new file; without it, the old one or the new one
};

/// A file in the making. What was there stays untouched until `commit`; without one nothing is left behind.
class OutputFile {
 public:
  /// A symbolic link is followed, so that what it points to is replaced.
  explicit OutputFile(const std::filesystem::path& path, Replacing how = {});
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// After a failure further bytes are ignored, and `commit` tells.
  void append(std::string_view bytes);
  /// Flushes the bytes to the disk and renames the file to its place. Returns what went wrong, now or before.
  [[nodiscard]] std::optional<std::string> commit();

 private:
  std::filesystem::path path_, target_;
  Replacing how_;
  std::string temporary_;  ///< name of the temporary file; empty: there is none
  int descriptor_ = -1;
  int error_ = 0;
};

/// Puts `bytes` in the place of `path`. Returns what went wrong; the file that was there is then untouched and the
/// temporary one is gone.
[[nodiscard]] std::optional<std::string> replace_file(const std::filesystem::path& path, std::string_view bytes,
                                                      const Replacing& how = {});

}  // namespace vestnik
