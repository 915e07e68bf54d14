/// @file case_and_form.hpp
/// Whole texts in another case, or in the one form that Unicode has for what looks the same. All texts are UTF-8; all
/// functions are pure and safe from any thread. They throw std::bad_alloc where there is no memory.
#pragma once

#include <string>
#include <string_view>

namespace vestnik {

/// In Unicode's form NFC: letters with their accents as one character. What ICU cannot read stays as it is.
[[nodiscard]] std::string to_nfc(std::string utf8);

/// Whether to_nfc() would change nothing.
[[nodiscard]] bool is_nfc(std::string_view utf8);

/// Without the difference between capital and small letters: for comparing, not for reading.
[[nodiscard]] std::string folded_case(std::string_view utf8);

/// In capitals by the rules of the language, a BCP 47 tag. What ICU cannot read stays as it is.
[[nodiscard]] std::string in_capitals(std::string_view utf8, std::string_view language);

}  // namespace vestnik
