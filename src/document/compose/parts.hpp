/// @file parts.hpp
/// The parts of a document, each made by one function; for src/document/compose/ alone.
#pragma once

#include "document/compose/composition.hpp"

namespace vestnik {

// front_matter.cpp
[[nodiscard]] Part make_cover(Composition& composition);
[[nodiscard]] Part make_imprint(Composition& composition);
[[nodiscard]] Part make_contents(Composition& composition);
/// Puts the articles' titles below the sections' entries of the contents, which is one of `parts`, as all sections are.
void add_titles_to_contents(Composition& composition, std::vector<Part>& parts);
[[nodiscard]] Part make_back_page(Composition& composition);

// section.cpp
/// Puts `section` at the end: as a part of its own or, if it is to follow, into the part of the section before.
void add_section(Composition& composition, const Section& section, std::vector<Part>& parts);

// metadata.cpp
[[nodiscard]] Metadata make_metadata(const Composition& composition);
[[nodiscard]] RunningHead running_head(const Composition& composition, const std::string& section);

// period.cpp
/// "16-31.12.2024", as on the cover.
[[nodiscard]] std::string period_in_numbers(const Composition& composition);
/// "16 to 31 December 2024", as in a sentence.
[[nodiscard]] std::string date_in_words(const Composition& composition, std::chrono::year_month_day date);
[[nodiscard]] std::string period_in_words(const Composition& composition);

// digest.cpp
/// The editor's digest, or the one that follows from sections and topics.
[[nodiscard]] std::vector<Paragraph> make_digest(Composition& composition, NodeId parent);

}  // namespace vestnik
