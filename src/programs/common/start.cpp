#include "programs/common/start.hpp"

#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <string_view>

#include "findings/catalogue/usage_texts.hpp"
#include "findings/display/terminal_text.hpp"
#include "programs/common/help.hpp"
#include "programs/common/memory.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/common/usage_problem.hpp"

namespace vestnik::cli {
namespace {

/// The language that the arguments ask for, parsed or not.
UiLanguage language_of(int argc, char** argv) {
  std::string choice = "auto";
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--ui" && i + 1 < argc) choice = argv[i + 1];
    if (argument.starts_with("--ui=")) choice = argument.substr(5);
  }
  return ui_language(choice);
}

void say(UiLanguage language, std::string_view what) {
  fmt::print(stderr, "{}: {}\n", texts::severity_error.in(language), for_terminal(what, true));
}

}  // namespace

LocalText output_is_input(const std::filesystem::path& output) { return texts::output_is_input.local(output.string()); }

std::optional<int> parse(CLI::App& app, int argc, char** argv) {
  set_help_language(app, language_of(argc, argv));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
    throw WrongUsage{usage_problem(app, error)};
  }
  return std::nullopt;
}

int start(int (*run)(int, char**), int argc, char** argv) {
  expect_memory_to_end();
  // A file that would grow beyond the limit is a full disk: write() says so if no signal ends the process first.
  std::signal(SIGXFSZ, SIG_IGN);
  int code = ExitCode::environment;
  UiLanguage language = UiLanguage::en;
  try {
    language = language_of(argc, argv);
    code = run(argc, argv);
  } catch (const std::bad_alloc&) {
    say_out_of_memory();
    return ExitCode::environment;
  } catch (const WrongUsage& wrong) {
    say(language, wrong.what.in(language));
    return ExitCode::usage;
  } catch (const std::exception& error) {
    free_reserve();
    say(language, std::ferror(stdout) != 0 ? texts::stdout_lost.in(language) : error.what());
    return ExitCode::environment;
  }
  const bool flushed = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  if (flushed || code == ExitCode::environment) return code;  // told by the command already
  say(language, texts::stdout_lost.in(language));
  return ExitCode::environment;
}

}  // namespace vestnik::cli
