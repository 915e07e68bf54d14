/// @file apply_habits.hpp
/// An office's habits, put to a release.
#pragma once

#include <vector>

#include "tools/import/article.hpp"
#include "tools/import/front_matter.hpp"
#include "tools/import/habits.hpp"

namespace vestnik::importing {

/// The series as the habits write it if it has the same letters, or none was found; the place; the known publisher
/// instead of what the release says of one, which is dropped as "publisher" where it differs; mastheads by the sources'
/// addresses; the order of the sections.
void apply_habits(FrontMatter& front, std::vector<ImportedSection>& sections, const Habits& habits,
                  const Context& context);

}  // namespace vestnik::importing
