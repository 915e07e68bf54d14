#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string_view>

#include "programs/common/command.hpp"
#include "programs/common/help.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/common/validators.hpp"
#include "programs/vestnik/describe.hpp"

namespace vestnik::cli {
namespace {

using Commands = std::vector<CommandDescription>;

std::string replaced(std::string_view text, std::string_view specials, std::string_view before) {
  std::string result;
  for (const char c : text) {
    if (specials.find(c) != std::string_view::npos) result += before;
    result += c;
  }
  return result;
}

/// Inside single quotes of any of the three shells.
std::string in_quotes(std::string_view text) {
  std::string result = "'";
  for (const char c : text) c == '\'' ? result += "'\\''" : result += c;
  return result + '\'';
}

/// The words after an option or in a positional's place that have choices, in the form `case $previous in`.
std::string bash(const Commands& all) {
  std::string commands, cases;
  for (const CommandDescription& command : all) {
    std::string options, values;
    for (const OptionDescription& option : command.options) {
      if (option.positional) {
        options += option.choices.empty() ? "" : fmt::format("{} ", fmt::join(option.choices, " "));
        continue;
      }
      options += fmt::format("{} ", fmt::join(option.names, " "));
      const std::string names = fmt::format("{}", fmt::join(option.names, "|"));
      if (!option.choices.empty()) {
        values += fmt::format("        {}) COMPREPLY=($(compgen -W '{}' -- \"$word\")); return;;\n", names,
                              fmt::join(option.choices, " "));
      } else if (!option.value.empty()) {
        values += fmt::format("        {}) COMPREPLY=(); return;;\n", names);
      }
    }
    if (command.name.empty()) continue;
    commands += command.name + ' ';
    cases += fmt::format("    {})\n      case $previous in\n{}      esac\n      words='{}';;\n", command.name,
                         values.empty() ? "        '') ;;\n" : values, options);
  }
  std::string program;
  for (const OptionDescription& option : all.front().options)
    program += fmt::format("{} ", fmt::join(option.names, " "));
  return fmt::format(R"(# Completion of vestnik for bash; made by `vestnik completions bash`.
_vestnik() {{
  local word=$2 previous=$3 words
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '{}{}' -- "$word"))
    return
  fi
  case ${{COMP_WORDS[1]}} in
{}    *) return;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -o bashdefault -o default -F _vestnik vestnik
)",
                     commands, program, cases);
}

std::string zsh_option(const OptionDescription& option) {
  const std::string text = replaced(option.text, "[]:\\", "\\");
  const std::string choices = option.choices.empty() ? "_files" : fmt::format("({})", fmt::join(option.choices, " "));
  if (option.positional) {
    return "    " + in_quotes(fmt::format("*:{}:{}", replaced(option.names.back(), ":", "\\"), choices)) + " \\\n";
  }
  std::string all;
  for (const std::string& name : option.names) {
    const std::string value = option.value.empty() ? "" : fmt::format(":{}:{}", option.value, choices);
    all += "    " + in_quotes(fmt::format("({}){}[{}]{}", fmt::join(option.names, " "), name, text, value)) + " \\\n";
  }
  return all;
}

std::string zsh(const Commands& all) {
  std::string commands, cases;
  for (const CommandDescription& command : all) {
    std::string options;
    for (const OptionDescription& option : command.options) options += zsh_option(option);
    if (command.name.empty()) continue;
    commands += "    " + in_quotes(fmt::format("{}:{}", command.name, replaced(command.text, ":", "\\"))) + '\n';
    cases += fmt::format("  {})\n    _arguments \\\n{}    && return;;\n", command.name, options);
  }
  return fmt::format(R"(#compdef vestnik
# Completion of vestnik for zsh; made by `vestnik completions zsh`.
local -a commands=(
{})
if (( CURRENT == 2 )); then
  _describe command commands
  return
fi
shift words
(( CURRENT-- ))
case $words[1] in
{}esac
)",
                     commands, cases);
}

std::string fish(const Commands& all) {
  std::string text = "# Completion of vestnik for fish; made by `vestnik completions fish`.\n";
  for (const CommandDescription& command : all) {
    const bool program = command.name.empty();
    if (!program) {
      text += fmt::format("complete -c vestnik -n __fish_use_subcommand -f -a {} -d {}\n", command.name,
                          in_quotes(command.text));
    }
    const std::string when =
        program ? "__fish_use_subcommand" : in_quotes("__fish_seen_subcommand_from " + command.name);
    for (const OptionDescription& option : command.options) {
      std::string line = fmt::format("complete -c vestnik -n {}", when);
      if (option.positional && option.choices.empty()) continue;
      for (const std::string& name : option.names) {
        if (name.starts_with("--")) {
          line += " -l " + name.substr(2);
        } else if (name.starts_with('-')) {
          line += " -s " + name.substr(1);
        }
      }
      if (!option.choices.empty()) line += fmt::format(" -x -a '{}'", fmt::join(option.choices, " "));
      if (option.choices.empty() && !option.value.empty()) line += " -r";
      text += line + " -d " + in_quotes(option.text) + '\n';
    }
  }
  return text;
}

int print_completions(const CLI::App& program, const std::string& shell) {
  const Commands all = describe(program);
  const std::string text = shell == "bash" ? bash(all) : shell == "zsh" ? zsh(all) : fish(all);
  fmt::print("{}", text);
  return ExitCode::done;
}

}  // namespace

Command add_completions(CLI::App& program) {
  const auto shell = std::make_shared<std::string>();
  CLI::App* command = program.add_subcommand("completions", help(texts::completions));
  command->add_option("SHELL", *shell, help(texts::shell))->required()->check(one_of({"bash", "zsh", "fish"}));
  const auto ui = std::make_shared<std::string>("auto");  // `parse` puts the descriptions into the language
  add_ui_option(*command, *ui);
  return {command, [&program, shell, ui] { return print_completions(program, *shell); }};
}

}  // namespace vestnik::cli
