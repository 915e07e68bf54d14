#include <fmt/format.h>

#include <chrono>

#include "base/files/data_folder.hpp"
#include "base/files/output_file.hpp"
#include "base/files/temporary_folder.hpp"
#include "findings/catalogue/desk_texts.hpp"
#include "findings/display/finding_json.hpp"
#include "input/foreign/child_process.hpp"
#include "tools/desk/desk.hpp"

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

/// A name for the folder: the file's, or that with a number.
std::optional<fs::path> new_folder(const fs::path& shelf, const std::string& stem) {
  constexpr int most = 1'000;
  for (int i = 1; i < most; ++i) {
    fs::path folder = shelf / (i == 1 ? stem : fmt::format("{}-{}", stem, i));
    std::error_code error;
    if (!fs::exists(folder, error)) return error ? std::nullopt : std::optional(std::move(folder));
  }
  return std::nullopt;
}

/// Findings name the file as it was dropped, not where it lay for the import.
std::string without(std::string text, const std::string& folder) {
  for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder, at)) {
    text.erase(at, folder.size());
  }
  return text;
}

}  // namespace

/// What `vestnik import` makes of the file: the command runs as a process of its own, so that a document that it cannot
/// bear costs that process alone.
Desk::Reply Desk::import_file(const Call& call) {
  constexpr std::size_t longest_answer = std::size_t{64} << 20;
  constexpr std::chrono::minutes patience(5);
  const std::string name = safe_name(call.parameter("name"));
  const std::string stem = safe_name(fs::path(name).stem().string());
  if (stem.empty()) return refusal(400, texts::file_name_needed);
  const std::lock_guard one_at_a_time(importing_);
  const TemporaryFolder place;
  const fs::path file = place.path() / name;
  if (place.path().empty()) return refusal(507, texts::folder_not_made);
  if (auto failed = write(file, call.body)) return *failed;
  const auto folder = new_folder(folder_, stem);
  if (!folder) return refusal(507, texts::folder_not_made);
  std::vector<std::string> arguments{"import",   file.string(), "--output", folder->string(),
                                     "--format", "json",        "--ui",     language_ == UiLanguage::ru ? "ru" : "en"};
  if (!options_.data_folder.empty()) {
    arguments.insert(arguments.end(), {"--data", fs::absolute(options_.data_folder).string()});
  }
  foreign::ChildProcess command(program_beside("vestnik"), arguments, patience);
  if (!command.started()) return refusal(500, texts::import_not_started);
  const std::optional<std::string> answer = command.read_all(longest_answer);
  if (!answer) return refusal(504, texts::import_too_slow);
  Json report = Json::parse(without(*answer, place.path().string() + "/"), nullptr, false);
  if (!report.is_object() || !report.contains("summary")) return refusal(500, texts::import_broke_off);
  const bool made = !report["summary"]["output"].get<std::string>().empty();
  if (made) {
    report["folder"] = folder->filename().string();
    const std::string descriptor = (folder->filename() / "issue.yaml").generic_string();
    report["id"] = version_of(descriptor);
    keeper_.changed({version_of(descriptor), descriptor, *folder / "issue.yaml"});
  } else {
    report["error"] = std::string(texts::not_imported.in(language_));
  }
  return {.status = made ? 200 : 422, .body = dumped(report, -1)};
}

}  // namespace vestnik::desk
