/// @file archive_texts.hpp
/// Words of batch's summary and progress bar. Constant data; read from any thread.
#pragma once

#include "findings/catalogue/phrase.hpp"

namespace vestnik::texts {

inline constexpr CountedWord issues{"issue", "issues", "выпуск", "выпуска", "выпусков"};

// What became of issues; the number comes before the word in English and after it in Russian.
inline constexpr Phrase<std::size_t> issues_built{"{} built", "создано {}"};
inline constexpr Phrase<std::size_t> issues_unchanged{"{} unchanged", "без изменений {}"};
inline constexpr Phrase<std::size_t> issues_identical{"{} identical", "совпало {}"};
inline constexpr Phrase<std::size_t> issues_different{"{} different", "отличается {}"};
inline constexpr Phrase<std::size_t> issues_failed{"{} failed", "с ошибками {}"};
inline constexpr Phrase<std::size_t> issues_broken{"{} broken", "сбой {}"};
inline constexpr Phrase<std::size_t> issues_not_reached{"{} not reached", "не начато {}"};
inline constexpr Phrase<std::size_t> issues_left_out{"; {} left out", "; пропущено {}"};
inline constexpr Phrase<std::string, std::string, std::string> batch_totals{"; {}, {}, {} s\n", "; {}, {}, {} с\n"};

// The bar.
inline constexpr Phrase<std::size_t> bar_failed{"  {} failed", "  с ошибками {}"};
inline constexpr Phrase<std::string> bar_rate{"  {}/s", "  {} в секунду"};
inline constexpr Phrase<std::string> bar_left{"  {} left", "  осталось {}"};

}  // namespace vestnik::texts
