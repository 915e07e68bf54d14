/// @file terms.cpp
/// Phrases that messages take as values.
#include "messages/tables.hpp"

namespace vestnik::messages {
namespace {

constexpr TermEntry phrases[] = {
    {"a text", "текст"},
    {"a whole number", "целое число"},
    {"a number", "число"},
    {"true or false", "true или false"},
    {"a date", "дата"},
    {"a list", "список"},
    {"a mapping", "запись из ключей и значений"},
    {"nothing", "ничего"},
    {"this value", "это значение"},
    {" or ", " или "},
    {"its caption", "подпись"},
    {"the article's title", "заголовок статьи"},
    // What is wrong with a divided word.
    {"a hyphen stands without a letter on each side of it", "у дефиса нет буквы с каждой стороны"},
    {"\"{}\" is no letter", "«{}» — не буква"},
    {"\"{}\" is no letter that the language \"{}\" is written in", "буквы «{}» нет в языке «{}»"},
    {"it has no letters", "в нём нет букв"},
    {"it has {} letters; no word has more than {}", "в нём букв {}, а больше {} в слове не бывает"},
    // What has keys.
    {"an issue", "выпуск"},
    {"a series", "серия"},
    {"a period", "период"},
    {"a publisher", "издатель"},
    {"a logo", "логотип"},
    {"running texts", "постоянные тексты"},
    {"a source", "источник"},
    {"a picture", "рисунок"},
    {"an article", "статья"},
    {"a section", "раздел"},
    {"a digest", "сводка"},
    {"a theme", "тема"},
    {"a page", "страница"},
    {"a style", "стиль"},
    {"a family", "семейство шрифтов"},
    {"the families", "семейства шрифтов"},
    {"the styles", "стили"},
    {"the colours", "цвета"},
    {"the breaking parameters", "настройки строк"},
    {"breaking parameters by language", "настройки строк по языкам"},
    {"the pagination parameters", "настройки страниц"},
    {"the picture parameters", "настройки рисунков"},
    {"the protrusion table", "таблица выступов"},
    {"texts by language", "тексты по языкам"},
    {"hyphenation by language", "переносы по языкам"},
    {"a language's typography", "правила набора языка"},
    {"the house rules", "правила набора"},
    {"a locale", "языковой файл"},
};

}  // namespace

std::span<const TermEntry> terms() { return phrases; }

}  // namespace vestnik::messages
