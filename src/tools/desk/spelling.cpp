#include "base/files/output_folder.hpp"
#include "base/files/read_file.hpp"
#include "findings/catalogue/desk_texts.hpp"
#include "findings/display/finding_json.hpp"
#include "input/files/files.hpp"
#include "tools/desk/desk.hpp"
#include "tools/spelling/known_words.hpp"

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;
using spelling::KnownWords;

/// The office's own list, for all issues, and what is to pass in one issue alone.
constexpr const char* office_list = "words.txt";
constexpr const char* issue_list = ".vestnik-desk/words.txt";

std::string text_at(const std::filesystem::path& path) {
  const FileContent content = read_disk_file(path, Files::largest);
  return content.bytes ? std::string(*content.bytes) : std::string();
}

/// Names stand where an issue says who and where, not where it tells.
void add_names(const edit::Value& value, KnownWords& known) {
  for (const edit::Value& child : value.children) {
    const bool names = child.key == "source" || child.key == "series" || child.key == "place" ||
                       child.key == "keywords" || child.key == "credit" || child.key == "publisher";
    if (!names) {
      add_names(child, known);
      continue;
    }
    known.add_words(child.text);
    for (const edit::Value& part : child.children) {
      known.add_words(part.text);
      for (const edit::Value& line : part.children) known.add_words(line.text);
    }
  }
}

/// {"language": "ru", "words": [...]}; nothing if it is something else.
struct Asked {
  std::string language;
  std::vector<std::string> words;
};
std::optional<Asked> asked_in(const std::string& body) {
  constexpr std::size_t most_words = 20'000;
  const Json json = Json::parse(body, nullptr, false);
  const bool complete = json.is_object() && json.contains("language") && json["language"].is_string() &&
                        json.contains("words") && json["words"].is_array() && json["words"].size() <= most_words;
  if (!complete) return std::nullopt;
  Asked asked{.language = json["language"].get<std::string>(), .words = {}};
  for (const Json& word : json["words"]) {
    if (!word.is_string()) return std::nullopt;
    asked.words.push_back(word.get<std::string>());
  }
  return asked;
}

}  // namespace

/// {"dictionary": whether there is one, "wrong": [words]}
Desk::Reply Desk::spelling(const ShelfIssue& issue, const Call& call) {
  const auto asked = asked_in(call.body);
  if (!asked) return refusal(400, texts::not_an_edit);
  Json wrong = Json::array();
  const bool there = speller_.knows(asked->language);
  if (there) {
    KnownWords known;
    known.add_lines(text_at(folder_ / office_list));
    known.add_lines(text_at(issue.path.parent_path() / issue_list));
    const auto file = read_issue_file(issue.path);
    if (const auto tree = file ? edit::read_value_of(file->text) : std::nullopt) add_names(*tree, known);
    for (const std::string& word : asked->words) {
      if (!known.contains(word) && !speller_.is_right(asked->language, word)) wrong.push_back(word);
    }
  }
  return {.body = dumped({{"dictionary", there}, {"wrong", std::move(wrong)}}, -1)};
}

/// For the first word.
Desk::Reply Desk::suggestions(const ShelfIssue& /*issue*/, const Call& call) {
  const auto asked = asked_in(call.body);
  if (!asked || asked->words.size() != 1) return refusal(400, texts::not_an_edit);
  return {.body = dumped({{"suggestions", speller_.suggestions(asked->language, asked->words.front())}}, -1)};
}

/// Takes a word into the office's list, or with "here" into that of this issue.
Desk::Reply Desk::know_word(const ShelfIssue& issue, const Call& call) {
  const auto asked = asked_in(call.body);
  constexpr std::size_t longest = 200;
  const bool fits = asked && asked->words.size() == 1 && asked->words.front().size() <= longest &&
                    asked->words.front().find_first_of("\r\n#") == std::string::npos;
  if (!fits) return refusal(400, texts::not_an_edit);
  const bool here = call.parameter("here") == "yes";
  const std::filesystem::path path = here ? issue.path.parent_path() / issue_list : folder_ / office_list;
  const std::lock_guard lock(writing_);
  if (make_folders(path.parent_path())) return refusal(507, texts::folder_not_made);
  if (auto failed = write(path, spelling::with_word(text_at(path), asked->words.front()))) return *failed;
  return {.body = "{}"};
}

}  // namespace vestnik::desk
