/// @file emit_pdf.hpp
/// Pages to PDF bytes: PDF 1.7, tagged, PDF/A-2a (with attachments PDF/A-3a) and PDF/UA-1.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>

#include "layout/page/pages.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

struct PdfOptions {
  std::string icc_profile;              ///< bytes of the sRGB output profile
  std::span<const SourceFile> sources;  ///< to embed; the file is then PDF/A-3a
  bool compress_best = false;           ///< smaller, in several times the time
  unsigned threads = 1;                 ///< that compress at the same time
  std::function<void(std::size_t done, std::size_t total)> progress;
};

struct PdfFile {
  std::string bytes;
  std::size_t picture_bytes = 0;  ///< of these, what pictures take
};

/// Pure: the bytes depend on `pages` and on what `options` says of them. Errors: "pdf-limit" for what PDF cannot hold.
[[nodiscard]] Outcome<PdfFile> emit_pdf(const Pages& pages, const PdfOptions& options);

}  // namespace vestnik
