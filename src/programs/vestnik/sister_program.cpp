#include "programs/vestnik/sister_program.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "findings/catalogue/message.hpp"
#include "findings/catalogue/usage_texts.hpp"
#include "findings/display/terminal_text.hpp"
#include "programs/common/command.hpp"

namespace vestnik::cli {

int become(const std::string& name, const std::string& code, std::vector<std::string> arguments, UiLanguage language) {
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::string program = (self.parent_path() / name).string();
  arguments.insert(arguments.begin(), program);
  std::vector<char*> pointers;
  pointers.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  execv(program.c_str(), pointers.data());
  const LocalText reason = as_term(std::error_code(errno, std::generic_category()).message());
  fmt::print(stderr, "{}[{}-missing]: {}\n  {}: {}\n", texts::severity_error.in(language), code,
             texts::cannot_start.in(language, for_terminal(program), reason), texts::hint.in(language),
             texts::install_beside.in(language));
  return ExitCode::environment;
}

}  // namespace vestnik::cli
