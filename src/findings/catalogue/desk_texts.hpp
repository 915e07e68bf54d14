/// @file desk_texts.hpp
/// What the desk's server and its command say; the words of its page are in src/tools/desk/web/. Constant data; read
/// from any thread.
#pragma once

#include "findings/catalogue/phrase.hpp"

namespace vestnik::texts {

inline constexpr ProgramText no_such_issue{"this issue is no longer in the folder", "этого выпуска в папке больше нет"};
inline constexpr ProgramText no_such_article{"this article is no longer in the issue",
                                             "этой статьи в выпуске больше нет"};
inline constexpr ProgramText no_such_picture{"this picture cannot be shown", "этот рисунок нельзя показать"};
inline constexpr ProgramText issue_unreadable{"the issue's file cannot be read; a text editor will show what is wrong",
                                              "файл выпуска не читается; что в нём не так, покажет текстовый редактор"};
inline constexpr ProgramText changed_elsewhere{"this was changed elsewhere in the meantime",
                                               "тем временем это изменили в другом месте"};
inline constexpr ProgramText not_an_edit{"this change is not understood", "такое изменение непонятно"};
inline constexpr ProgramText edit_impossible{
    "this change cannot be made without touching more than it says; a text editor can make it",
    "это изменение затронуло бы и другое; его можно внести в текстовом редакторе"};
inline constexpr ProgramText picture_unusable{"this picture cannot be used", "этот рисунок не подходит"};
inline constexpr ProgramText not_ready_to_release{"there are errors left, or the pages are still being set",
                                                  "остались ошибки или страницы ещё верстаются"};
inline constexpr ProgramText folder_name_needed{"the new issue needs a name for its folder",
                                                "новому выпуску нужно имя папки"};
inline constexpr ProgramText folder_is_there{"there is a folder of this name already", "папка с таким именем уже есть"};
inline constexpr ProgramText folder_not_made{"the folder cannot be made", "папку нельзя создать"};
inline constexpr ProgramText changed_since{"this file was changed elsewhere since then; the step cannot be taken",
                                           "с тех пор файл изменили в другом месте; этот шаг сделать нельзя"};
inline constexpr ProgramText step_is_gone{"what stood there before is no longer kept",
                                          "то, что было раньше, больше не хранится"};
inline constexpr ProgramText nothing_to_undo{"there is nothing to undo", "отменять нечего"};
inline constexpr ProgramText nothing_to_redo{"there is nothing to redo", "повторять нечего"};
inline constexpr ProgramText file_name_needed{"this file has no name", "у этого файла нет имени"};
inline constexpr ProgramText import_not_started{"vestnik, the program beside this one, does not start",
                                                "программа vestnik, лежащая рядом с этой, не запускается"};
inline constexpr ProgramText import_too_slow{"the import takes too long; nothing was made",
                                             "импорт занимает слишком много времени; ничего не создано"};
inline constexpr ProgramText import_broke_off{"the import gave up on this file; nothing was made",
                                              "импорт не справился с этим файлом; ничего не создано"};
inline constexpr ProgramText not_imported{"no issue was made of this file", "из этого файла выпуск не получился"};

// Of the command line.
inline constexpr ProgramText desk{"Make issues in the browser: write, arrange, see the pages, release",
                                  "Делать выпуски в браузере: писать, располагать, видеть полосы, выпускать"};
inline constexpr ProgramText desk_folder{"Folder that holds the issues, each in a folder of its own",
                                         "папка с выпусками, каждый в своей папке"};
inline constexpr Phrase<std::string_view> no_folder{"{} is no folder", "{} — не папка"};

}  // namespace vestnik::texts
