#include <memory>

#include "programs/common/command.hpp"
#include "programs/common/extract_options.hpp"
#include "programs/common/help.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/vestnik/sister_program.hpp"

namespace vestnik::cli {

Command add_extract_source(CLI::App& program) {
  const auto options = std::make_shared<ExtractOptions>();
  CLI::App* command = program.add_subcommand("extract-source", help(texts::extract_source));
  add_extract_options(*command, *options);
  return {command, [options] {
            return become("vestnik-extract", "extract-source", arguments_of(*options), ui_language(options->ui));
          }};
}

}  // namespace vestnik::cli
