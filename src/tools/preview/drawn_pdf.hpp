/// @file drawn_pdf.hpp
/// A release's PDF as pixels.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace vestnik::preview {

/// An open PDF. Threads may share it; two of them draw at a time.
class DrawnPdf {
 public:
  /// `bytes` outlives what is made of it. Nothing: poppler cannot read it.
  [[nodiscard]] static std::unique_ptr<DrawnPdf> open(const std::string& bytes);
  ~DrawnPdf();
  DrawnPdf(const DrawnPdf&) = delete;
  DrawnPdf& operator=(const DrawnPdf&) = delete;

  static constexpr int widest = 6000;

  /// Page `page` (from 0) as a PNG so many pixels wide (1 to `widest`), on white. Nothing: there is no such page.
  [[nodiscard]] std::optional<std::string> png(std::size_t page, int width) const;

 private:
  struct Handles;
  explicit DrawnPdf(std::unique_ptr<Handles> handles);
  std::unique_ptr<Handles> handles_;
};

}  // namespace vestnik::preview
