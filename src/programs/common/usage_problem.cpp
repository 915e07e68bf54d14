#include "programs/common/usage_problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/text/nearest.hpp"
#include "findings/catalogue/usage_texts.hpp"
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
  constexpr std::size_t of_one_letter = 2;  // "-q": any other letter is as near
  if (near.empty() || name.size() <= of_one_letter) return texts::no_option.local(name);
  return texts::no_option_but.local(name, near);
}

LocalText unexpected(const CLI::App& app) {
  std::vector<std::string> words = app.remaining(true);
  const auto option = std::ranges::find_if(
      words, [](const std::string& word) { return word.size() > 1 && with_hyphens(word).starts_with('-'); });
  if (option != words.end()) return unknown_option(parsed_command(app), *option);
  const std::string word = words.empty() ? std::string() : words.front();
  return texts::one_too_many.local(word);
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

/// The parser's own words are English: its name for the kind of error stands for them.
LocalText not_understood(const CLI::ParseError& error) { return texts::not_understood.local(error.get_name()); }

LocalText wrong_count(const CLI::ParseError& error) {
  const std::string what = error.what();
  const auto [name, rest] = part(what, ": ");
  if (rest.ends_with("missing")) return texts::needs_value.local(name);
  if (rest.starts_with("At Most")) return texts::given_twice.local(name);
  return not_understood(error);
}

/// Says that a value is missing: the parser takes the word after an option for its value, whatever it is.
LocalText wrong_value(const CLI::App& command, const std::string& name, const std::string& value, LocalText problem) {
  const CLI::Option* option = command.get_option_no_throw(name);
  if (option != nullptr && option->get_items_expected_max() == 0) {
    return texts::takes_no_value.local(name);
  }
  if (value.starts_with("--")) return texts::needs_value.local(name);
  return {fmt::format("{}: {}", name, problem.en), fmt::format("{}: {}", name, problem.in(UiLanguage::ru))};
}

LocalText not_converted(const CLI::App& command, const CLI::ParseError& error) {
  const std::string what = error.what();
  const auto [name, value] = part(part(what, "Could not convert: ").rest, " = ");
  if (name.empty()) return not_understood(error);
  return wrong_value(command, name, value, texts::not_a_number.local(value));
}

LocalText invalid(const CLI::App& command, std::string_view what) {
  const auto [name, rest] = part(what, ": ");
  const LocalText problem = in_both(rest);
  return wrong_value(command, name, part(problem.en, "\"").rest, problem);
}

LocalText missing(const CLI::App& app, std::string_view what) {
  const std::string name = part(what, " is required").name;
  if (name != "A subcommand") return texts::argument_missing.local(name);
  if (!app.remaining(true).empty()) return unexpected(app);
  return texts::command_missing.local();
}

}  // namespace

LocalText usage_problem(const CLI::App& app, const CLI::ParseError& error) {
  const std::string what = error.what();
  const CLI::App& command = parsed_command(app);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return unexpected(app);
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) return wrong_count(error);
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) return not_converted(command, error);
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) return invalid(command, what);
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return missing(app, what);
  if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) {
    const auto [one, other] = part(what, " excludes ");
    return texts::exclude_each_other.local(one, other);
  }
  return not_understood(error);
}

}  // namespace vestnik::cli
