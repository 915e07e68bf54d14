// vestnik-extract: a program of its own, since the library that reads PDFs loads a dozen others, which no build of an
// issue should wait for; `vestnik extract-source` starts it.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/files/output_folder.hpp"
#include "base/files/read_file.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/catalogue/message.hpp"
#include "findings/catalogue/usage_texts.hpp"
#include "findings/display/terminal_text.hpp"
#include "programs/common/command.hpp"
#include "programs/common/extract_options.hpp"
#include "programs/common/help.hpp"
#include "programs/common/report.hpp"
#include "programs/common/start.hpp"
#include "programs/common/ui_language.hpp"
#include "tools/extract/extract_source.hpp"

namespace vestnik::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_release = std::size_t{1} << 30;

int fail(const ExtractOptions& options, const Diagnostic& finding, ExitCode code) {
  Sources sources({});
  fmt::print(stderr, "{}", as_text(finding, {ui_language(options.ui), false}, sources));
  return code;
}

std::optional<std::string> read_release(const fs::path& path) {
  const FileContent content = read_disk_file(path, largest_release);
  return content.bytes && !content.bytes->empty() ? std::optional(*content.bytes) : std::nullopt;
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
    if (auto failure = in_words(make_folders(target.parent_path()))) return failure;
    if (auto failure = in_words(replace_file(target, *file.bytes))) return failure;
  }
  return std::nullopt;
}

int extract(const ExtractOptions& options) {
  const fs::path folder = options.folder.empty() ? options.release.stem() : options.folder;
  const SourceRange release{.file = options.release.string()}, place{.file = folder.string()};
  const std::optional<std::string> pdf = read_release(options.release);
  if (!pdf) {
    return fail(options, finding("file-unreadable/release"_id, release), ExitCode::findings);
  }
  const Outcome<std::vector<SourceFile>> source = extract_source(*pdf, release.file);
  if (!source.value) return fail(options, source.diagnostics.front(), ExitCode::findings);
  for (const SourceFile& file : *source.value) {
    const auto reason = obstacle(folder, file.path);
    if (!reason) continue;
    return fail(options, finding("file-exists"_id, place, value<"reason">(*reason)), ExitCode::environment);
  }
  if (const auto failure = write_all(folder, *source.value)) {
    return fail(options, finding("cannot-write/some"_id, place, value<"problem">(*failure)), ExitCode::environment);
  }
  const std::size_t count = source.value->size();
  const std::string descriptor = (folder / source.value->front().path).string();
  const UiLanguage language = ui_language(options.ui);
  fmt::print("{}: {}, {}\n", for_terminal(folder.string()), texts::files.in(language, count),
             texts::the_descriptor_is.in(language, for_terminal(descriptor)));
  return ExitCode::done;
}

int run(int argc, char** argv) {
  CLI::App app(help(texts::extract_source), "vestnik extract-source");
  ExtractOptions options;
  add_extract_options(app, options);
  if (const auto code = parse(app, argc, argv)) return *code;
  return extract(options);
}

}  // namespace
}  // namespace vestnik::cli

int main(int argc, char** argv) { return vestnik::cli::start(vestnik::cli::run, argc, argv); }
