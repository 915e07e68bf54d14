/// @file exclusions.hpp
/// What of an archive the user leaves out.
#pragma once

#include <string>
#include <vector>

namespace vestnik::batch {

/// Patterns as rsync, tar and git know them, with *, ? and [...] as in the shell. One without "/" (but at its end) is
/// held against each part of a name, at any depth; one with "/" against the name from the archive's root, where * does
/// not reach over "/". A pattern that fits a folder takes all that is in it; one that ends in "/" fits folders only.
class Exclusions {
 public:
  Exclusions(std::vector<std::string> patterns);  // NOLINT(google-explicit-constructor): patterns are all it is

  /// Whether the file `name` ("2024/21/issue.yaml"), or the folder ("2024/drafts/"), is left out.
  [[nodiscard]] bool hold(const std::string& name) const;

 private:
  std::vector<std::string> patterns_;
};

}  // namespace vestnik::batch
