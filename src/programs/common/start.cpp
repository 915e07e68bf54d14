#include "programs/common/start.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <string_view>

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

void say(UiLanguage language, const LocalText& what) {
  std::fprintf(stderr, "%s: %s\n", language == UiLanguage::ru ? "ошибка" : "error", what.in(language).c_str());
}

}  // namespace

LocalText output_is_input(const std::filesystem::path& output) {
  return {fmt::format("the output {} is one of the files that are read; nothing is written", output.string()),
          fmt::format("{} — один из читаемых файлов; ничего не записано", output.string())};
}

std::optional<int> parse(CLI::App& app, int argc, char** argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
    throw WrongUsage{usage_problem(app, error)};
  }
  return std::nullopt;
}

int start(int (*run)(int, char**), int argc, char** argv) {
  int code = ExitCode::environment;
  const LocalText lost{"cannot write to standard output", "нельзя писать в стандартный вывод"};
  try {
    code = run(argc, argv);
  } catch (const WrongUsage& wrong) {
    say(language_of(argc, argv), wrong.what);
    return ExitCode::usage;
  } catch (const std::exception& error) {
    say(language_of(argc, argv), std::ferror(stdout) != 0 ? lost : LocalText(error.what()));
    return ExitCode::environment;
  }
  const bool flushed = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  if (flushed || code == ExitCode::environment) return code;  // told by the command already
  say(language_of(argc, argv), lost);
  return ExitCode::environment;
}

}  // namespace vestnik::cli
