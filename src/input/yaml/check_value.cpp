#include "input/yaml/check_value.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text/nearest.hpp"
#include "base/text/utf8.hpp"
#include "input/yaml/text_source.hpp"
#include "input/yaml/yaml_reader.hpp"

namespace vestnik {
namespace {

constexpr std::array<Term, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                      "July",    "August",   "September", "October", "November", "December"};

constexpr ChoiceMessages<"name value nearest letters choices"> unknown_value{
    "unknown-value"_id, "unknown-value/letters"_id, "unknown-value/none"_id};

/// The first of `choices`: enough to see what is meant.
std::string listed(std::span<const std::string_view> choices) {
  constexpr std::size_t enough = 16;
  if (choices.size() <= enough) return fmt::format("{}", fmt::join(choices, ", "));
  return fmt::format("{}, …", fmt::join(choices.first(enough), ", "));
}

bool differs_in_case(std::string_view word, std::string_view choice) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return !choice.empty() && std::ranges::equal(word, choice, {}, lower, lower);
}

}  // namespace

NearChoice near_choice(std::string_view word, std::span<const std::string_view> choices) {
  NearChoice near{.nearest = std::string(nearest(word, choices)), .all = listed(choices)};
  if (near.nearest.empty()) return near;
  near.letters = look_alikes_for(word, near.nearest);
  near.is_certain = !near.letters.empty() || differs_in_case(word, near.nearest);
  return near;
}

bool check_choice(std::string_view text, const ValueRule& rule, const LocalText& name, const SourceRange& where,
                  Findings& findings, const CodeNamed& code_named, std::string* meant) {
  const std::span<const std::string_view> possible = rule.possible();
  if (possible.empty() || std::ranges::find(possible, text) != possible.end()) return true;
  const auto named = value<"name">(name);
  const auto shown = value<"value">(in_quotes(text));
  const auto refusal = rule.refusal == nullptr ? std::nullopt : rule.refusal(text);
  const std::string code = rule.have_names && code_named ? code_named(text) : std::string();
  const NearChoice near = near_choice(text, possible);
  std::string certain = code;
  if (!code.empty()) {
    findings.report("unknown-value/named"_id, where, named, shown, value<"code">(code));
  } else if (refusal) {
    findings.report(*refusal, where, named, shown);
  } else {
    findings.report(unknown_value.of(near), where, named, shown, value<"nearest">(near.nearest),
                    value<"letters">(near.letters), value<"choices">(near.all));
  }
  if (code.empty() && !refusal && near.is_certain) certain = near.nearest;
  if (meant != nullptr) *meant = certain;
  return false;
}

bool check_length(std::string_view text, std::size_t limit, const LocalText& name, const SourceRange& where,
                  Findings& findings) {
  const std::size_t length = text.size() > limit ? count_characters(text) : 0;
  if (length <= limit) return true;
  findings.report("text-too-long"_id, where, value<"name">(name), value<"length">(length), value<"limit">(limit));
  return false;
}

std::string shown(std::chrono::year_month_day date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

bool check_day(std::chrono::year_month_day date, const std::string& shown_as, const SourceRange& where,
               Findings& findings) {
  using std::chrono::year;
  if (date.ok() && date.year() >= year(1900) && date.year() <= year(9999)) return true;
  if (date.ok()) {
    findings.report(date.year() < year(1900) ? "impossible-date/year"_id : "impossible-date/late"_id, where,
                    value<"value">(shown_as));
  } else if (!date.month().ok() || !date.year().ok() || static_cast<unsigned>(date.day()) == 0) {
    findings.report("impossible-date/month"_id, where, value<"value">(shown_as));
  } else {
    const std::chrono::year_month_day last = date.year() / date.month() / std::chrono::last;
    findings.report("impossible-date"_id, where, value<"value">(shown_as),
                    value<"month">(term(months[static_cast<unsigned>(date.month()) - 1])),
                    value<"year">(static_cast<int>(date.year())), value<"days">(static_cast<unsigned>(last.day())));
  }
  return false;
}

}  // namespace vestnik
