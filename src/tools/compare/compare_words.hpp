/// @file compare_words.hpp
/// The parts of a comparison that look at words and lines. Each adds its findings.
#pragma once

#include <vector>

#include "tools/compare/align.hpp"
#include "tools/compare/compare.hpp"

namespace vestnik::compare {

struct Texts {
  const PdfModel& before;
  const PdfModel& after;
  const Alignment& alignment;
  double tolerance;
};

void find_text_changes(const Texts& texts, std::vector<Difference>& differences);
void find_page_shifts(const Texts& texts, std::vector<Difference>& differences);
void find_type_changes(const Texts& texts, std::vector<Difference>& differences);
/// Lines that hold other words, and blocks of lines that hold the same ones at another place.
void find_line_changes(const Texts& texts, std::vector<Difference>& differences);

/// How far something moved, in millimetres.
[[nodiscard]] LocalText movement(double right, double down);
/// Words as messages quote them, shortened in the middle.
[[nodiscard]] LocalText excerpt(const std::vector<Word>& words, const std::vector<std::size_t>& which);
/// The places of the words: one box for each page and line block.
[[nodiscard]] std::vector<Place> places(const std::vector<Word>& words, const std::vector<std::size_t>& which);

}  // namespace vestnik::compare
