#include "tools/desk/history.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

#include "base/files/disk.hpp"
#include "base/files/output_folder.hpp"
#include "base/files/read_file.hpp"
#include "findings/display/finding_json.hpp"
#include "input/files/files.hpp"
#include "tools/desk/issue_file.hpp"

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_steps = 200;
constexpr std::int64_t longest_typing = 30;  // seconds

std::int64_t now() {
  const auto time = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(time).count();
}

bool is_version(const std::string& name) {
  constexpr std::size_t length = 16;
  return name.size() == length && name.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::string text_in(const Json& json, const char* key) {
  return json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : std::string();
}

std::int64_t number_in(const Json& json, const char* key) {
  return json.contains(key) && json[key].is_number_integer() ? json[key].get<std::int64_t>() : 0;
}

}  // namespace

History::History(const std::filesystem::path& descriptor)
    : folder_(descriptor.parent_path() / ".vestnik-desk"),
      list_(folder_ / ("undo-" + descriptor.filename().string() + ".json")) {
  const FileContent content = read_disk_file(list_, Files::largest);
  const Json json = content.bytes ? Json::parse(*content.bytes, nullptr, false) : Json();
  if (!json.is_object() || !json.contains("steps") || !json["steps"].is_array()) return;
  for (const Json& one : json["steps"]) {
    if (!one.is_object()) return;
    Step step{.file = text_in(one, "file"), .before = text_in(one, "before"), .after = text_in(one, "after")};
    step.kind = text_in(one, "kind") == "typing" ? Kind::typing : Kind::edit;
    step.begun = number_in(one, "begun");
    step.joined = one.contains("joined") && one["joined"].is_boolean() && one["joined"].get<bool>();
    if (step.file.empty() || !is_version(step.before) || !is_version(step.after)) {
      steps_.clear();
      return;
    }
    steps_.push_back(std::move(step));
  }
  const std::int64_t done = number_in(json, "done");
  done_ = std::min(static_cast<std::size_t>(std::max<std::int64_t>(done, 0)), steps_.size());
}

std::optional<FileError> History::record(const std::string& file, std::string_view before, std::string_view after,
                                         Kind kind, bool joined) {
  Step step{.file = file,
            .before = version_of(before),
            .after = version_of(after),
            .kind = kind,
            .begun = now(),
            .joined = joined};
  if (step.before == step.after) return std::nullopt;
  // Whoever writes what was there before, as the text's own undo does, goes back; and forth again.
  const auto is = [&](const Step& other, const std::string& from, const std::string& to) {
    return other.file == file && from == step.before && to == step.after;
  };
  if (kind != Kind::past && can_undo() && is(last(), last().after, last().before)) return went_back();
  if (kind != Kind::past && can_redo() && is(next(), next().before, next().after)) return went_forth();
  steps_.resize(done_);
  if (auto failed = keep(before)) return failed;
  if (auto failed = keep(after)) return failed;
  Step* last = steps_.empty() ? nullptr : &steps_.back();
  const bool goes_on = last != nullptr && kind == Kind::typing && last->kind == kind && last->file == file &&
                       last->after == step.before && step.begun - last->begun < longest_typing;
  std::string passed;
  if (goes_on) {
    passed = std::exchange(last->after, step.after);
    if (last->before == last->after) steps_.pop_back();
  } else {
    steps_.push_back(std::move(step));
  }
  if (steps_.size() > most_steps) drop_oldest();
  done_ = steps_.size();
  if (auto failed = save()) return failed;
  if (!passed.empty()) forget(passed);
  return std::nullopt;
}

std::optional<std::string> History::bytes_of(const std::string& version) const {
  FileContent content = read_disk_file(folder_ / version, Files::largest);
  if (!content.bytes || version_of(*content.bytes) != version) return std::nullopt;
  return std::string(*content.bytes);
}

std::optional<FileError> History::went_back() {
  --done_;
  return save();
}

std::optional<FileError> History::went_forth() {
  ++done_;
  return save();
}

std::optional<FileError> History::save() const {
  Json steps = Json::array();
  for (const Step& step : steps_) {
    steps.push_back({{"file", step.file},
                     {"before", step.before},
                     {"after", step.after},
                     {"kind", step.kind == Kind::typing ? "typing" : "edit"},
                     {"begun", step.begun},
                     {"joined", step.joined}});
  }
  return replace_file(list_, dumped({{"done", done_}, {"steps", std::move(steps)}}, -1) + "\n");
}

std::optional<FileError> History::keep(std::string_view bytes) const {
  if (auto failed = make_folders(folder_)) return failed;
  const std::filesystem::path path = folder_ / version_of(bytes);
  std::error_code error;
  if (std::filesystem::exists(path, error)) return std::nullopt;
  return replace_file(path, bytes);
}

/// Typing passes through a version with every key: what no step names goes at once.
void History::forget(const std::string& version) const {
  if (!named().contains(version)) system_disk().remove((folder_ / version).string());
}

/// The versions that steps of this folder name.
std::set<std::string> History::named() const {
  std::set<std::string> named;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
    if (entry.path().extension() != ".json" || entry.path() == list_) continue;
    const History other(folder_.parent_path() / entry.path().stem().string().substr(std::string_view("undo-").size()));
    for (const Step& step : other.steps_) named.insert({step.before, step.after});
  }
  for (const Step& step : steps_) named.insert({step.before, step.after});
  return named;
}

/// A quarter of the steps goes at once, with the bytes that no other step names.
void History::drop_oldest() {
  steps_.erase(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(most_steps / 4));
  const std::set<std::string> still = named();
  std::error_code error;
  std::vector<std::filesystem::path> unnamed;
  for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
    const std::string name = entry.path().filename().string();
    if (is_version(name) && !still.contains(name)) unnamed.push_back(entry.path());
  }
  // One that stays takes room and does no harm.
  for (const std::filesystem::path& path : unnamed) system_disk().remove(path.string());
}

}  // namespace vestnik::desk
