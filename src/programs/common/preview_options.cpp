#include "programs/common/preview_options.hpp"

#include "programs/common/validators.hpp"

#include <fmt/format.h>

namespace vestnik::cli {

void add_preview_options(CLI::App& command, PreviewOptions& options) {
  command.add_option("ISSUE", options.descriptor, "The issue's descriptor (YAML)")->required();
  add_common_options(command, options);
  command.add_option("--port", options.port, "Port on the loopback interface; 0: one that is free")
      ->check(number_range(0, 65535, true))
      ->capture_default_str();
  command
      .add_option(
          "--editor", options.editor,
          "What a click on the page may start, e.g. \"code -g {file}:{line}\"; also {column}. No shell reads it")
      ->envname("VESTNIK_EDITOR");
  command.add_flag("--open", options.open, "Show the page in the default browser (xdg-open)");
}

std::vector<std::string> arguments_of(const PreviewOptions& options) {
  std::vector<std::string> arguments{
      "--port",  fmt::format("{}", options.port), "--pagination", options.pagination, "--color", options.color, "--ui",
      options.ui};
  const auto add = [&](const char* name, const std::string& value) {
    if (value.empty()) return;
    arguments.emplace_back(name);
    arguments.push_back(value);
  };
  add("--data", options.data_folder.string());
  add("--editor", options.editor);
  if (options.strict) arguments.emplace_back("--strict");
  if (options.quiet) arguments.emplace_back("--quiet");
  if (options.open) arguments.emplace_back("--open");
  arguments.emplace_back("--");
  arguments.push_back(options.descriptor.string());
  return arguments;
}

}  // namespace vestnik::cli
