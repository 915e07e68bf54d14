/// @file import_texts.hpp
/// Words of import's summaries. Constant data; read from any thread.
#pragma once

#include "findings/catalogue/phrase.hpp"

namespace vestnik::texts {

// A folder of releases. The number comes before the word in English and after it in Russian.
inline constexpr CountedWord releases{"release", "releases", "файл", "файла", "файлов"};
inline constexpr Phrase<std::size_t> releases_imported{"{} imported", "импортировано {}"};
inline constexpr Phrase<std::size_t> releases_unchanged{"{} unchanged", "без изменений {}"};
inline constexpr Phrase<std::size_t> releases_edited{"{} edited and kept", "оставлено правленых {}"};
inline constexpr Phrase<std::size_t> releases_failed{"{} failed", "с ошибками {}"};
inline constexpr Phrase<std::size_t> releases_broken{"{} broken", "сбой {}"};
inline constexpr Phrase<std::size_t> releases_not_reached{"{} not reached", "не начато {}"};
inline constexpr Phrase<std::string, std::string, std::string, std::string> shelf_totals{"; {}, {}, {}, {} s\n",
                                                                                         "; {}, {}, {}, {} с\n"};
inline constexpr Phrase<std::string> account_open{"{}: words are lost\n", "{}: потеряны слова\n"};
inline constexpr Phrase<std::size_t> accounts_open{"; {} with words lost", "; с потерей слов {}"};
inline constexpr Phrase<std::string, std::string> passed_over{"{} of other kinds: {}\n", "{} другого рода: {}\n"};
inline constexpr Phrase<std::size_t> and_more{" and {} more", " и ещё {}"};

// Findings on a screen.
inline constexpr Phrase<std::size_t> more_findings{
    "{} more findings: --all shows every one, --report FILE.html beside the text\n",
    "ещё замечаний: {}; все покажет --all, рядом с текстом — --report FILE.html\n"};

}  // namespace vestnik::texts
