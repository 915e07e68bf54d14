/// @file file_source.hpp
/// Where Vestnik reads from. A program that keeps issues, themes or faces in an archive, a database or in memory
/// derives from FileSource, or fills a MemoryFiles, and gives it to `TypesetOptions::files`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "vestnik/export.hpp"

namespace vestnik {

/// A file, or why there is none.
struct FileContent {
  enum class State : std::uint8_t {
    found,
    missing,     ///< nothing is there
    folder,      ///< a folder is there
    too_large,   ///< more bytes than were asked for
    unreadable,  ///< it is there and cannot be read
  };
  State state = State::missing;
  std::shared_ptr<const std::string> bytes;  ///< set exactly if `state` is `found`; never changed afterwards
};

/// Reads files. One object may serve several threads at once: its functions must allow that.
class VESTNIK_API FileSource {
 public:
  FileSource() = default;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  virtual ~FileSource();

  /// The file at `path`, of at most `most` bytes (a larger one is `too_large`, and need not be read to know that).
  /// Paths are those that the caller gave (a descriptor, the data folder), joined with names of files in them.
  [[nodiscard]] virtual FileContent read(const std::filesystem::path& path, std::size_t most) const = 0;

  /// The one absolute path of what `path` names: without ".", ".." and links. A descriptor's files are judged by it to
  /// lie within its folder. By default relative paths begin at "/", and there are no links.
  [[nodiscard]] virtual std::filesystem::path resolve(const std::filesystem::path& path) const;

  /// Where the file lies on the disk unchanged, so that a large one can be mapped instead of read. By default nowhere.
  [[nodiscard]] virtual std::optional<std::filesystem::path> on_disk(const std::filesystem::path& path) const;
};

/// The file system. Lives as long as the program.
[[nodiscard]] VESTNIK_API std::shared_ptr<const FileSource> disk_files();

/// Files that are held in memory. Add all of them before others use it; from then on any number of threads may read.
class VESTNIK_API MemoryFiles final : public FileSource {
 public:
  /// `others` is asked for what is not here; empty: there is nothing else. With `disk_files()` only what was added is
  /// virtual, and Vestnik's data folder is used as it is.
  explicit MemoryFiles(std::shared_ptr<const FileSource> others = disk_files());
  ~MemoryFiles() override;

  /// Puts a file at `path`, in the place of one that is there, also of one of `others`. A relative path begins where
  /// theirs do (the file system's: at the working folder), and at "/" without others. Throws std::bad_alloc.
  void add(const std::filesystem::path& path, std::string bytes);

  [[nodiscard]] FileContent read(const std::filesystem::path& path, std::size_t most) const override;
  [[nodiscard]] std::filesystem::path resolve(const std::filesystem::path& path) const override;
  [[nodiscard]] std::optional<std::filesystem::path> on_disk(const std::filesystem::path& path) const override;

 private:
  std::shared_ptr<const FileSource> others_;
  std::map<std::filesystem::path, std::shared_ptr<const std::string>> files_;
};

}  // namespace vestnik
