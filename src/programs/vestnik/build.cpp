#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <optional>

#include "base/files/output_file.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/catalogue/message.hpp"
#include "findings/catalogue/usage_texts.hpp"
#include "model/issue/pdf_name.hpp"
#include "programs/common/command.hpp"
#include "programs/common/help.hpp"
#include "programs/common/run_issue.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/common/validators.hpp"

namespace vestnik::cli {
namespace {

struct BuildOptions : IssueOptions {
  std::filesystem::path output;  ///< "-" for standard output; empty: named after the descriptor
  bool attach_source = false;
  bool release = false;
  bool proof = false;
  std::string dump;  ///< galleys, plan, pages; empty: none
};

Dump dump_of(const std::string& name) {
  if (name == "galleys") return Dump::galleys;
  if (name == "plan") return Dump::plan;
  return name == "pages" ? Dump::pages : Dump::none;
}

std::optional<LocalText> write(const std::filesystem::path& output, const std::string& bytes) {
  if (output != "-") return in_words(replace_file(output, bytes));
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() && std::fflush(stdout) == 0;
  return written ? std::nullopt : std::optional(term("cannot write to standard output"));
}

std::filesystem::path output_of(const BuildOptions& options) {
  if (!options.output.empty()) return options.output;
  return options.dump.empty() ? pdf_name(options.descriptor, options.proof) : "-";
}

int build(const BuildOptions& options) {
  const std::filesystem::path output = output_of(options);
  const bool to_file = output != "-";
  if (to_file && same_place(output, options.descriptor)) {
    complain(ui_language(options.ui), texts::output_is_descriptor.local(output.string()));
    return ExitCode::usage;
  }
  TypesetOptions settings = typeset_options(options);
  settings.attach_source = options.attach_source;
  settings.compress_best = options.release;
  settings.finished = options.release;
  settings.proof = options.proof;
  settings.dump = dump_of(options.dump);
  settings.check_only = settings.dump != Dump::none;
  IssueRun run = run_issue(options, std::move(settings), to_file ? output : "");
  int code = exit_code(run.outcome.diagnostics);
  if (run.outcome.value && code == ExitCode::done) {
    if (const auto failure = write(output, options.dump.empty() ? run.outcome.value->pdf : run.outcome.value->dump)) {
      run.outcome.diagnostics.push_back(
          finding("cannot-write"_id, {.file = output.string()}, value<"problem">(*failure)));
      code = ExitCode::environment;
    } else if (to_file) {
      run.summary.output = output.string();
    }
  }
  print(options, run, !to_file);
  return code;
}

}  // namespace

Command add_build(CLI::App& program) {
  const auto options = std::make_shared<BuildOptions>();
  CLI::App* command = program.add_subcommand("build", help(texts::build));
  add_issue_options(*command, *options);
  command->add_option("-o,--output", options->output, help(texts::build_output));
  command->add_flag("--attach-source", options->attach_source, help(texts::attach_source));
  command->add_flag("--release", options->release, help(texts::release));
  command->add_flag("--proof", options->proof, help(texts::proof));
  command->add_option("--dump", options->dump, help(texts::dump))
      ->check(one_of({"galleys", "plan", "pages"}))
      ->type_name("STAGE");
  return {command, [options] { return build(*options); }};
}

}  // namespace vestnik::cli
