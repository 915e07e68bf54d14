#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/text/nearest.hpp"
#include "findings/catalogue/usage_texts.hpp"
#include "programs/common/command.hpp"
#include "programs/common/help.hpp"
#include "programs/common/start.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/vestnik/desk_command.hpp"
#include "vestnik/vestnik.hpp"

namespace {

namespace texts = vestnik::texts;
using vestnik::cli::Command;
using vestnik::cli::ExitCode;

/// The first argument that is neither --ui nor its value; empty without one.
std::string_view first_word(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--ui") {
      ++i;
    } else if (!word.starts_with("--ui=")) {
      return word;
    }
  }
  return {};
}

/// The parser would say only that there is no command.
void name_wrong_command(const CLI::App& app, std::string_view word) {
  if (word.empty() || word.starts_with('-')) return;
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  std::vector<std::string> names;
  for (const CLI::App* command : commands) {
    if (command->get_name() == word) return;
    names.push_back(command->get_name());
  }
  const std::string_view near = vestnik::nearest(word, std::vector<std::string_view>(names.begin(), names.end()));
  throw vestnik::cli::WrongUsage{near.empty() ? texts::no_command.local(word)
                                              : texts::no_command_but.local(word, near)};
}

/// --ui before the command counts for the command, unless that has its own.
void hand_down(const CLI::App& app, CLI::App& command) {
  const CLI::Option* const given = app.get_option("--ui");
  CLI::Option* const own = command.get_option_no_throw("--ui");
  if (given->count() == 0 || own == nullptr || own->count() > 0) return;
  own->add_result(given->as<std::string>());
  own->run_callback();
}

int run(int argc, char** argv) {
  CLI::App app(vestnik::cli::help(texts::program), "vestnik");
  app.set_version_flag("--version", fmt::format("vestnik {}", vestnik::version()),
                       vestnik::cli::help(texts::version_flag));
  app.require_subcommand(1);
  const std::string footer = vestnik::cli::help(texts::footer);
  app.footer(footer);
  std::string language = "auto";
  vestnik::cli::add_ui_option(app, language);
  const std::vector<Command> commands{
      vestnik::cli::add_batch(app),       vestnik::cli::add_build(app),   vestnik::cli::add_check(app),
      vestnik::cli::add_compare(app),     vestnik::cli::add_explain(app), vestnik::cli::add_extract_source(app),
      vestnik::cli::add_import(app),      vestnik::cli::add_init(app),    vestnik::cli::add_preview(app),
      vestnik::cli::add_desk(app),        vestnik::cli::add_schema(app),  vestnik::cli::add_stats(app),
      vestnik::cli::add_completions(app), vestnik::cli::add_manual(app),
  };
  for (CLI::App* command : app.get_subcommands({})) {
    if (command->get_footer().empty()) command->footer(footer);
  }
  name_wrong_command(app, first_word(argc, argv));
  if (const auto code = vestnik::cli::parse(app, argc, argv)) return *code;
  for (const Command& command : commands) {
    if (!command.parser->parsed()) continue;
    hand_down(app, *command.parser);
    return command.run();
  }
  return ExitCode::usage;
}

}  // namespace

int main(int argc, char** argv) { return vestnik::cli::start(run, argc, argv); }
