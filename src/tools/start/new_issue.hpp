/// @file new_issue.hpp
/// The files that a new issue begins with.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "vestnik/issue.hpp"

namespace vestnik {

/// What an issue begins with. An empty text becomes a placeholder, ‹…›, that `check` reports.
struct NewIssue {
  std::string language = "en";
  std::vector<std::string> series;  ///< the title's lines
  std::string short_title, note;
  int number = 1;
  Period period;
  std::string place, country = "KZ";
  std::string publisher_name, publisher_full_name;
  std::string publisher_file = "publisher.yaml", theme = "bulletin";  ///< as the descriptor names them
  std::vector<std::string> keywords, silence;
  std::vector<FileBytes> copied;  ///< of the issue before: publisher, emblem, theme; names count from the folder
};

/// The half of a month (1 to 15, or 16 to its end) that `day` lies in.
[[nodiscard]] Period half_month(std::chrono::year_month_day day);

/// What the issue after `descriptor` takes over: series, place, language, keywords, silenced warnings, theme,
/// publisher, the number that follows and the half month that follows. The files of publisher and theme are named where
/// the new issue in `folder` may use them (beside the folders of both), else copied. Errors: what makes `descriptor`
/// unreadable, or its lack of a series, number or period.
[[nodiscard]] Outcome<NewIssue> following_issue(const std::filesystem::path& descriptor,
                                                const std::filesystem::path& folder);

/// Descriptor, publisher's file, text, picture and schemas, from the templates of `data_folder`. Comments are English
/// in English issues, else Russian. Error: "asset-missing".
[[nodiscard]] Outcome<std::vector<FileBytes>> files_of(const NewIssue& issue, const std::filesystem::path& data_folder);

/// A scalar that YAML reads as this text, whatever it looks like.
[[nodiscard]] std::string quoted_yaml(std::string_view text);

}  // namespace vestnik
