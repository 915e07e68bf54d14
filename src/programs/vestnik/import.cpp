#include "tools/import/import.hpp"
#include "programs/common/validators.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/files/data_folder.hpp"
#include "findings/catalogue/message.hpp"
#include "input/files/files.hpp"
#include "input/issue/load_resources.hpp"
#include "programs/common/command.hpp"
#include "programs/common/report.hpp"
#include "programs/common/run_issue.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/vestnik/output_folder.hpp"
#include "tools/import/decode.hpp"
#include "tools/import/docx.hpp"

namespace vestnik::cli {
namespace {

struct Options {
  std::filesystem::path input, output, data_folder;
  std::string text = "auto", language, format = "text", color = "auto", ui = "auto";
  bool quiet = false;
};

struct Run {
  std::vector<Diagnostic> findings;
  ImportResult result;
  int code = ExitCode::done;

  void fail(int exit_code, std::string_view id, std::string file, std::vector<MessageValue> values = {}) {
    findings.push_back(finding(id, {.file = std::move(file)}, std::move(values)));
    code = exit_code;
  }
  template <class T>
  std::optional<T> take(Outcome<T> outcome) {
    findings.insert(findings.end(), outcome.diagnostics.begin(), outcome.diagnostics.end());
    if (has_errors(outcome.diagnostics)) code = exit_code(outcome.diagnostics);
    return std::move(outcome.value);
  }
};

std::optional<std::string> read_input(const std::filesystem::path& path, Run& run) {
  std::error_code error;
  const bool too_large = std::filesystem::is_regular_file(path, error) &&
                         std::filesystem::file_size(path, error) > importing::largest_input;
  std::ifstream stream(path, std::ios::binary);
  std::string bytes;
  if (stream && !std::filesystem::is_directory(path, error)) {
    bytes.assign(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    if (!too_large && !stream.bad()) return bytes;
  }
  if (too_large) {
    run.fail(ExitCode::findings, "file-too-large/release", path.string(),
             {value("limit", importing::largest_input >> 20)});
  } else {
    const bool is_folder = std::filesystem::is_directory(path, error);
    run.fail(ExitCode::findings, is_folder ? "file-missing/release-folder" : "file-missing/descriptor", path.string());
  }
  return std::nullopt;
}

/// Every language that Vestnik knows, with its words and its countries' names.
std::map<std::string, Locale> load_languages(const std::filesystem::path& folder, Run& run) {
  std::map<std::string, Locale> locales;
  for (const char* language : {"en", "ru", "kk", "ky", "tg"}) {
    Issue issue;
    issue.language = language;
    if (auto resources = run.take(load_resources(issue, folder)))
      locales.emplace(language, std::move(resources->locale));
    if (run.code != ExitCode::done) break;
  }
  return locales;
}

/// Copies the pictures that the articles name and that lie beside the input.
void copy_pictures(const std::filesystem::path& from, OutputFolder& folder, Run& run) {
  Findings findings;
  const std::shared_ptr<const FileSource> disk = disk_files();
  Files files(*disk, {}, findings, nullptr);
  for (const std::string& picture : run.result.pictures) {
    std::error_code error;
    if (std::filesystem::exists(folder.path() / picture, error)) continue;
    const auto file = files.read(from, from, picture, {.file = picture});
    if (!file) continue;
    if (const auto failure = folder.write(picture, *file->bytes)) {
      run.fail(ExitCode::environment, "cannot-write", picture, {value("problem", *failure)});
    }
  }
  for (Diagnostic& finding : findings.take()) {
    finding.severity = Severity::warning;  // the article is there; its picture can be added
    run.findings.push_back(std::move(finding));
  }
}

std::filesystem::path output_of(const Options& options) {
  return options.output.empty() ? options.input.stem() : options.output;
}

void import(const Options& options, Run& run) {
  const std::filesystem::path target = output_of(options);
  std::error_code error;
  if (std::filesystem::exists(target, error) && !std::filesystem::is_empty(target, error)) {
    run.fail(ExitCode::usage, "output-exists", target.string());
    return;
  }
  OutputFolder folder(target);
  if (folder.failure()) {
    run.fail(ExitCode::environment, "cannot-write", target.string(), {value("problem", *folder.failure())});
    return;
  }
  ImportOptions settings{.name = options.input.string(), .language = options.language};
  std::optional<std::string> bytes;
  const std::string extension = options.input.extension().string();
  if (extension == ".docx" && options.text == "auto") {
    bytes = run.take(markdown_of_docx(options.input, folder.path()));
    settings.format = ImportOptions::Format::markdown;
  } else {
    bytes = read_input(options.input, run);
    const bool markdown = options.text == "markdown" || (options.text == "auto" && extension == ".md");
    if (markdown) settings.format = ImportOptions::Format::markdown;
    if (options.text == "plain") settings.format = ImportOptions::Format::plain;
  }
  if (!bytes) return;
  const std::map<std::string, Locale> locales = load_languages(data_folder(options.data_folder), run);
  if (run.code != ExitCode::done) return;
  auto result = run.take(import_release(*bytes, settings, locales));
  if (!result) return;
  run.result = std::move(*result);
  for (const ImportedFile& file : run.result.files) {
    if (const auto failure = folder.write(file.path, file.bytes)) {
      run.fail(ExitCode::environment, "cannot-write", file.path, {value("problem", *failure)});
      return;
    }
  }
  copy_pictures(options.input.parent_path().empty() ? "." : options.input.parent_path(), folder, run);
  if (run.code != ExitCode::done) return;
  if (const auto failure = folder.commit())
    run.fail(ExitCode::environment, "cannot-write", target.string(), {value("problem", *failure)});
}

std::size_t count(const std::vector<Diagnostic>& findings, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

void print_json(const Options& options, const Run& run) {
  nlohmann::ordered_json document =
      nlohmann::ordered_json::parse(as_json(Summary{}, run.findings, ui_language(options.ui)));
  nlohmann::ordered_json dropped = nlohmann::ordered_json::array();
  for (const importing::Dropped& line : run.result.dropped) {
    dropped.push_back({{"line", line.line}, {"why", line.why}, {"text", line.text}});
  }
  nlohmann::ordered_json files = nlohmann::ordered_json::array();
  for (const ImportedFile& file : run.result.files) files.push_back(file.path);
  for (const std::string& picture : run.result.pictures) files.push_back(picture);
  document["left-out"] = std::move(dropped);
  document["summary"] = {{"output", run.code == ExitCode::done ? output_of(options).string() : ""},
                         {"language", run.result.language},
                         {"countries", run.result.countries},
                         {"articles", run.result.articles},
                         {"files", std::move(files)},
                         {"errors", count(run.findings, Severity::error)},
                         {"warnings", count(run.findings, Severity::warning)},
                         {"notes", count(run.findings, Severity::note)}};
  fmt::print("{}\n", document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

void print(const Options& options, const Run& run) {
  if (options.format == "json") {
    print_json(options, run);
    return;
  }
  Sources sources({});
  const TextReport report{ui_language(options.ui), use_color(options.color)};
  for (const Diagnostic& finding : run.findings) {
    if (options.quiet && finding.severity != Severity::error) continue;
    fmt::print(stderr, "{}", as_text(finding, report, sources));
  }
  if (options.quiet || run.code != ExitCode::done) return;
  if (report.language == UiLanguage::ru) {
    fmt::print("{}: статей: {}, стран: {}, предупреждений: {}, замечаний: {}\n", output_of(options).string(),
               run.result.articles, run.result.countries, count(run.findings, Severity::warning),
               count(run.findings, Severity::note));
    return;
  }
  fmt::print("{}: {}, {}, {}, {}\n", output_of(options).string(), counted(run.result.articles, "article", "articles"),
             counted(run.result.countries, "country", "countries"),
             counted(count(run.findings, Severity::warning), "warning", "warnings"),
             counted(count(run.findings, Severity::note), "note", "notes"));
}

}  // namespace

Command add_import(CLI::App& program) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("import", "Turn a past release's text into a descriptor and articles");
  command->add_option("FILE", options->input, "The release: plain text, Markdown or .docx")->required();
  command->add_option("-o,--output", options->output,
                      "The issue's new folder; default: in this folder, named after FILE. Nothing is overwritten");
  command->add_option("--language", options->language, "en, ru, kk, ky or tg; default: told by the text's letters")
      ->check(one_of({"en", "ru", "kk", "ky", "tg"}));
  command->add_option("--text", options->text, "How FILE is written: auto, plain or markdown")
      ->check(one_of({"auto", "plain", "markdown"}))
      ->capture_default_str();
  command->add_option("--data", options->data_folder, "Folder with fonts/ and assets/");
  command->add_option("--color", options->color, "Colour findings: auto, always or never")
      ->check(one_of({"auto", "always", "never"}))
      ->capture_default_str();
  command->add_option("--format", options->format, "Findings as text or json")
      ->check(one_of({"text", "json"}))
      ->capture_default_str();
  add_ui_option(*command, options->ui);
  command->add_flag("-q,--quiet", options->quiet, "Print errors only");
  return {command, [options] {
            Run run;
            import(*options, run);
            print(*options, run);
            return run.code;
          }};
}

}  // namespace vestnik::cli
