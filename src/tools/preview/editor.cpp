#include "tools/preview/editor.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <utility>

#include "findings/catalogue/file_failure.hpp"
#include "findings/catalogue/usage_texts.hpp"

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace vestnik::preview {
namespace {

/// In one pass: a file's name may itself look like a place for something.
std::string filled(const std::string& word, const std::vector<std::pair<std::string, std::string>>& values) {
  std::string result;
  for (std::size_t at = 0; at < word.size();) {
    const auto value = std::ranges::find_if(
        values, [&](const auto& entry) { return word.compare(at, entry.first.size(), entry.first) == 0; });
    if (value == values.end()) {
      result += word[at++];
    } else {
      result += value->second;
      at += value->first.size();
    }
  }
  return result;
}

}  // namespace

std::optional<EditorCommand> EditorCommand::parse(std::string_view command) {
  EditorCommand parsed;
  std::optional<std::string> word;
  char quote = 0;
  for (const char c : command) {
    if (quote != 0) {
      if (c == quote) {
        quote = 0;
      } else {
        *word += c;
      }
    } else if (c == '\'' || c == '"') {
      quote = c;
      if (!word) word.emplace();
    } else if (c == ' ' || c == '\t') {
      if (word) parsed.words_.push_back(*std::exchange(word, std::nullopt));
    } else {
      if (!word) word.emplace();
      *word += c;
    }
  }
  if (word) parsed.words_.push_back(*word);
  if (quote != 0 || parsed.words_.empty() || parsed.words_.front().empty()) return std::nullopt;
  const auto names_file = [](const std::string& part) { return part.find("{file}") != std::string::npos; };
  if (std::ranges::none_of(parsed.words_, names_file)) parsed.words_.emplace_back("{file}");
  return parsed;
}

std::vector<std::string> EditorCommand::words(const std::filesystem::path& file, int line, int column) const {
  const std::vector<std::pair<std::string, std::string>> values{
      {"{file}", file.string()}, {"{line}", fmt::format("{}", line)}, {"{column}", fmt::format("{}", column)}};
  std::vector<std::string> result;
  result.reserve(words_.size());
  for (const std::string& word : words_) result.push_back(filled(word, values));
  return result;
}

std::optional<LocalText> EditorCommand::start(const std::filesystem::path& file, int line, int column) const {
  std::vector<std::string> arguments = words(file, std::max(line, 1), std::max(column, 1));
  std::vector<char*> pointers;
  pointers.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  // The editor outlives the preview: it must not hold the server's port, or anything else that is open here.
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  // Ctrl-C in the terminal ends the preview and not the editor.
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF);
  sigset_t usual;
  sigemptyset(&usual);
  sigaddset(&usual, SIGXFSZ);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  pid_t process = 0;
  const int error = posix_spawnp(&process, pointers.front(), &actions, &attributes, pointers.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (error == 0) return std::nullopt;
  const LocalText reason = system_reason(error);
  return texts::cannot_start.local(arguments.front(), reason);
}

}  // namespace vestnik::preview
