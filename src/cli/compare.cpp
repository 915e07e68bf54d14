#include "cli/command.hpp"
#include "cli/sister_program.hpp"

namespace vestnik::cli {

Command add_compare(CLI::App& program) {
  CLI::App* command = program.add_subcommand("compare", "Tell what differs between two PDFs, as layout");
  // All that follows, --help too, is for vestnik-compare to read.
  command->set_help_flag();
  command->prefix_command();
  return {command, [command] { return become("vestnik-compare", "compare", command->remaining()); }};
}

}  // namespace vestnik::cli
