#include "programs/common/usage_problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/text/nearest.hpp"
#include "programs/common/validators.hpp"

namespace vestnik::cli {
namespace {

/// The command that was given, or the program itself.
const CLI::App& parsed_command(const CLI::App& app) {
  const auto given = app.get_subcommands();
  return given.empty() ? app : parsed_command(*given.front());
}

/// A text processor makes one dash of the two before an option.
std::string with_hyphens(std::string word) {
  for (const std::string_view dash : {"–", "—"}) {
    if (word.starts_with(dash)) word.replace(0, dash.size(), "--");
  }
  return word;
}

LocalText unknown_option(const CLI::App& command, const std::string& word) {
  const std::string name = word.substr(0, word.find('='));
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options({})) {
    for (const std::string& known : option->get_lnames()) names.push_back("--" + known);
    for (const std::string& known : option->get_snames()) names.push_back("-" + known);
  }
  const std::string_view near = nearest(with_hyphens(name), std::vector<std::string_view>(names.begin(), names.end()));
  if (near.empty()) {
    return {fmt::format("there is no option {}; --help lists those there are", name),
            fmt::format("ключа {} нет; список ключей — по ключу --help", name)};
  }
  return {fmt::format("there is no option {}; did you mean {}?", name, near),
          fmt::format("ключа {} нет; может быть, {}?", name, near)};
}

LocalText unexpected(const CLI::App& app) {
  std::vector<std::string> words = app.remaining(true);
  const auto option = std::ranges::find_if(
      words, [](const std::string& word) { return word.size() > 1 && with_hyphens(word).starts_with('-'); });
  if (option != words.end()) return unknown_option(parsed_command(app), *option);
  const std::string word = words.empty() ? std::string() : words.front();
  return {fmt::format("\"{}\" is one argument too many; a name with spaces stands in quotes", word),
          fmt::format("«{}» — лишний аргумент; имя с пробелами заключают в кавычки", word)};
}

/// "NAME, then `sign`, then the rest" is how the parser words most of its errors.
struct Parted {
  std::string name, rest;
};
Parted part(std::string_view what, std::string_view sign) {
  const std::size_t at = what.find(sign);
  if (at == std::string_view::npos) return {std::string(what), {}};
  return {std::string(what.substr(0, at)), std::string(what.substr(at + sign.size()))};
}

LocalText no_value(const std::string& name) {
  return {fmt::format("{} needs a value after it", name), fmt::format("после {} нужно значение", name)};
}

LocalText wrong_count(std::string_view what) {
  const auto [name, rest] = part(what, ": ");
  if (rest.ends_with("missing")) return no_value(name);
  if (rest.starts_with("At Most")) {
    return {fmt::format("{} is given more than once", name), fmt::format("{} указано больше одного раза", name)};
  }
  return std::string(what);
}

/// Said of a value that is none: the parser takes the word after an option for its value, whatever it is.
LocalText wrong_value(const CLI::App& command, const std::string& name, const std::string& value, LocalText problem) {
  const CLI::Option* option = command.get_option_no_throw(name);
  if (option != nullptr && option->get_items_expected_max() == 0) {
    return {fmt::format("{} takes no value", name), fmt::format("у ключа {} нет значения", name)};
  }
  if (value.starts_with("--")) return no_value(name);
  return {fmt::format("{}: {}", name, problem.en), fmt::format("{}: {}", name, problem.in(UiLanguage::ru))};
}

LocalText not_converted(const CLI::App& command, std::string_view what) {
  const auto [name, value] = part(part(what, "Could not convert: ").rest, " = ");
  if (name.empty()) return std::string(what);
  return wrong_value(
      command, name, value,
      {fmt::format("found \"{}\"; a number is wanted", value), fmt::format("указано «{}»; нужно число", value)});
}

LocalText invalid(const CLI::App& command, std::string_view what) {
  const auto [name, rest] = part(what, ": ");
  const LocalText problem = in_both(rest);
  return wrong_value(command, name, part(problem.en, "\"").rest, problem);
}

LocalText missing(const CLI::App& app, std::string_view what) {
  const std::string name = part(what, " is required").name;
  if (name != "A subcommand") {
    return {fmt::format("{} is missing; --help says what the command takes", name),
            fmt::format("не указано {}; что нужно команде — по ключу --help", name)};
  }
  if (!app.remaining(true).empty()) return unexpected(app);
  return {"name a command; --help lists those there are", "укажите команду; список команд — по ключу --help"};
}

}  // namespace

LocalText usage_problem(const CLI::App& app, const CLI::ParseError& error) {
  const std::string what = error.what();
  const CLI::App& command = parsed_command(app);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return unexpected(app);
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) return wrong_count(what);
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) return not_converted(command, what);
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) return invalid(command, what);
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return missing(app, what);
  if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) {
    const auto [one, other] = part(what, " excludes ");
    return {fmt::format("{} and {} do not go together", one, other), fmt::format("{} и {} несовместимы", one, other)};
  }
  return what;
}

}  // namespace vestnik::cli
