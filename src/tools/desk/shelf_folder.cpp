#include "tools/desk/shelf_folder.hpp"

#include <algorithm>
#include <system_error>

#include "base/files/read_file.hpp"
#include "base/text/utf8.hpp"
#include "input/files/file_trace.hpp"
#include "model/issue/pdf_name.hpp"
#include "tools/desk/issue_file.hpp"

namespace vestnik::desk {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int deepest_folder = 3;
constexpr std::size_t most_issues = 1'000;
constexpr std::size_t largest_descriptor = std::size_t{8} << 20;

/// A line "vestnik: 1" says that a file is a descriptor.
bool is_descriptor(const fs::path& file) {
  if (file.extension() != ".yaml" && file.extension() != ".yml") return false;
  const FileContent content = read_disk_file(file, largest_descriptor);
  constexpr std::string_view key = "vestnik:";
  return content.bytes && (content.bytes->starts_with(key) || content.bytes->find("\nvestnik:") != std::string::npos);
}

void find_in(const fs::path& folder, const fs::path& root, int depth, std::vector<ShelfIssue>& issues) {
  std::error_code error;
  std::vector<fs::directory_entry> entries;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) entries.push_back(entry);
  for (const fs::directory_entry& entry : entries) {
    if (issues.size() >= most_issues || entry.path().filename().string().starts_with('.')) continue;
    if (entry.is_directory(error) && !entry.is_symlink(error)) {
      if (depth < deepest_folder) find_in(entry.path(), root, depth + 1, issues);
    } else if (is_descriptor(entry.path())) {
      const std::string name = entry.path().lexically_relative(root).generic_string();
      issues.push_back({version_of(name), name, entry.path()});
    }
  }
}

std::string scalar_in(const Json& tree, const char* key) {
  return tree.is_object() && tree.contains(key) && tree[key].is_string() ? tree[key].get<std::string>() : std::string();
}

Json part_of(const Json& tree, const char* key) { return tree.is_object() && tree.contains(key) ? tree[key] : Json(); }

std::string title_of(const Json& title) {
  if (title.is_string()) return title.get<std::string>();
  std::string result;
  for (const Json& line : title) {
    if (line.is_string()) result += (result.empty() ? "" : " ") + line.get<std::string>();
  }
  return result;
}

}  // namespace

std::vector<ShelfIssue> issues_in(const fs::path& folder) {
  std::vector<ShelfIssue> issues;
  find_in(folder, folder, 0, issues);
  std::ranges::sort(issues, std::ranges::greater(), &ShelfIssue::name);
  return issues;
}

Json shelf_json(const ShelfIssue& issue) {
  const auto file = read_issue_file(issue.path);
  const Json tree = file ? issue_json(*file)["value"] : Json();
  const Json period = part_of(tree, "period");
  std::size_t articles = 0;
  for (const Json& section : part_of(tree, "sections")) articles += part_of(section, "articles").size();
  const auto changed = FileSignature::of(issue.path);
  const auto released = FileSignature::of(issue.path.parent_path() / pdf_name(issue.path, false).filename());
  const bool is_released = changed && released && released->modified >= changed->modified;
  return {{"id", issue.id},
          {"name", issue.name},
          {"title", title_of(part_of(part_of(tree, "series"), "title"))},
          {"number", scalar_in(tree, "number")},
          {"year", scalar_in(tree, "year")},
          {"from", scalar_in(period, "from")},
          {"to", scalar_in(period, "to")},
          {"articles", articles},
          {"state", !file         ? "unreadable"
                    : is_released ? "released"
                                  : "draft"},
          {"changed", changed ? changed->modified / 1'000'000'000 : 0}};
}

std::string safe_name(std::string_view name) {
  constexpr std::size_t longest = 120;
  std::string result;
  for (const char c : name.substr(0, longest)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                      c == '_' || static_cast<unsigned char>(c) >= 0x80;
    result += kept ? c : '-';
  }
  // A letter that was cut in two.
  while (first_invalid_utf8(result) != std::string_view::npos) result.pop_back();
  result.erase(0, std::min(result.find_first_not_of(".-"), result.size()));
  return result;
}

}  // namespace vestnik::desk
