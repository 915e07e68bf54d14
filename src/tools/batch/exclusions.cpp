#include "tools/batch/exclusions.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <utility>

namespace vestnik::batch {
namespace {

bool fits(std::string pattern, const std::string& name) {
  const bool folders_only = pattern.ends_with('/');
  if (folders_only) pattern.pop_back();
  const bool from_root = pattern.find('/') != std::string::npos;
  if (pattern.starts_with('/')) pattern.erase(0, 1);
  // Every folder on the way to the name, then the name itself.
  for (std::size_t begin = 0, end = 0; begin < name.size(); begin = end + 1) {
    end = std::min(name.find('/', begin), name.size());
    if (folders_only && end == name.size()) return false;
    const std::string candidate = from_root ? name.substr(0, end) : name.substr(begin, end - begin);
    if (fnmatch(pattern.c_str(), candidate.c_str(), FNM_PATHNAME) == 0) return true;
  }
  return false;
}

}  // namespace

Exclusions::Exclusions(std::vector<std::string> patterns) : patterns_(std::move(patterns)) {}

bool Exclusions::hold(const std::string& name) const {
  return std::ranges::any_of(patterns_, [&](const std::string& pattern) { return fits(pattern, name); });
}

}  // namespace vestnik::batch
