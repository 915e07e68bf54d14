// vestnik-compare: a program of its own, since poppler is under the GPL and takes its time to load; `vestnik compare`
// starts it.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "base/files/output_file.hpp"
#include "findings/catalogue/compare_texts.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/display/finding_json.hpp"
#include "findings/display/terminal_text.hpp"
#include "programs/common/command.hpp"
#include "programs/common/compare_options.hpp"
#include "programs/common/help.hpp"
#include "programs/common/start.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/common/validators.hpp"
#include "tools/compare/compare.hpp"
#include "tools/compare/report_html.hpp"

namespace {

namespace texts = vestnik::texts;
using vestnik::UiLanguage;
using vestnik::cli::ComparisonOptions;
using vestnik::cli::ExitCode;
using vestnik::cli::WrongUsage;
using vestnik::compare::compare_pdfs;
using vestnik::compare::Difference;
using vestnik::compare::html_report;
using vestnik::compare::kind_named;
using vestnik::compare::name_of;
using vestnik::compare::PdfFile;
using vestnik::compare::Place;

std::optional<PdfFile> open(const std::filesystem::path& path, UiLanguage language) {
  auto file = PdfFile::open(path);
  for (const vestnik::Diagnostic& finding : file.diagnostics) {
    const vestnik::Diagnostic told = in_language(finding, language);
    fmt::print(stderr, "{}: {}[{}]: {}\n", vestnik::for_terminal(told.where.file), texts::severity_error.in(language),
               told.code, vestnik::shortened_for_terminal(told.message));
  }
  return std::move(file.value);
}

std::string pages(const Difference& difference, UiLanguage language) {
  const auto first = [](const std::vector<Place>& places) {
    return places.empty() ? std::string("–") : fmt::format("{}", places.front().page + 1);
  };
  if (difference.before.empty() && difference.after.empty()) return std::string(texts::whole_document.in(language));
  const std::string was = first(difference.before), is = first(difference.after);
  return was == is ? texts::on_page.in(language, was) : texts::on_pages.in(language, was, is);
}

nlohmann::ordered_json as_json(const std::vector<Place>& places) {
  auto list = nlohmann::ordered_json::array();
  for (const Place& place : places) {
    list.push_back(
        {{"page", place.page + 1}, {"box", {place.box.left, place.box.top, place.box.right, place.box.bottom}}});
  }
  return list;
}

void print_json(const std::vector<Difference>& differences, bool same, UiLanguage language) {
  auto list = nlohmann::ordered_json::array();
  for (const Difference& difference : differences) {
    list.push_back({{"kind", name_of(difference.kind)},
                    {"message", difference.message.in(language)},
                    {"mm", difference.distance},
                    {"old", as_json(difference.before)},
                    {"new", as_json(difference.after)}});
  }
  const nlohmann::ordered_json document = {{"differences", list}, {"same", same}};
  fmt::print("{}\n", vestnik::dumped(document, 2));
}

void print_text(const std::vector<Difference>& differences, UiLanguage language) {
  std::map<std::string_view, std::size_t> counts;
  for (const Difference& difference : differences) {
    fmt::print("{}: {}: {}\n", pages(difference, language), name_of(difference.kind),
               vestnik::shortened_for_terminal(difference.message.in(language)));
    ++counts[name_of(difference.kind)];
  }
  std::string summary;
  for (const auto& [name, count] : counts) summary += fmt::format("{}{} {}", summary.empty() ? "" : ", ", count, name);
  fmt::print("{}\n", summary.empty() ? texts::no_differences.in(language) : std::string_view(summary));
}

int unwritten(const vestnik::LocalText& problem, UiLanguage language) {
  fmt::print(stderr, "{}[cannot-write]: {}\n", texts::severity_error.in(language),
             vestnik::for_terminal(problem.in(language)));
  return ExitCode::environment;
}

int compare(const ComparisonOptions& options) {
  const UiLanguage language = vestnik::cli::ui_language(options.ui);
  for (const std::filesystem::path& input : {options.before, options.after}) {
    if (options.html.empty() || !vestnik::same_place(options.html, input)) continue;
    throw WrongUsage{vestnik::cli::output_is_input(options.html)};
  }
  // Before the work, which takes its time.
  if (const auto failure =
          options.html.empty() ? std::nullopt : vestnik::in_words(vestnik::prepare_output(options.html))) {
    return unwritten(*failure, language);
  }
  const std::optional<PdfFile> before = open(options.before, language), after = open(options.after, language);
  if (!before || !after) return ExitCode::environment;
  std::vector<Difference> differences = compare_pdfs(*before, *after, {.tolerance = options.tolerance});
  std::erase_if(differences, [&](const Difference& difference) {
    return std::ranges::find(options.ignored, name_of(difference.kind)) != options.ignored.end();
  });
  const bool same = differences.size() <= static_cast<std::size_t>(options.most);
  if (options.format == "json") {
    print_json(differences, same, language);
  } else if (!options.quiet) {
    print_text(differences, language);
  }
  if (!options.html.empty()) {
    const std::string html = html_report(*before, *after, differences, options.before.filename().string(),
                                         options.after.filename().string(), language);
    if (const auto failure = vestnik::in_words(vestnik::replace_file(options.html, html))) {
      return unwritten(*failure, language);
    }
  }
  return same ? ExitCode::done : ExitCode::findings;
}

int run(int argc, char** argv) {
  CLI::App app(vestnik::cli::help(texts::compare), "vestnik compare");
  ComparisonOptions options;
  vestnik::cli::add_comparison_options(app, options);
  app.get_option("--ignore")
      ->check(CLI::Validator(
          [](const std::string& name) {
            if (kind_named(name)) return std::string();
            return vestnik::cli::both(texts::no_kind.local(name));
          },
          "KIND"));
  if (const auto code = vestnik::cli::parse(app, argc, argv)) return *code;
  return compare(options);
}

}  // namespace

int main(int argc, char** argv) { return vestnik::cli::start(run, argc, argv); }
