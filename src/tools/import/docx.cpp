#include "tools/import/docx.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <vector>

#include "findings/catalogue/message.hpp"

extern char** environ;  // NOLINT: POSIX gives no other way to hand the environment on

namespace vestnik {
namespace {

/// What standard output and standard error of a child go to.
class FileActions {
 public:
  FileActions() { posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  void redirect(int descriptor, const std::string& file, int flags) {
    posix_spawn_file_actions_addopen(&actions_, descriptor, file.c_str(), flags, 0600);
  }
  void enter(const std::string& folder) { posix_spawn_file_actions_addchdir_np(&actions_, folder.c_str()); }
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// The exit status; -1: it could not be started at all.
int run(std::vector<std::string> arguments, const FileActions& actions) {
  std::vector<char*> pointers;
  pointers.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  pid_t child = 0;
  if (posix_spawnp(&child, pointers[0], actions.get(), nullptr, pointers.data(), environ) != 0) return -1;
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

std::string content(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

Outcome<std::string> markdown_of_docx(const std::filesystem::path& document, const std::filesystem::path& folder) {
  const SourceRange where{.file = document.string()};
  const std::filesystem::path text = folder / "pandoc.md", errors = folder / "pandoc.txt";
  constexpr int write_new = O_WRONLY | O_CREAT | O_TRUNC;
  FileActions actions;
  actions.redirect(STDIN_FILENO, "/dev/null", O_RDONLY);
  actions.redirect(STDOUT_FILENO, text.string(), write_new);
  actions.redirect(STDERR_FILENO, errors.string(), write_new);
  actions.enter(folder.string());
  // The memory limit is the one that pandoc's manual advises for documents of strangers.
  const int status = run({"pandoc", "+RTS", "-M1024M", "-RTS", "--from=docx", "--to=commonmark-raw_html", "--wrap=none",
                          "--extract-media=pictures", "--", std::filesystem::absolute(document).string()},
                         actions);
  const std::string said = content(errors);
  const std::string markdown = content(text);
  std::error_code error;
  std::filesystem::remove(text, error);
  std::filesystem::remove(errors, error);
  if (status == -1 || status == 127) {
    return {std::nullopt, {finding("pandoc-missing", where)}};
  }
  if (status != 0) {
    return {std::nullopt, {finding("docx-unreadable", where, {value("problem", said.substr(0, 300))})}};
  }
  return {markdown, {}};
}

}  // namespace vestnik
