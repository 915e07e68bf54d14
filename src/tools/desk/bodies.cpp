#include "base/files/output_file.hpp"
#include "base/files/read_file.hpp"
#include "findings/catalogue/desk_texts.hpp"
#include "findings/display/finding_json.hpp"
#include "input/files/files.hpp"
#include "tools/desk/desk.hpp"
#include "tools/desk/markup_json.hpp"

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;

/// An article's text: in the descriptor, or in a file of its own.
struct Body {
  std::string file{};  ///< as the descriptor names it; empty: the text is in the descriptor
  std::filesystem::path path{};
  std::string text{};
  std::string line_ends_key{};  ///< as the descriptor has it
};

std::string scalar_of(const edit::Value& mapping, std::string_view key) {
  const edit::Value* value = mapping.find(key);
  return value != nullptr && value->is_scalar() ? value->text : std::string();
}

/// With LF at the lines' ends.
std::string plain_ends(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      result += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      result += '\n';
    }
  }
  return result;
}

Json body_json(const Body& body) {
  return {{"file", body.file},
          {"text", body.text},
          {"version", version_of(body.text)},
          {"line-ends", body.line_ends_key},
          {"blocks", blocks_json(body.text, line_ends_of(body.line_ends_key))}};
}

}  // namespace

/// The article that `steps` lead to, and its text.
static std::optional<Body> body_at(
    const IssueFile& file, const std::string& steps,
    const std::function<std::optional<std::filesystem::path>(const std::string&)>& inside) {
  const auto root = edit::read_value_of(file.text);
  const edit::Value* article = root ? value_at(*root, path_of(steps)) : nullptr;
  if (article == nullptr || article->kind != edit::Value::Kind::mapping) return std::nullopt;
  Body body{.file = scalar_of(*article, "body-file")};
  body.line_ends_key = scalar_of(*article, "line-ends");
  if (body.file.empty()) {
    body.text = scalar_of(*article, "body");
    return body;
  }
  const auto path = inside(body.file);
  if (!path) return std::nullopt;
  const FileContent content = read_disk_file(*path, Files::largest);
  // A text that is named and not yet there begins empty.
  if (!content.bytes && content.state != FileContent::State::missing) return std::nullopt;
  body.path = *path;
  if (content.bytes) body.text = plain_ends(*content.bytes);
  return body;
}

Desk::Reply Desk::body(const ShelfIssue& issue, const Call& call) {
  const auto file = read_issue_file(issue.path);
  if (!file) return refusal(422, texts::issue_unreadable);
  const auto body =
      body_at(*file, call.parameter("path"), [&](const std::string& name) { return inside(issue, name); });
  if (!body) return refusal(404, texts::no_such_article);
  return {.body = dumped(body_json(*body), -1)};
}

Desk::Reply Desk::save_body(const ShelfIssue& issue, const Call& call) {
  const Json json = Json::parse(call.body, nullptr, false);
  for (const char* key : {"path", "version", "text"}) {
    if (!json.is_object() || !json.contains(key) || !json[key].is_string()) return refusal(400, texts::not_an_edit);
  }
  const std::lock_guard lock(writing_);
  const auto file = read_issue_file(issue.path);
  if (!file) return refusal(422, texts::issue_unreadable);
  const std::string steps = json["path"].get<std::string>();
  const auto body = body_at(*file, steps, [&](const std::string& name) { return inside(issue, name); });
  if (!body) return refusal(404, texts::no_such_article);
  if (version_of(body->text) != json["version"].get<std::string>()) {
    Json theirs = body_json(*body);
    theirs["error"] = std::string(texts::changed_elsewhere.in(language_));
    return {.status = 409, .body = dumped(theirs, -1)};
  }
  const std::string text = plain_ends(json["text"].get<std::string>());
  if (!body->file.empty()) {
    if (auto failed = change(issue, body->file, text, History::Kind::typing)) return *failed;
  } else {
    edit::Path path = path_of(steps);
    path.emplace_back("body");
    const auto changed =
        edit::edited(file->text, {.path = path, .value = {.kind = edit::Value::Kind::text, .text = text}});
    if (!changed) return refusal(422, texts::edit_impossible);
    const std::string name = issue.path.filename().string();
    if (auto failed = change(issue, name, file->mark + *changed, History::Kind::typing)) return *failed;
  }
  const auto now = read_issue_file(issue.path);
  return {.body = dumped({{"version", version_of(text)}, {"issue", now ? now->version : std::string()}}, -1)};
}

}  // namespace vestnik::desk
