#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <memory>

#include "base/files/output_file.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/catalogue/message.hpp"
#include "pdf/source/extract_source.hpp"
#include "programs/common/command.hpp"
#include "programs/common/report.hpp"
#include "programs/common/ui_language.hpp"

namespace vestnik::cli {
namespace {

namespace fs = std::filesystem;

struct ExtractOptions {
  fs::path release;
  std::string ui = "auto";
  fs::path folder;  ///< empty: named after the release, in the current folder
};

constexpr std::uintmax_t largest_release = std::uintmax_t{1} << 30;

int fail(const ExtractOptions& options, const Diagnostic& finding, ExitCode code) {
  Sources sources({});
  fmt::print(stderr, "{}", as_text(finding, {ui_language(options.ui), false}, sources));
  return code;
}

std::optional<std::string> read_release(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || fs::file_size(path, error) > largest_release) return std::nullopt;
  std::ifstream stream(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  return stream.bad() || bytes.empty() ? std::nullopt : std::optional(std::move(bytes));
}

/// Why `file` must not be written below `folder`, if it must not. Nothing is replaced, and no link that stands in the
/// folder already is followed: it could lead anywhere.
std::optional<LocalText> obstacle(const fs::path& folder, const std::string& file) {
  fs::path at = folder;
  std::error_code error;
  const fs::path relative(file);
  for (const fs::path& name : relative) {
    at /= name;
    const fs::file_status status = fs::symlink_status(at, error);
    if (status.type() == fs::file_type::not_found) return std::nullopt;
    if (status.type() != fs::file_type::directory) return term("{} is there already", at.string());
  }
  return term("{} is a folder", at.string());
}

std::optional<LocalText> write_all(const fs::path& folder, const std::vector<SourceFile>& files) {
  for (const SourceFile& file : files) {
    const fs::path target = folder / file.path;
    std::error_code error;
    fs::create_directories(target.parent_path(), error);
    if (error) return cannot_make(target.parent_path(), error.value());
    if (auto failure = in_words(replace_file(target, *file.bytes))) return failure;
  }
  return std::nullopt;
}

int extract(const ExtractOptions& options) {
  const fs::path folder = options.folder.empty() ? options.release.stem() : options.folder;
  const SourceRange release{.file = options.release.string()}, place{.file = folder.string()};
  const std::optional<std::string> pdf = read_release(options.release);
  if (!pdf) {
    return fail(options, finding("file-unreadable/release", release), ExitCode::findings);
  }
  const Outcome<std::vector<SourceFile>> source = extract_source(*pdf, release.file);
  if (!source.value) return fail(options, source.diagnostics.front(), ExitCode::findings);
  for (const SourceFile& file : *source.value) {
    const auto reason = obstacle(folder, file.path);
    if (!reason) continue;
    return fail(options, finding("file-exists", place, {value("reason", *reason)}), ExitCode::environment);
  }
  if (const auto failure = write_all(folder, *source.value)) {
    return fail(options, finding("cannot-write/some", place, {value("problem", *failure)}), ExitCode::environment);
  }
  const std::size_t count = source.value->size();
  const std::string descriptor = (folder / source.value->front().path).string();
  if (ui_language(options.ui) == UiLanguage::ru) {
    fmt::print("{}: файлов: {}, описание выпуска: {}\n", folder.string(), count, descriptor);
  } else {
    fmt::print("{}: {} file{}, the descriptor is {}\n", folder.string(), count, count == 1 ? "" : "s", descriptor);
  }
  return ExitCode::done;
}

}  // namespace

Command add_extract_source(CLI::App& program) {
  const auto options = std::make_shared<ExtractOptions>();
  CLI::App* command = program.add_subcommand(
      "extract-source", "Get back what a release was made from, if it was built with --attach-source");
  command->add_option("RELEASE", options->release, "The PDF")->required();
  command->add_option("-o,--output", options->folder,
                      "The folder to write to; default: in this folder, named after the PDF. No file is replaced");
  add_ui_option(*command, options->ui);
  return {command, [options] { return extract(*options); }};
}

}  // namespace vestnik::cli
