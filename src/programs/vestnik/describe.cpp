#include "programs/vestnik/describe.hpp"

#include <algorithm>
#include <string_view>

namespace vestnik::cli {
namespace {

/// "TEXT:{auto,always,never}" is how the parser names a type with choices.
std::vector<std::string> choices_of(std::string_view type) {
  std::vector<std::string> choices;
  const std::size_t open = type.find(":{"), close = type.find('}', std::min(open, type.size()));
  if (open == std::string_view::npos || close == std::string_view::npos) return choices;
  std::string_view rest = type.substr(open + 2, close - open - 2);
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    choices.emplace_back(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return choices;
}

OptionDescription describe_option(const CLI::Option& option) {
  OptionDescription result{
      .text = option.get_description(), .positional = option.get_positional(), .required = option.get_required()};
  for (const std::string& name : option.get_snames()) result.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) result.names.push_back("--" + name);
  if (result.positional) result.names.push_back(option.get_name(true));
  const std::string type = option.get_type_name();
  if (option.get_items_expected_max() > 0) {
    result.value = type.substr(0, type.find(':'));
    result.choices = choices_of(type);
  }
  return result;
}

CommandDescription describe_command(const CLI::App& command, std::string name) {
  CommandDescription result{.name = std::move(name), .text = command.get_description()};
  for (const CLI::Option* option : command.get_options({})) {
    if (!option->get_group().empty()) result.options.push_back(describe_option(*option));
  }
  return result;
}

void add(const CLI::App& command, const std::string& name, std::vector<CommandDescription>& all) {
  all.push_back(describe_command(command, name));
  for (const CLI::App* inner : command.get_subcommands([](const CLI::App*) { return true; })) {
    if (inner->get_group().empty()) continue;
    add(*inner, name.empty() ? inner->get_name() : name + ' ' + inner->get_name(), all);
  }
}

}  // namespace

std::vector<CommandDescription> describe(const CLI::App& program) {
  std::vector<CommandDescription> all;
  add(program, {}, all);
  return all;
}

}  // namespace vestnik::cli
