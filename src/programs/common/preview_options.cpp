#include "programs/common/preview_options.hpp"
#include "findings/catalogue/desk_texts.hpp"
#include "programs/common/help.hpp"

#include "programs/common/validators.hpp"

#include <fmt/format.h>

namespace vestnik::cli {

namespace {

void add_port(CLI::App& command, PreviewOptions& options) {
  command.add_option("--port", options.port, help(texts::port))
      ->check(number_range(0, 65535, true))
      ->capture_default_str();
}

}  // namespace

void add_desk_options(CLI::App& command, PreviewOptions& options) {
  options.desk = true;
  options.descriptor = ".";
  command.add_option("FOLDER", options.descriptor, help(texts::desk_folder))->capture_default_str();
  add_common_options(command, options);
  add_port(command, options);
  command.add_flag("--open", options.open, help(texts::open));
}

void add_preview_options(CLI::App& command, PreviewOptions& options) {
  add_descriptor_option(command, "ISSUE", options.descriptor, help(texts::issue))->required();
  add_common_options(command, options);
  add_port(command, options);
  command.add_option("--editor", options.editor, help(texts::editor))->envname("VESTNIK_EDITOR");
  command.add_flag("--open", options.open, help(texts::open));
}

std::vector<std::string> arguments_of(const PreviewOptions& options) {
  std::vector<std::string> arguments;
  if (options.desk) arguments.emplace_back(desk_argument);
  arguments.insert(arguments.end(), {"--port", fmt::format("{}", options.port), "--pagination", options.pagination,
                                     "--color", options.color, "--ui", options.ui});
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
