/// @file record.hpp
/// What an issue's PDF was made from: the memory of a batch, one small file per issue beside the archive. A record that
/// is missing, torn or of another format costs one rebuild, nothing else.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/files/file_trace.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik::batch {

/// 128 bits of XXH3 as 32 hexadecimal digits: sure against accidents, not against forgers.
[[nodiscard]] std::string content_hash(std::string_view bytes);
/// Of a file's bytes; empty if it cannot be read.
[[nodiscard]] std::string file_hash(const std::filesystem::path& path);

/// A file as it was when the record was written.
struct KnownFile {
  std::string path;         ///< an input's from the descriptor's folder; empty for the PDF
  FileSignature signature;  ///< taken before the file was read
  std::string hash;

  enum class Verdict : std::uint8_t { same, same_but_signature, changed };
  /// Looks at the file as it is now. Content decides: the signature only saves reading it, and only if `by_signature`.
  /// `same_but_signature`: the signature is now the file's.
  [[nodiscard]] Verdict compare(const std::filesystem::path& now, bool by_signature);
};

struct Record {
  std::string environment;  ///< program, data folder and options (environment.hpp)
  std::vector<KnownFile> inputs;
  KnownFile pdf;
  std::size_t pages = 0, articles = 0;
  std::vector<Diagnostic> findings;  ///< warnings; those on the descriptor itself name the file ""

  [[nodiscard]] std::string serialised() const;
  [[nodiscard]] static std::optional<Record> parsed(std::string_view text);
};

}  // namespace vestnik::batch
