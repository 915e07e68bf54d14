/// @file compare_texts.hpp
/// What `compare` says of two PDFs. Constant data; read from any thread.
#pragma once

#include "findings/catalogue/usage_texts.hpp"

namespace vestnik::texts {

// Kinds of differences: in English the names that --ignore takes.
inline constexpr ProgramText difference_pages{"pages", "страницы"};
inline constexpr ProgramText difference_text{"text", "текст"};
inline constexpr ProgramText difference_order{"order", "порядок"};
inline constexpr ProgramText difference_page_shift{"page-shift", "другая страница"};
inline constexpr ProgramText difference_line_break{"line-break", "концы строк"};
inline constexpr ProgramText difference_moved{"moved", "сдвиг"};
inline constexpr ProgramText difference_type{"type", "шрифт"};
inline constexpr ProgramText difference_picture{"picture", "рисунок"};
inline constexpr ProgramText difference_drawing{"drawing", "вид"};

// Words of a text, in the quotation marks of the language.
inline constexpr Phrase<std::string> quoted_words{"“{}”", "«{}»"};

// Pages.
inline constexpr Phrase<std::size_t, std::size_t> page_count{"{} pages became {}", "было страниц {}, стало {}"};
inline constexpr Phrase<std::size_t, double, double, double, double> page_size{
    "page {}: {:.0f} × {:.0f} mm became {:.0f} × {:.0f} mm",
    "страница {}: была {:.0f} × {:.0f} мм, стала {:.0f} × {:.0f} мм"};

// Text.
inline constexpr Phrase<LocalText> words_removed{"removed: {}", "убрано: {}"};
inline constexpr Phrase<LocalText> words_added{"added: {}", "добавлено: {}"};
inline constexpr Phrase<LocalText, LocalText> words_became{"{} became {}", "было {}, стало {}"};
inline constexpr Phrase<LocalText> words_elsewhere{"{} stands at another place in the text",
                                                   "стоит в другом месте текста: {}"};
inline constexpr Phrase<LocalText, std::size_t, std::size_t, LocalText> words_shifted{
    "{} moved from page {} to page {}: {}", "{} со страницы {} — теперь на странице {}: {}"};
inline constexpr Phrase<LocalText, LocalText, LocalText> line_ends{"a line ended with {}, now it ends with {}: {}",
                                                                   "строка кончалась на {}, теперь на {}: {}"};
inline constexpr Phrase<std::string, double> type_of{"{} {:.4g} pt", "{} {:.4g} пт"};
inline constexpr Phrase<LocalText, LocalText, LocalText> type_became{"{} became {}: {}", "было {}, стало {}: {}"};

// Distances.
inline constexpr Phrase<LocalText> down{"{} mm down", "на {} мм вниз"};
inline constexpr Phrase<LocalText> up{"{} mm up", "на {} мм вверх"};
inline constexpr Phrase<LocalText> to_the_right{"{} mm to the right", "на {} мм вправо"};
inline constexpr Phrase<LocalText> to_the_left{"{} mm to the left", "на {} мм влево"};
inline constexpr Phrase<LocalText> by_distance{"{} mm", "на {} мм"};
inline constexpr ProgramText a_line{"a line", "строка"};
inline constexpr Phrase<std::size_t> a_block{"a block of {} lines", "группа строк ({})"};
inline constexpr Phrase<LocalText, LocalText, LocalText> block_moved{"{} moved {}: {}", "{}: сдвиг {}: {}"};
inline constexpr Phrase<LocalText, LocalText, LocalText> block_wider{"{} is {} mm wider: {}", "{}: шире на {} мм: {}"};
inline constexpr Phrase<LocalText, LocalText, LocalText> block_narrower{"{} is {} mm narrower: {}",
                                                                        "{}: уже на {} мм: {}"};

// Pictures.
inline constexpr ProgramText picture_replaced{"a picture was replaced", "рисунок заменён"};
inline constexpr ProgramText picture_removed{"a picture was removed", "рисунок убран"};
inline constexpr ProgramText picture_added{"a picture was added", "рисунок добавлен"};
inline constexpr Phrase<std::size_t, std::size_t> picture_shifted{"a picture moved from page {} to page {}",
                                                                  "рисунок со страницы {} теперь на странице {}"};
inline constexpr Phrase<LocalText, LocalText> picture_wider{"a picture is {} mm wider and moved {} mm",
                                                            "рисунок шире на {} мм, сдвинут на {} мм"};
inline constexpr Phrase<LocalText, LocalText> picture_narrower{"a picture is {} mm narrower and moved {} mm",
                                                               "рисунок уже на {} мм, сдвинут на {} мм"};
inline constexpr Phrase<LocalText> picture_moved{"a picture moved {}", "рисунок сдвинут {}"};
inline constexpr Phrase<std::size_t, double, double> drawn_differently{
    "page {} looks different within {:.0f} × {:.0f} mm", "страница {} выглядит иначе на участке {:.0f} × {:.0f} мм"};

// The list, as text and as HTML.
inline constexpr ProgramText whole_document{"document", "документ"};
inline constexpr Phrase<std::string> on_page{"page {}", "страница {}"};
inline constexpr Phrase<std::string, std::string> on_pages{"page {} → {}", "страница {} → {}"};
inline constexpr ProgramText no_differences{"no differences", "различий нет"};
inline constexpr CountedWord differences{"difference", "differences", "различие", "различия", "различий"};
inline constexpr ProgramText comparison{"Comparison", "Сравнение"};
inline constexpr Phrase<std::string, std::string> two_files{"{} and {}", "{} и {}"};
inline constexpr Phrase<std::size_t> old_page{"old, page {}", "старый файл, страница {}"};
inline constexpr Phrase<std::size_t> new_page{"new, page {}", "новый файл, страница {}"};
inline constexpr Phrase<std::size_t> no_old_page{"no page {} in the old file", "в старом файле нет страницы {}"};
inline constexpr Phrase<std::size_t> no_new_page{"no page {} in the new file", "в новом файле нет страницы {}"};
inline constexpr Phrase<std::size_t> page_heading{"Page {}", "Страница {}"};
inline constexpr ProgramText language_code{"en", "ru"};

}  // namespace vestnik::texts
