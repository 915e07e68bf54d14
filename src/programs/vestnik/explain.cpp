#include "findings/catalogue/explain.hpp"
#include "programs/common/validators.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/text/nearest.hpp"
#include "programs/common/command.hpp"
#include "programs/common/report.hpp"
#include "programs/common/ui_language.hpp"

namespace vestnik::cli {
namespace {

struct ExplainOptions {
  std::string code, format = "text", ui = "auto";
  bool manual = false;
};

/// The whole catalogue, for programs.
std::string as_json(UiLanguage language) {
  nlohmann::ordered_json codes = nlohmann::ordered_json::array();
  for (const CodeEntry& entry : all_codes()) {
    nlohmann::ordered_json ids = nlohmann::ordered_json::array();
    for (const MessageEntry& message : all_messages()) {
      if (message.id.substr(0, message.id.find('/')) != entry.code) continue;
      ids.push_back(
          {{"id", message.id}, {"message", message.message.in(language)}, {"hint", message.hint.in(language)}});
    }
    codes.push_back({{"code", entry.code},
                     {"severity", name_of(entry.severity, UiLanguage::en)},
                     {"title", entry.title.in(language)},
                     {"story", entry.story.in(language)},
                     {"wrong", entry.wrong},
                     {"right", entry.right},
                     {"messages", ids}});
  }
  return codes.dump(2) + "\n";
}

int unknown(const std::string& code, UiLanguage language) {
  std::vector<std::string_view> codes;
  for (const CodeEntry& entry : all_codes()) codes.push_back(entry.code);
  const std::string_view near = nearest(code, codes);
  LocalText what{fmt::format("there is no code \"{}\"", code), fmt::format("кода «{}» нет", code)};
  if (!near.empty()) {
    what.en += fmt::format("; did you mean \"{}\"?", near);
    what.ru += fmt::format("; может быть, «{}»?", near);
  }
  complain(language, what);
  return ExitCode::usage;
}

int explain(const ExplainOptions& options) {
  const UiLanguage language = ui_language(options.ui);
  if (options.format == "json") {
    fmt::print("{}", as_json(language));
  } else if (options.manual) {
    fmt::print("{}", findings_manual(language));
  } else if (options.code.empty()) {
    fmt::print("{}", list_of_codes(language));
  } else if (const CodeEntry* entry = find_code(options.code)) {
    fmt::print("{}", explanation(*entry, language));
  } else {
    return unknown(options.code, language);
  }
  return ExitCode::done;
}

}  // namespace

Command add_explain(CLI::App& program) {
  const auto options = std::make_shared<ExplainOptions>();
  CLI::App* command = program.add_subcommand("explain", "Tell the longer story of a finding's code, or list all codes");
  command->add_option("CODE", options->code, "The code, as findings have it in brackets; without it all are listed");
  command->add_option("--format", options->format, "text, or the whole catalogue as json")
      ->check(one_of({"text", "json"}))
      ->capture_default_str();
  command->add_flag("--manual", options->manual, "Print the manual's page on findings (Markdown)");
  add_ui_option(*command, options->ui);
  return {command, [options] { return explain(*options); }};
}

}  // namespace vestnik::cli
