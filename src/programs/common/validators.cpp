#include "programs/common/validators.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/text/nearest.hpp"

namespace vestnik::cli {
namespace {

constexpr char between_languages = '\x1e';  // record separator: no argument of a terminal holds it

}  // namespace

std::string both(const LocalText& what) { return what.en + between_languages + what.in(UiLanguage::ru); }

LocalText in_both(std::string_view what) {
  const std::size_t end = what.find(between_languages);
  if (end == std::string_view::npos) return std::string(what);
  return {std::string(what.substr(0, end)), std::string(what.substr(end + 1))};
}

CLI::Validator one_of(std::vector<std::string> choices) {
  const std::string listed = fmt::format("{}", fmt::join(choices, ","));
  const auto problem = [choices = std::move(choices)](const std::string& text) {
    if (std::ranges::find(choices, text) != choices.end()) return std::string();
    const std::string_view near = nearest(text, std::vector<std::string_view>(choices.begin(), choices.end()));
    const std::string list = fmt::format("{}", fmt::join(choices, ", "));
    if (near.empty()) {
      return both(texts::not_a_choice.local(text, list));
    }
    return both(texts::not_a_choice_but.local(text, near, list));
  };
  return {problem, "{" + listed + "}", "choice"};
}

}  // namespace vestnik::cli
