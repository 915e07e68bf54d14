#include "tools/desk/desk.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/files/data_folder.hpp"
#include "base/files/output_file.hpp"
#include "findings/catalogue/desk_texts.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/display/finding_json.hpp"
#include "input/files/files.hpp"
#include "input/issue/descriptor_rules.hpp"
#include "input/style/country_names.hpp"
#include "model/issue/pdf_name.hpp"
#include "tools/desk/markup_json.hpp"
#include "tools/desk/rules_json.hpp"

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;

/// Each holds its fonts and pictures and two threads.
constexpr std::size_t most_sessions = 4;
constexpr std::size_t small_body = std::size_t{64} << 10, text_body = std::size_t{4} << 20;
constexpr std::size_t picture_body = Files::largest, document_body = std::size_t{64} << 20;

preview::Reply answer(const Json& json, int status = 200) { return {.status = status, .body = dumped(json, -1)}; }

std::optional<Json> object_of(const std::string& body) {
  Json json = Json::parse(body, nullptr, false);
  return json.is_object() ? std::optional(std::move(json)) : std::nullopt;
}

std::string text_of(const Json& json, const char* key) {
  return json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : std::string();
}

std::optional<edit::Edit> edit_of(const Json& json) {
  using What = edit::Edit::What;
  constexpr std::array<std::pair<const char*, What>, 4> kinds{
      {{"set", What::set}, {"insert", What::insert}, {"remove", What::remove}, {"move", What::move}}};
  if (!json.is_object() || !json.contains("path")) return std::nullopt;
  const std::string name = text_of(json, "what");
  const auto kind = std::ranges::find(kinds, name, [](const auto& entry) { return std::string(entry.first); });
  const auto path = path_of(json["path"]);
  if (kind == kinds.end() || !path) return std::nullopt;
  edit::Edit edit{.what = kind->second, .path = *path};
  const bool writes = edit.what == What::set || edit.what == What::insert;
  if (writes != json.contains("value")) return std::nullopt;
  if (writes) {
    auto value = value_of(json["value"]);
    if (!value) return std::nullopt;
    edit.value = std::move(*value);
  }
  if (edit.what == What::move) {
    const auto to = json.contains("to") ? path_of(json["to"]) : std::nullopt;
    if (!to) return std::nullopt;
    edit.to = *to;
  }
  const edit::Path holder(edit.path.begin(), edit.path.end() - 1);
  edit.order = key_order(rule_at(descriptor_rule(), holder));
  write_by_rule(edit.value, rule_at(descriptor_rule(), edit.path));
  return edit;
}

}  // namespace

Desk::Desk(std::filesystem::path folder, TypesetOptions options, UiLanguage language)
    : folder_(std::move(folder)), options_(std::move(options)), language_(language), keeper_(folder_, language) {}

preview::Shelf Desk::shelf() {
  preview::Shelf shelf;
  shelf.session = [this](const std::string& id) { return session(id); };
  add(shelf, false, "shelf", 0, &Desk::list);
  add(shelf, false, "rules", 0, &Desk::rules);
  add(shelf, true, "new", small_body, &Desk::new_issue);
  add(shelf, true, "import", document_body, &Desk::import_file);
  add(shelf, false, "sources", 0, &Desk::sources);
  add(shelf, false, "find", 0, &Desk::find_articles);
  add(shelf, true, "markdown", text_body, &Desk::markdown);
  add_of_issue(shelf, false, "issue", 0, &Desk::issue);
  add_of_issue(shelf, true, "edit", text_body, &Desk::edit);
  add_of_issue(shelf, false, "body", 0, &Desk::body);
  add_of_issue(shelf, true, "save-body", text_body, &Desk::save_body);
  add_of_issue(shelf, false, "picture", 0, &Desk::picture);
  add_of_issue(shelf, true, "save-picture", picture_body, &Desk::save_picture);
  add_of_issue(shelf, true, "undo", small_body, &Desk::undo);
  add_of_issue(shelf, true, "redo", small_body, &Desk::redo);
  add_of_issue(shelf, true, "release", small_body, &Desk::release);
  add_of_issue(shelf, false, "cover", 0, &Desk::cover);
  add_of_issue(shelf, false, "versions", 0, &Desk::list_versions);
  add_of_issue(shelf, false, "version", 0, &Desk::show_version);
  add_of_issue(shelf, false, "version-page", 0, &Desk::show_past_page);
  add_of_issue(shelf, true, "bring-back", small_body, &Desk::bring_back);
  add_of_issue(shelf, true, "author", small_body, &Desk::set_author);
  add_of_issue(shelf, true, "spelling", text_body, &Desk::spelling);
  add_of_issue(shelf, true, "suggestions", small_body, &Desk::suggestions);
  add_of_issue(shelf, true, "know-word", small_body, &Desk::know_word);
  return shelf;
}

void Desk::add(preview::Shelf& shelf, bool changes, const char* name, std::size_t largest_body, Answer to_call) {
  shelf.routes.push_back({.changes = changes,
                          .pattern = std::string("/desk/") + name,
                          .largest_body = largest_body,
                          .answer = [this, to_call](const Call& call) { return (this->*to_call)(call); }});
}

