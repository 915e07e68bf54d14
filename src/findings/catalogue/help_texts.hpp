/// @file help_texts.hpp
/// Words of the programs' --help, in every language of the user interface. Constant data; read from any thread.
#pragma once

#include "findings/catalogue/phrase.hpp"

namespace vestnik {

namespace texts {

// What the parser's help consists of.
inline constexpr ProgramText footer{
    "Exit codes: 0 done, 1 errors in the input, 2 wrong usage, 3 the environment (disk, permissions, "
    "data folder).\nEnvironment: SOURCE_DATE_EPOCH dates issues that name no date, VESTNIK_DATA is the "
    "data folder, NO_COLOR.",
    "Коды завершения: 0 — готово, 1 — ошибки в исходных файлах, 2 — неверная команда, 3 — среда (диск, "
    "права, папка с данными).\nПеременные среды: SOURCE_DATE_EPOCH — дата для выпусков без даты, "
    "VESTNIK_DATA — папка с данными, NO_COLOR."};
inline constexpr ProgramText compare_footer{
    "Exit codes: 0 the same, 1 different, 2 wrong usage, 3 a file that cannot be read or written.",
    "Коды завершения: 0 — различий нет, 1 — есть различия, 2 — неверная команда, 3 — файл нельзя прочитать или "
    "записать."};
inline constexpr ProgramText help_flag{"Print this help message and exit", "Показать эту справку и выйти"};
inline constexpr ProgramText version_flag{"Print the version and exit", "Показать версию и выйти"};
inline constexpr ProgramText usage_heading{"Usage", "Вызов"};
inline constexpr ProgramText arguments_heading{"Positionals", "Аргументы"};
inline constexpr ProgramText options_heading{"Options", "Ключи"};
inline constexpr ProgramText commands_heading{"Subcommands", "Команды"};
inline constexpr ProgramText options_word{"OPTIONS", "КЛЮЧИ"};
inline constexpr ProgramText command_word{"SUBCOMMAND", "КОМАНДА"};
inline constexpr ProgramText required_word{"REQUIRED", "ОБЯЗАТЕЛЬНО"};
inline constexpr ProgramText excludes_word{"Excludes", "Несовместимо с"};
inline constexpr ProgramText text_type{"TEXT", "ТЕКСТ"};
inline constexpr ProgramText integer_type{"INT", "ЦЕЛОЕ"};
inline constexpr ProgramText count_type{"UINT", "ЦЕЛОЕ"};
inline constexpr ProgramText number_type{"FLOAT", "ЧИСЛО"};
inline constexpr ProgramText glob_type{"GLOB", "ШАБЛОН"};
inline constexpr ProgramText kind_type{"KIND", "ВИД"};
inline constexpr ProgramText stage_type{"STAGE", "ЭТАП"};
inline constexpr ProgramText variable_word{"variable", "переменная"};
inline constexpr Phrase<std::string_view, std::string_view> from_to{"{} to {}", "от {} до {}"};

// Commands and their options.
inline constexpr ProgramText old_pdf{"The earlier PDF", "Прежний PDF"};
inline constexpr ProgramText new_pdf{"The later PDF", "Новый PDF"};
inline constexpr ProgramText tolerance{
    "Ignore what moves or grows by at most this many millimetres",
    "На сколько миллиметров можно сдвинуть или увеличить элемент, чтобы это не считалось различием"};
inline constexpr ProgramText ignore{
    "Kinds of differences to ignore: pages, text, order, page-shift, line-break, moved, type, picture, drawing",
    "Какие виды различий не учитывать: pages, text, order, page-shift, line-break, moved, type, picture, "
    "drawing"};
inline constexpr ProgramText most{"Accept this many differences", "Сколько различий допустимо"};
inline constexpr ProgramText compare_html{"Write a report with both pages side by side to this file",
                                          "Записать в этот файл отчёт, где страницы стоят рядом"};
inline constexpr ProgramText text_or_json{"text or json", "text или json"};
inline constexpr ProgramText by_exit_code{"Print nothing; the exit code gives the result",
                                          "Ничего не выводить, только вернуть код завершения"};
inline constexpr ProgramText issue{"The issue's descriptor (YAML)", "Описание выпуска (YAML)"};
inline constexpr ProgramText port{"Port on the loopback interface; 0: any free one",
                                  "Порт локального интерфейса; 0 — любой свободный"};
inline constexpr ProgramText editor{
    "Command that a click on the page starts, e.g. \"code -g {file}:{line}\"; also {column}. It runs without a shell",
    "Какую команду запускать по щелчку на странице, например «code -g {file}:{line}»; можно указать и "
    "{column}. Команда выполняется без оболочки"};
inline constexpr ProgramText open{"Show the page in the default browser (xdg-open)",
                                  "Открыть страницу в браузере по умолчанию (xdg-open)"};
inline constexpr ProgramText issue_format{"Format of findings: text, json or github (commands of GitHub Actions)",
                                          "Вид замечаний: text, json или github (команды GitHub Actions)"};
inline constexpr ProgramText threads{"Number of threads; default: one for each processor",
                                     "Число потоков; по умолчанию — по одному на процессор"};
inline constexpr ProgramText timings{"Print the time of each stage", "Показать, сколько занял каждый этап"};
inline constexpr ProgramText data{"Folder with fonts/ and assets/", "Папка, в которой лежат fonts/ и assets/"};
inline constexpr ProgramText color{"Colour findings: auto, always or never",
                                   "Цвет в замечаниях: auto, always или never"};
inline constexpr ProgramText pagination{
    "Divide pages at the lowest cost for a section (optimal), or one by one (greedy)",
    "Как делить на полосы: с наименьшей стоимостью раздела (optimal) или по одной (greedy)"};
inline constexpr ProgramText strict{"Treat a missing alternative text, or a text still to be written, as an error",
                                    "Считать ошибкой рисунок без описания и ещё не написанный текст"};
inline constexpr ProgramText quiet{"Print errors only", "Показывать только ошибки"};
inline constexpr ProgramText ui{"Language of messages: auto (by the locale), en or ru",
                                "Язык сообщений: auto (по настройкам системы), en или ru"};
inline constexpr ProgramText batch_jobs{"Number of issues at a time; default: one for each core",
                                        "Сколько выпусков делать одновременно; по умолчанию — по одному на ядро"};
inline constexpr ProgramText timeout{"Time limit for one issue in seconds; 0: none",
                                     "Предел времени на выпуск в секундах; 0 — без ограничения"};
inline constexpr ProgramText memory{"Memory limit for one issue in MiB; 0: none",
                                    "Предел памяти на выпуск в МиБ; 0 — без ограничения"};
inline constexpr ProgramText batch{"Keep the PDFs of a whole archive up to date", "Обновить PDF всего архива"};
inline constexpr ProgramText archive{
    "Folder with issues (every issue.yaml below it), or a file that lists descriptors, one a line",
    "Папка с выпусками (берётся каждый issue.yaml в ней) или файл со списком описаний, по одному в строке"};
inline constexpr ProgramText batch_output{"Folder for the PDFs, named after the issues' folders",
                                          "Папка для PDF; файлы называются по папкам выпусков"};
inline constexpr ProgramText exclude{
    "Skip folders and descriptors with this name, or with this path from the archive's root; * ? [] as in the "
    "shell; may be repeated",
    "Пропустить папки и описания с этим именем или путём от корня архива; * ? [] — как в оболочке; можно "
    "повторять"};
inline constexpr ProgramText shard{"Make only part K of N; names decide which issue goes to which part",
                                   "Сделать только часть K из N; выпуски делятся на части по именам"};
inline constexpr ProgramText verify{"Make every PDF again and compare, but write nothing",
                                    "Сделать каждый PDF заново и сравнить, ничего не записывая"};
inline constexpr ProgramText always{"Make PDFs that are up to date, too", "Делать и те PDF, которые не устарели"};
inline constexpr ProgramText checksum{"Look for changes in the contents of all files",
                                      "Искать изменения по содержимому файлов"};
inline constexpr ProgramText batch_report{"Write the report as JSON to this file",
                                          "Записать в этот файл отчёт в виде JSON"};
inline constexpr ProgramText junit{"Write the report as JUnit XML to this file",
                                   "Записать в этот файл отчёт в виде XML для JUnit"};
inline constexpr ProgramText merge{"Merge the JSON reports of all parts; typeset nothing",
                                   "Объединить отчёты JSON всех частей; ничего не верстать"};
inline constexpr ProgramText build{"Typeset an issue", "Сверстать выпуск"};
inline constexpr ProgramText build_output{
    "The PDF. Default: in the current folder, named after the descriptor (after its folder if that is "
    "issue.yaml); a proof's name ends in -proof. - means standard output. Links are followed, devices and "
    "pipes are written to; source files of the issue are never replaced",
    "Имя PDF. По умолчанию он создаётся в текущей папке и называется по описанию (или по его папке, если "
    "это issue.yaml); у корректуры на конце -proof. Знак - означает стандартный вывод. По ссылкам "
    "программа переходит, в устройство или канал пишет напрямую; исходные файлы выпуска не заменяет"};
inline constexpr ProgramText attach_source{"Embed the descriptor and all its files (PDF/A-3a); see extract-source",
                                           "Вложить описание и все его файлы (PDF/A-3a); см. extract-source"};
inline constexpr ProgramText release{"Make the file to publish: nothing left to be written, best compression",
                                     "Создать файл для публикации: без незаполненных мест, с наибольшим сжатием"};
inline constexpr ProgramText proof{
    "Show the grid, columns, tightness of lines, hyphens, and the choices of pagination with their cost",
    "Показать сетку, колонки, плотность строк, переносы, а также решения вёрстки и их стоимость"};
inline constexpr ProgramText dump{
    "Print a stage as JSON instead of making the PDF: galleys, plan or pages; for those who debug a page",
    "Вместо PDF вывести этап вёрстки в виде JSON: galleys, plan или pages; для отладки страниц"};
inline constexpr ProgramText check{"Check an issue without making a PDF", "Проверить выпуск, не создавая PDF"};
inline constexpr ProgramText fix{
    "Put right what is certain in the descriptor and the publisher's file; the difference is shown first",
    "Исправить в описании выпуска и файле издателя то, что не вызывает сомнений; сначала показать разницу"};
inline constexpr ProgramText dry_run{"With --fix: show the difference, write nothing",
                                     "Вместе с --fix: показать разницу, ничего не записывать"};
inline constexpr ProgramText typography{"List every change made by the typographic rules",
                                        "Показать каждую правку по правилам набора"};
inline constexpr ProgramText compare{"Show how the layout of two PDFs differs",
                                     "Показать, чем различается вёрстка двух PDF"};
inline constexpr ProgramText completions{"Print a completion script for a shell",
                                         "Вывести сценарий автодополнения для оболочки"};
inline constexpr ProgramText shell{"bash, zsh or fish", "bash, zsh или fish"};
inline constexpr ProgramText explain{"Explain the code of a finding, or list all codes",
                                     "Пояснить код замечания или перечислить все коды"};
inline constexpr ProgramText code{"The code in brackets of a finding; without it, all codes are listed",
                                  "Код из скобок в замечании; если не указан, выводятся все"};
inline constexpr ProgramText explain_format{"text, or the whole catalogue as json", "text или json (весь каталог)"};
inline constexpr ProgramText findings_manual{"Print the manual's page on findings (Markdown)",
                                             "Вывести страницу руководства о замечаниях (Markdown)"};
inline constexpr ProgramText extract_source{"Extract the source files of a release that was built with --attach-source",
                                            "Извлечь исходные файлы из выпуска, собранного с --attach-source"};
inline constexpr ProgramText release_pdf{"The PDF", "Файл PDF"};
inline constexpr ProgramText extract_output{
    "Folder for the files; default: in the current folder, named after the PDF. Existing files are not replaced",
    "Папка для файлов; по умолчанию создаётся в текущей папке и называется по PDF. Существующие файлы не "
    "заменяются"};
inline constexpr ProgramText import_{"Convert past releases into descriptors, articles and pictures",
                                     "Преобразовать прошлые выпуски в описания, статьи и рисунки"};
inline constexpr ProgramText import_file{
    "The release: text, Markdown, .docx, .odt, .doc, .rtf, .pdf or a saved web page (.html, .mht); or a folder: every "
    "release in it and below",
    "Выпуск: текст, Markdown, .docx, .odt, .doc, .rtf, .pdf или сохранённая веб-страница (.html, .mht); или папка: все "
    "выпуски в ней и в её подпапках"};
inline constexpr ProgramText import_output{
    "New folder of the issue; default: in the current folder, named after FILE. Existing files are not replaced. Of a "
    "folder's releases: the folder for all issues",
    "Новая папка выпуска; по умолчанию создаётся в текущей папке и называется по FILE. Существующие файлы не "
    "заменяются. Для папки выпусков — папка, в которой будут все"};
inline constexpr ProgramText import_always{
    "Of a folder: import releases that have not changed since the last run, too. Edited issues stay as they are",
    "Для папки: импортировать и то, что не изменилось с прошлого раза. Правленые выпуски остаются как были"};
inline constexpr ProgramText import_language{"en, ru, kk, ky or tg; default: detected by the letters of the text",
                                             "en, ru, kk, ky или tg; по умолчанию определяется по буквам текста"};
inline constexpr ProgramText import_country{
    "Country of a release that names none: its code or name; default: guessed",
    "Страна выпуска, в котором она не названа: код или название; по умолчанию определяется по догадке"};
inline constexpr ProgramText import_publisher{"The publisher's file of all releases, instead of what they say",
                                              "Файл издателя для всех выпусков вместо того, что сказано в них"};
inline constexpr ProgramText import_like{
    "An issue that was imported before: its series, publisher, place, order of sections and mastheads hold here too",
    "Импортированный раньше выпуск: его серия, издатель, место, порядок разделов и логотипы источников годятся и "
    "здесь"};
inline constexpr ProgramText import_text{"Markup of FILE: auto, plain or markdown",
                                         "Разметка FILE: auto, plain или markdown"};
inline constexpr ProgramText import_all{"Show every finding with its hint, not only what fits a screen",
                                        "Показать все замечания с советами, а не только то, что умещается на экране"};
inline constexpr ProgramText import_report{
    "Write a web page that shows the release's text beside the result; of a folder: one page for each release too",
    "Записать веб-страницу, где текст выпуска стоит рядом с результатом; для папки — ещё и по странице на файл"};
inline constexpr ProgramText import_format{"Format of findings: text or json", "Вид замечаний: text или json"};
inline constexpr ProgramText init{"Start an issue: create the descriptor, the publisher's file and folders",
                                  "Начать выпуск: создать описание, файл издателя и папки"};
inline constexpr ProgramText init_folder{"Folder of the issue; existing files are not replaced",
                                         "Папка выпуска; существующие файлы не заменяются"};
inline constexpr ProgramText init_from{"Take publisher, theme, series and place from this descriptor",
                                       "Взять издателя, тему, серию и место из этого описания"};
inline constexpr ProgramText language{"en, ru, kk, ky or tg", "en, ru, kk, ky или tg"};
inline constexpr ProgramText series{"A line of the bulletin's title; may be given several times",
                                    "Строка названия бюллетеня; можно указать несколько раз"};
inline constexpr ProgramText note{"Line below the title", "Строка под названием"};
inline constexpr ProgramText number{"Number of the issue", "Номер выпуска"};
inline constexpr ProgramText period{"First and last day: 2025-01-01..2025-01-15",
                                    "Первый и последний день: 2025-01-01..2025-01-15"};
inline constexpr ProgramText place{"Place of publication", "Место издания"};
inline constexpr ProgramText country{"Country of the first section: its code or name",
                                     "Страна первого раздела: код или название"};
inline constexpr ProgramText publisher{"Short name of the publisher", "Краткое название издателя"};
inline constexpr ProgramText publisher_name{"Official name of the publisher", "Официальное название издателя"};
inline constexpr ProgramText no_questions{"Leave placeholders instead of asking on the terminal",
                                          "Не задавать вопросов, а оставить места для заполнения"};
inline constexpr ProgramText program{
    "Vestnik typesets official bulletins: a YAML issue descriptor becomes the PDF release.",
    "Vestnik верстает официальные бюллетени: по описанию выпуска в YAML создаёт PDF."};
inline constexpr ProgramText manual{"Print the manual page (roff), for man -l -",
                                    "Вывести страницу справки (roff) для man -l -"};
inline constexpr ProgramText preview{"Show the pages in the browser and refresh them after every save",
                                     "Показать страницы в браузере и обновлять их при каждом сохранении"};
inline constexpr ProgramText schema{"Print the JSON Schema with which text editors complete and check files",
                                    "Вывести JSON Schema, по которой текстовые редакторы дополняют и проверяют файлы"};
inline constexpr ProgramText schema_kind{"For an issue's descriptor (issue) or a publisher's file (publisher)",
                                         "Для описания выпуска (issue) или файла издателя (publisher)"};
inline constexpr ProgramText schema_output{"Write to this file", "Записать в этот файл"};
inline constexpr ProgramText stats{
    "Measure lines and pages: word spaces, hyphens, fill, cost compared with greedy pagination",
    "Измерить строки и полосы: пробелы, переносы, заполнение, стоимость — и то же при заполнении по одной"};
inline constexpr ProgramText stats_format{
    "Figures go to standard output, findings to standard error: text or json; github: findings only",
    "Показатели — в стандартный вывод, замечания — в поток ошибок: text или json; с github — только "
    "замечания"};

}  // namespace texts
}  // namespace vestnik
