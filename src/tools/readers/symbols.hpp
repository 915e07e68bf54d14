/// @file symbols.hpp
/// Characters of the faces Symbol and Wingdings, whose codes mean signs of their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vestnik::readers {

[[nodiscard]] bool is_symbol_face(std::string_view face);

/// The Unicode character for the code, 0x20 to 0xFF or the same from U+F000 on; nothing: not known.
[[nodiscard]] std::optional<char32_t> symbol(char32_t code, std::string_view face);

/// A text set in the face: in a face of symbols, each code is replaced that is known; others become "•". A text in any
/// other face stays, but for the private codes that Word's bullets have.
[[nodiscard]] std::string from_symbol_face(const std::string& text, std::string_view face);

}  // namespace vestnik::readers
