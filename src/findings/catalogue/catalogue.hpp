/// @file catalogue.hpp
/// The table of everything that Vestnik may find: its codes with their stories, and the words of its messages.
/// Constant data; read from any thread.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// A text in the languages of the user interface. In messages "{name}" is the place of a value.
struct Wording {
  std::string_view en, ru;
  [[nodiscard]] constexpr std::string_view in(UiLanguage language) const {
    return language == UiLanguage::ru && !ru.empty() ? ru : en;
  }
};

/// A kind of finding.
struct CodeEntry {
  std::string_view code;  ///< kebab-case; never changes its meaning
  Severity severity;
  Wording title;                  ///< a phrase
  Wording story;                  ///< why it matters and what to do, in some sentences
  std::string_view wrong, right;  ///< an example and its correction; may be empty
};

/// What is said of one finding.
struct MessageEntry {
  std::string_view id;  ///< "code" or "code/variant"
  Wording message;
  Wording hint;  ///< what would be right; may be empty
};

/// A phrase that messages take as a value.
using TermEntry = Wording;

/// All codes, by the stages that find them.
[[nodiscard]] const std::vector<CodeEntry>& all_codes();
[[nodiscard]] const std::vector<MessageEntry>& all_messages();
[[nodiscard]] const std::vector<TermEntry>& all_terms();

/// The entry of `code`, or nullptr.
[[nodiscard]] const CodeEntry* find_code(std::string_view code);

}  // namespace vestnik
