/// @file data_messages.cpp
/// Tables and charts from CSV files.
#include "findings/catalogue/table_check.hpp"
#include "findings/catalogue/tables.hpp"

namespace vestnik::messages {
namespace {

constexpr Severity error = Severity::error, warning = Severity::warning;

constexpr CodeEntry codes[] = {
    {"data-missing",
     error,
     {"a table or chart that is placed and does not exist", "место для таблицы или диаграммы, которой нет"},
     {"The body places a table or chart more often than there are entries with that file under `table` and `chart`.",
      "В тексте указано больше мест для таблиц и диаграмм, чем записей с этим файлом в `table` и `chart`."},
     "",
     ""},
    {"csv-format",
     error,
     {"a file of figures that is no CSV", "файл с данными не в формате CSV"},
     {"Figures are read from text: in a spreadsheet program, save the sheet as CSV (\"CSV UTF-8\" in Excel).",
      "Данные читаются из текстового файла: сохраните лист электронной таблицы как CSV (в Excel — «CSV UTF-8»)."},
     "",
     ""},
    {"csv-empty",
     error,
     {"a file of figures without figures", "файл с данными без данных"},
     {"No cell of the file has a text. Often another sheet was saved than the one that was meant.",
      "Ни в одной ячейке файла ничего нет. Часто это значит, что сохранён не тот лист."},
     "",
     ""},
    {"csv-encoding",
     warning,
     {"a file of figures in an encoding that had to be guessed", "кодировка файла с данными угадана"},
     {"The file is neither UTF-8 nor UTF-16. It was read in the encoding that fits best; look at its letters on the "
      "page, "
      "or save it as UTF-8.",
      "Файл не в UTF-8 и не в UTF-16. Он прочитан в наиболее подходящей кодировке; проверьте буквы на странице или "
      "сохраните файл в UTF-8."},
     "",
     ""},
    {"csv-quote",
     error,
     {"quotes of a CSV file that do not match", "непарные кавычки в файле CSV"},
     {"A cell that begins with a straight quote ends with one, and quotes within it are written twice. Where that is "
      "not "
      "so, it is not certain where cells end.",
      "Ячейка, которая начинается прямой кавычкой, ею и заканчивается, а кавычки внутри неё удваиваются. Если это не "
      "так, неясно, где заканчиваются ячейки."},
     "North,\"the \"old\" town\",12",
     "North,\"the \"\"old\"\" town\",12"},
    {"csv-ragged",
     warning,
     {"a row of a CSV file with too few cells", "строка файла CSV короче остальных"},
     {"Most rows of the file have more cells. The missing ones are set empty at the row's end.",
      "В большинстве строк файла ячеек больше. Недостающие набираются пустыми в конце строки."},
     "Region;2023;2024\nNorth;12",
     "Region;2023;2024\nNorth;12;15"},
    {"csv-cells-lost",
     error,
     {"a row of a CSV file with too many cells", "лишние ячейки в строке файла CSV"},
     {"Most rows of the file have fewer cells. Often a number is written with the sign that parts the cells: put it in "
      "quotes, or save the file with semicolons.",
      "В большинстве строк файла ячеек меньше. Часто причина в числе, внутри которого стоит тот же знак, что и между "
      "ячейками: возьмите его в кавычки или сохраните файл с точкой с запятой."},
     "Region,2023,2024\nNorth,1,234,15",
     "Region,2023,2024\nNorth,\"1,234\",15"},
    {"csv-too-large",
     error,
     {"a CSV file with too many cells", "слишком большой файл CSV"},
     {"A bulletin prints tables that are read. Save only the rows and columns that are to be printed.",
      "Бюллетень печатает таблицы для чтения. Сохраните в файл только те строки и столбцы, которые нужны на странице."},
     "",
     ""},
    {"csv-numbers",
     warning,
     {"numbers of a CSV file with different decimal signs", "разные десятичные знаки в файле CSV"},
     {"In one cell a comma parts the fraction, in another a full stop. Numbers are read by the first sign that leaves "
      "no "
      "doubt; the others are printed as they stand. `decimal-sign` says which one holds.",
      "В одной ячейке дробная часть отделена запятой, в другой — точкой. Числа читаются по первому знаку, не "
      "вызывающему "
      "сомнений; остальные печатаются как написаны. Нужный знак указывает `decimal-sign`."},
     "North;12,5\nSouth;13.5",
     "North;12,5\nSouth;13,5"},
    {"chart-empty",
     error,
     {"a chart without numbers", "диаграмма без чисел"},
     {"The first row of the file names the series, the first column the categories; the other cells are numbers. None "
      "of "
      "them is one.",
      "В первой строке файла — названия рядов, в первом столбце — категории, в остальных ячейках — числа. Ни одного "
      "числа там нет."},
     "",
     ""},
    {"chart-gap",
     warning,
     {"a text in the place of a chart's number", "текст вместо числа в данных диаграммы"},
     {"The value is left out: a bar is missing, a line has a gap. An empty cell or a dash says so without a warning.",
      "Значение пропускается: нет столбца, линия прерывается. Пустая ячейка или тире означают то же без "
      "предупреждения."},
     "North;twelve",
     "North;12"},
    {"chart-negative",
     error,
     {"a negative number in a pie or in stacked bars", "отрицательное число в круге или столбце с накоплением"},
     {"Parts of a whole cannot be less than nothing. Draw such figures as `bar` or `line`.",
      "Части целого не бывают меньше нуля. Для таких данных подходят `bar` и `line`."},
     "",
     ""},
    {"chart-one-series",
     error,
     {"a pie of more than one series", "круговая диаграмма из нескольких рядов"},
     {"A pie shows the parts of one whole: a column of names and a column of numbers. Draw several as `stacked-bar`.",
      "Круг показывает части одного целого: столбец названий и столбец чисел. Несколько рядов рисует `stacked-bar`."},
     "",
     ""},
    {"chart-crowded",
     error,
     {"a chart with more than can be told apart", "слишком много данных для диаграммы"},
     {"Bars, slices and lines that are too many cannot be told apart on paper. Leave some out, draw a line chart, or "
      "print a table.",
      "Если столбцов, долей или линий слишком много, на бумаге их не различить. Уберите часть, постройте график или "
      "напечатайте таблицу."},
     "",
     ""},
};

constexpr MessageEntry messages[] = {
    {"data-missing",
     {"no table or chart of the file \"{name}\" is left for this place",
      "для этого места нет таблицы или диаграммы из файла «{name}»"},
     {"list it under `table` or `chart`, or take the place away",
      "добавьте запись в `table` или `chart` либо уберите это место"}},
    {"csv-format",
     {"\"{name}\" is no text", "«{name}» — не текстовый файл"},
     {"save the figures as CSV", "сохраните данные как CSV"}},
    {"csv-format/workbook",
     {"\"{name}\" is a workbook, not CSV", "«{name}» — книга Excel, а не CSV"},
     {"open it and save the sheet as CSV UTF-8", "откройте её и сохраните лист как CSV UTF-8"}},
    {"csv-empty",
     {"\"{name}\" has no cells with text", "в файле «{name}» нет непустых ячеек"},
     {"save the sheet that holds the figures", "сохраните тот лист, на котором данные"}},
    {"csv-encoding",
     {"\"{name}\" is read as {encoding}, which is a guess", "«{name}» прочитан в кодировке {encoding}, но это догадка"},
     {"save it as UTF-8", "сохраните его в UTF-8"}},
    {"csv-quote",
     {"text follows the quote that closes the cell begun in line {line}",
      "после кавычки, закрывающей ячейку (её начало — в строке {line}), стоит текст"},
     {"write quotes within a cell twice", "кавычки внутри ячейки пишите дважды"}},
    {"csv-quote/open",
     {"nothing closes the quote with which this cell of line {line} begins",
      "кавычка в начале этой ячейки (строка {line}) не закрыта"},
     {"close it at the cell's end", "закройте её в конце ячейки"}},
    {"csv-ragged",
     {"this row has {cells} cells, most have {columns}", "ячеек в строке: {cells}, в остальных: {columns}"},
     {"fill the row up", "дополните строку"}},
    {"csv-cells-lost",
     {"this row has {cells} cells, most have {columns}: the rest is left out",
      "ячеек в строке: {cells}, в остальных: {columns}; лишнее пропущено"},
     {"put a cell that holds the separator in quotes", "возьмите в кавычки ячейку, внутри которой стоит разделитель"}},
    {"csv-too-large",
     {"the file has more than {limit} cells", "в файле больше {limit} ячеек"},
     {"save only what is to be printed", "сохраните только то, что нужно напечатать"}},
    {"csv-numbers",
     {"\"{text}\" has another decimal sign than \"{first}\" in line {line}",
      "в «{text}» другой десятичный знак, чем в «{first}» в строке {line}"},
     {"write all numbers alike, or name the sign with decimal-sign",
      "пишите все числа одинаково или укажите знак в decimal-sign"}},
    {"chart-empty",
     {"\"{name}\" has no number below its first row and beside its first column",
      "в «{name}» нет чисел ниже первой строки и правее первого столбца"},
     {"put the figures there", "впишите данные туда"}},
    {"chart-gap",
     {"\"{text}\" is no number: it is left out of the chart", "«{text}» — не число, в диаграмме его нет"},
     {"write a number, or leave the cell empty", "впишите число или оставьте ячейку пустой"}},
    {"chart-negative",
     {"\"{text}\" is less than nothing: this chart shows parts of a whole",
      "«{text}» меньше нуля, а эта диаграмма показывает части целого"},
     {"choose bar or line", "выберите bar или line"}},
    {"chart-one-series",
     {"\"{name}\" has more than one column of numbers; a pie shows one",
      "в «{name}» больше одного столбца чисел, а круг показывает один"},
     {"leave one column, or choose stacked-bar", "оставьте один столбец или выберите stacked-bar"}},
    {"chart-crowded",
     {"{count} categories: this kind of chart shows {limit} at most",
      "категорий: {count}, а на такой диаграмме помещается не больше {limit}"},
     {"leave some out, or print a table", "уберите часть или напечатайте таблицу"}},
    {"chart-crowded/series",
     {"{count} series: {limit} at most can be told apart in black and white",
      "рядов: {count}, а на чёрно-белой странице различимы не больше {limit}"},
     {"leave some out, or draw several charts", "уберите часть или постройте несколько диаграмм"}},
};

constexpr int bad_code = wrong_code(codes, messages);
constexpr int bad_message = wrong_message(messages);
constexpr int undeclared = undeclared_message(messages);
static_assert(bad_code == no_row, "this code lacks a language or a message, or is there twice");
static_assert(bad_message == no_row,
              "this message lacks a language, is there twice, or its languages differ in places");
static_assert(undeclared == no_row, "declarations.hpp lacks this message, or has it with other places");

}  // namespace

std::span<const CodeEntry> data_codes() { return codes; }
std::span<const MessageEntry> data_messages() { return messages; }

}  // namespace vestnik::messages
