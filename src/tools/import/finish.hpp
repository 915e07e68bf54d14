/// @file finish.hpp
/// Sections and front matter → the files of an issue, with the account of every word.
#pragma once

#include <string>
#include <vector>

#include "tools/import/article.hpp"
#include "tools/import/front_matter.hpp"
#include "tools/import/import.hpp"

namespace vestnik::importing {

/// Writes the articles' bodies, settles their sources and pictures, checks that each of `lines` is printed, a fact or
/// left out, and reports what was left out.
[[nodiscard]] ImportResult finish_release(FrontMatter front, std::vector<ImportedSection> sections, const Lines& lines,
                                          const Vocabulary& vocabulary, const std::string& language,
                                          const Context& context);

}  // namespace vestnik::importing
