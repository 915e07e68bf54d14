#include <memory>

#include "programs/common/command.hpp"
#include "programs/common/preview_options.hpp"
#include "programs/vestnik/sister_program.hpp"

namespace vestnik::cli {

Command add_preview(CLI::App& program) {
  const auto options = std::make_shared<PreviewOptions>();
  CLI::App* command = program.add_subcommand("preview", "Show the pages in the browser, anew whenever a file is saved");
  add_preview_options(*command, *options);
  return {command, [options] { return become("vestnik-preview", "preview", arguments_of(*options)); }};
}

}  // namespace vestnik::cli
