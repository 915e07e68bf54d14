#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/text/nearest.hpp"
#include "programs/common/command.hpp"
#include "programs/common/start.hpp"
#include "vestnik/vestnik.hpp"

namespace {

using vestnik::cli::Command;
using vestnik::cli::ExitCode;

constexpr const char* footer =
    "Exit codes: 0 done, 1 errors in the input, 2 wrong usage, 3 the environment (disk, permissions, data folder).\n"
    "Environment: SOURCE_DATE_EPOCH dates issues that name no date, VESTNIK_DATA is the data folder, NO_COLOR.";

/// The parser would say only that there is no command.
void name_wrong_command(const CLI::App& app, std::string_view word) {
  if (word.starts_with('-')) return;
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  std::vector<std::string> names;
  for (const CLI::App* command : commands) {
    if (command->get_name() == word) return;
    names.push_back(command->get_name());
  }
  const std::string_view near = vestnik::nearest(word, std::vector<std::string_view>(names.begin(), names.end()));
  vestnik::LocalText what{fmt::format("there is no command \"{}\"; --help lists those there are", word),
                          fmt::format("команды «{}» нет; список команд — по ключу --help", word)};
  if (!near.empty()) {
    what = {fmt::format("there is no command \"{}\"; did you mean \"{}\"?", word, near),
            fmt::format("команды «{}» нет; может быть, «{}»?", word, near)};
  }
  throw vestnik::cli::WrongUsage{what};
}

int run(int argc, char** argv) {
  CLI::App app("Vestnik typesets official bulletins: a YAML issue descriptor becomes the PDF release.", "vestnik");
  app.set_version_flag("--version", fmt::format("vestnik {}", vestnik::version()));
  app.require_subcommand(1);
  app.footer(footer);
  const std::vector<Command> commands{
      vestnik::cli::add_batch(app),   vestnik::cli::add_build(app),   vestnik::cli::add_check(app),
      vestnik::cli::add_compare(app), vestnik::cli::add_explain(app), vestnik::cli::add_extract_source(app),
      vestnik::cli::add_import(app),  vestnik::cli::add_init(app),    vestnik::cli::add_preview(app),
      vestnik::cli::add_schema(app),  vestnik::cli::add_stats(app),   vestnik::cli::add_completions(app),
      vestnik::cli::add_manual(app),
  };
  for (CLI::App* command : app.get_subcommands({})) {
    if (command->get_footer().empty()) command->footer(footer);
  }
  if (argc > 1) name_wrong_command(app, argv[1]);
  if (const auto code = vestnik::cli::parse(app, argc, argv)) return *code;
  for (const Command& command : commands) {
    if (command.parser->parsed()) return command.run();
  }
  return ExitCode::usage;
}

}  // namespace

int main(int argc, char** argv) { return vestnik::cli::start(run, argc, argv); }
