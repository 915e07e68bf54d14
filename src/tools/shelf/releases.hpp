/// @file releases.hpp
/// The past releases in a folder, and which folder of the shelf each becomes.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "vestnik/diagnostic.hpp"

namespace vestnik::shelf {

struct Release {
  std::string source;          ///< the file's path from the folder that was searched, "/" between folders
  std::filesystem::path path;  ///< as it can be opened
  std::string folder;          ///< the issue's path from the shelf
  /// Why nothing can be made of it: a folder that cannot be read. `source` then ends in "/", and there is no `folder`.
  std::optional<Diagnostic> fault = std::nullopt;
};

struct Releases {
  std::vector<Release> releases;         ///< by name
  std::vector<std::string> passed_over;  ///< files that are no releases, by name
};

/// Every file below `source` whose name ends as a release's does. Passed over without a word: hidden files, files that
/// office programs make while a document is open, folders that a browser saved beside a page, folders of issues, and
/// `shelf`. Links to folders are not followed. "2024/21.docx" becomes "2024/21"; of several files that would become
/// one folder the one with most structure does, and the others "2024/21-pdf". `known` are the folders that sources got
/// in runs before: they keep them. Errors: "archive-unreadable", "no-releases".
[[nodiscard]] Outcome<Releases> find_releases(const std::filesystem::path& source, const std::filesystem::path& shelf,
                                              const std::map<std::string, std::string>& known);

}  // namespace vestnik::shelf