void Desk::add_of_issue(preview::Shelf& shelf, bool changes, const char* name, std::size_t largest_body,
                        IssueAnswer to_call) {
  shelf.routes.push_back({.changes = changes,
                          .pattern = std::string("/desk/") + name + "/([0-9a-f]{16})",
                          .largest_body = largest_body,
                          .answer = [this, to_call](const Call& call) {
                            const auto found = find(call.parts.front());
                            if (!found) return refusal(404, texts::no_such_issue);
                            return (this->*to_call)(*found, call);
                          }});
}

/// The folder is searched only for an issue that is not known: every key that is typed asks for one.
std::optional<ShelfIssue> Desk::find(const std::string& id) {
  const std::lock_guard lock(known_mutex_);
  const auto known = [&] { return std::ranges::find(known_, id, &ShelfIssue::id); };
  std::error_code error;
  if (known() == known_.end() || !std::filesystem::is_regular_file(known()->path, error)) known_ = issues_in(folder_);
  return known() == known_.end() ? std::nullopt : std::optional(*known());
}

std::shared_ptr<preview::Session> Desk::session(const std::string& id) {
  const auto found = find(id);
  const std::lock_guard lock(sessions_mutex_);
  const auto open = std::ranges::find(sessions_, id, &Open::id);
  if (open != sessions_.end()) {
    sessions_.splice(sessions_.begin(), sessions_, open);
    return sessions_.front().session;
  }
  if (!found) return nullptr;
  sessions_.push_front({id, std::make_shared<preview::Session>(found->path, options_)});
  // A window that still listens keeps its own alive.
  if (sessions_.size() > most_sessions) sessions_.pop_back();
  return sessions_.front().session;
}

Desk::Reply Desk::refusal(int status, const ProgramText& why) const {
  return answer({{"error", std::string(why.in(language_))}}, status);
}

std::optional<Desk::Reply> Desk::write(const std::filesystem::path& path, std::string_view bytes) const {
  const auto failure = replace_file(path, bytes);
  if (!failure) return std::nullopt;
  constexpr int no_room = 507;
  return answer({{"error", in_words(failure)->in(language_)}}, no_room);
}

std::optional<std::filesystem::path> Desk::inside(const ShelfIssue& issue, const std::string& name) {
  std::error_code error;
  const std::filesystem::path named(name);
  const auto folder = std::filesystem::weakly_canonical(issue.path.parent_path(), error);
  if (error || name.empty() || named.is_absolute()) return std::nullopt;
  const auto path = std::filesystem::weakly_canonical(folder / named, error);
  return !error && lies_within(path, folder) ? std::optional(path) : std::nullopt;
}

Desk::Reply Desk::list(const Call& /*call*/) {
  Json issues = Json::array();
  for (const ShelfIssue& issue : issues_in(folder_)) issues.push_back(shelf_json(issue));
  return answer({{"folder", folder_.string()}, {"issues", std::move(issues)}});
}

Desk::Reply Desk::rules(const Call& /*call*/) {
  const auto file = data_folder(options_.data_folder) / "assets" / "countries";
  Json countries = Json::object();
  if (const auto names =
          read_country_names(file / (language_ == UiLanguage::ru ? "ru.yaml" : "en.yaml"), *disk_files())) {
    for (const auto& [code, name] : *names) countries[code] = name.common.empty() ? name.official : name.common;
  }
  return answer({{"issue", rule_json(descriptor_rule(), language_)}, {"countries", std::move(countries)}});
}

Desk::Reply Desk::issue(const ShelfIssue& issue, const Call& /*call*/) {
  const auto file = read_issue_file(issue.path);
  if (!file) return refusal(422, texts::issue_unreadable);
  Json json = issue_json(*file);
  json["id"] = issue.id;
  json["name"] = issue.name;
  const History history(issue.path);
  json["undo"] = history.can_undo();
  json["redo"] = history.can_redo();
  return answer(json);
}

Desk::Reply Desk::conflict(const IssueFile& file) const {
  Json json = issue_json(file);
  json["error"] = std::string(texts::changed_elsewhere.in(language_));
  return answer(json, 409);
}

Desk::Reply Desk::edit(const ShelfIssue& issue, const Call& call) {
  const auto json = object_of(call.body);
  if (!json || !json->contains("edits") || !(*json)["edits"].is_array()) return refusal(400, texts::not_an_edit);
  const std::lock_guard lock(writing_);
  auto file = read_issue_file(issue.path);
  if (!file) return refusal(422, texts::issue_unreadable);
  if (file->version != text_of(*json, "version")) return conflict(*file);
  std::string text = file->text;
  for (const Json& one : (*json)["edits"]) {
    const auto edit = edit_of(one);
    if (!edit) return refusal(400, texts::not_an_edit);
    auto changed = edit::edited(text, *edit);
    if (!changed) return refusal(422, texts::edit_impossible);
    text = std::move(*changed);
  }
  const std::string name = issue.path.filename().string();
  if (auto failed = change(issue, name, file->mark + text, History::Kind::edit)) return *failed;
  return this->issue(issue, call);
}

Desk::Reply Desk::markdown(const Call& call) {
  return answer({{"blocks", blocks_json(call.body, line_ends_of(call.parameter("line-ends")))}});
}

}  // namespace vestnik::desk
