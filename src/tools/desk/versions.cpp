#include <fmt/format.h>

#include "base/files/data_folder.hpp"
#include "base/files/read_file.hpp"
#include "engine/typeset/typeset.hpp"
#include "findings/catalogue/desk_texts.hpp"
#include "findings/catalogue/history_texts.hpp"
#include "findings/display/finding_json.hpp"
#include "input/files/files.hpp"
#include "tools/desk/changes.hpp"
#include "tools/desk/desk.hpp"
#include "tools/preview/state_json.hpp"

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;
using versions::Hindrance;

bool is_version_id(const std::string& id) {
  constexpr std::size_t length = 40;
  return id.size() == length && id.find_first_not_of("0123456789abcdef") == std::string::npos;
}

const ProgramText* why(Hindrance hindrance) {
  switch (hindrance) {
    case Hindrance::none:
      return nullptr;
    case Hindrance::unusable:
      return &texts::history_unusable;
    case Hindrance::busy:
      return &texts::history_busy;
    case Hindrance::not_written:
      break;
  }
  return &texts::history_not_written;
}

Json as_json(const versions::Version& version) {
  return {{"id", version.id},
          {"message", version.message},
          {"author", version.author},
          {"time", version.time},
          {"tags", version.tags}};
}

std::string title_of(const PlacedArticle& article) {
  const edit::Value* title = article.value->find("title");
  if (title == nullptr) return {};
  std::string words = title->text;
  for (const edit::Value& line : title->children) words += (words.empty() ? "" : " ") + line.text;
  return words;
}

Json steps_json(const edit::Path& path) {
  Json steps = Json::array();
  for (const edit::Step& step : path) {
    std::visit([&](const auto& one) { steps.push_back(one); }, step);
  }
  return steps;
}

}  // namespace

/// {"problem", "author", "email", "versions": latest first}
Desk::Reply Desk::list_versions(const ShelfIssue& issue, const Call& /*call*/) {
  constexpr std::size_t most = 500;
  if (keeper_.is_pending(issue)) keeper_.keep(issue);
  const ProgramText* problem = why(keeper_.hindrance());
  Json json = {{"problem", problem != nullptr ? std::string(problem->in(language_)) : std::string()}};
  keeper_.with_repository([&](const versions::Repository& repository) {
    const versions::Author author = repository.author();
    json["author"] = author.name;
    json["email"] = author.email;
    json["versions"] = Json::array();
    for (const auto& version : repository.versions(keeper_.folder_of(issue), most)) {
      json["versions"].push_back(as_json(version));
    }
  });
  return {.body = dumped(json, -1)};
}

Desk::Reply Desk::set_author(const ShelfIssue& issue, const Call& call) {
  const Json json = Json::parse(call.body, nullptr, false);
  versions::Author author;
  for (const auto& [key, text] : {std::pair("name", &author.name), std::pair("email", &author.email)}) {
    const bool there = json.is_object() && json.contains(key) && json[key].is_string();
    if (there) *text = json[key].get<std::string>();
    // What git cannot have in a name.
    if (!there || text->empty() || text->find_first_of("<>\n\r") != std::string::npos) {
      return refusal(400, texts::not_an_edit);
    }
  }
  keeper_.before_change(issue);  // makes the repository
  const bool written =
      keeper_.with_repository([&](versions::Repository& repository) { return repository.set_author(author); });
  return written ? Reply{.body = "{}"} : refusal(507, texts::history_not_written);
}

/// The issue's pages as they were; nullptr if they cannot be set.
std::shared_ptr<const preview::Edition> Desk::edition_at(const ShelfIssue& issue, const std::string& version) {
  const std::lock_guard lock(past_mutex_);
  const std::string name = issue.id + version;
  if (past_name_ == name) return past_;
  const auto tree = keeper_.issue_at(issue, version);
  if (!tree) return nullptr;
  const auto files = std::make_shared<MemoryFiles>();
  keeper_.with_repository([&](const versions::Repository& repository) {
    std::set<std::string> paths;
    for (const std::string& file : repository.files_at(version, keeper_.folder_of(issue))) paths.insert(file);
    for (const std::string& named : named_files(*tree)) paths.insert(keeper_.path_of(issue, named));
    for (const std::string& path : paths) {
      auto bytes = path.empty() ? std::nullopt : repository.bytes_at(version, path);
      if (bytes) files->add(folder_ / path, std::move(*bytes));
    }
  });
  TypesetOptions options = options_;
  options.map = true;
  options.files = files;
  Outcome<Issue> loaded = load_issue(issue.path, options);
  if (!loaded.value) return nullptr;
  AssetCache assets(data_folder(options.data_folder), files);
  Outcome<Release> release = typeset(*loaded.value, options, assets);
  if (!release.value || !release.value->map) return nullptr;
  past_ = std::make_shared<const preview::Edition>(0, std::make_shared<const Issue>(std::move(*loaded.value)),
                                                   std::move(*release.value));
  past_name_ = name;
  return past_->readable() ? past_ : nullptr;
}

