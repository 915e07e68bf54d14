#include <chrono>

#include "base/files/data_folder.hpp"
#include "base/files/output_file.hpp"
#include "findings/catalogue/desk_texts.hpp"
#include "findings/display/finding_json.hpp"
#include "tools/desk/desk.hpp"
#include "tools/start/new_issue.hpp"

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;

Json findings_json(const std::vector<Diagnostic>& findings, UiLanguage language) {
  Json list = Json::array();
  for (const Diagnostic& finding : findings) list.push_back(as_json(in_language(finding, language)));
  return list;
}

Period this_half_month() { return half_month(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())); }

}  // namespace

Desk::Reply Desk::new_issue(const Call& call) {
  const Json json = Json::parse(call.body, nullptr, false);
  const auto text = [&](const char* key) {
    return json.is_object() && json.contains(key) && json[key].is_string() ? json[key].get<std::string>()
                                                                           : std::string();
  };
  const std::string name = safe_name(text("folder"));
  if (name.empty()) return refusal(400, texts::folder_name_needed);
  const std::lock_guard lock(writing_);
  const std::filesystem::path folder = folder_ / name;
  std::error_code error;
  if (std::filesystem::exists(folder, error)) return refusal(409, texts::folder_is_there);
  NewIssue issue;
  issue.language = language_ == UiLanguage::ru ? "ru" : "en";
  issue.period = this_half_month();
  if (const std::string before = text("from"); !before.empty()) {
    const auto found = find(before);
    if (!found) return refusal(404, texts::no_such_issue);
    Outcome<NewIssue> following = following_issue(found->path, folder);
    if (!following.value) {
      return {.status = 422,
              .body = dumped({{"error", std::string(texts::issue_unreadable.in(language_))},
                              {"findings", findings_json(following.diagnostics, language_)}},
                             -1)};
    }
    issue = std::move(*following.value);
  }
  const Outcome<std::vector<FileBytes>> files = files_of(issue, data_folder(options_.data_folder));
  if (!files.value) return refusal(500, texts::issue_unreadable);
  for (const FileBytes& file : *files.value) {
    const std::filesystem::path path = folder / file.name;
    if (prepare_output(path)) return refusal(507, texts::folder_not_made);
    if (auto failed = write(path, file.content())) return *failed;
  }
  const std::string descriptor = (std::filesystem::path(name) / "issue.yaml").generic_string();
  keeper_.changed({version_of(descriptor), descriptor, folder / "issue.yaml"});
  return {.body = dumped({{"id", version_of(descriptor)}}, -1)};
}

}  // namespace vestnik::desk
