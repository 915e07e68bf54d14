#include "tools/shelf/import_all.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <system_error>
#include <utility>

#include "findings/catalogue/message.hpp"
#include "tools/batch/record.hpp"
#include "tools/shelf/shelf.hpp"

namespace vestnik::shelf {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// What a worker does with one release.
class ReleaseTask {
 public:
  ReleaseTask(const Shelf& shelf, const ImportAllOptions& options, std::string root)
      : shelf_(shelf), options_(options), root_(std::move(root)) {}

  [[nodiscard]] Imported run(const Release& release, std::size_t number) const {
    const auto began = Clock::now();
    Imported result{.source = release.source, .folder = release.folder};
    if (release.fault) {
      result.status = Status::failed;
      result.findings.push_back(*release.fault);
      return result;
    }
    const std::optional<Record> record = shelf_.record(release);
    if (needed(release, record, result)) make(release, number, result);
    result.milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began).count();
    return result;
  }

 private:
  template <StaticText places, StaticText... names>
  void say(Imported& result, MessageId<places> id, const fs::path& file, PlaceValue<names>... values) const {
    result.findings.push_back(finding(id, {.file = file.string()}, std::move(values)...));
  }

  /// False: `result` says why the release is not imported.
  [[nodiscard]] bool needed(const Release& release, const std::optional<Record>& record, Imported& result) const {
    const fs::path target = shelf_.issue(release);
    std::error_code failed;
    if (!fs::exists(target, failed) || (fs::is_directory(target, failed) && fs::is_empty(target, failed))) return true;
    if (!record) {
      result.status = Status::failed;
      say(result, "output-exists/shelf"_id, target);
      return false;
    }
    result.figures = record->figures;
    const bool same_files = inputs_are(*record, release);
    if (same_files && record->environment == options_.environment && !options_.always) {
      result.status = Status::unchanged;
      if (options_.look_again) result.findings = options_.look_again(release);
      return false;
    }
    if (record->root != root_ && !same_files) {
      result.status = Status::failed;
      say(result, "output-exists/other-release"_id, release.path, value<"folder">(target.string()),
          value<"other">((fs::path(record->root) / record->source).string()));
      return false;
    }
    if (content_of(target) == record->content) return true;
    result.status = Status::edited;
    say(result, same_files ? "issue-edited"_id : "issue-edited/release"_id, target,
        value<"release">(release.path.string()));
    return false;
  }

  [[nodiscard]] static bool inputs_are(const Record& record, const Release& release) {
    return std::ranges::all_of(record.inputs, [&](const ReadFile& file) {
      return batch::file_hash(release.path.parent_path() / file.path) == file.hash;
    });
  }

  void make(const Release& release, std::size_t number, Imported& result) const {
    const fs::path workplace = shelf_.workplace(number);
    Made made = options_.import(release, workplace);
    result.findings = std::move(made.findings);
    result.status = Status::failed;
    if (!made.folder) return;
    Record record{.root = root_,
                  .source = release.source,
                  .environment = options_.environment,
                  .inputs = {{release.path.filename().string(), made.release_hash}},
                  .content = content_of(workplace),
                  .figures = made.figures};
    std::error_code failed;
    const fs::path folder = fs::absolute(release.path, failed).parent_path();
    for (const TracedFile& file : made.beside) {
      const fs::path path = fs::absolute(file.path, failed).lexically_relative(folder);
      record.inputs.push_back({path.generic_string(), batch::content_hash(*file.bytes)});
    }
    if (const auto problem = shelf_.place(release, workplace, record)) {
      result.status = Status::broken;
      say(result, "cannot-write"_id, shelf_.issue(release), value<"problem">(*problem));
      return;
    }
    result.status = Status::imported;
    result.figures = std::move(made.figures);
  }

  const Shelf& shelf_;
  const ImportAllOptions& options_;
  std::string root_;
};

/// What is said of a release that its worker did not survive.
Imported broken(const Release& release, const LocalText& why) {
  Imported result{.source = release.source, .folder = release.folder, .status = Status::broken};
  result.findings.push_back(finding("not-finished/import"_id, {.file = release.path.string()}, value<"why">(why)));
  return result;
}

Diagnostic busy(const fs::path& shelf, LocalText problem) {
  return finding("output-busy"_id, {.file = shelf.string()}, value<"problem">(std::move(problem)));
}

}  // namespace

Outcome<ShelfRun> import_all(const ImportAllOptions& options, const OnImported& on_imported) {
  const auto began = Clock::now();
  std::error_code failed;
  const std::string root = fs::weakly_canonical(options.source, failed).generic_string();
  const Shelf shelf(options.shelf);
  Outcome<Releases> found = find_releases(options.source, options.shelf, shelf.known_folders(root));
  if (!found.value) return {std::nullopt, std::move(found.diagnostics)};
  FileLock lock;
  if (auto problem = shelf.open(lock)) return {std::nullopt, {busy(options.shelf, std::move(*problem))}};
  const std::vector<Release>& releases = found.value->releases;
  ShelfRun run{.results = {}, .passed_over = std::move(found.value->passed_over), .not_reached = {}, .totals = {}};
  run.totals.releases = releases.size();
  std::vector<std::optional<Imported>> results(releases.size());
  const auto take = [&](std::size_t index, Imported result) {
    run.totals.add(result);
    results[index] = std::move(result);
    on_imported(*results[index], run.totals);
  };
  const ReleaseTask task(shelf, options, root);
  batch::Workers workers(
      options.limits, [&](std::size_t index) { return as_line(task.run(releases[index], index)); },
      [&](std::size_t index, const std::string& line) {
        take(index, imported_of(line).value_or(broken(releases[index], term("its worker gave no result"))));
      },
      [&](std::size_t index, const LocalText& why) { take(index, broken(releases[index], why)); });
  static_cast<void>(workers.run(releases.size()));  // what it left undone has its names below
  for (std::size_t i = 0; i < releases.size(); ++i) {
    if (results[i]) {
      run.results.push_back(std::move(*results[i]));
    } else {
      run.not_reached.push_back(releases[i].source);
    }
  }
  run.seconds = std::chrono::duration<double>(Clock::now() - began).count();
  return {std::move(run), {}};
}

}  // namespace vestnik::shelf
