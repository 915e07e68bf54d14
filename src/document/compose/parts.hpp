/// @file parts.hpp
/// The parts of a document, each made by one function; for src/document/compose/ alone.
#pragma once

#include "document/compose/composition.hpp"

namespace vestnik {

// front_matter.cpp
[[nodiscard]] Part make_cover(Composition& composition);
[[nodiscard]] Part make_imprint(Composition& composition);
[[nodiscard]] Part make_contents(Composition& composition);
[[nodiscard]] Part make_back_page(Composition& composition);

// section.cpp
[[nodiscard]] Part make_section(Composition& composition, const Section& section);

// metadata.cpp
[[nodiscard]] Metadata make_metadata(const Composition& composition);
[[nodiscard]] std::string running_head(const Composition& composition, const std::string& title);

// period.cpp
/// "16-31.12.2024", as on the cover.
[[nodiscard]] std::string period_in_numbers(const Composition& composition);
/// "16 to 31 December 2024", as in a sentence.
[[nodiscard]] std::string period_in_words(const Composition& composition);

// digest.cpp
/// The editor's digest, or the one that follows from sections and topics.
[[nodiscard]] std::vector<Paragraph> make_digest(Composition& composition, NodeId parent);

}  // namespace vestnik
