/// @file usage_texts.hpp
/// What the programs say of a command line that they cannot follow, and words that all of them share. Constant data;
/// read from any thread.
#pragma once

#include "findings/catalogue/phrase.hpp"

namespace vestnik::texts {

using Text = std::string_view;

// Of a finding.
inline constexpr ProgramText severity_error{"error", "ошибка"};
inline constexpr ProgramText severity_warning{"warning", "предупреждение"};
inline constexpr ProgramText severity_note{"note", "замечание"};
inline constexpr ProgramText hint{"hint", "совет"};
inline constexpr Phrase<Text, Text, Text, Text> change{"{}{}: \"{}\" becomes \"{}\"\n", "{}{}: «{}» станет «{}»\n"};

// What is counted.
inline constexpr CountedWord errors{"error", "errors", "ошибка", "ошибки", "ошибок"};
inline constexpr CountedWord warnings{"warning", "warnings", "предупреждение", "предупреждения", "предупреждений"};
inline constexpr CountedWord notes{"note", "notes", "замечание", "замечания", "замечаний"};
inline constexpr CountedWord pages{"page", "pages", "страница", "страницы", "страниц"};
inline constexpr CountedWord articles{"article", "articles", "статья", "статьи", "статей"};
inline constexpr CountedWord countries{"country", "countries", "страна", "страны", "стран"};
inline constexpr CountedWord files{"file", "files", "файл", "файла", "файлов"};
inline constexpr CountedWord words{"word", "words", "слово", "слова", "слов"};
inline constexpr ProgramText no_pdf{"no PDF made", "PDF не создан"};
inline constexpr Phrase<std::size_t> kilobytes{"{} KB", "{} КБ"};
inline constexpr Phrase<std::size_t> of_pictures{"(pictures: {} KB)", "(рисунки: {} КБ)"};
inline constexpr Phrase<long> milliseconds{"{} ms", "{} мс"};
inline constexpr Phrase<Text> the_descriptor_is{"the descriptor is {}", "описание выпуска: {}"};

// What import has to say at its end.
inline constexpr Phrase<Text, std::size_t, std::size_t, std::size_t> account{
    "{}: {} printed, {} left out, {} lost", "{}: напечатано {}, не перенесено {}, потеряно {}"};
inline constexpr Phrase<std::size_t, std::size_t> account_of_pictures{"; {} of {} pictures", "; рисунков {} из {}"};

// Stages of a run.
inline constexpr ProgramText stage_load{"load", "чтение"};
inline constexpr ProgramText stage_resources{"resources", "шрифты"};
inline constexpr ProgramText stage_compose{"compose", "состав"};
inline constexpr ProgramText stage_set{"set", "набор"};
inline constexpr ProgramText stage_paginate{"paginate", "полосы"};
inline constexpr ProgramText stage_pictures{"pictures", "рисунки"};
inline constexpr ProgramText stage_emit{"emit", "запись"};
inline constexpr Phrase<Text, std::string> stage_time{"{:<10} {:>8} ms\n", "{:<10} {:>8} мс\n"};

// Commands and options.
inline constexpr Phrase<Text> no_command{"there is no command \"{}\"; --help lists the commands",
                                         "команды «{}» нет; список команд — по ключу --help"};
inline constexpr Phrase<Text, Text> no_command_but{"there is no command \"{}\"; did you mean \"{}\"?",
                                                   "команды «{}» нет; может быть, «{}»?"};
inline constexpr ProgramText command_missing{"name a command; --help lists the commands",
                                             "укажите команду; список команд — по ключу --help"};
inline constexpr Phrase<Text> no_option{"unknown option {}; see --help",
                                        "ключа {} нет; список ключей — по ключу --help"};
inline constexpr Phrase<Text, Text> no_option_but{"unknown option {}; did you mean {}?",
                                                  "ключа {} нет; может быть, {}?"};
inline constexpr Phrase<Text> one_too_many{"unexpected argument \"{}\"; put names with spaces in quotes",
                                           "«{}» — лишний аргумент; имя с пробелами заключают в кавычки"};
inline constexpr Phrase<Text> needs_value{"{} needs a value after it", "после {} нужно значение"};
inline constexpr Phrase<Text> takes_no_value{"{} takes no value", "у ключа {} нет значения"};
inline constexpr Phrase<Text> given_twice{"{} is given more than once", "{} указано больше одного раза"};
inline constexpr Phrase<Text> not_a_number{"found \"{}\"; a number is needed", "указано «{}»; нужно число"};
inline constexpr Phrase<Text, Text, Text> not_in_range{"found \"{}\"; a number from {} to {} is needed",
                                                       "указано «{}»; нужно число от {} до {}"};
inline constexpr Phrase<Text, Text> not_a_choice{"found \"{}\"; choose one of: {}", "указано «{}»; возможно: {}"};
inline constexpr Phrase<Text, Text, Text> not_a_choice_but{"found \"{}\"; did you mean \"{}\"? Choose one of: {}",
                                                           "указано «{}»; может быть, «{}»? Возможно: {}"};
inline constexpr Phrase<Text> argument_missing{"{} is missing; see --help",
                                               "не указано {}; что нужно команде — по ключу --help"};
inline constexpr Phrase<Text> not_understood{"this command line cannot be understood ({}); see --help",
                                             "эту команду нельзя понять ({}); см. --help"};
inline constexpr Phrase<Text, Text> exclude_each_other{"{} and {} cannot be used together", "{} и {} несовместимы"};
inline constexpr Phrase<Text> no_shard{"found \"{}\"; a part is K/N, K from 1 to N, such as 2/8",
                                       "указано «{}»; часть — это K/N, K от 1 до N, например 2/8"};
inline constexpr ProgramText folder_needed{"a folder name is needed", "нужно имя папки"};
inline constexpr ProgramText archive_needed{"name an archive, or reports to --merge",
                                            "укажите архив или отчёты для --merge"};
inline constexpr Phrase<Text> no_kind{"found \"{}\", which is not a kind of difference; see --help",
                                      "указано «{}», такого вида различий нет; список — по ключу --help"};
inline constexpr ProgramText no_editor_command{"--editor is not a command: it is empty, or a quote is not closed",
                                               "--editor — не команда: она пуста или кавычка не закрыта"};
inline constexpr Phrase<Text> no_epoch{
    "SOURCE_DATE_EPOCH is \"{}\"; it must be a whole number of seconds since 1970, in digits",
    "SOURCE_DATE_EPOCH равна «{}», а должна быть целым числом секунд с 1970 года, цифрами"};
inline constexpr Phrase<Text> no_code{"there is no code \"{}\"", "кода «{}» нет"};
inline constexpr Phrase<Text, Text> no_code_but{"there is no code \"{}\"; did you mean \"{}\"?",
                                                "кода «{}» нет; может быть, «{}»?"};

inline constexpr ProgramText dry_run_alone{"--dry-run needs --fix beside it", "--dry-run нужен только вместе с --fix"};

// What was put right.
inline constexpr Phrase<std::size_t> fixed{"put right: {} lines", "исправлено строк: {}"};
inline constexpr Phrase<std::size_t> would_fix{"would put right: {} lines; nothing is written",
                                               "можно исправить строк: {}; ничего не записано"};

// Files.
inline constexpr Phrase<Text> output_is_input{"the output {} is one of the files that are read; nothing is written",
                                              "{} — один из читаемых файлов; ничего не записано"};
inline constexpr Phrase<Text> output_is_descriptor{"the output {} is the descriptor itself; name a PDF",
                                                   "{} — само описание выпуска; укажите имя PDF"};
inline constexpr ProgramText stdout_lost{"cannot write to standard output", "нельзя писать в стандартный вывод"};
inline constexpr Phrase<Text> report_is_pdf{"the report {} has the name of a PDF", "имя отчёта {} — имя одного из PDF"};
inline constexpr ProgramText same_report{"--report and --junit name the same file",
                                         "--report и --junit называют один и тот же файл"};
inline constexpr Phrase<Text> not_a_report{"{} exists already and is not a report; nothing is written",
                                           "{} уже есть, и это не отчёт; ничего не записано"};
inline constexpr Phrase<Text, LocalText> cannot_start{"cannot start {}: {}", "нельзя запустить {}: {}"};
inline constexpr ProgramText install_beside{"install it beside the program vestnik",
                                            "установите её рядом с программой vestnik"};
inline constexpr Phrase<int> port_taken{"port {} is taken; without --port, a free one is chosen",
                                        "порт {} занят; без --port выбирается свободный"};

}  // namespace vestnik::texts
