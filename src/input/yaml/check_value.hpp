/// @file check_value.hpp
/// What a value may be, wherever it comes from: a descriptor, or an issue that was built in code.
#pragma once

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "findings/sink/findings.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

struct ValueRule;

/// The choice that a name stands for, or nothing.
using CodeNamed = std::function<std::string(std::string_view)>;

/// Whether `text` is one of the rule's choices. Reports "unknown-value" or what the rule refuses it by; `name` is how
/// messages call the value, `code_named` may be empty. `meant` gets the choice that is certainly meant.
bool check_choice(std::string_view text, const ValueRule& rule, const LocalText& name, const SourceRange& where,
                  Findings& findings, const CodeNamed& code_named = {}, std::string* meant = nullptr);

/// Whether `text` has at most `limit` characters. Reports "text-too-long"; `name` is how messages call the text.
bool check_length(std::string_view text, std::size_t limit, const LocalText& name, const SourceRange& where,
                  Findings& findings);

/// What a word that is no choice may have been meant to be.
struct NearChoice {
  std::string nearest;      ///< of the choices; empty: none is near
  std::string letters;      ///< where only look-alikes from the other script make the difference: these
  std::string all;          ///< the choices, as a message lists them
  bool is_certain = false;  ///< look-alikes and case are all that is wrong with the word
};

[[nodiscard]] NearChoice near_choice(std::string_view word, std::span<const std::string_view> choices);

/// What is said of a word that is no choice: where one is near, where only look-alikes differ from it, where none is.
template <StaticText places>
struct ChoiceMessages {
  MessageId<places> near, letters, none;

  [[nodiscard]] constexpr MessageId<places> of(const NearChoice& choice) const {
    if (choice.nearest.empty()) return none;
    return choice.letters.empty() ? near : letters;
  }
};

/// "2024-12-18".
[[nodiscard]] std::string shown(std::chrono::year_month_day date);

/// Whether the calendar has the day, and PDFs its year (1900 to 9999). Reports "impossible-date"; `shown_as` is how the
/// input writes it.
bool check_day(std::chrono::year_month_day date, const std::string& shown_as, const SourceRange& where,
               Findings& findings);

}  // namespace vestnik
