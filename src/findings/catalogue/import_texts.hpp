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

// The report for a check by eye.
inline constexpr Phrase<std::string> report_title{"{}: text and result", "{}: текст и результат"};
inline constexpr ProgramText report_source{"In the release", "В исходном файле"};
inline constexpr ProgramText report_result{"In the issue", "В выпуске"};
inline constexpr ProgramText report_cover{"Cover, imprint, contents", "Обложка, выходные данные, содержание"};
inline constexpr ProgramText report_back{"Outside the articles", "Вне статей"};
inline constexpr Phrase<std::size_t, std::size_t> report_article{"article {} of {}", "статья {} из {}"};
inline constexpr Phrase<std::string> report_left_out{"Left out, in words: {}", "Не перенесено слов: {}"};
inline constexpr Phrase<std::size_t> report_findings{"Findings: {}", "Замечания: {}"};
inline constexpr Phrase<int> report_line{"line {}", "строка {}"};
inline constexpr ProgramText no_findings{"There is nothing to say.", "Замечаний нет."};
inline constexpr ProgramText shelf_title{"Imported releases", "Импортированные выпуски"};
inline constexpr ProgramText shelf_file{"Release", "Файл"};
inline constexpr ProgramText shelf_status{"Result", "Итог"};
inline constexpr ProgramText shelf_articles{"Articles", "Статьи"};
inline constexpr ProgramText shelf_words{"Words", "Слова"};
inline constexpr ProgramText shelf_left_out{"Left out", "Не перенесено"};
inline constexpr ProgramText shelf_lost{"Lost", "Потеряно"};
inline constexpr ProgramText shelf_pictures{"Pictures", "Рисунки"};
inline constexpr ProgramText shelf_warnings{"Warnings", "Предупреждения"};
inline constexpr ProgramText shelf_notes{"Notes", "Замечания"};
inline constexpr ProgramText status_imported{"imported", "импортирован"};
inline constexpr ProgramText status_unchanged{"unchanged", "не изменился"};
inline constexpr ProgramText status_edited{"edited and kept", "правленый, оставлен"};
inline constexpr ProgramText status_failed{"failed", "ошибка"};
inline constexpr ProgramText status_broken{"broken", "сбой"};

// Keys in words.
inline constexpr ProgramText fact_title{"Title", "Название"};
inline constexpr ProgramText fact_note{"Note", "Пояснение"};
inline constexpr ProgramText fact_number{"Number", "Номер"};
inline constexpr ProgramText fact_year{"Year", "Год"};
inline constexpr ProgramText fact_period{"Period", "Период"};
inline constexpr ProgramText fact_place{"Place", "Место"};
inline constexpr ProgramText fact_publisher{"Publisher", "Издатель"};
inline constexpr ProgramText fact_full_name{"Full name", "Полное название"};
inline constexpr ProgramText fact_address{"Address", "Адрес"};
inline constexpr ProgramText fact_telephone{"Telephone", "Телефон"};
inline constexpr ProgramText fact_fax{"Fax", "Факс"};
inline constexpr ProgramText fact_email{"E-mail", "Почта"};
inline constexpr ProgramText fact_web{"Web", "Сайт"};
inline constexpr ProgramText fact_emblem{"Emblem", "Эмблема"};
inline constexpr ProgramText fact_digest{"Digest", "Сводка"};
inline constexpr ProgramText fact_unplaced{"Kept as a comment", "Оставлено комментарием"};

}  // namespace vestnik::texts
