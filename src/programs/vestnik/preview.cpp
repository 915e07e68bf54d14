#include <memory>

#include "findings/catalogue/desk_texts.hpp"
#include "programs/common/command.hpp"
#include "programs/common/help.hpp"
#include "programs/common/preview_options.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/vestnik/desk_command.hpp"
#include "programs/vestnik/sister_program.hpp"

namespace vestnik::cli {

Command add_preview(CLI::App& program) {
  const auto options = std::make_shared<PreviewOptions>();
  CLI::App* command = program.add_subcommand("preview", help(texts::preview));
  add_preview_options(*command, *options);
  return {command,
          [options] { return become("vestnik-preview", "preview", arguments_of(*options), ui_language(options->ui)); }};
}

Command add_desk(CLI::App& program) {
  const auto options = std::make_shared<PreviewOptions>();
  CLI::App* command = program.add_subcommand("desk", help(texts::desk));
  add_desk_options(*command, *options);
  return {command,
          [options] { return become("vestnik-preview", "preview", arguments_of(*options), ui_language(options->ui)); }};
}

}  // namespace vestnik::cli
