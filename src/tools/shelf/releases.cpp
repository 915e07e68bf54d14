#include "tools/shelf/releases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/text/case_and_form.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik::shelf {
namespace {

namespace fs = std::filesystem;

/// Those with most structure first.
constexpr std::array<std::string_view, 13> endings{".docx",  ".odt",   ".doc", ".rtf",      ".html", ".htm", ".mht",
                                                   ".mhtml", ".xhtml", ".md",  ".markdown", ".txt",  ".pdf"};

std::string small_letters(const fs::path& path) { return folded_case(path.generic_string()); }

std::size_t rank(const fs::path& file) {
  const std::string ending = small_letters(file.extension());
  return static_cast<std::size_t>(std::ranges::find(endings, ending) - endings.begin());
}

/// Word's "~$21.docx", LibreOffice's ".~lock.21.odt#" and hidden files.
bool is_aside(const std::string& name) { return name.starts_with('.') || name.starts_with("~$"); }

/// The folder of pictures that a program saved with the page beside it.
bool belongs_to_a_page(const fs::path& folder) {
  const std::string name = folder.filename().string();
  for (const std::string_view ending : {"_files", ".files", "-files", "_file", ".fld"}) {
    if (!name.ends_with(ending)) continue;
    const std::string stem = name.substr(0, name.size() - ending.size());
    for (const std::string_view page : {".html", ".htm", ".xhtml"}) {
      std::error_code failed;
      if (fs::exists(folder.parent_path() / (stem + std::string(page)), failed)) return true;
    }
  }
  return false;
}

class Search {
 public:
  Search(const fs::path& source, const fs::path& shelf)
      : source_(source), shelf_(fs::weakly_canonical(shelf, ignored_)) {}

  Outcome<Releases> go(const std::map<std::string, std::string>& known) {
    std::vector<fs::path> folders{source_};
    while (!folders.empty()) {
      const fs::path folder = std::move(folders.back());
      folders.pop_back();
      look_into(folder, folders);
    }
    if (problem_) return {std::nullopt, {std::move(*problem_)}};
    if (found_.releases.empty()) return refuse("no-releases"_id);
    std::ranges::sort(found_.releases, {}, &Release::source);
    std::ranges::sort(found_.passed_over);
    name_folders(known);
    return {std::move(found_), {}};
  }

 private:
  Outcome<Releases> refuse(MessageId<""> id) const { return {std::nullopt, {finding(id, {.file = source_.string()})}}; }

  void look_into(const fs::path& folder, std::vector<fs::path>& further) {
    std::error_code failed;
    if (fs::exists(folder / "issue.yaml", failed)) return;  // an issue is no past release
    fs::directory_iterator entry(folder, failed);
    for (const fs::directory_iterator end; !failed && entry != end; entry.increment(failed)) {
      look_at(*entry, further);
    }
    if (!failed) return;
    Diagnostic fault = finding("archive-unreadable"_id, {.file = folder.string()}, value<"problem">(failed.message()));
    if (folder == source_) {
      problem_ = std::move(fault);
    } else {
      found_.releases.push_back(
          {folder.lexically_relative(source_).generic_string() + "/", folder, {}, std::move(fault)});
    }
  }

  void look_at(const fs::directory_entry& entry, std::vector<fs::path>& further) {
    std::error_code gone;
    const fs::path& path = entry.path();
    if (is_aside(path.filename().string())) return;
    if (entry.is_directory(gone)) {
      const bool own = fs::equivalent(path, shelf_, gone);
      if (!entry.is_symlink(gone) && !own && !belongs_to_a_page(path)) further.push_back(path);
      return;
    }
    const std::string name = path.lexically_relative(source_).generic_string();
    if (entry.is_regular_file(gone) && rank(path) < endings.size()) {
      found_.releases.push_back({.source = name, .path = path, .folder = {}});
    } else {
      found_.passed_over.push_back(name);
    }
  }

  /// File systems may take names that differ in case alone for one. An issue's folder holds no other issues.
  void name_folders(const std::map<std::string, std::string>& known) {
    for (const Release& release : found_.releases) {
      for (fs::path above = fs::path(release.source).parent_path(); !above.empty(); above = above.parent_path())
        taken_.insert(small_letters(above));
    }
    std::vector<Release*> order;
    for (Release& release : found_.releases) {
      if (release.fault) continue;
      const auto before = known.find(release.source);
      if (before != known.end() && taken_.insert(small_letters(before->second)).second) {
        release.folder = before->second;
      } else {
        order.push_back(&release);
      }
    }
    std::ranges::stable_sort(order, {}, [](const Release* release) { return rank(release->path); });
    for (Release* release : order) release->folder = new_folder(release->source);
  }

  std::string new_folder(const fs::path& source) {
    std::string stem = (source.parent_path() / source.stem()).generic_string();
    const std::string with_ending = stem + "-" + small_letters(source.extension()).substr(1);
    if (taken_.insert(small_letters(stem)).second) return stem;
    std::string name = with_ending;
    for (int copy = 2; !taken_.insert(small_letters(name)).second; ++copy)
      name = fmt::format("{}-{}", with_ending, copy);
    return name;
  }

  const fs::path& source_;
  std::error_code ignored_;
  fs::path shelf_;
  Releases found_;
  std::optional<Diagnostic> problem_;
  std::set<std::string> taken_;
};

}  // namespace

Outcome<Releases> find_releases(const fs::path& source, const fs::path& shelf,
                                const std::map<std::string, std::string>& known) {
  return Search(source, shelf).go(known);
}

}  // namespace vestnik::shelf
