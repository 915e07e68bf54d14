/// @file catalogue.hpp
/// The table of everything that Vestnik may find: its codes with their stories, and the words of its messages.
/// Constant data; read from any thread.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "findings/catalogue/wording.hpp"

namespace vestnik {

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

/// All codes, by the stages that find them.
[[nodiscard]] const std::vector<CodeEntry>& all_codes();
[[nodiscard]] const std::vector<MessageEntry>& all_messages();

/// The entry of `code`, or nullptr.
[[nodiscard]] const CodeEntry* find_code(std::string_view code);

}  // namespace vestnik
