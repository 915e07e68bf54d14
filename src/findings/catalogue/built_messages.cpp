/// @file built_messages.cpp
/// What is wrong with an issue that was built in code, and what descriptors' findings say there: it has no keys. What
/// is wrong with a publisher, wherever it comes from.
#include "findings/catalogue/table_check.hpp"
#include "findings/catalogue/tables.hpp"

namespace vestnik::messages {
namespace {

constexpr CodeEntry codes[] = {
    {"bad-period",
     Severity::error,
     {"a period that is not two days", "период — не два дня"},
     {"An issue that a program fills in lacks a first or a last day.",
      "В выпуске, который заполнила программа, нет первого или последнего дня."},
     "",
     ""},
    {"unknown-text",
     Severity::error,
     {"an unknown running text", "неизвестный постоянный текст"},
     {"The publisher gives a running text of its own (`texts`, in code `Publisher::texts`) under a name that no text "
      "has, or with a placeholder that this text has no value for. It would be passed over, or stand on the page in "
      "braces. The names are those of assets/locales/.",
      "Издатель задаёт постоянный текст (`texts`, в программе `Publisher::texts`) под именем, которого нет, или "
      "с меткой, для которой у этого текста нет значения. Такой текст пропал бы, а метка осталась бы на странице в "
      "фигурных скобках. Имена — те же, что в assets/locales/."},
     "texts: {citaton: \"{title}. No. {number}\"}",
     "texts: {citation: \"{title}. No. {number}\"}"},
    {"publisher-address",
     Severity::error,
     {"a publisher's address that leads nowhere", "адрес издателя никуда не ведёт"},
     {"The publisher's web and e-mail addresses become links: each is one address, without words or other addresses "
      "beside it.",
      "Сайт и электронная почта издателя становятся ссылками: это один адрес, без слов и других адресов рядом."},
     "email: office at example.org",
     "email: office@example.org"},
};

constexpr MessageEntry messages[] = {
    {"empty-text/section",
     {"the section has neither a country nor a heading", "у раздела нет ни страны, ни названия"},
     {"give a country's code, e.g. KZ, or a heading", "укажите код страны, например KZ, или название"}},
    {"out-of-range/built",
     {"the issue's {key} is {value}", "у выпуска {key} равно {value}"},
     {"give one from {least} to {greatest}", "нужно от {least} до {greatest}"}},
    {"empty-text/untitled", {"{owner} has no title", "{owner}: нет заголовка"}, {"give it one", "задайте его"}},
    {"bad-period",
     {"the issue's period is not two dates", "период выпуска — не две даты"},
     {"give the first and the last day that the issue covers", "укажите первый и последний день, о которых выпуск"}},
    {"alternative-missing/built",
     {"the picture \"{name}\" has no alternative text", "у рисунка «{name}» нет описания"},
     {"say what it shows; now its caption, the article's title or its owner's name serves",
      "скажите, что изображено; пока читается подпись, заголовок статьи или название владельца"}},
    {"not-utf8/built", {"this text is not UTF-8", "текст не в UTF-8"}, {"convert it", "перекодируйте его"}},
    {"control-character/built",
     {"this text holds the control character U+{code}", "в тексте управляющий символ U+{code}"},
     {"leave it out", "уберите его"}},
    {"source-missing/built",
     {"the article names no source", "у статьи нет источника"},
     {"give the source's name, its address, or both", "укажите название источника, его адрес или то и другое"}},
    {"body-missing/built", {"the article has no text", "у статьи нет текста"}, {"give it a body", "задайте его"}},
    {"empty-list/sections",
     {"the issue has no sections", "в выпуске нет разделов"},
     {"add one, with an article", "добавьте раздел со статьёй"}},
    {"empty-list/articles",
     {"the section has no articles", "в разделе нет статей"},
     {"add one, or leave the section out", "добавьте статью или уберите раздел"}},
    {"empty-list/title",
     {"the series' title has no lines", "у названия серии нет строк"},
     {"give the lines that stand on the cover", "задайте строки, которые стоят на обложке"}},
    {"impossible-date/option",
     {"the date of the PDF is before 1900 or after 9999", "дата PDF раньше 1900 года или позже 9999"},
     {"give seconds since 1970-01-01, or no date", "укажите секунды с 1970-01-01 или не задавайте даты"}},
    {"title-repeated/built",
     {"an earlier article has the same title", "такой заголовок уже есть у другой статьи"},
     {"it is {other}", "это {other}"}},
    {"body-repeated/built",
     {"an earlier article has the same text", "такой текст уже есть у другой статьи"},
     {"it is {other}", "это {other}"}},
    {"address-repeated/built",
     {"an earlier article has the same source address", "такой адрес источника уже есть у другой статьи"},
     {"it is {other}", "это {other}"}},
    {"picture-repeated/built",
     {"the picture \"{name}\" is in an earlier article", "рисунок «{name}» уже стоит в другой статье"},
     {"it is {other}", "это {other}"}},
    {"publisher-address",
     {"{value} is not a web address", "{value} — не адрес сайта"},
     {"give one that begins with https://, or www.example.org", "нужен адрес с https:// или вида www.example.org"}},
    {"publisher-address/email",
     {"{value} is not an e-mail address", "{value} — не адрес электронной почты"},
     {"give one like office@example.org", "нужен адрес вида office@example.org"}},
    {"unknown-text",
     {"there is no running text {name}", "постоянного текста {name} нет"},
     {"did you mean \"{nearest}\"?", "может быть, «{nearest}»?"}},
    {"unknown-text/letters",
     {"there is no running text {name}", "постоянного текста {name} нет"},
     {"{letters} in it is Cyrillic: write \"{nearest}\" with Latin letters",
      "здесь кириллица: {letters}; пишите «{nearest}» латиницей"}},
    {"unknown-text/none",
     {"there is no running text {name}", "постоянного текста {name} нет"},
     {"the names are in assets/locales/", "имена перечислены в assets/locales/"}},
    {"unknown-text/placeholder",
     {"this running text has no value for {name}", "у этого текста нет значения для {name}"},
     {"it has {choices}", "есть {choices}"}},
};

constexpr int bad_code = wrong_code(codes, messages);
constexpr int bad_message = wrong_message(messages);
constexpr int undeclared = undeclared_message(messages);
static_assert(bad_code == no_row, "this code lacks a language or a message, or is there twice");
static_assert(bad_message == no_row,
              "this message lacks a language, is there twice, or its languages differ in places");
static_assert(undeclared == no_row, "declarations.hpp lacks this message, or has it with other places");

}  // namespace

std::span<const CodeEntry> built_codes() { return codes; }
std::span<const MessageEntry> built_messages() { return messages; }

}  // namespace vestnik::messages