/// {"looks", "width", "height", "articles": [{"path", "title"}]}
Desk::Reply Desk::show_version(const ShelfIssue& issue, const Call& call) {
  const std::string version = call.parameter("at");
  const auto tree = is_version_id(version) ? keeper_.issue_at(issue, version) : std::nullopt;
  if (!tree) return refusal(404, texts::no_such_version);
  Json json = {{"articles", Json::array()}, {"looks", Json::array()}, {"problem", ""}};
  for (const PlacedArticle& article : articles_of(*tree)) {
    json["articles"].push_back({{"path", steps_json(article.path)}, {"title", title_of(article)}});
  }
  if (const auto edition = edition_at(issue, version)) {
    json["looks"] = preview::looks_of(edition->map());
    json["width"] = edition->map().page_width.value;
    json["height"] = edition->map().page_height.value;
  } else {
    json["problem"] = std::string(texts::version_not_set.in(language_));
  }
  return {.body = dumped(json, -1)};
}

Desk::Reply Desk::show_past_page(const ShelfIssue& issue, const Call& call) {
  const std::string version = call.parameter("at"), page = call.parameter("page");
  constexpr std::size_t most_digits = 4;
  const bool numbered =
      !page.empty() && page.size() <= most_digits && page.find_first_not_of("0123456789") == std::string::npos;
  const auto edition = numbered && is_version_id(version) ? edition_at(issue, version) : nullptr;
  constexpr int width = 900;
  auto png = edition ? edition->png(static_cast<std::size_t>(std::stoi(page)), width) : std::nullopt;
  if (!png) return refusal(404, texts::no_such_version);
  return {.body = std::move(*png), .type = "image/png"};
}

/// What one article of a version was, in the place of what it is now, or as a further one where it is gone.
std::optional<std::string> Desk::with_article(const std::string& text, const edit::Value& past,
                                              const edit::Path& path) {
  const auto root = edit::read_value_of(text);
  const edit::Value* wanted = value_at(past, path);
  if (!root || wanted == nullptr) return std::nullopt;
  const std::vector<PlacedArticle> now = articles_of(*root), then = articles_of(past);
  const std::vector<int> match = matched(then, now);
  const auto at = std::ranges::find_if(then, [&](const PlacedArticle& one) { return one.path == path; });
  if (at == then.end()) return std::nullopt;
  edit::Edit change{.what = edit::Edit::What::set, .path = path, .value = *wanted};
  change.value.key.clear();
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (match[i] == at - then.begin()) {
      change.path = now[i].path;
      return edit::edited(text, change);
    }
  }
  const edit::Value* sections = root->find("sections");
  if (sections == nullptr || sections->children.empty()) return std::nullopt;
  const std::size_t section = std::min(std::get<std::size_t>(path[1]), sections->children.size() - 1);
  const edit::Value* articles = sections->children[section].find("articles");
  const std::size_t count = articles != nullptr ? articles->children.size() : 0;
  change.what = edit::Edit::What::insert;
  change.path = {"sections", section, "articles", std::min(std::get<std::size_t>(path[3]), count)};
  return edit::edited(text, change);
}

/// {"at": version, "path": of an article, or none for the whole issue}
Desk::Reply Desk::bring_back(const ShelfIssue& issue, const Call& call) {
  const Json json = Json::parse(call.body, nullptr, false);
  const bool asks =
      json.is_object() && json.contains("at") && json["at"].is_string() && is_version_id(json["at"].get<std::string>());
  if (!asks) return refusal(400, texts::not_an_edit);
  const std::string version = json["at"].get<std::string>();
  const auto path = json.contains("path") ? desk::path_of(Json(json["path"])) : std::nullopt;
  const std::lock_guard lock(writing_);
  keeper_.keep(issue);
  const auto past = keeper_.issue_at(issue, version);
  const auto file = read_issue_file(issue.path);
  if (!past || !file) return refusal(404, texts::no_such_version);
  const auto bytes_at = [&](const std::string& name) {
    return keeper_.with_repository([&](const versions::Repository& repository) {
      const std::string inside = keeper_.path_of(issue, name);
      return inside.empty() ? std::nullopt : repository.bytes_at(version, inside);
    });
  };
  const std::string name = issue.path.filename().string();
  const auto descriptor = path ? with_article(file->text, *past, *path) : bytes_at(name);
  const edit::Value* part = path ? value_at(*past, *path) : &*past;
  if (!descriptor || part == nullptr) return refusal(422, texts::edit_impossible);
  bool joined = false;
  for (const std::string& named : named_files(*part)) {
    const auto bytes = bytes_at(named);
    const auto place = bytes ? inside(issue, named) : std::nullopt;
    if (!place) continue;  // a theme's name, or a file for all issues
    const FileContent now = read_disk_file(*place, Files::largest);
    if (now.bytes && *now.bytes == *bytes) continue;
    if (auto failed = change(issue, named, *bytes, History::Kind::past, joined)) return *failed;
    joined = joined || now.bytes != nullptr;
  }
  const std::string text = path ? file->mark + *descriptor : *descriptor;
  if (auto failed = change(issue, name, text, History::Kind::past, joined)) return *failed;
  return this->issue(issue, call);
}

}  // namespace vestnik::desk
