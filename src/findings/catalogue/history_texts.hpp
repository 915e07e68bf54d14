/// @file history_texts.hpp
/// What the desk calls the versions that it keeps. Constant data; read from any thread.
#pragma once

#include <cstddef>
#include <string>

#include "findings/catalogue/phrase.hpp"

namespace vestnik::texts {

/// Of an article: its number in the issue and its title.
using OfArticle = Phrase<std::size_t, std::string>;
inline constexpr OfArticle article_added{"Article {} added: {}", "Добавлена статья {}: {}"};
inline constexpr OfArticle article_deleted{"Article {} deleted: {}", "Удалена статья {}: {}"};
inline constexpr OfArticle article_moved{"Article {} moved: {}", "Передвинута статья {}: {}"};
inline constexpr OfArticle title_changed{"Title of article {} changed: {}", "Изменён заголовок статьи {}: {}"};
inline constexpr OfArticle text_changed{"Text of article {} changed: {}", "Изменён текст статьи {}: {}"};
inline constexpr OfArticle pictures_changed{"Pictures of article {} changed: {}", "Изменены рисунки статьи {}: {}"};
inline constexpr OfArticle article_changed{"Article {} changed: {}", "Изменена статья {}: {}"};
inline constexpr Phrase<std::size_t> section_changed{"Section {} changed", "Изменён раздел {}"};
inline constexpr ProgramText issue_changed{"Details of the issue changed", "Изменены сведения о выпуске"};
inline constexpr ProgramText files_changed{"Files of the issue changed", "Изменены файлы выпуска"};
inline constexpr Phrase<std::size_t> more_changes{"{} more", "ещё {}"};
inline constexpr Phrase<std::string> taken_in{"Taken into the history: {}", "Принято в историю: {}"};
inline constexpr Phrase<std::string> changed_outside{"Outside the desk: {}", "Вне рабочего стола: {}"};
inline constexpr Phrase<std::string> released_as{"Released: {}", "Выпущено: {}"};
inline constexpr ProgramText no_title{"(no title)", "(без заголовка)"};

inline constexpr ProgramText history_unusable{"no versions are kept: git cannot be used in this folder",
                                              "версии не хранятся: git в этой папке использовать нельзя"};
inline constexpr ProgramText history_busy{
    "versions wait: somebody's merge in git is not finished, or no branch is checked out",
    "версии ждут: в git не закончено слияние или не выбрана ветвь"};
inline constexpr ProgramText history_not_written{
    "the last version could not be kept; the files are as you see them",
    "последнюю версию сохранить не удалось; файлы такие, какими вы их видите"};
inline constexpr ProgramText no_such_version{"this version is not kept", "такой версии нет"};
inline constexpr ProgramText version_not_set{"the pages of this version cannot be set",
                                             "полосы этой версии сверстать нельзя"};

}  // namespace vestnik::texts
