/// @file files.hpp
/// Files that a descriptor names: inside its folder, of bounded size, each read once.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "issue/findings.hpp"
#include "style/checkpoint.hpp"
#include "vestnik/file_source.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

class Files {
 public:
  static constexpr std::size_t largest = std::size_t{64} << 20;

  Files(const FileSource& source, Checkpoint checkpoint, Findings& findings)
      : source_(source), checkpoint_(std::move(checkpoint)), findings_(findings) {}

  /// Reads `name` relative to `folder`. It must lie within `root`. Reports "path-outside", "file-missing",
  /// "file-unreadable" and "file-too-large" at `where`. Throws Cancelled.
  [[nodiscard]] std::optional<FileBytes> read(const std::filesystem::path& folder, const std::filesystem::path& root,
                                              const std::string& name, const SourceRange& where);

 private:
  const FileSource& source_;
  Checkpoint checkpoint_;
  Findings& findings_;
  std::map<std::filesystem::path, FileBytes> known_;
};

}  // namespace vestnik
