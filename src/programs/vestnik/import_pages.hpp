/// @file import_pages.hpp
/// `vestnik import --report`: pages for a check by eye.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "programs/vestnik/release_import.hpp"
#include "tools/shelf/import_all.hpp"

namespace vestnik::cli {

/// Sees whether the report can be written before the work that it is for. Returns what went wrong. Throws WrongUsage if
/// `report` is `source`, or something that is no such report.
[[nodiscard]] std::optional<LocalText> prepare_report(const std::filesystem::path& report,
                                                      const std::filesystem::path& source);

/// The page of one release, whose issue is or will be in `issue`. Returns what went wrong.
[[nodiscard]] std::optional<LocalText> write_page(const std::filesystem::path& page, const ImportRun& run,
                                                  const std::filesystem::path& release,
                                                  const std::filesystem::path& issue, UiLanguage language);

/// Where a release's page lies beside the report on all of them.
[[nodiscard]] std::filesystem::path page_of(const std::filesystem::path& report, const std::string& folder);

/// The page that lists all releases, with links to theirs.
[[nodiscard]] std::optional<LocalText> write_overview(const std::filesystem::path& report, const shelf::ShelfRun& run,
                                                      UiLanguage language);

}  // namespace vestnik::cli
