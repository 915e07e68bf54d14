#include "tools/batch/job.hpp"

#include <algorithm>
#include <map>
#include <sstream>
#include <system_error>
#include <utility>

#include "base/files/read_file.hpp"
#include "base/hash/hash.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik::batch {
namespace {

constexpr std::size_t largest_list = std::size_t{64} << 20;

namespace fs = std::filesystem;

/// The PDF's path for the issue `name` of an archive called `archive`.
std::string output_for(const fs::path& name, const std::string& archive) {
  fs::path output = name;
  if (name.filename() == "issue.yaml") {
    output = name.parent_path().empty() ? fs::path(archive) : name.parent_path();
  } else {
    output.replace_extension();
  }
  output += ".pdf";
  return output.generic_string();
}

/// `path` without what leads out of the folder that it counts from.
fs::path kept_inside(const fs::path& path) {
  fs::path inside;
  for (const fs::path& part : path.relative_path()) {
    if (part != ".." && part != ".") inside /= part;
  }
  return inside;
}

class Search {
 public:
  Search(const fs::path& source, const fs::path& output_folder, const Exclusions& exclusions)
      : source_(source), output_(fs::weakly_canonical(output_folder, ignored_)), exclusions_(exclusions) {}

  Outcome<Jobs> go() {
    std::error_code failed;
    if (fs::is_directory(source_, failed)) {
      archive_ = fs::weakly_canonical(source_, failed).filename().string();
      walk();
    } else if (fs::is_regular_file(source_, failed)) {
      archive_ = source_.stem().string();
      if (is_descriptor()) {
        const fs::path folder = source_.parent_path();
        problem("archive-missing/descriptor"_id, source_, value<"folder">(folder.empty() ? "." : folder.string()));
      } else {
        read_list();
      }
    } else {
      problem("archive-missing"_id, source_);
    }
    std::sort(jobs_.begin(), jobs_.end(), [](const Job& a, const Job& b) { return a.name < b.name; });
    jobs_.erase(std::unique(jobs_.begin(), jobs_.end()), jobs_.end());
    std::sort(excluded_.begin(), excluded_.end());
    excluded_.erase(std::unique(excluded_.begin(), excluded_.end()), excluded_.end());
    find_collisions();
    if (jobs_.empty() && problems_.empty()) {
      problem(excluded_.empty() ? "archive-empty"_id : "archive-empty/excluded"_id, source_);
    }
    if (!problems_.empty()) return {std::nullopt, std::move(problems_)};
    return {Jobs{std::move(jobs_), std::move(excluded_)}, {}};
  }

 private:
  template <StaticText places, StaticText... names>
  void problem(MessageId<places> id, const fs::path& file, PlaceValue<names>... values) {
    problems_.push_back(finding(id, {.file = file.string()}, std::move(values)...));
  }

  /// Notes what is left out; a folder's name ends in "/".
  bool exclude(const std::string& name) {
    const bool found = exclusions_.hold(name);
    if (found) excluded_.push_back(name);
    return found;
  }

  void add(const fs::path& descriptor, const fs::path& name) {
    if (exclude(name.generic_string())) return;
    jobs_.push_back({name.generic_string(), descriptor, output_for(name, archive_)});
  }

  void walk() {
    std::vector<fs::path> folders{source_};
    while (!folders.empty()) {
      const fs::path folder = std::move(folders.back());
      folders.pop_back();
      look_into(folder, folders);
    }
  }

  /// Adds the folders in `folder` to `further`.
  void look_into(const fs::path& folder, std::vector<fs::path>& further) {
    std::error_code failed;
    fs::directory_iterator entry(folder, failed);
    for (const fs::directory_iterator end; !failed && entry != end; entry.increment(failed)) {
      std::error_code gone;
      const std::string name = entry->path().filename().string();
      // A folder, a pipe or a link that leads nowhere is reported by whoever reads it.
      if (name == "issue.yaml") add(entry->path(), entry->path().lexically_relative(source_));
      if (entry->is_symlink(gone) || !entry->is_directory(gone)) continue;
      if (name.starts_with('.') || fs::equivalent(entry->path(), output_, gone)) continue;
      if (!exclude(entry->path().lexically_relative(source_).generic_string() + "/")) further.push_back(entry->path());
    }
    if (!failed) return;
    const auto why = value<"problem">(failed.message());
    if (folder == source_) {
      problem("archive-unreadable"_id, folder, why);
    } else {
      jobs_.push_back({folder.lexically_relative(source_).generic_string() + "/",
                       folder,
                       {},
                       finding("archive-unreadable"_id, {.file = folder.string()}, why)});
    }
  }

  /// Whether the file is a descriptor, taken for a list.
  [[nodiscard]] bool is_descriptor() const {
    if (source_.filename() == "issue.yaml") return true;
    const FileContent content = read_disk_file(source_, largest_list);
    return content.bytes &&
           (content.bytes->starts_with("vestnik:") || content.bytes->find("\nvestnik:") != std::string::npos);
  }

  void read_list() {
    const FileContent content = read_disk_file(source_, largest_list);
    std::istringstream stream(content.bytes ? *content.bytes : std::string());
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
      ++number;
      if (line.ends_with('\r')) line.pop_back();
      if (line.find_first_not_of(" \t") == std::string::npos || line.starts_with('#')) continue;
      const fs::path path = fs::path(line).lexically_normal();
      const fs::path descriptor = source_.parent_path() / path;
      std::error_code failed;
      if (fs::is_directory(descriptor, failed)) {
        problems_.push_back(
            finding("archive-missing/folder"_id, {.file = source_.string(), .line = number}, value<"name">(line)));
      } else {
        add(descriptor, kept_inside(path));
      }
    }
    if (number == 0) problem("archive-unreadable/list"_id, source_);
  }

  void find_collisions() {
    std::map<std::string_view, const Job*> owners;
    for (const Job& job : jobs_) {
      if (job.fault) continue;
      const auto [owner, added] = owners.emplace(job.output, &job);
      if (added) continue;
      problem("output-collision"_id, job.descriptor, value<"first">(owner->second->descriptor.string()),
              value<"second">(job.descriptor.string()), value<"output">(job.output));
    }
  }

  const fs::path& source_;
  std::error_code ignored_;
  fs::path output_;
  std::string archive_;
  const Exclusions& exclusions_;
  std::vector<Job> jobs_;
  std::vector<std::string> excluded_;
  std::vector<Diagnostic> problems_;
};

}  // namespace

bool Shard::holds(std::string_view name) const { return shard_hash(name) % of == number - 1; }

Outcome<Jobs> find_jobs(const fs::path& source, const fs::path& output_folder, const Exclusions& exclusions) {
  return Search(source, output_folder, exclusions).go();
}

}  // namespace vestnik::batch
