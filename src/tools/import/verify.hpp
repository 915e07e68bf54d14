/// @file verify.hpp
/// The importer's own check that it lost no word.
#pragma once

#include "tools/import/article.hpp"
#include "tools/import/front_matter.hpp"

namespace vestnik::importing {

/// Compares what was written with the lines that it was made from, letter by letter and in order: titles, mastheads,
/// bodies (read back from their Markdown) and sources each with their lines; the facts with theirs; and every line must
/// have gone somewhere. What is missing is reported as "words-lost" and returned, with its line.
[[nodiscard]] std::vector<KeptText> verify(const Lines& lines, const FrontMatter& front,
                                           const std::vector<ImportedSection>& sections, const Context& context);

}  // namespace vestnik::importing
