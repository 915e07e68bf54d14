/// @file extract_source.hpp
/// The files that a release was made from, out of its PDF.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "vestnik/diagnostic.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// Bounds of what a PDF may unpack to: it comes from anywhere, and a few bytes can be made to grow without end.
struct SourceLimits {
  std::size_t files = 4'000;
  std::uintmax_t file_bytes = std::uintmax_t{64} << 20;
  std::uintmax_t all_bytes = std::uintmax_t{512} << 20;
};

/// The associated files of relationship "Source" in their order, the descriptor first. Every path is_archive_path, no
/// two are equal and none lies within another. Trusts nothing: sizes and check sums that the PDF states must be
/// right. Errors, at `name`: "no-pdf", "no-source", "source-path", "source-damaged", "source-too-large". Pure.
[[nodiscard]] Outcome<std::vector<SourceFile>> extract_source(std::string_view pdf, std::string_view name,
                                                              const SourceLimits& limits = {});

}  // namespace vestnik
