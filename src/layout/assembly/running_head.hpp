/// @file running_head.hpp
/// Running heads that are longer than their line.
#pragma once

#include <functional>
#include <string>

#include "document/compose/document.hpp"

namespace vestnik {

/// A running head's text in one line.
struct FittedHead {
  std::string text;
  bool shortened = false;  ///< words were left out; an ellipsis stands for them
};

/// The head as it is if `fits` says that one line holds it; else with the series' short title; else the title, and then
/// the whole line, loses words at its end until it fits, and letters if not even a word does.
[[nodiscard]] FittedHead fit_running_head(const RunningHead& head, const std::function<bool(const std::string&)>& fits);

}  // namespace vestnik
