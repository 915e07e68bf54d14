#include "programs/common/help.hpp"

#include <fmt/format.h>

#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "programs/common/validators.hpp"

namespace vestnik::cli {
namespace {

constexpr std::size_t column = 30;  // where descriptions begin

/// Code points: the columns of a terminal, for the two alphabets that these texts are written in.
std::size_t width(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

/// The parser's formatter pads by bytes and knows no words for ranges; this one does both by `language`.
class HelpFormatter : public CLI::Formatter {
 public:
  explicit HelpFormatter(UiLanguage language) : language_(language) {
    const std::pair<const char*, const ProgramText&> labels[] = {
        {"Usage", texts::usage_heading},    {"Positionals", texts::arguments_heading},
        {"OPTIONS", texts::options_word},   {"SUBCOMMAND", texts::command_word},
        {"REQUIRED", texts::required_word}, {"Excludes", texts::excludes_word},
        {"Env", texts::variable_word},
    };
    for (const auto& [name, text] : labels) label(name, std::string(text.in(language)));
  }

  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    std::string name = make_option_name(option, is_positional) + with_type(option);
    return row(std::move(name), make_option_desc(option));
  }

  std::string make_subcommand(const CLI::App* command) const override {
    return row(command->get_display_name(true), command->get_description());
  }

 private:
  /// make_option_opts with the type, which it takes from the option, in the language.
  std::string with_type(const CLI::Option* option) const {
    std::string text = make_option_opts(option);
    const std::string type = option->get_type_name();
    if (option->get_type_size() == 0 || type.empty()) return text;
    const std::size_t at = text.find(type);
    return at == std::string::npos ? text : text.replace(at, type.size(), type_in(language_, type));
  }

  static std::string row(std::string name, const std::string& text) {
    name.insert(0, "  ");
    if (text.empty()) return name + '\n';
    const bool fits = width(name) < column;
    return name + (fits ? std::string(column - width(name), ' ') : '\n' + std::string(column, ' ')) +
           CLI::detail::find_and_replace(text, "\n", '\n' + std::string(column, ' ')) + '\n';
  }

  UiLanguage language_;
};

void translate(CLI::App& app, UiLanguage language, const std::shared_ptr<CLI::FormatterBase>& formatter) {
  const auto chosen = [&](const std::string& text) { return in_both(text).in(language); };
  app.formatter(formatter);
  app.description(chosen(app.get_description()));
  app.footer(chosen(app.get_footer()));
  if (CLI::Option* option = app.get_help_ptr()) option->description(std::string(texts::help_flag.in(language)));
  for (CLI::Option* option : app.get_options([](CLI::Option*) { return true; })) {
    option->description(chosen(option->get_description()));
    if (!option->get_group().empty()) option->group(std::string(texts::options_heading.in(language)));
  }
  for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) {
    if (!command->get_group().empty()) command->group(std::string(texts::commands_heading.in(language)));
    translate(*command, language, formatter);
  }
}

}  // namespace

std::string type_in(UiLanguage language, const std::string& type) {
  const std::pair<std::string_view, const ProgramText&> types[] = {
      {"TEXT", texts::text_type},    {"INT", texts::integer_type}, {"UINT", texts::count_type},
      {"FLOAT", texts::number_type}, {"GLOB", texts::glob_type},   {"KIND", texts::kind_type},
      {"STAGE", texts::stage_type},
  };
  const std::size_t colon = std::min(type.find(':'), type.size());
  std::string name = type.substr(0, colon), rest = type.substr(colon);
  for (const auto& [english, text] : types) {
    if (english != name) continue;
    name = text.in(language);
    break;
  }
  constexpr std::string_view to = " to ";
  const std::size_t between = rest.find(to);
  if (between != std::string::npos) {
    rest = ":" + texts::from_to.in(language, rest.substr(1, between - 1), rest.substr(between + to.size()));
  }
  return name + rest;
}

std::string help(const ProgramText& text) { return both(text.local()); }

void set_help_language(CLI::App& app, UiLanguage language) {
  translate(app, language, std::make_shared<HelpFormatter>(language));
}

}  // namespace vestnik::cli
