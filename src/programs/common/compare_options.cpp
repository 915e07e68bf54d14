#include "programs/common/compare_options.hpp"

#include <fmt/format.h>

#include "programs/common/ui_language.hpp"
#include "programs/common/validators.hpp"

namespace vestnik::cli {

void add_comparison_options(CLI::App& command, ComparisonOptions& options) {
  command.add_option("OLD", options.before, "The earlier PDF")->required();
  command.add_option("NEW", options.after, "The later PDF")->required();
  command
      .add_option("--tolerance", options.tolerance, "Millimetres that things may move or grow without being reported")
      ->check(number_range(0.0, 1000.0))
      ->capture_default_str();
  command
      .add_option("--ignore", options.ignored,
                  "Kinds that do not count: pages, text, order, page-shift, line-break, moved, type, picture, drawing")
      ->delimiter(',');
  command.add_option("--most", options.most, "So many differences are still no failure")
      ->check(number_range(0, 1'000'000'000))
      ->capture_default_str();
  command.add_option("--html", options.html, "Write a report with both pages side by side to this file");
  command.add_option("--format", options.format, "text or json")
      ->check(one_of({"text", "json"}))
      ->capture_default_str();
  add_ui_option(command, options.ui);
  command.add_flag("-q,--quiet", options.quiet, "Say it by the exit code only");
  command.footer("Exit codes: 0 the same, 1 different, 2 wrong usage, 3 a file that cannot be read or written.");
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
