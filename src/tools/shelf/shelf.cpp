#include "tools/shelf/shelf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

#include "base/files/output_folder.hpp"
#include "base/files/read_file.hpp"
#include "base/hash/hash.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/catalogue/message.hpp"
#include "findings/display/finding_json.hpp"
#include "tools/batch/record.hpp"

namespace vestnik::shelf {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int format_version = 1;
constexpr std::size_t largest_record = std::size_t{1} << 20;
/// The workers of a run that was killed follow it within moments.
constexpr std::chrono::milliseconds patience{1000};

std::optional<Record> read_record(const fs::path& file) {
  const FileContent content = read_disk_file(file, largest_record);
  return content.bytes ? Record::parsed(*content.bytes) : std::nullopt;
}

}  // namespace

std::string Record::serialised() const {
  Json files = Json::array();
  for (const ReadFile& input : inputs) files.push_back({input.path, input.hash});
  const std::string text = dumped({{"format", format_version},
                                   {"root", root},
                                   {"source", source},
                                   {"environment", environment},
                                   {"inputs", std::move(files)},
                                   {"content", content},
                                   {"figures", as_json(figures)}},
                                  -1);
  return batch::content_hash(text) + "\n" + text + "\n";
}

std::optional<Record> Record::parsed(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos || !text.ends_with('\n') || text.size() < end + 2) return std::nullopt;
  const std::string_view body = text.substr(end + 1, text.size() - end - 2);
  if (batch::content_hash(body) != text.substr(0, end)) return std::nullopt;
  const std::optional<Json> json = parsed_json(body);
  if (!json) return std::nullopt;
  try {
    if (json->at("format") != format_version) return std::nullopt;
    Record record{.root = json->at("root"),
                  .source = json->at("source"),
                  .environment = json->at("environment"),
                  .inputs = {},
                  .content = json->at("content"),
                  .figures = figures_of(json->at("figures"))};
    for (const Json& input : json->at("inputs")) record.inputs.push_back({input.at(0), input.at(1)});
    return record;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

std::string content_of(const fs::path& folder) {
  std::error_code failed;
  std::vector<std::string> files;
  fs::recursive_directory_iterator entry(folder, failed);
  for (const fs::recursive_directory_iterator end; !failed && entry != end; entry.increment(failed)) {
    std::error_code gone;
    if (entry->is_directory(gone)) continue;
    const std::string name = entry->path().lexically_relative(folder).generic_string();
    files.push_back(fmt::format("{} {}", batch::file_hash(entry->path()), name));
  }
  if (files.empty()) return {};
  std::ranges::sort(files);
  return batch::content_hash(fmt::format("{}", fmt::join(files, "\n")));
}

Shelf::Shelf(fs::path folder, Disk& disk)
    : folder_(std::move(folder)),
      records_(folder_ / ".vestnik/imports"),
      unfinished_(folder_ / ".vestnik/unfinished-imports"),
      disk_(disk) {}

std::optional<LocalText> Shelf::open(FileLock& lock) const {
  if (auto problem = in_words(make_folders(records_, disk_))) return problem;
  const fs::path file = folder_ / ".vestnik/import-lock";
  if (const auto error = lock.take(file, FileLock::Kind::exclusive, patience)) {
    if (error->reason == LockError::Reason::cannot_open) return cannot_write(file, error->code);
    if (error->reason == LockError::Reason::cannot_lock) return cannot_lock(file, error->code);
    return term("another run is writing {}", folder_.string());
  }
  disk_.remove_folder(unfinished_);
  return in_words(make_folders(unfinished_, disk_));
}

std::map<std::string, std::string> Shelf::known_folders(const std::string& root) const {
  std::map<std::string, std::string> known;
  std::error_code failed;
  fs::recursive_directory_iterator entry(records_, failed);
  for (const fs::recursive_directory_iterator end; !failed && entry != end; entry.increment(failed)) {
    if (entry->path().extension() != ".json") continue;
    const std::optional<Record> record = read_record(entry->path());
    if (!record || record->root != root) continue;
    fs::path folder = entry->path().lexically_relative(records_);
    known[record->source] = folder.replace_extension().generic_string();
  }
  return known;
}

fs::path Shelf::workplace(std::size_t number) const { return unfinished_ / fmt::format("{}", number); }

fs::path Shelf::record_file(const Release& release) const { return records_ / (release.folder + ".json"); }

std::optional<Record> Shelf::record(const Release& release) const { return read_record(record_file(release)); }

std::optional<LocalText> Shelf::place(const Release& release, const fs::path& made, const Record& record) const {
  const fs::path target = issue(release), file = record_file(release);
  for (const fs::path& folder : {target.parent_path(), file.parent_path()}) {
    if (auto problem = in_words(make_folders(folder, disk_))) return problem;
  }
  if (const int code = disk_.remove_folder(target); code != 0) return cannot_write(target, code);
  if (auto problem = in_words(replace_file(file, record.serialised(), {}, disk_))) return problem;
  if (const int code = disk_.rename(made.string(), target); code != 0) return cannot_write(target, code);
  return std::nullopt;
}

}  // namespace vestnik::shelf
