/// @file start_texts.hpp
/// What `init` asks and says. Constant data; read from any thread.
#pragma once

#include "findings/catalogue/phrase.hpp"

namespace vestnik::texts {

// Questions.
inline constexpr ProgramText ask_language{"Language of the issue: en, ru, kk, ky or tg",
                                          "Язык выпуска: en, ru, kk, ky или tg"};
inline constexpr ProgramText ask_series{"Title of the bulletin, lines separated by /",
                                        "Название бюллетеня, строки через /"};
inline constexpr ProgramText ask_number{"Number of the issue", "Номер выпуска"};
inline constexpr ProgramText ask_period{"Period, first..last day", "Период, первый..последний день"};
inline constexpr ProgramText ask_place{"Place of publication", "Место издания"};
inline constexpr ProgramText ask_publisher{"Publisher, short name", "Издатель, краткое название"};
inline constexpr ProgramText ask_publisher_name{"Publisher, official name", "Издатель, официальное название"};

// Wrong answers.
inline constexpr Phrase<std::string> no_period{
    "\"{}\" is not a period; write 2025-01-01..2025-01-15 or 1-15 January 2025",
    "«{}» — не период; пишите 2025-01-01..2025-01-15 или 1–15 января 2025"};
inline constexpr Phrase<std::string> no_issue_number{"\"{}\" is not the number of an issue; write 1 to 9999",
                                                     "«{}» — не номер выпуска; нужно число от 1 до 9999"};
inline constexpr Phrase<std::string> no_language{
    "Vestnik does not know the language \"{}\"; write en, ru, kk, ky or tg",
    "языка «{}» Вестник не знает; возможны en, ru, kk, ky и tg"};
inline constexpr Phrase<std::string> no_country{
    "there is no country \"{}\"; write its two capital letters of ISO 3166-1, such as KZ",
    "страны «{}» нет; укажите две прописные буквы по ISO 3166-1, например KZ"};

// Files.
inline constexpr Phrase<std::string> file_exists{"{} exists already; nothing is written",
                                                 "{} уже есть; ничего не записано"};
inline constexpr Phrase<std::string> next_command{"Next: vestnik check {}\n", "Дальше: vestnik check {}\n"};

}  // namespace vestnik::texts
