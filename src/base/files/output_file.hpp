/// @file output_file.hpp
/// Files that are there whole or not at all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/files/disk.hpp"

namespace vestnik {

/// What `path` leads to when every symbolic link at its end is followed; what that names need not be there.
[[nodiscard]] std::filesystem::path behind_links(const std::filesystem::path& path);

/// Whether what is written to `one` would take the place of `other`: they are, or will be, one regular file.
[[nodiscard]] bool same_place(const std::filesystem::path& one, const std::filesystem::path& other);

/// What went wrong with a file. findings/catalogue/file_failure.hpp says it in words.
struct FileError {
  enum class Operation : std::uint8_t { open, write, flush, close, rename, make_folder };
  Operation operation = Operation::open;
  std::filesystem::path path;  ///< as the caller named it, or the folder that could not be made
  int code = 0;                ///< errno
};

/// How a file is put in its place.
struct Replacing {
  std::filesystem::path temporary_folder;  ///< on the target's file system; empty: the target's own folder
  bool same_permissions = false;           ///< as those of the file that is replaced
  bool flush_name = true;  ///< from `commit` on a power cut leaves the new file; without it, the old one or the new one
};

/// A file in the making. What was there stays untouched until `commit`; without one nothing is left behind.
class OutputFile {
 public:
  /// A symbolic link is followed, so that what it points to is replaced, or made. A device or a pipe that is there
  /// stays one: the bytes go to it as they come.
  explicit OutputFile(const std::filesystem::path& path, Replacing how = {}, Disk& disk = system_disk());
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// After a failure further bytes are ignored, and `commit` tells.
  void append(std::string_view bytes);
  /// What went wrong so far.
  [[nodiscard]] const std::optional<FileError>& problem() const { return error_; }
  /// Flushes the bytes to the disk and renames the file to its place. Returns what went wrong, now or before.
  [[nodiscard]] std::optional<FileError> commit();

 private:
  void fail(FileError::Operation operation, int code);

  std::filesystem::path path_, target_;
  Replacing how_;
  std::optional<unsigned> permissions_;  ///< without: those of a new file
  std::string temporary_;                ///< name of the temporary file; empty: none, or the bytes go to a device
  int descriptor_ = -1;
  Disk& disk_;
  std::optional<FileError> error_;
};

/// Puts `bytes` in the place of `path`. Returns what went wrong; the file that was there is then untouched and the
/// temporary one is gone.
[[nodiscard]] std::optional<FileError> replace_file(const std::filesystem::path& path, std::string_view bytes,
                                                    const Replacing& how = {}, Disk& disk = system_disk());

/// Writes over what `path` held, or makes it. Several times cheaper than another file and a rename, and may leave it
/// torn. What stands there and is neither a file nor a folder, a link for one, gives way to a file.
[[nodiscard]] std::optional<FileError> overwrite_file(const std::filesystem::path& path, std::string_view bytes,
                                                      Disk& disk = system_disk());

/// Makes the folder of `path` and sees whether a file can be written there, before the work that it is for. Returns
/// what went wrong; no file is left behind.
[[nodiscard]] std::optional<FileError> prepare_output(const std::filesystem::path& path, Disk& disk = system_disk());

}  // namespace vestnik
