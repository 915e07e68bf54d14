/// @file write_descriptor.hpp
/// What was found → the files.
#pragma once

#include <vector>

#include "tools/import/article.hpp"
#include "tools/import/front_matter.hpp"
#include "tools/import/import.hpp"

namespace vestnik::importing {

/// issue.yaml, publisher.yaml and the articles' files. Facts that are missing are written with a value that builds and
/// a comment, and reported ("fact-missing").
[[nodiscard]] std::vector<ImportedFile> write_files(const std::string& language, FrontMatter& front,
                                                    const std::vector<ImportedSection>& sections,
                                                    const Context& context);

/// The path of an article's body.
[[nodiscard]] std::string article_path(const ImportedSection& section, std::size_t index);

}  // namespace vestnik::importing
