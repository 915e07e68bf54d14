/// @file preview_texts.hpp
/// What the preview's server says; the words of its page are in assets/preview/texts.json. Constant data; read from any
/// thread.
#pragma once

#include "findings/catalogue/phrase.hpp"

namespace vestnik::texts {

// Answers to the page.
inline constexpr ProgramText internal_error{"internal error", "внутренняя ошибка"};
inline constexpr ProgramText refused{"this request is not allowed", "такой запрос не разрешён"};
inline constexpr ProgramText nothing_here{"there is nothing at this address", "по этому адресу ничего нет"};
inline constexpr ProgramText too_many_windows{"too many windows are open; close one",
                                              "открыто слишком много окон; закройте одно"};
inline constexpr ProgramText no_proof{"there is no proof yet", "корректуры ещё нет"};
inline constexpr ProgramText no_pdf_yet{"there is no PDF yet", "PDF ещё нет"};
inline constexpr ProgramText no_page{"there is no such page", "такой страницы нет"};
inline constexpr ProgramText no_width{"pages are not drawn in this width", "такой ширины у страниц не бывает"};
inline constexpr ProgramText page_not_drawn{"the page cannot be drawn", "страницу нельзя показать"};
inline constexpr ProgramText no_place_given{"file, line and column are needed", "нужны file, line и column"};
inline constexpr ProgramText no_editor{"no editor is set; start the preview with --editor",
                                       "редактор не задан; запустите просмотр с ключом --editor"};
inline constexpr ProgramText not_of_the_issue{"this file is not part of the issue", "этот файл не относится к выпуску"};

// Why changes may go unnoticed.
inline constexpr ProgramText too_many_watches{
    "the system watches as many folders as it may (fs.inotify.max_user_watches)",
    "система больше не может следить за папками (предел fs.inotify.max_user_watches)"};
inline constexpr Phrase<std::string, LocalText> not_watched{"{}: {}", "{}: {}"};

}  // namespace vestnik::texts
