/// @file layout_texts.hpp
/// Words of `stats` and of a proof's marks. A line feed in a text is where a margin may divide it. Constant data; read
/// from any thread.
#pragma once

#include "findings/catalogue/phrase.hpp"

namespace vestnik::texts {

// What is counted.
inline constexpr CountedWord layout_lines{"line", "lines", "строка", "строки", "строк"};
inline constexpr CountedWord by_lines{"line", "lines", "строку", "строки", "строк"};  // "на 2 строки"
inline constexpr CountedWord by_columns{"column", "columns", "колонку", "колонки", "колонок"};
inline constexpr CountedWord layout_pages{"page", "pages", "полоса", "полосы", "полос"};
inline constexpr CountedWord justified_lines{"justified line", "justified lines", "выключенная строка",
                                             "выключенные строки", "выключенных строк"};
inline constexpr CountedWord hyphens{"hyphen", "hyphens", "перенос", "переноса", "переносов"};
inline constexpr CountedWord widows{"widow", "widows", "висячая строка вверху", "висячие строки вверху",
                                    "висячих строк вверху"};
inline constexpr CountedWord orphans{"orphan", "orphans", "висячая строка внизу", "висячие строки внизу",
                                     "висячих строк внизу"};
inline constexpr CountedWord stranded_headings{"stranded heading", "stranded headings", "оторванный заголовок",
                                               "оторванных заголовка", "оторванных заголовков"};
inline constexpr CountedWord short_last_lines{"short last line", "short last lines", "короткая последняя строка",
                                              "короткие последние строки", "коротких последних строк"};
inline constexpr CountedWord gaping_lines{"gaping line", "gaping lines", "строка с широкими пробелами",
                                          "строки с широкими пробелами", "строк с широкими пробелами"};

// What pagination chose.
inline constexpr ProgramText choice_page{"page", "полоса"};
inline constexpr Phrase<std::string> choice_more_white{"{} white", "отбивка больше\nна {}"};
inline constexpr Phrase<std::string> choice_less_white{"{} less", "отбивка меньше\nна {}"};
inline constexpr Phrase<std::string> choice_shorter{"{} shorter", "абзац короче\nна {}"};
inline constexpr Phrase<std::string> choice_longer{"{} longer", "абзац длиннее\nна {}"};
inline constexpr Phrase<std::string> choice_reduced{"picture to {}", "рисунок\nуменьшен до {}"};
inline constexpr Phrase<std::string> choice_cropped{"picture cut by {}", "рисунок\nобрезан на {}"};
inline constexpr ProgramText choice_moved{"picture moved", "рисунок\nперенесён"};
inline constexpr Phrase<std::string> choice_moved_by{"by {}", "на {}"};
inline constexpr ProgramText choice_deferred{"picture overleaf", "рисунок\nна второй\nполосе"};
inline constexpr ProgramText choice_width{"other picture width", "другая ширина\nрисунка"};
inline constexpr Phrase<std::string> choice_uneven{"feet uneven by {}", "разность\nколонок {}"};
inline constexpr Phrase<std::string> choice_short{"{} short", "колонка короче\nна {}"};
inline constexpr Phrase<std::string> choice_few{"{} below title", "под заголовком\n{}"};
inline constexpr ProgramText choice_overleaf{"next overleaf", "следующая\nс новой\nполосы"};
inline constexpr Phrase<std::string> choice_empty{"{} empty", "пусто {}"};
inline constexpr ProgramText choice_short_page{"short last page", "короткая\nпоследняя\nполоса"};
inline constexpr ProgramText choice_kept{"kept together", "статья\nне разделена"};
inline constexpr ProgramText choice_split{"not kept together", "статья\nразделена"};
inline constexpr ProgramText choice_forced{"page break asked", "новая полоса\nпо указанию"};

// A proof's marks.
inline constexpr Phrase<std::string> mark_cost{"cost {}", "стоимость {}"};
inline constexpr Phrase<std::string> mark_page_cost{"Cost of this page {}", "Стоимость полосы {}"};
inline constexpr Phrase<int> mark_times{"{} x ", "{} × "};
inline constexpr Phrase<int, int, int, std::string, std::string, std::string, std::string> mark_page{
    "Columns {} and {} of {} lines, fill {}, gap {}; {}, {}",
    "Колонки {} и {} из {} строк, заполнение {}, разность {}; {}, {}"};
inline constexpr ProgramText mark_no_cost{"Pages of this part are not cut by cost",
                                          "Полосы этой части делятся не по стоимости"};
inline constexpr ProgramText mark_this_part{"This part", "Эта часть"};
inline constexpr Phrase<std::string, std::string, std::string, std::string, std::string, std::string> mark_part{
    "{} from folio {}: {}, cost {}; filled one by one (greedy): {}, cost {}",
    "{} с колонцифры {}: {}, стоимость {}; при заполнении по одной: {}, стоимость {}"};
inline constexpr ProgramText mark_tight{"lines: tight", "строки: плотные"};
inline constexpr ProgramText mark_loose{"loose; bars: hyphen, hyphens in a row",
                                        "свободные; черта: перенос, переносы подряд"};

// The figures of `stats`: a name in the first column, then a text.
inline constexpr ProgramText stats_lines_name{"lines", "строки"};
inline constexpr Phrase<std::size_t, std::size_t> stats_lines{"{}, {} of them justified", "{}, из них выключенных {}"};
inline constexpr ProgramText stats_spaces_name{"word spaces", "пробелы"};
inline constexpr Phrase<std::string, std::string, std::string, std::string> stats_spaces{
    "mean {} em, deviation {} em, loosest {} em, tightest {} em",
    "в долях кегля: в среднем {}, отклонение {}, самый широкий {}, самый узкий {}"};
inline constexpr ProgramText stats_hyphens_name{"hyphens", "переносы"};
inline constexpr Phrase<std::string, std::string, int> stats_hyphens{"{} % of {}, at most {} in a row",
                                                                     "{} % ({}), подряд не больше {}"};
inline constexpr ProgramText stats_breaches_name{"breaches", "нарушения"};
inline constexpr ProgramText stats_fill_name{"fill", "заполнение"};
inline constexpr Phrase<std::string, std::string, std::string> stats_fill{
    "mean {}, least {}; {} before the last", "в среднем {}, наименьшее {}; до последней: {}"};
inline constexpr ProgramText stats_feet_name{"feet", "разность"};
inline constexpr Phrase<std::string> stats_feet{"mean gap {}", "колонок в среднем {}"};
inline constexpr ProgramText stats_chosen_name{"chosen", "решения"};
inline constexpr Phrase<std::size_t, std::size_t, std::size_t, std::size_t, std::size_t, std::size_t, int> stats_chosen{
    "paragraphs: {} shorter, {} longer; pictures: {} cropped, {} reduced, {} moved, {} rearranged; lines of "
    "white space: {:+}",
    "абзацы: короче {}, длиннее {}; рисунки: обрезано {}, уменьшено {}, перенесено {}, переставлено {}; "
    "строки отбивок: {:+}"};
inline constexpr ProgramText stats_cost_name{"cost", "стоимость"};
inline constexpr Phrase<std::string, std::string, std::string, std::string> stats_cost{
    "{} for {}; greedy: {} for {}", "{} ({}); при заполнении по одной {} ({})"};
inline constexpr ProgramText stats_page_name{"page", "полоса"};
inline constexpr Phrase<int, int, int, std::string, std::string, std::string> stats_page{
    "columns {:>2} and {:>2} of {} lines, fill {}, gap {}, cost {}",
    "колонки {:>2} и {:>2} из {} строк, заполнение {}, разность {}, стоимость {}"};
inline constexpr ProgramText stats_total{"All sections", "Все разделы"};

}  // namespace vestnik::texts
