/// @file pictures.hpp
/// Pictures of a document → files of the issue.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tools/import/context.hpp"
#include "tools/import/import.hpp"
#include "tools/source/source_document.hpp"

namespace vestnik::importing {

/// Hands out paths for pictures that Vestnik can print. A picture that stands in several places is one file.
class PictureShelf {
 public:
  PictureShelf(const source::Document& document, const Context& context) : document_(document), context_(context) {}

  /// The path in the folder; nothing, reported at line number `line`: Vestnik cannot print it.
  [[nodiscard]] std::optional<std::string> place(std::size_t picture, int line);
  /// Paths that other files will have.
  void keep_free(const std::map<std::string, std::string>& files) {
    for (const auto& [path, bytes] : files) paths_.insert(path);
  }
  /// Reports a picture that stands in no article.
  void leave_out(std::size_t picture, int line);

  [[nodiscard]] std::vector<ImportedFile> take_files() { return std::move(files_); }
  [[nodiscard]] std::size_t placed() const { return placed_; }

 private:
  struct Made {
    std::string path;     ///< empty: it cannot be printed
    std::string problem;  ///< why
  };
  const Made& made(std::size_t file);

  const source::Document& document_;
  const Context& context_;
  std::map<std::size_t, Made> made_;
  std::set<std::string> paths_;
  std::vector<ImportedFile> files_;
  std::size_t placed_ = 0;
};

}  // namespace vestnik::importing
