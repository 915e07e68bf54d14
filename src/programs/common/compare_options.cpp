#include "programs/common/compare_options.hpp"
#include "programs/common/help.hpp"

#include <fmt/format.h>

#include "programs/common/ui_language.hpp"
#include "programs/common/validators.hpp"

namespace vestnik::cli {

void add_comparison_options(CLI::App& command, ComparisonOptions& options) {
  command.add_option("OLD", options.before, help(texts::old_pdf))->required();
  command.add_option("NEW", options.after, help(texts::new_pdf))->required();
  command.add_option("--tolerance", options.tolerance, help(texts::tolerance))
      ->check(number_range(0.0, 1000.0))
      ->capture_default_str();
  command.add_option("--ignore", options.ignored, help(texts::ignore))->delimiter(',');
  command.add_option("--most", options.most, help(texts::most))
      ->check(number_range(0, 1'000'000'000))
      ->capture_default_str();
  command.add_option("--html", options.html, help(texts::compare_html));
  command.add_option("--format", options.format, help(texts::text_or_json))
      ->check(one_of({"text", "json"}))
      ->capture_default_str();
  add_ui_option(command, options.ui);
  command.add_flag("-q,--quiet", options.quiet, help(texts::by_exit_code));
  command.footer(help(texts::compare_footer));
}

std::vector<std::string> arguments_of(const ComparisonOptions& options) {
  std::vector<std::string> arguments{"--tolerance", fmt::format("{}", options.tolerance),
                                     "--most",      fmt::format("{}", options.most),
                                     "--format",    options.format,
                                     "--ui",        options.ui};
  for (const std::string& kind : options.ignored) {
    arguments.emplace_back("--ignore");
    arguments.push_back(kind);
  }
  if (!options.html.empty()) {
    arguments.emplace_back("--html");
    arguments.push_back(options.html.string());
  }
  if (options.quiet) arguments.emplace_back("--quiet");
  for (const std::string& word : {std::string("--"), options.before.string(), options.after.string()}) {
    arguments.push_back(word);
  }
  return arguments;
}

}  // namespace vestnik::cli
