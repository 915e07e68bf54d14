/// @file release_import.hpp
/// One past release → the folder of an issue.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "input/files/file_trace.hpp"
#include "layout/text/font_library.hpp"
#include "model/locale/locale.hpp"
#include "programs/vestnik/read_release.hpp"
#include "tools/import/import.hpp"

namespace vestnik::cli {

struct ImportSettings {
  std::filesystem::path data_folder;                ///< empty: found by the library
  std::string text = "auto";                        ///< auto, plain, markdown
  std::string language;                             ///< empty: by the letters
  std::string country;                              ///< of releases that name none: ISO 3166-1 code; empty: guessed
  std::shared_ptr<const importing::Habits> habits;  ///< may be nullptr
};

struct ImportRun {
  std::vector<Diagnostic> findings;
  ImportResult result;
  int code = 0;  ///< ExitCode
  bool folder_made = false;
  std::string release_hash;  ///< of the release's bytes
  FileTrace beside;          ///< files beside the release that were read

  void fail(int exit_code, Message message, std::string file);
  /// Takes what `outcome` has to say, and its value.
  template <class T>
  std::optional<T> take(Outcome<T> outcome) {
    add(std::move(outcome.diagnostics));
    return std::move(outcome.value);
  }
  /// Errors among them become the exit code.
  void add(std::vector<Diagnostic> more);
};

/// Imports releases one after the other, with the languages loaded once. Not to be shared between threads.
class ReleaseImporter {
 public:
  explicit ReleaseImporter(ImportSettings settings) : settings_(std::move(settings)) {}

  /// Makes the folder `target` of the release `input`; it must be new or empty.
  [[nodiscard]] ImportRun run(const std::filesystem::path& input, const std::filesystem::path& target);
  /// The same without a folder: what it would hold and what there is to say.
  [[nodiscard]] ImportRun look(const std::filesystem::path& input);

 private:
  [[nodiscard]] bool load_languages(ImportRun& run);
  [[nodiscard]] std::optional<ImportResult> read(const std::filesystem::path& input, ImportRun& run);

  ImportSettings settings_;
  void make_all_printable(ImportRun& run) const;

  std::map<std::string, Locale> locales_;
  std::optional<FontLibrary> faces_;  ///< those of the theme that issues have by default
  std::string family_;                ///< of their text
};

}  // namespace vestnik::cli
