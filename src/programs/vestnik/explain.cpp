#include "findings/catalogue/explain.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/text/nearest.hpp"
#include "findings/catalogue/usage_texts.hpp"
#include "programs/common/command.hpp"
#include "programs/common/help.hpp"
#include "programs/common/report.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/common/validators.hpp"

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
  complain(language, near.empty() ? texts::no_code.local(code) : texts::no_code_but.local(code, near));
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
  CLI::App* command = program.add_subcommand("explain", help(texts::explain));
  command->add_option("CODE", options->code, help(texts::code));
  command->add_option("--format", options->format, help(texts::explain_format))
      ->check(one_of({"text", "json"}))
      ->capture_default_str();
  command->add_flag("--manual", options->manual, help(texts::findings_manual));
  add_ui_option(*command, options->ui);
  return {command, [options] { return explain(*options); }};
}

}  // namespace vestnik::cli
