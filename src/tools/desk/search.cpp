#include <algorithm>
#include <set>

#include "base/files/data_folder.hpp"
#include "base/files/read_file.hpp"
#include "findings/catalogue/desk_texts.hpp"
#include "findings/display/finding_json.hpp"
#include "input/files/file_trace.hpp"
#include "input/files/files.hpp"
#include "input/markup/markup.hpp"
#include "input/style/country_names.hpp"
#include "tools/desk/desk.hpp"
#include "tools/search/index.hpp"

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;

/// The texts of a value and of all that it holds.
std::string all_texts(const edit::Value* value) {
  if (value == nullptr) return {};
  std::string result = value->is_scalar() ? value->text : std::string();
  for (const edit::Value& child : value->children) result += (result.empty() ? "" : " ") + all_texts(&child);
  return result;
}

void add_plain(const MarkupBlock& block, std::string& text) {
  const auto add = [&](const std::string& words) {
    if (!words.empty()) text += (text.empty() ? "" : "\n") + words;
  };
  add(plain_text(block.text));
  add(block.alternative);
  for (const auto& row : block.rows) {
    for (const InlineText& cell : row) add(plain_text(cell));
  }
  for (const MarkupBlock& child : block.children) add_plain(child, text);
}

/// What readers see of a Markdown text; all of it where it cannot be parsed.
std::string plain_words(const std::string& markdown) {
  const Outcome<std::vector<MarkupBlock>> blocks = parse_markup({.text = markdown});
  if (!blocks.value) return markdown;
  std::string text;
  for (const MarkupBlock& block : *blocks.value) add_plain(block, text);
  return text;
}

/// A line for each file: what the file system says of it, a space, its path. Changes when one of the files does.
std::string signature_of(const std::vector<std::filesystem::path>& files) {
  std::string signature;
  for (const std::filesystem::path& file : files) {
    const auto now = FileSignature::of(file);
    signature +=
        (now ? std::to_string(now->modified) + '/' + std::to_string(now->size) : "-") + ' ' + file.string() + '\n';
  }
  return signature;
}

/// Whether the files that `signature` names are as they were.
bool holds(std::string_view signature) {
  std::vector<std::filesystem::path> files;
  for (std::string_view rest = signature; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    files.emplace_back(line.substr(std::min(line.find(' ') + 1, line.size())));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return !files.empty() && signature_of(files) == signature;
}

using Names = std::vector<std::map<std::string, CountryNames>>;
std::string country_words(const std::string& code, const Names& languages) {
  std::string words = code;
  for (const auto& names : languages) {
    const auto found = names.find(code);
    if (found != names.end()) words += ' ' + found->second.official + ' ' + found->second.common;
  }
  return words;
}

/// Calls `take` with each article: its steps, itself, its section.
template <class Take>
void for_each_article(const edit::Value& root, const Take& take) {
  const edit::Value* sections = root.find("sections");
  if (sections == nullptr) return;
  for (std::size_t i = 0; i < sections->children.size(); ++i) {
    const edit::Value* articles = sections->children[i].find("articles");
    if (articles == nullptr) continue;
    for (std::size_t j = 0; j < articles->children.size(); ++j) {
      take("sections/" + std::to_string(i) + "/articles/" + std::to_string(j), articles->children[j],
           sections->children[i]);
    }
  }
}

}  // namespace

/// What there is to find in an issue; adds to `signature` the files that it is read from, as they were before.
static std::vector<search::Entry> entries_of(
    const edit::Value& root, const Names& languages, std::string& signature,
    const std::function<std::optional<std::filesystem::path>(const std::string&)>& inside) {
  std::vector<search::Entry> entries;
  for_each_article(root, [&](const std::string& steps, const edit::Value& article, const edit::Value& section) {
    const edit::Value *named = article.find("body-file"), *country = section.find("country");
    const auto path = named != nullptr ? inside(named->text) : std::nullopt;
    if (path) signature += signature_of({*path});
    const FileContent content = path ? read_disk_file(*path, Files::largest) : FileContent{};
    const std::string body = content.bytes ? *content.bytes : all_texts(article.find("body"));
    entries.push_back({.path = steps,
                       .title = all_texts(article.find("title")),
                       .text = plain_words(body) + '\n' + all_texts(article.find("pictures")),
                       .source = all_texts(article.find("source")),
                       .country = all_texts(section.find("heading")) + ' ' +
                                  country_words(country != nullptr ? country->text : std::string(), languages)});
  });
  return entries;
}

/// Takes into the index what has changed since it was asked last.
void Desk::bring_up_to_date(search::Index& index, const std::vector<ShelfIssue>& issues) const {
  Names languages;
  std::set<std::string> names;
  for (const ShelfIssue& issue : issues) {
    names.insert(issue.name);
    if (holds(index.signature_of(issue.name))) continue;
    for (const char* language : {"en.yaml", "ru.yaml"}) {
      if (languages.size() == 2) break;
      const auto read =
          read_country_names(data_folder(options_.data_folder) / "assets" / "countries" / language, *disk_files());
      languages.push_back(read.value_or(std::map<std::string, CountryNames>()));
    }
    std::string signature = signature_of({issue.path});
    const auto file = read_issue_file(issue.path);
    const auto root = file ? edit::read_value_of(file->text) : std::nullopt;
    std::vector<search::Entry> entries;
    if (root)
      entries = entries_of(*root, languages, signature, [&](const std::string& name) { return inside(issue, name); });
    if (!index.put(issue.name, signature, entries)) return;  // the next search tries again
  }
  index.retain(names);
}

/// Articles of all issues that have the words of `words`.
Desk::Reply Desk::find_articles(const Call& call) {
  constexpr std::size_t most = 60;
  const std::lock_guard lock(searching_);
  if (!index_) index_ = std::make_unique<search::Index>(folder_ / ".vestnik-desk" / "search.sqlite");
  const std::vector<ShelfIssue> issues = issues_in(folder_);
  bring_up_to_date(*index_, issues);
  Json list = Json::array();
  for (const search::Found& found : index_->find(call.parameter("words"), most)) {
    const auto issue = std::ranges::find(issues, found.issue, &ShelfIssue::name);
    if (issue == issues.end()) continue;
    list.push_back({{"issue", issue->id},
                    {"name", issue->name},
                    {"path", found.path},
                    {"title", found.title},
                    {"excerpt", found.excerpt}});
  }
  return {.body = dumped({{"found", std::move(list)}}, -1)};
}

}  // namespace vestnik::desk
