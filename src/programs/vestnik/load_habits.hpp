/// @file load_habits.hpp
/// What `vestnik import --like ISSUE --publisher FILE` knows beforehand.
#pragma once

#include <filesystem>
#include <memory>

#include "tools/import/habits.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik::cli {

/// Series, place, publisher, mastheads and the sections' order of the issue `like`; the publisher of the file
/// `publisher` goes before that of the issue. Either may be empty. Errors: what makes a file unreadable.
[[nodiscard]] Outcome<std::shared_ptr<const importing::Habits>> load_habits(const std::filesystem::path& like,
                                                                            const std::filesystem::path& publisher);

}  // namespace vestnik::cli
