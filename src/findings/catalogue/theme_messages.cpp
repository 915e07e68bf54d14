/// @file theme_messages.cpp
/// Themes and locales.
#include "findings/catalogue/table_check.hpp"
#include "findings/catalogue/tables.hpp"

namespace vestnik::messages {
namespace {

constexpr Severity error = Severity::error, warning = Severity::warning;

constexpr CodeEntry codes[] = {
    {"unknown-theme",
     error,
     {"an unknown theme", "неизвестная тема"},
     {"A theme is one of Vestnik's by name, or a file of your own whose name ends in .yaml.",
      "Тема — это имя одной из тем Вестника или собственный файл с именем на .yaml."},
     "theme: bulletn",
     "theme: bulletin"},
    {"unknown-language",
     error,
     {"a language without a locale", "язык без словаря"},
     {"Vestnik has words, dates and hyphenation for en, ru, kk, ky and tg.",
      "У Вестника есть слова, даты и переносы для en, ru, kk, ky и tg."},
     "",
     ""},
    {"wrong-count",
     error,
     {"a list of a wrong length", "список неверной длины"},
     {"A locale's year has twelve months, and its quotation marks are an outer and an inner pair.",
      "В языковом файле должно быть двенадцать месяцев, а кавычек — две пары: внешняя и внутренняя."},
     "",
     ""},
    {"unknown-rule",
     error,
     {"an unknown house rule", "неизвестное правило набора"},
     {"An issue that a program fills in switches a rule of typography that Vestnik does not have. In a descriptor the "
      "same is an unknown key.",
      "В выпуске, который заполнила программа, переключается правило набора, которого у Вестника нет. В файле описания "
      "это было бы неизвестным ключом."},
     "",
     ""},
    {"bad-length",
     error,
     {"a length that cannot be read", "нечитаемая длина"},
     {"Lengths of a theme are points or millimetres.", "Длины в теме указываются в пунктах или миллиметрах."},
     "width: 21cm",
     "width: 210mm"},
    {"bad-color",
     error,
     {"a colour that cannot be read", "нечитаемый цвет"},
     {"Colours of a theme are red, green and blue in hexadecimal, in quotes because `#` begins a comment.",
      "Цвета в теме — красный, зелёный и синий в шестнадцатеричной записи, в кавычках: `#` начинает комментарий."},
     "accent: blue",
     "accent: \"#1F3A5F\""},
    {"leading-off-grid",
     warning,
     {"a leading that does not fit the grid", "интерлиньяж не ложится на сетку"},
     {"Text is set on a grid of lines, so that the lines of both columns stand level. A paragraph whose leading is no "
      "whole number of the grid's steps leaves part of a line empty below it, each as much as its number of lines "
      "makes.",
      "Текст стоит на сетке строк, чтобы строки обеих колонок были на одном уровне. Если интерлиньяж не кратен шагу "
      "сетки, под каждым абзацем остаётся пустой часть строки, и у абзацев разной длины она разная."},
     "page: {grid: 13}, styles: {body: {leading: 14}}",
     "page: {grid: 14}, styles: {body: {leading: 14}}"},
    {"bad-page",
     error,
     {"margins that leave no room", "поля не оставляют места"},
     {"Two columns of text must fit between the margins.", "Между полями должны поместиться две колонки текста."},
     "",
     ""},
};

constexpr MessageEntry messages[] = {
    {"unknown-theme",
     {"there is no theme \"{name}\"", "нет темы «{name}»"},
     {"name one of assets/themes, or a file of your own that ends in .yaml",
      "назовите тему из assets/themes или свой файл с именем на .yaml"}},
    {"unknown-language",
     {"there is no locale for the language \"{language}\"", "нет словаря для языка «{language}»"},
     {"use en, ru, kk, ky or tg", "возможны en, ru, kk, ky и tg"}},
    {"wrong-count", {"a year has twelve months", "в году двенадцать месяцев"}, {"list them all", "перечислите все"}},
    {"wrong-count/quotes",
     {"quotation marks are four: an outer and an inner pair", "кавычек четыре: внешняя пара и внутренняя"},
     {"write them in one text, e.g. '«»„“'", "запишите их одним текстом, например '«»„“'"}},
    {"unknown-rule",
     {"there is no house rule \"{name}\"", "нет правила набора «{name}»"},
     {"did you mean \"{nearest}\"?", "может быть, «{nearest}»?"}},
    {"unknown-rule/none",
     {"there is no house rule \"{name}\"", "нет правила набора «{name}»"},
     {"docs/typography.md lists the rules", "правила перечислены в docs/typography.md"}},
    {"bad-length",
     {"{value} is not a length", "{value} — не длина"},
     {"write points or millimetres: 10.5, 10.5pt or 18mm", "пишите пункты или миллиметры: 10.5, 10.5pt или 18mm"}},
    {"bad-color",
     {"{value} is not a colour", "{value} — не цвет"},
     {"write red, green and blue in hexadecimal: \"#1F3A5F\"", "пишите красный, зелёный и синий как \"#1F3A5F\""}},
    {"leading-off-grid",
     {"the leading of {style} is {leading} pt, the grid's step {grid} pt: paragraphs will lie unevenly far apart",
      "интерлиньяж стиля {style} — {leading} пт, шаг сетки — {grid} пт: промежутки между абзацами выйдут неровными"},
     {"make the leading a whole number of the grid's steps, or set `page.grid` to it",
      "сделайте интерлиньяж кратным шагу сетки или задайте его в `page.grid`"}},
    {"bad-page",
     {"the margins leave no room for two columns of text", "поля не оставляют места для двух колонок"},
     {"columns must be at least 60 pt wide and ten lines high, the grid at least 4 pt",
      "колонки не уже 60 пт и не ниже десяти строк, шаг сетки не меньше 4 пт"}},
};

constexpr int bad_code = wrong_code(codes, messages);
constexpr int bad_message = wrong_message(messages);
constexpr int undeclared = undeclared_message(messages);
static_assert(bad_code == no_row, "this code lacks a language or a message, or is there twice");
static_assert(bad_message == no_row,
              "this message lacks a language, is there twice, or its languages differ in places");
static_assert(undeclared == no_row, "declarations.hpp lacks this message, or has it with other places");

}  // namespace

std::span<const CodeEntry> theme_codes() { return codes; }
std::span<const MessageEntry> theme_messages() { return messages; }

}  // namespace vestnik::messages
