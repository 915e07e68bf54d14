/// @file import_shelf.hpp
/// `vestnik import FOLDER`: many past releases at a time.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "programs/vestnik/release_import.hpp"

namespace vestnik::cli {

struct ShelfOptions {
  std::filesystem::path source, shelf, report;
  std::filesystem::path like, publisher;  ///< of which `settings.habits` are
  ImportSettings settings;
  std::string format = "text", color = "auto", ui = "auto";
  bool quiet = false, all = false, always = false;
  unsigned jobs = 0;          ///< processes; 0: one for each processor
  double timeout = 120;       ///< s, for one release
  std::size_t memory = 1024;  ///< MiB, for one release
};

/// Imports the releases in `options.source` and says what became of them. Returns the exit code.
[[nodiscard]] int import_shelf(const ShelfOptions& options);

}  // namespace vestnik::cli
