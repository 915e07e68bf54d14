/// @file job.hpp
/// The issues of an archive, and where their PDFs go.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/batch/exclusions.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik::batch {

/// One issue of an archive.
struct Job {
  std::string name;                  ///< the descriptor's path from the archive's root, "/" between folders
  std::filesystem::path descriptor;  ///< as it can be opened
  std::string output;                ///< the PDF's path from the output folder
  /// Why nothing can be made of it, and perhaps of others that lie below: a folder that cannot be read. Its name then
  /// ends in "/", and it has no output.
  std::optional<Diagnostic> fault = std::nullopt;

  bool operator==(const Job& other) const { return name == other.name && descriptor == other.descriptor; }
};

/// A part of an archive: number `number` of `of`, counted from 1.
struct Shard {
  unsigned number = 1, of = 1;

  /// Whether the issue belongs to this shard: by a hash (XXH64) of its name alone, so that it stays where it is when
  /// others come or go.
  [[nodiscard]] bool holds(std::string_view name) const;
};

/// The issues of an archive, and what of it the user left out: "2024/special.yaml", "drafts/". Both sorted by name.
struct Jobs {
  std::vector<Job> jobs;
  std::vector<std::string> excluded;
};

/// The issues below the folder `source` (every issue.yaml, whatever it is, so that none is lost unseen; hidden folders
/// and `output_folder` are passed over, links to folders are not followed; a folder that cannot be read is a job with a
/// fault), or those that the file `source` lists: a descriptor per line, relative to that file,
/// blank lines and such that begin with # apart; without those that are excluded, by their names. "2024/21/issue.yaml"
/// gives "2024/21.pdf", any other "2024/special.yaml" gives "2024/special.pdf". Errors: "archive-missing",
/// "archive-unreadable", "archive-empty", "output-collision" (two descriptors would give the same PDF).
[[nodiscard]] Outcome<Jobs> find_jobs(const std::filesystem::path& source, const std::filesystem::path& output_folder,
                                      const Exclusions& exclusions = std::vector<std::string>{});

}  // namespace vestnik::batch
