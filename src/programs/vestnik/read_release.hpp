/// @file read_release.hpp
/// A past release's file → a document with its structure, or text.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "findings/catalogue/message.hpp"
#include "input/files/file_trace.hpp"
#include "tools/source/source_document.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik::cli {

struct ReleaseFile {
  std::string bytes;
  std::optional<source::Document> document;  ///< nothing: `bytes` are text
  std::vector<Diagnostic> findings;          ///< if any is an error, there is nothing else
  FileTrace beside;                          ///< files beside it that were read, too

  void fail(Message message, const std::filesystem::path& file);
};

/// Reads `path`. What it is, its content says: its name may say something else. With `as_text` it is text whatever it
/// looks like.
[[nodiscard]] ReleaseFile read_release_file(const std::filesystem::path& path, bool as_text);

}  // namespace vestnik::cli
