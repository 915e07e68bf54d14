/// @file setting_messages.cpp
/// Faces, hyphenation, pages and the PDF itself.
#include "messages/tables.hpp"

namespace vestnik::messages {
namespace {

constexpr Severity error = Severity::error, warning = Severity::warning;

constexpr CodeEntry codes[] = {
    {"missing-glyph",
     error,
     {"a character that no face has", "символ, которого нет ни в одном шрифте"},
     {"The character would be a blank or a box on paper. Mostly it came in by copying: an emoji, an ornament, a letter "
      "of "
      "another script.",
      "На бумаге вместо символа была бы пустота или рамка. Обычно он попал при копировании: эмодзи, украшение, буква "
      "другого "
      "письма."},
     "Good news 🎉",
     "Good news"},
    {"fallback-face",
     warning,
     {"a character from another face", "символ из другого шрифта"},
     {"The text's face does not have the character; it is set in another and may look odd. Often it is not meant: a "
      "Turkish "
      "İ in a title, an Arabic letter.",
      "В шрифте текста нет этого символа; он взят из другого шрифта и может выделяться. Часто он и не нужен: турецкая "
      "İ в "
      "заголовке, арабская буква."},
     "DRUG PREVENTİON",
     "DRUG PREVENTION"},
    {"font-missing",
     error,
     {"a face's file is missing", "нет файла шрифта"},
     {"The theme names a font file that is not in fonts/, or no family at all.",
      "Тема называет файл шрифта, которого нет в fonts/, или не называет ни одного семейства."},
     "",
     ""},
    {"font-corrupt",
     error,
     {"a file that is no usable font", "файл не годится как шрифт"},
     {"FreeType cannot read the file, or it holds bitmaps only.",
      "FreeType не может прочитать файл, или в нём только растровые знаки."},
     "",
     ""},
    {"font-not-embeddable",
     error,
     {"a font that must not be embedded", "шрифт нельзя встраивать"},
     {"The font's licence bits forbid that a PDF carries it, and a PDF/A must carry its fonts.",
      "Лицензия шрифта запрещает встраивать его в PDF, а в PDF/A шрифты должны быть встроены."},
     "",
     ""},
    {"hyphenation-missing",
     error,
     {"hyphenation patterns are missing", "нет таблицы переносов"},
     {"The locale names a file that is not in assets/hyphenation.",
      "Языковой файл называет файл, которого нет в assets/hyphenation."},
     "",
     ""},
    {"hyphenation-corrupt",
     error,
     {"hyphenation patterns that cannot be read", "таблица переносов не читается"},
     {"The file is no pattern file in UTF-8.", "Это не файл переносов в UTF-8."},
     "",
     ""},
    {"box-too-tall",
     error,
     {"a block taller than a page", "блок выше страницы"},
     {"Something that must not be divided, e.g. a title of very many lines, does not fit any page.",
      "То, что нельзя разделить, например заголовок из очень многих строк, не помещается ни на одной странице."},
     "",
     ""},
    {"pdf-limit",
     error,
     {"more than a PDF can hold", "больше, чем вмещает PDF"},
     {"The library that writes the PDF refused. Split the issue, or leave out what the message names.",
      "Библиотека, которая пишет PDF, отказалась. Разделите выпуск или уберите то, что названо."},
     "",
     ""},
};

constexpr MessageEntry messages[] = {
    {"missing-glyph",
     {"no face has the character {character}", "ни в одном шрифте нет символа {character}"},
     {"replace the character, or add a face that has it to the theme's `fallback`",
      "замените символ или добавьте в `fallback` темы шрифт, в котором он есть"}},
    {"fallback-face",
     {"{character} is not in the text's face; it is set in {face}",
      "{character} нет в шрифте текста; он набран шрифтом {face}"},
     {"check that this character is meant", "проверьте, нужен ли этот символ"}},
    {"font-missing",
     {"font file {name} is not there", "нет файла шрифта {name}"},
     {"put the file into fonts/, or name another in the theme", "положите файл в fonts/ или укажите в теме другой"}},
    {"font-missing/unreadable",
     {"font file cannot be read", "файл шрифта не читается"},
     {"check its permissions", "проверьте права доступа"}},
    {"font-missing/families",
     {"the theme names no font family", "тема не называет ни одного семейства шрифтов"},
     {"add `families`", "добавьте `families`"}},
    {"font-corrupt",
     {"not a font that FreeType can read", "FreeType не может прочитать этот шрифт"},
     {"replace the file", "замените файл"}},
    {"font-corrupt/library", {"FreeType does not start", "FreeType не запускается"}, {}},
    {"font-corrupt/bitmap",
     {"not a scalable font", "шрифт не масштабируется"},
     {"use a TrueType or OpenType font", "возьмите шрифт TrueType или OpenType"}},
    {"font-not-embeddable",
     {"the font's licence bits (OS/2 fsType) forbid embedding a subset",
      "лицензия шрифта (OS/2 fsType) запрещает встраивать его часть"},
     {"choose a font that may be embedded", "возьмите шрифт, который можно встраивать"}},
    {"hyphenation-missing",
     {"cannot use hyphenation file {name}", "нет файла переносов {name}"},
     {"reinstall Vestnik's assets", "переустановите файлы Вестника"}},
    {"hyphenation-corrupt",
     {"cannot use hyphenation file {name}", "файл переносов {name} не читается"},
     {"reinstall Vestnik's assets", "переустановите файлы Вестника"}},
    {"box-too-tall",
     {"this block is taller than a page", "этот блок выше страницы"},
     {"split it, or shorten its text", "разделите его или сократите текст"}},
    {"pdf-limit",
     {"{problem}", "{problem}"},
     {"split the issue, or leave out what the message names", "разделите выпуск или уберите то, что названо"}},
};

}  // namespace

std::span<const CodeEntry> setting_codes() { return codes; }
std::span<const MessageEntry> setting_messages() { return messages; }

}  // namespace vestnik::messages
