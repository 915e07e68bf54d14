/// @file emit_pdf.hpp
/// Pages to PDF bytes: PDF 1.7, tagged, PDF/A-2a and PDF/UA-1.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "page/pages.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

struct PdfOptions {
  std::string icc_profile;  ///< bytes of the sRGB output profile
  std::function<void(std::size_t done, std::size_t total)> progress;
};

/// Pure: the bytes depend on `pages` and `options.icc_profile` alone. Errors: "pdf-limit" for what PDF cannot hold.
[[nodiscard]] Outcome<std::string> emit_pdf(const Pages& pages, const PdfOptions& options);

}  // namespace vestnik
