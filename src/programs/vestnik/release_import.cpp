#include "programs/vestnik/release_import.hpp"

#include <iterator>
#include <memory>
#include <system_error>

#include "base/files/data_folder.hpp"
#include "base/files/output_folder.hpp"
#include "base/text/characters.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/catalogue/message.hpp"
#include "input/files/files.hpp"
#include "input/issue/load_resources.hpp"
#include "programs/common/command.hpp"
#include "programs/common/run_issue.hpp"
#include "tools/batch/record.hpp"
#include "tools/import/printable.hpp"

namespace vestnik::cli {
namespace {

namespace fs = std::filesystem;

/// Copies the pictures that the articles name and that lie beside the input.
void copy_pictures(const fs::path& from, OutputFolder& folder, ImportRun& run) {
  Findings findings;
  const std::shared_ptr<const FileSource> disk = disk_files();
  Files files(*disk, {}, findings, &run.beside);
  for (const std::string& picture : run.result.pictures) {
    std::error_code error;
    if (fs::exists(folder.path() / picture, error)) continue;
    const auto file = files.read(from, from, picture, {.file = picture});
    if (!file) continue;
    if (const auto failure = in_words(folder.write(picture, *file->bytes))) {
      run.fail(ExitCode::environment, message("cannot-write"_id, value<"problem">(*failure)), picture);
    }
  }
  for (Diagnostic& finding : findings.take()) {
    finding.severity = Severity::warning;  // the article is there; its picture can be added
    run.findings.push_back(std::move(finding));
  }
}

}  // namespace

void ImportRun::fail(int exit_code, Message message, std::string file) {
  findings.push_back(finding(std::move(message), {.file = std::move(file)}));
  code = exit_code;
}

void ImportRun::add(std::vector<Diagnostic> more) {
  if (has_errors(more)) code = exit_code(more);
  findings.insert(findings.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Every language that Vestnik knows, with its words and its countries' names.
bool ReleaseImporter::load_languages(ImportRun& run) {
  if (!locales_.empty()) return true;
  std::map<std::string, Locale> locales;
  for (const char* language : {"en", "ru", "kk", "ky", "tg"}) {
    Issue issue;
    issue.language = language;
    auto resources = run.take(load_resources(issue, data_folder(settings_.data_folder)));
    if (run.code != ExitCode::done || !resources) return false;
    if (!faces_) {
      faces_ = run.take(FontLibrary::load(resources->theme, data_folder(settings_.data_folder) / "fonts"));
      if (!faces_) return false;
      family_ = resources->theme.style(Style::body).family;
    }
    locales.emplace(language, std::move(resources->locale));
  }
  locales_ = std::move(locales);
  return true;
}

std::optional<ImportResult> ReleaseImporter::read(const fs::path& input, ImportRun& run) {
  ImportOptions options{
      .name = input.string(), .language = settings_.language, .country = settings_.country, .habits = settings_.habits};
  ReleaseFile release = read_release_file(input, settings_.text != "auto");
  run.release_hash = batch::content_hash(release.bytes);
  run.beside = std::move(release.beside);
  run.add(std::move(release.findings));
  if (run.code != ExitCode::done || !load_languages(run)) return std::nullopt;
  if (release.document) return run.take(import_document(*release.document, options, locales_));
  const bool markdown =
      settings_.text == "markdown" || (settings_.text == "auto" && input.extension().string() == ".md");
  if (markdown) options.format = ImportOptions::Format::markdown;
  if (settings_.text == "plain") options.format = ImportOptions::Format::plain;
  return run.take(import_release(release.bytes, options, locales_));
}

void ReleaseImporter::make_all_printable(ImportRun& run) const {
  Findings findings;
  const auto prints = [this](char32_t character) {
    return is_white_space(character) || is_ignorable(character) ||
           faces_->face_for(character, family_, false, false) != nullptr;
  };
  make_printable(run.result, prints, findings);
  run.add(findings.take());
}

ImportRun ReleaseImporter::look(const fs::path& input) {
  ImportRun run;
  auto result = read(input, run);
  if (!result) return run;
  run.result = std::move(*result);
  make_all_printable(run);
  return run;
}

ImportRun ReleaseImporter::run(const fs::path& input, const fs::path& target) {
  ImportRun run;
  std::error_code error;
  if (fs::exists(target, error) && !fs::is_empty(target, error)) {
    run.fail(ExitCode::usage, message("output-exists"_id), target.string());
    return run;
  }
  OutputFolder folder(target);
  const auto unwritten = [&](const fs::path& file, const std::optional<FileError>& problem) {
    const auto words = in_words(problem);
    if (words) run.fail(ExitCode::environment, message("cannot-write"_id, value<"problem">(*words)), file.string());
    return words.has_value();
  };
  if (unwritten(target, folder.problem())) return run;
  auto result = read(input, run);
  if (!result) return run;
  run.result = std::move(*result);
  make_all_printable(run);
  for (const ImportedFile& file : run.result.files) {
    if (unwritten(file.path, folder.write(file.path, file.bytes))) return run;
  }
  copy_pictures(input.parent_path().empty() ? "." : input.parent_path(), folder, run);
  if (run.code != ExitCode::done || unwritten(target, folder.commit())) return run;
  run.folder_made = true;
  // The folder is there, but words are missing from it.
  if (run.result.account.lost > 0) run.code = ExitCode::findings;
  return run;
}

}  // namespace vestnik::cli
