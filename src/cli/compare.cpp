#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <vector>

#include "cli/command.hpp"

namespace vestnik::cli {
namespace {

/// Becomes vestnik-compare, which lies beside this program; comes back only if that fails.
int compare(std::vector<std::string> arguments) {
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::string program = (self.parent_path() / "vestnik-compare").string();
  arguments.insert(arguments.begin(), program);
  std::vector<char*> pointers;
  pointers.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  execv(program.c_str(), pointers.data());
  fmt::print(stderr, "error[compare-missing]: cannot start {}: {}\n  hint: install it beside the program vestnik\n",
             program, std::error_code(errno, std::generic_category()).message());
  return ExitCode::environment;
}

}  // namespace

Command add_compare(CLI::App& program) {
  CLI::App* command = program.add_subcommand("compare", "Tell what differs between two PDFs, as layout");
  // All that follows, --help too, is for vestnik-compare to read.
  command->set_help_flag();
  command->prefix_command();
  return {command, [command] { return compare(command->remaining()); }};
}

}  // namespace vestnik::cli
