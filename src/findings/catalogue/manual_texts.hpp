/// @file manual_texts.hpp
/// Words of the manual page (roff) beside those of --help. Constant data; read from any thread.
#pragma once

#include "findings/catalogue/phrase.hpp"

namespace vestnik::texts {

inline constexpr ProgramText manual_name{".SH NAME\nvestnik \\- typesets official bulletins\n",
                                         ".SH ИМЯ\nvestnik \\- верстает официальные бюллетени\n"};
inline constexpr ProgramText manual_synopsis{".SH SYNOPSIS\n", ".SH ОБЗОР\n"};
inline constexpr ProgramText manual_options{".RI [ options ]\n", ".RI [ ключи ]\n"};
inline constexpr ProgramText manual_description{".SH DESCRIPTION\n", ".SH ОПИСАНИЕ\n"};
inline constexpr ProgramText manual_program_options{".SH OPTIONS\n", ".SH КЛЮЧИ\n"};
inline constexpr Phrase<std::string_view> manual_one_of{"One of: {}.\n", "Возможно: {}.\n"};
inline constexpr ProgramText manual_ending{R"(.SH EXIT STATUS
0: done. 1: errors in the input. 2: wrong usage. 3: the environment (disk, permissions, missing assets).
.SH ENVIRONMENT
.TP
.B SOURCE_DATE_EPOCH
The date, in seconds since 1970, of PDFs whose issue does not give one.
.TP
.B VESTNIK_DATA
Folder with fonts/ and assets/ to use instead of the installed one.
.TP
.B NO_COLOR
If not empty, findings are not coloured.
.SH FILES
.TP
.I share/vestnik/
Faces, themes, locales, hyphenation and country names, beside the folder that holds the program.
.TP
.I share/doc/vestnik/
The manual: descriptor.md explains every key of an issue, theme.md every key of a theme, library.md how to embed Vestnik.
)",
                                           R"(.SH КОД ЗАВЕРШЕНИЯ
0: готово. 1: ошибки в исходных файлах. 2: неверная команда. 3: среда (диск, права, нет файлов данных).
.SH ПЕРЕМЕННЫЕ СРЕДЫ
.TP
.B SOURCE_DATE_EPOCH
Дата для PDF выпуска, в котором она не указана: число секунд с 1970 года.
.TP
.B VESTNIK_DATA
Папка с fonts/ и assets/, которая заменяет установленную.
.TP
.B NO_COLOR
Если значение не пустое, замечания выводятся без цвета.
.SH ФАЙЛЫ
.TP
.I share/vestnik/
Шрифты, темы, языковые файлы, переносы и названия стран; лежат рядом с папкой программы.
.TP
.I share/doc/vestnik/
Руководство: descriptor.md описывает все ключи выпуска, theme.md — все ключи темы, library.md — встраивание Вестника.
)"};

}  // namespace vestnik::texts
