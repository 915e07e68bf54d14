/// @file files.hpp
/// Files that a descriptor names: inside its folder, of bounded size, each read once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/threads/checkpoint.hpp"
#include "findings/sink/findings.hpp"
#include "input/files/file_trace.hpp"
#include "vestnik/file_source.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// Whether `file` lies in `folder` or below it; both absolute and normal.
[[nodiscard]] bool lies_within(const std::filesystem::path& file, const std::filesystem::path& folder);

/// What stands in the place of a file that could not be found.
enum class InPlace : std::uint8_t {
  nothing,
  folder,
  special,  ///< a pipe, a device
  link,     ///< one that leads nowhere
};
/// As the disk has it; of other sources nothing is known.
[[nodiscard]] InPlace in_place_of_file(const FileSource& source, const std::filesystem::path& path);

class Files {
 public:
  static constexpr std::size_t largest = std::size_t{64} << 20;

  /// `trace`: where to note what is read; may be nullptr.
  Files(const FileSource& source, Checkpoint checkpoint, Findings& findings, FileTrace* trace)
      : source_(source), checkpoint_(std::move(checkpoint)), findings_(findings), trace_(trace) {}

  /// Reads `name` relative to `folder`. It must lie within `root`. Reports "path-outside", "file-missing",
  /// "file-unreadable" and "file-too-large" at `where`. Throws Cancelled.
  [[nodiscard]] std::optional<FileBytes> read(const std::filesystem::path& folder, const std::filesystem::path& root,
                                              const std::string& name, const SourceRange& where);

 private:
  void report_missing(const std::filesystem::path& path, const std::string& name, const SourceRange& where);
  struct Known {
    FileBytes file;
    std::optional<FileSignature> signature;
  };
  FileBytes noted(const std::filesystem::path& path, const Known& known);

  const FileSource& source_;
  Checkpoint checkpoint_;
  Findings& findings_;
  FileTrace* trace_;
  std::map<std::filesystem::path, Known> known_;
};

}  // namespace vestnik
