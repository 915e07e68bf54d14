/// @file running_texts.hpp
/// What a bulletin says about itself: every locale has these texts, themes and publishers may put others in their
/// place.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "findings/sink/findings.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

struct RunningTextRule {
  std::string_view name;
  std::string_view placeholders;  ///< names of its values, a blank between them
};

/// Those that composing and setting ask for.
[[nodiscard]] std::span<const RunningTextRule> running_texts();

/// Where a running text's form stands; without a form, its name.
using PlaceOfRunningText = std::function<SourceRange(const std::string& name, std::optional<std::size_t> form)>;

/// Checks the names and placeholders of a publisher's own: "unknown-text".
void check_running_texts(const Publisher& publisher, const PlaceOfRunningText& place, Findings& findings);
/// The same of an issue that was built in code: the places are words.
void check_running_texts(const Publisher& publisher, Findings& findings);

}  // namespace vestnik
