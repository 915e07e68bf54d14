#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string_view>

#include "findings/catalogue/manual_texts.hpp"
#include "programs/common/command.hpp"
#include "programs/common/help.hpp"
#include "programs/common/ui_language.hpp"
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

std::string synopsis(const CommandDescription& command, UiLanguage language) {
  std::string text = fmt::format(".B vestnik {}\n", escaped(command.name));
  for (const OptionDescription& option : command.options) {
    if (!option.positional) continue;
    const std::string name = escaped(option.names.back());
    text += option.required ? fmt::format(".I {}\n", name) : fmt::format(".RI [ {} ]\n", name);
  }
  return text.append(texts::manual_options.in(language));
}

std::string entry(const OptionDescription& option, UiLanguage language) {
  std::string text = ".TP\n";
  for (const std::string& name : option.names) {
    if (&name != &option.names.front()) text += ", ";
    text += (option.positional ? "\\fI" : "\\fB") + escaped(name) + "\\fR";
  }
  if (!option.positional && !option.value.empty()) text += " \\fI" + escaped(type_in(language, option.value)) + "\\fR";
  text += '\n' + escaped(option.text) + ".\n";
  const auto is_named = [&](const std::string& choice) { return option.text.find(choice) != std::string::npos; };
  if (!std::ranges::all_of(option.choices, is_named)) {
    text += texts::manual_one_of.in(language, escaped(fmt::format("{}", fmt::join(option.choices, ", "))));
  }
  return text;
}

int print_manual(const CLI::App& program, UiLanguage language) {
  const std::vector<CommandDescription> all = describe(program);
  std::string text = fmt::format(".TH VESTNIK 1 \"\" \"vestnik {}\" \"Vestnik\"\n", vestnik::version());
  text.append(texts::manual_name.in(language)).append(texts::manual_synopsis.in(language));
  for (const CommandDescription& command : all) {
    if (!command.name.empty()) text += synopsis(command, language) + ".br\n";
  }
  text.append(texts::manual_description.in(language)).append(escaped(all.front().text)) += '\n';
  for (const CommandDescription& command : all) {
    text += command.name.empty() ? std::string(texts::manual_program_options.in(language))
                                 : fmt::format(".SH VESTNIK {0}\n{1}.\n", escaped(command.name), escaped(command.text));
    for (const OptionDescription& option : command.options) text += entry(option, language);
  }
  text += texts::manual_ending.in(language);
  fmt::print("{}", text);
  return ExitCode::done;
}

}  // namespace

Command add_manual(CLI::App& program) {
  CLI::App* command = program.add_subcommand("manual", help(texts::manual));
  const auto ui = std::make_shared<std::string>("auto");
  add_ui_option(*command, *ui);
  return {command, [&program, ui] { return print_manual(program, ui_language(*ui)); }};
}

}  // namespace vestnik::cli
