/// @file shelf.hpp
/// The folder of issues that past releases become, and in its folder .vestnik what is known of how each was made.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/files/disk.hpp"
#include "base/files/file_lock.hpp"
#include "tools/shelf/imported.hpp"
#include "tools/shelf/releases.hpp"

namespace vestnik::shelf {

/// A file that an issue was made from, from the release's folder; the first one is the release.
struct ReadFile {
  std::string path;
  std::string hash;
};

/// How an issue was made. One that is missing, torn or of another format counts as none.
struct Record {
  std::string root, source;  ///< the folder that was searched, and Release::source
  std::string environment;   ///< program and options
  std::vector<ReadFile> inputs;
  std::string content;  ///< content_of() the folder as it was made
  Figures figures;

  [[nodiscard]] std::string serialised() const;
  [[nodiscard]] static std::optional<Record> parsed(std::string_view text);
};

/// A hash of every file's name and content in `folder`; empty if there is no such folder, or nothing in it.
[[nodiscard]] std::string content_of(const std::filesystem::path& folder);

class Shelf {
 public:
  explicit Shelf(std::filesystem::path folder, Disk& disk = system_disk());

  /// Makes the folder, takes the lock for this run alone and clears away what an earlier run left unfinished. Returns
  /// what went wrong in words.
  [[nodiscard]] std::optional<LocalText> open(FileLock& lock) const;

  /// The folders that sources below `root` got in runs before.
  [[nodiscard]] std::map<std::string, std::string> known_folders(const std::string& root) const;

  [[nodiscard]] std::filesystem::path issue(const Release& release) const { return folder_ / release.folder; }
  /// Where to make the issue with this number before it is whole.
  [[nodiscard]] std::filesystem::path workplace(std::size_t number) const;
  [[nodiscard]] std::optional<Record> record(const Release& release) const;

  /// Puts the folder `made` in the issue's place, instead of what is there, and keeps `record`. A run that is killed
  /// halfway leaves no folder there, or the new one with its record. Returns what went wrong.
  [[nodiscard]] std::optional<LocalText> place(const Release& release, const std::filesystem::path& made,
                                               const Record& record) const;

 private:
  [[nodiscard]] std::filesystem::path record_file(const Release& release) const;

  std::filesystem::path folder_, records_, unfinished_;
  Disk& disk_;
};

}  // namespace vestnik::shelf
