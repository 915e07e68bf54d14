/// @file compare.hpp
/// What differs between two PDFs, told as layout.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/compare/pdf_file.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik::compare {

enum class Kind : std::uint8_t {
  pages,       ///< number or size of pages
  text,        ///< words are others, more or fewer
  order,       ///< the same words stand elsewhere in the text
  page_shift,  ///< text stands on another page
  line_break,  ///< lines end at other words
  moved,       ///< a block stands elsewhere on its page
  type,        ///< face or size of the type
  picture,     ///< added, removed, replaced, moved or scaled
  drawing,     ///< something else looks different: a rule, a colour, a drawing
};
/// The name that --ignore takes.
[[nodiscard]] std::string_view name_of(Kind kind);
/// The same for people.
[[nodiscard]] std::string_view title_of(Kind kind, UiLanguage language);
[[nodiscard]] std::optional<Kind> kind_named(std::string_view name);

/// A stretch of a page. `page` counts from 0.
struct Place {
  std::size_t page = 0;
  Box box;
};

struct Difference {
  Kind kind = Kind::text;
  LocalText message;
  std::vector<Place> before, after;  ///< where it stands in the old and new PDF; one may be empty
  double distance = 0;               ///< mm; moved and picture: how far
};

struct CompareOptions {
  double tolerance = 0.2;  ///< mm: what moved or grew by no more is not reported
};

/// In reading order. Reads the files again on each call; the drawings are compared only on pages where nothing else
/// differs.
[[nodiscard]] std::vector<Difference> compare_pdfs(const PdfFile& before, const PdfFile& after,
                                                   const CompareOptions& options);

/// The part that needs no drawing, on values.
[[nodiscard]] std::vector<Difference> compare_models(const PdfModel& before, const PdfModel& after,
                                                     const CompareOptions& options);

}  // namespace vestnik::compare
