#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "base/files/output_file.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "input/issue/json_schema.hpp"
#include "programs/common/command.hpp"
#include "programs/common/help.hpp"
#include "programs/common/report.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/common/validators.hpp"

namespace vestnik::cli {
namespace {

struct SchemaOptions {
  std::string kind = "issue";
  std::filesystem::path output;
  std::string ui = "auto";
};

int schema(const SchemaOptions& options) {
  const std::string text = schema_named(options.kind);
  if (options.output.empty()) {
    fmt::print("{}", text);
    return ExitCode::done;
  }
  if (const auto problem = in_words(replace_file(options.output, text))) {
    complain(ui_language(options.ui), *problem);
    return ExitCode::environment;
  }
  return ExitCode::done;
}

}  // namespace

Command add_schema(CLI::App& program) {
  const auto options = std::make_shared<SchemaOptions>();
  CLI::App* command = program.add_subcommand("schema", help(texts::schema));
  command->add_option("KIND", options->kind, help(texts::schema_kind))
      ->check(one_of({"issue", "publisher"}))
      ->capture_default_str();
  command->add_option("-o,--output", options->output, help(texts::schema_output));
  add_ui_option(*command, options->ui);
  return {command, [options] { return schema(*options); }};
}

}  // namespace vestnik::cli
