#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "programs/common/command.hpp"
#include "programs/vestnik/describe.hpp"
#include "vestnik/vestnik.hpp"

namespace vestnik::cli {
namespace {

/// Text that roff takes as it is.
std::string escaped(std::string_view text) {
  std::string result;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) result += "\\&";
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else {
      result += c;
    }
    line_begins = c == '\n';
  }
  return result;
}

std::string synopsis(const CommandDescription& command) {
  std::string text = fmt::format(".B vestnik {}\n", escaped(command.name));
  for (const OptionDescription& option : command.options) {
    if (!option.positional) continue;
    const std::string name = escaped(option.names.back());
    text += option.required ? fmt::format(".I {}\n", name) : fmt::format(".RI [ {} ]\n", name);
  }
  return text + ".RI [ options ]\n";
}

std::string entry(const OptionDescription& option) {
  std::string text = ".TP\n";
  for (const std::string& name : option.names) {
    if (&name != &option.names.front()) text += ", ";
    text += (option.positional ? "\\fI" : "\\fB") + escaped(name) + "\\fR";
  }
  if (!option.positional && !option.value.empty()) text += " \\fI" + escaped(option.value) + "\\fR";
  text += '\n' + escaped(option.text) + ".\n";
  const auto is_named = [&](const std::string& choice) { return option.text.find(choice) != std::string::npos; };
  if (!std::ranges::all_of(option.choices, is_named)) {
    text += fmt::format("One of: {}.\n", escaped(fmt::format("{}", fmt::join(option.choices, ", "))));
  }
  return text;
}

constexpr std::string_view ending = R"(.SH EXIT STATUS
0: done. 1: errors in the input. 2: wrong usage. 3: the environment (disk, permissions, missing assets).
.SH ENVIRONMENT
.TP
.B SOURCE_DATE_EPOCH
The date, in seconds since 1970, of PDFs whose issue names none.
.TP
.B VESTNIK_DATA
Folder with fonts/ and assets/ to use instead of the installed one.
.TP
.B NO_COLOR
If not empty, findings are not coloured.
.SH FILES
.TP
.I share/vestnik/
Faces, themes, locales, hyphenation and country names, beside the folder that holds the program.
.TP
.I share/doc/vestnik/
The manual: descriptor.md explains every key of an issue, theme.md every key of a theme, library.md how to embed Vestnik.
)";

int print_manual(const CLI::App& program) {
  const std::vector<CommandDescription> all = describe(program);
  std::string text =
      fmt::format(".TH VESTNIK 1 \"\" \"vestnik {}\" \"Vestnik\"\n.SH NAME\nvestnik \\- typesets official bulletins\n",
                  vestnik::version());
  text += ".SH SYNOPSIS\n";
  for (const CommandDescription& command : all) {
    if (!command.name.empty()) text += synopsis(command) + ".br\n";
  }
  text += fmt::format(".SH DESCRIPTION\n{}\n", escaped(all.front().text));
  for (const CommandDescription& command : all) {
    text += command.name.empty() ? ".SH OPTIONS\n"
                                 : fmt::format(".SH VESTNIK {0}\n{1}.\n", escaped(command.name), escaped(command.text));
    for (const OptionDescription& option : command.options) text += entry(option);
  }
  text += ending;
  fmt::print("{}", text);
  return ExitCode::done;
}

}  // namespace

Command add_manual(CLI::App& program) {
  CLI::App* command = program.add_subcommand("manual", "Print the manual page (roff), for man -l -");
  return {command, [&program] { return print_manual(program); }};
}

}  // namespace vestnik::cli
