#include <memory>

#include "programs/common/command.hpp"
#include "programs/common/compare_options.hpp"
#include "programs/vestnik/sister_program.hpp"

namespace vestnik::cli {

Command add_compare(CLI::App& program) {
  const auto options = std::make_shared<ComparisonOptions>();
  CLI::App* command = program.add_subcommand("compare", "Tell what differs between two PDFs, as layout");
  add_comparison_options(*command, *options);
  return {command, [options] { return become("vestnik-compare", "compare", arguments_of(*options)); }};
}

}  // namespace vestnik::cli
