/// @file pdf_file.hpp
/// A PDF, read and drawn by poppler. Not for use by several threads at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "tools/compare/pdf_model.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik::compare {

/// A drawn page: 32 bits a pixel, rows from the top.
struct Raster {
  int width = 0, height = 0;
  std::vector<std::uint32_t> pixels;
};

class PdfFile {
 public:
  /// Errors: "pdf-unreadable" (no file, no PDF, a password).
  [[nodiscard]] static Outcome<PdfFile> open(const std::filesystem::path& path);
  PdfFile(PdfFile&&) noexcept;
  PdfFile& operator=(PdfFile&&) noexcept;
  ~PdfFile();

  [[nodiscard]] PdfModel read() const;
  [[nodiscard]] Raster draw(std::size_t page, double dots_per_inch) const;
  /// The page as a PNG file.
  [[nodiscard]] std::string draw_png(std::size_t page, double dots_per_inch) const;

 private:
  struct Handles;
  explicit PdfFile(std::unique_ptr<Handles> handles);
  std::unique_ptr<Handles> handles_;
};

}  // namespace vestnik::compare
