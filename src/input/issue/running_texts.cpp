#include "input/issue/running_texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <vector>

#include "input/yaml/check_value.hpp"
#include "input/yaml/text_source.hpp"
#include "model/issue/built_places.hpp"

namespace vestnik {
namespace {

constexpr std::string_view days = "series number year from_day from_month from_year to_day to_month to_year";
constexpr std::string_view titles = "series number year title period publisher";

// Composition::text fills in series, number and year, whatever the text.
constexpr std::array texts{
    RunningTextRule{"series-number", "series number year"},
    RunningTextRule{"period-numeric-day", days},
    RunningTextRule{"period-numeric-same-month", days},
    RunningTextRule{"period-numeric-same-year", days},
    RunningTextRule{"period-numeric", days},
    RunningTextRule{"period-day", days},
    RunningTextRule{"period-same-month", days},
    RunningTextRule{"period-same-year", days},
    RunningTextRule{"period-any", days},
    RunningTextRule{"cover-place", "series number year place"},
    RunningTextRule{"contents", "series number year"},
    RunningTextRule{"editorial-address", "series number year"},
    RunningTextRule{"telephone", "series number year"},
    RunningTextRule{"fax", "series number year"},
    RunningTextRule{"citation", "series number year title"},
    RunningTextRule{"circulation", "series number year"},
    RunningTextRule{"digest-summary", "series number year period count counts"},
    RunningTextRule{"digest-count", "series number year country count"},
    RunningTextRule{"digest-count-separator", "series number year"},
    RunningTextRule{"digest-others", "series number year sections"},
    RunningTextRule{"digest-topics", "series number year topics"},
    RunningTextRule{"digest-topic-group", "series number year topics country"},
    RunningTextRule{"running-head", "series number year period section"},
    RunningTextRule{"pdf-title", titles},
    RunningTextRule{"pdf-subject", titles},
    RunningTextRule{"date", "series number year day month year_of_date"},
    RunningTextRule{"source", "series number year name"},
    RunningTextRule{"figure-of", "series number year title"},
    RunningTextRule{"chart-bar", "series number year title figures"},
    RunningTextRule{"chart-stacked-bar", "series number year title figures"},
    RunningTextRule{"chart-line", "series number year title figures"},
    RunningTextRule{"chart-pie", "series number year title figures"},
    RunningTextRule{"emblem-of", "series number year name"},
    RunningTextRule{"masthead-of", "series number year name"},
    RunningTextRule{"link-to", "address"},
    RunningTextRule{"contents-link", "title page"},
    RunningTextRule{"proof", ""},
};

/// Whether `list`, with blanks between its words, holds `word`.
bool holds(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

/// "{series}, {number}".
std::string in_braces(std::string_view list) {
  std::string result;
  for (const char c : list) result += c == ' ' ? std::string("}, {") : std::string(1, c);
  return list.empty() ? result : "{" + result + "}";
}

void check_placeholders(const RunningTextRule& text, std::string_view form, const SourceRange& where,
                        Findings& findings) {
  for (std::size_t open = 0; (open = form.find('{', open)) != std::string_view::npos;) {
    const std::size_t close = form.find('}', open);
    if (close == std::string_view::npos) return;
    const std::string_view name = form.substr(open + 1, close - open - 1);
    if (!holds(text.placeholders, name)) {
      findings.report("unknown-text/placeholder"_id, where, value<"name">(fmt::format("{{{}}}", name)),
                      value<"choices">(in_braces(text.placeholders)));
    }
    open = close;
  }
}

constexpr ChoiceMessages<"name nearest letters"> unknown_text{"unknown-text"_id, "unknown-text/letters"_id,
                                                              "unknown-text/none"_id};

}  // namespace

std::span<const RunningTextRule> running_texts() { return texts; }

void check_running_texts(const Publisher& publisher, const PlaceOfRunningText& place, Findings& findings) {
  for (const auto& [name, forms] : publisher.texts) {
    const auto* known = std::ranges::find(texts, name, &RunningTextRule::name);
    if (known == texts.end()) {
      std::vector<std::string_view> names;
      std::ranges::transform(texts, std::back_inserter(names), &RunningTextRule::name);
      const NearChoice near = near_choice(name, names);
      findings.report(unknown_text.of(near), place(name, std::nullopt), value<"name">(in_quotes(name)),
                      value<"nearest">(near.nearest), value<"letters">(near.letters));
      continue;
    }
    for (std::size_t i = 0; i < forms.size(); ++i) check_placeholders(*known, forms[i], place(name, i), findings);
  }
}

void check_running_texts(const Publisher& publisher, Findings& findings) {
  const auto place = [](const std::string& name, std::optional<std::size_t> form) {
    return form ? SourceRange{.file = place_of_running_text(name).en} : SourceRange{};
  };
  check_running_texts(publisher, place, findings);
}

}  // namespace vestnik
