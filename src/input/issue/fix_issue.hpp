/// @file fix_issue.hpp
/// What can be put right in an issue's YAML files because only one thing can be meant.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "vestnik/options.hpp"

namespace vestnik {

struct FixedFile {
  std::filesystem::path path;
  std::string before, after;  ///< all bytes; as many lines in both
};

/// The descriptor and its publisher's file, where `check` finds in them what is certain: quotes round texts, dashes and
/// spaces that are missing, tabs in the indentation, Cyrillic letters in keys and codes, dates in another form. All
/// other bytes stay. A file is among the results only if less is wrong with it afterwards; nothing is written.
[[nodiscard]] std::vector<FixedFile> fix_issue(const std::filesystem::path& descriptor, const TypesetOptions& options);

}  // namespace vestnik
