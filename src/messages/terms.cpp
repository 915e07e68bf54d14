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
    {"a locale", "языковой файл"},
};

}  // namespace

std::span<const TermEntry> terms() { return phrases; }

}  // namespace vestnik::messages
