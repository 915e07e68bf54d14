/// @file breaks.hpp
/// Where lines may end: UAX #14 through ICU, hyphenation, and the special ways of addresses.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "input/markup/markup.hpp"
#include "layout/text/hyphenator.hpp"
#include "layout/text/itemise.hpp"
#include "layout/text/shape.hpp"
#include "model/theme/resources.hpp"

namespace vestnik {

class BreakFinder {
 public:
  /// Refers to both; `hyphenators` by language.
  BreakFinder(const Resources& resources, std::map<std::string, Hyphenator>& hyphenators);
  ~BreakFinder();
  BreakFinder(const BreakFinder&) = delete;
  BreakFinder& operator=(const BreakFinder&) = delete;

  [[nodiscard]] std::vector<BreakOpportunity> find(const PreparedText& prepared, const InlineText& text,
                                                   const ParagraphStyle& style, const std::vector<GlyphRun>& runs,
                                                   std::string_view language);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vestnik
