#include "programs/common/extract_options.hpp"

#include "programs/common/help.hpp"
#include "programs/common/ui_language.hpp"

namespace vestnik::cli {

void add_extract_options(CLI::App& command, ExtractOptions& options) {
  command.add_option("RELEASE", options.release, help(texts::release_pdf))->required();
  command.add_option("-o,--output", options.folder, help(texts::extract_output));
  add_ui_option(command, options.ui);
}

std::vector<std::string> arguments_of(const ExtractOptions& options) {
  std::vector<std::string> arguments{"--ui", options.ui};
  if (!options.folder.empty()) {
    arguments.emplace_back("--output");
    arguments.push_back(options.folder.string());
  }
  arguments.emplace_back("--");
  arguments.push_back(options.release.string());
  return arguments;
}

}  // namespace vestnik::cli
