#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <initializer_list>
#include <iostream>
#include <memory>
#include <system_error>

#include "base/files/data_folder.hpp"
#include "base/files/output_folder.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/catalogue/start_texts.hpp"
#include "findings/display/terminal_text.hpp"
#include "input/issue/descriptor_rules.hpp"
#include "input/style/country_codes.hpp"
#include "input/style/country_names.hpp"
#include "input/yaml/written_dates.hpp"
#include "input/yaml/yaml_reader.hpp"
#include "programs/common/command.hpp"
#include "programs/common/help.hpp"
#include "programs/common/report.hpp"
#include "programs/common/run_issue.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/common/validators.hpp"
#include "tools/start/new_issue.hpp"

namespace vestnik::cli {
namespace {

struct InitOptions {
  std::filesystem::path folder, from, data_folder;
  std::string language, period, place, country, publisher_name, publisher_full_name, note, ui = "auto";
  std::vector<std::string> series;
  int number = 0;
  bool no_questions = false;
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> first_countries{
    {{"en", "KZ"}, {"ru", "RU"}, {"kk", "KZ"}, {"ky", "KG"}, {"tg", "TJ"}}};

/// "2025-01-01..2025-01-15", or as people write it: «1–15 января 2025».
std::optional<Period> parse_period(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto days = written_period(text);
    return days ? std::optional(Period{days->first, days->second}) : std::nullopt;
  }
  const auto first = parse_date(text.substr(0, dots)), last = parse_date(text.substr(dots + 2));
  if (!first || !last || !first->ok() || !last->ok() || *last < *first) return std::nullopt;
  return Period{*first, *last};
}

std::string shown(const Period& period) {
  const auto day = [](std::chrono::year_month_day date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
  };
  return day(period.first) + ".." + day(period.last);
}

/// The half month of today, or of SOURCE_DATE_EPOCH.
Period current_period() {
  const auto now =
      source_date_epoch().value_or(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
  return half_month(std::chrono::floor<std::chrono::days>(now));
}

/// What is wrong with an answer or an option's value; nothing if it is good.
using Problem = std::optional<LocalText>;

Problem judge_period(const std::string& text) {
  if (parse_period(text)) return std::nullopt;
  return texts::no_period.local(text);
}

std::optional<int> parse_number(const std::string& text) {
  int number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool good = problem == std::errc{} && end == text.data() + text.size() && number >= 1 && number <= 9'999;
  return good ? std::optional(number) : std::nullopt;
}

Problem judge_number(const std::string& text) {
  if (parse_number(text)) return std::nullopt;
  return texts::no_issue_number.local(text);
}

Problem judge_language(const std::string& text) {
  if (std::ranges::any_of(first_countries, [&](const auto& entry) { return entry.first == text; })) return std::nullopt;
  return texts::no_language.local(text);
}

Problem any_text(const std::string&) { return std::nullopt; }

/// Asks on the terminal for what no option gives, again until the answer is good.
class Questions {
 public:
  Questions(const InitOptions& options, UiLanguage language)
      : wanted_(!options.no_questions && isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0),
        language_(language) {}

  void ask(const ProgramText& question, std::string& answer, Problem (*judge)(const std::string&) = any_text) {
    while (wanted_) {
      fmt::print("{}{}: ", question.in(language_), answer.empty() ? "" : fmt::format(" [{}]", for_terminal(answer)));
      std::fflush(stdout);
      std::string line;
      if (!std::getline(std::cin, line)) wanted_ = false;
      const std::string given(trimmed(line));
      const Problem problem = judge(given.empty() ? answer : given);
      if (!problem) {
        if (!given.empty()) answer = given;
        return;
      }
      if (wanted_) complain(language_, *problem);
    }
  }

 private:
  bool wanted_;
  UiLanguage language_;
};

/// "Herald / of small things" as its lines.
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('/'), text.size());
    if (const std::string_view line = trimmed(text.substr(0, end)); !line.empty()) lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

void print(const std::vector<Diagnostic>& findings, const InitOptions& options, UiLanguage language) {
  Sources sources(options.from);
  for (const Diagnostic& finding : findings) fmt::print(stderr, "{}", as_text(finding, {language, false}, sources));
}

/// Whether there is no such file yet; says so otherwise.
bool is_free(const std::filesystem::path& file, UiLanguage language) {
  std::error_code error;
  if (!std::filesystem::exists(std::filesystem::symlink_status(file, error))) return true;
  complain(language, texts::file_exists.local(file.string()));
  return false;
}

/// Writes none of `files` if one is there already.
int write(const std::vector<FileBytes>& files, const std::filesystem::path& folder, UiLanguage language) {
  bool free = true;
  for (const FileBytes& file : files) free = is_free(folder / file.name, language) && free;
  if (!free) return ExitCode::environment;
  NewFiles made;
  for (const FileBytes& file : files) {
    if (const auto problem = in_words(made.write(folder / file.name, *file.bytes))) {
      complain(language, *problem);
      return ExitCode::environment;
    }
  }
  made.keep();
  for (const FileBytes& file : files) fmt::print("{}\n", for_terminal((folder / file.name).string()));
  fmt::print("{}", texts::next_command.in(language, for_terminal((folder / "issue.yaml").string())));
  return ExitCode::done;
}

/// What options say goes before what the issue before says; questions offer both.
void apply(const InitOptions& options, NewIssue& issue) {
  const auto take = [](const std::string& given, std::string& target) {
    if (!given.empty()) target = given;
  };
  take(options.language, issue.language);
  take(options.place, issue.place);
  take(options.note, issue.note);
  take(options.publisher_name, issue.publisher_name);
  take(options.publisher_full_name, issue.publisher_full_name);
  if (!options.series.empty()) issue.series = options.series;
  if (options.number > 0) issue.number = options.number;
  take(options.country, issue.country);
}

void ask_all(Questions& questions, const InitOptions& options, NewIssue& issue, std::string& number,
             std::string& period) {
  std::string series = issue.series.empty() ? "" : fmt::format("{}", fmt::join(issue.series, " / "));
  if (options.language.empty()) {
    questions.ask(texts::ask_language, issue.language, judge_language);
  }
  if (options.series.empty()) {
    questions.ask(texts::ask_series, series);
    issue.series = split(series);
  }
  if (options.number == 0) questions.ask(texts::ask_number, number, judge_number);
  if (options.period.empty()) {
    questions.ask(texts::ask_period, period, judge_period);
  }
  if (options.place.empty()) questions.ask(texts::ask_place, issue.place);
  if (!options.from.empty()) return;
  if (options.publisher_name.empty()) {
    questions.ask(texts::ask_publisher, issue.publisher_name);
  }
  if (options.publisher_full_name.empty()) {
    questions.ask(texts::ask_publisher_name, issue.publisher_full_name);
  }
}

/// Puts the code in the place of a country's name.
Problem set_country(const std::filesystem::path& data_folder, NewIssue& issue) {
  const auto is_code = [&] { return std::ranges::find(country_codes(), issue.country) != country_codes().end(); };
  if (is_code()) return std::nullopt;
  const std::string code = country_named(issue.country, data_folder, *disk_files());
  if (!code.empty()) issue.country = code;
  if (is_code()) return std::nullopt;
  return texts::no_country.local(issue.country);
}

/// All that is wrong is said.
bool all_good(std::initializer_list<Problem> problems, UiLanguage language) {
  for (const Problem& problem : problems) {
    if (problem) complain(language, *problem);
  }
  return std::ranges::none_of(problems, [](const Problem& problem) { return problem.has_value(); });
}

int init(const InitOptions& options) {
  const UiLanguage ui = ui_language(options.ui);
  NewIssue issue;
  issue.language = language_of_issues(options.ui);
  issue.period = current_period();
  if (!options.from.empty()) {
    Outcome<NewIssue> following = following_issue(options.from, options.folder);
    print(following.diagnostics, options, ui);
    if (!following.ok()) return ExitCode::findings;
    issue = std::move(*following.value);
  }
  apply(options, issue);
  std::string number = std::to_string(issue.number),
              period = options.period.empty() ? shown(issue.period) : options.period;
  const std::filesystem::path data = data_folder(options.data_folder);
  // What will not do is said before the first question.
  Problem no_country = options.country.empty() && options.from.empty() ? std::nullopt : set_country(data, issue);
  if (!all_good({judge_language(issue.language), judge_period(period), no_country}, ui)) return ExitCode::usage;
  if (!is_free(options.folder / "issue.yaml", ui)) return ExitCode::environment;
  Questions questions(options, ui);
  ask_all(questions, options, issue, number, period);
  if (!all_good({judge_number(number), judge_period(period)}, ui)) return ExitCode::usage;  // what nobody was asked for
  issue.period = *parse_period(period);
  issue.number = *parse_number(number);
  if (options.from.empty() && options.country.empty()) {
    issue.country = country_of_city(issue.place);
    if (issue.country.empty()) {
      issue.country = std::ranges::find(first_countries, issue.language, [](const auto& e) { return e.first; })->second;
    }
  }
  const Outcome<std::vector<FileBytes>> files = files_of(issue, data);
  print(files.diagnostics, options, ui);
  return files.ok() ? write(*files.value, options.folder, ui) : ExitCode::environment;
}

}  // namespace

Command add_init(CLI::App& program) {
  const auto options = std::make_shared<InitOptions>();
  CLI::App* command = program.add_subcommand("init", help(texts::init));
  command->add_option("DIR", options->folder, help(texts::init_folder))->required();
  add_descriptor_option(*command, "--from", options->from, help(texts::init_from));
  command->add_option("--language", options->language, help(texts::language));
  command->add_option("--series", options->series, help(texts::series));
  command->add_option("--note", options->note, help(texts::note));
  command->add_option("--number", options->number, help(texts::number))->check(number_range(1, 9'999, true));
  command->add_option("--period", options->period, help(texts::period));
  command->add_option("--place", options->place, help(texts::place));
  command->add_option("--country", options->country, help(texts::country));
  command->add_option("--publisher", options->publisher_name, help(texts::publisher));
  command->add_option("--publisher-name", options->publisher_full_name, help(texts::publisher_name));
  command->add_option("--data", options->data_folder, help(texts::data));
  command->add_flag("--no-questions", options->no_questions, help(texts::no_questions));
  add_ui_option(*command, options->ui);
  return {command, [options] { return init(*options); }};
}

}  // namespace vestnik::cli
