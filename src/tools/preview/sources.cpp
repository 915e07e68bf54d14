#include "tools/preview/sources.hpp"

#include <algorithm>
#include <system_error>
#include <tuple>
#include <vector>

namespace vestnik::preview {
namespace {

struct Candidate {
  std::size_t page;
  const MappedPlace* place;
  [[nodiscard]] std::tuple<int, int> key() const { return {place->where.line, place->where.column}; }
};

}  // namespace

std::optional<PagePlace> printed_at(const ReleaseMap& map, const SourceRange& where) {
  if (where.line <= 0) return std::nullopt;
  std::vector<Candidate> candidates;
  for (std::size_t page = 0; page < map.pages.size(); ++page) {
    for (const MappedPlace& place : map.pages[page].places) {
      if (place.where.file == where.file) candidates.push_back({page, &place});
    }
  }
  std::ranges::stable_sort(candidates, {}, &Candidate::key);
  const auto after =
      std::ranges::upper_bound(candidates, std::tuple(where.line, std::max(where.column, 1)), {}, &Candidate::key);
  if (after == candidates.begin()) return std::nullopt;
  const Candidate& found = *(after - 1);
  // A line of a paragraph may go on in the next line of its file.
  const bool goes_on = after != candidates.end() && !after->place->begins;
  if (found.place->where.line != where.line && !goes_on) return std::nullopt;
  return PagePlace{found.page, found.place->box};
}

std::optional<std::filesystem::path> source_path(const std::filesystem::path& descriptor, const std::string& name,
                                                 const std::set<std::filesystem::path>& files) {
  namespace fs = std::filesystem;
  std::error_code failed;
  const fs::path named = name == descriptor.string() ? descriptor : descriptor.parent_path() / name;
  const fs::path path = fs::weakly_canonical(fs::absolute(named, failed), failed);
  if (failed) return std::nullopt;
  const bool ours = std::ranges::any_of(files, [&](const fs::path& file) {
    std::error_code none;
    return fs::weakly_canonical(file, none) == path;
  });
  return ours ? std::optional(path) : std::nullopt;
}

}  // namespace vestnik::preview
