#include <memory>

#include "programs/common/command.hpp"
#include "programs/common/compare_options.hpp"
#include "programs/common/help.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/vestnik/sister_program.hpp"

namespace vestnik::cli {

Command add_compare(CLI::App& program) {
  const auto options = std::make_shared<ComparisonOptions>();
  CLI::App* command = program.add_subcommand("compare", help(texts::compare));
  add_comparison_options(*command, *options);
  return {command,
          [options] { return become("vestnik-compare", "compare", arguments_of(*options), ui_language(options->ui)); }};
}

}  // namespace vestnik::cli
