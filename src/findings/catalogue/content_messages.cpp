/// @file content_messages.cpp
/// What an editor's texts and drawings say.
#include "findings/catalogue/table_check.hpp"
#include "findings/catalogue/tables.hpp"

namespace vestnik::messages {
namespace {

constexpr Severity error = Severity::error, warning = Severity::warning;

constexpr CodeEntry codes[] = {
    {"heading-alone",
     warning,
     {"a subheading without text below it", "подзаголовок без текста под ним"},
     {"Nothing follows the subheading, or another one of the same or a higher level does. Mostly its text was "
      "forgotten, "
      "or a line of the text was meant that should be bold.",
      "За подзаголовком ничего нет или идёт другой того же или более высокого уровня. Обычно забыт его текст или нужен "
      "был не подзаголовок, а жирная строка."},
     "## Results\n\n## Plans\n\nIn the new year …",
     "## Results\n\nIn the old year …\n\n## Plans\n\nIn the new year …"},
    {"title-in-body",
     warning,
     {"a text that begins with the article's title", "текст начинается с заголовка статьи"},
     {"The title is printed from `title`; at the head of the text it would be printed a second time.",
      "Заголовок печатается из `title`; в начале текста он напечатался бы ещё раз."},
     "title: A lecture for students\nbody: |\n  # A lecture for students\n\n  The text.",
     "title: A lecture for students\nbody: |\n  The text."},
    {"year-as-number",
     warning,
     {"a year that became the number of a list", "год, ставший номером в списке"},
     {"A number with a full stop or bracket behind it at the beginning of a paragraph makes a list, and the items "
      "after "
      "the first are counted on, whatever their numbers are. Before the full stop of a year put a backslash; where a "
      "list "
      "of years is meant, silence the warning.",
      "Число с точкой или скобкой в начале абзаца начинает список, а номера после первого считаются подряд, какие бы "
      "числа "
      "там ни стояли. Перед точкой после года поставьте обратную черту; если нужен именно список по годам, отключите "
      "предупреждение."},
     "2024. The year began well.",
     "2024\\. The year began well."},
    {"picture-missing",
     error,
     {"a picture that the article lacks", "у статьи нет рисунка"},
     {"The Markdown shows a picture that a program did not give with the issue.",
      "Текст показывает рисунок, который программа не приложила к выпуску."},
     "",
     ""},
    {"svg-unsupported",
     warning,
     {"part of a drawing is left out", "часть рисунка пропущена"},
     {"SVG can hold more than paper: scripts, filters, HTML. What Vestnik does not draw it names.",
      "В SVG бывает больше, чем можно напечатать: скрипты, фильтры, HTML. Вестник называет то, чего не рисует."},
     "",
     ""},
    {"picture-text-cut",
     warning,
     {"words of a drawing run over its edge", "слова рисунка выходят за его край"},
     {"Words of an SVG are set in the bulletin's own faces, which may be wider than those that it was drawn with. What "
      "lies beyond the drawing's edge is not printed.",
      "Слова из SVG набираются шрифтами бюллетеня, а они бывают шире тех, которыми рисунок сделан. Что выходит за край "
      "рисунка, не печатается."},
     "",
     ""},
    {"doubled-word",
     warning,
     {"a word stands twice", "слово стоит дважды"},
     {"Mostly a trace of editing. Words that may stand twice (\"that that\", «да, да») are not reported.",
      "Обычно это след правки. Слова, которым можно повторяться («да, да»), не отмечаются."},
     "held in the the capital",
     "held in the capital"},
    {"font-letter",
     warning,
     {"a letter that the language does not have, in the place of one that it has", "чужая буква на месте своей"},
     {"Before Unicode, fonts showed the letters of Kazakh, Kyrgyz and Tajik in the place of other ones. In another "
      "font such a text shows letters that the language does not have. Some letters of other languages also look like "
      "those of this one; readers who search do not find the word.",
      "До Юникода шрифты показывали казахские, киргизские и таджикские буквы на месте других. В другом шрифте в таком "
      "тексте видны буквы, которых в языке нет. Буквы других языков бывают и просто похожи на свои; поиск такого слова "
      "не находит."},
     "љумњурї",
     "ҷумҳурӣ"},
    {"mixed-scripts",
     warning,
     {"letters of two scripts in a word", "буквы двух алфавитов в слове"},
     {"A Cyrillic letter that looks like a Latin one, or the reverse: nobody sees it, but no search finds the word and "
      "it is read aloud wrongly.",
      "Кириллическая буква, похожая на латинскую, или наоборот: глаз её не видит, но поиск слова не находит, а вслух "
      "оно читается неверно."},
     "podroсtok   # Cyrillic с",
     "podrostok"},
    {"quotation-marks",
     warning,
     {"a quotation mark without its partner", "непарная кавычка"},
     {"A quotation is opened and not closed in its paragraph, or closed without being open. One that runs on over "
      "paragraphs opens again at each. Straight marks of which nobody can tell which opens and which closes are left "
      "as they are. Two commas, angle brackets or apostrophes are not quotation marks.",
      "Кавычка открыта и не закрыта в своём абзаце или закрыта, не будучи открытой. Если цитата занимает несколько "
      "абзацев, каждый из них начинается с кавычки. Прямые кавычки, о которых нельзя сказать, какая открывает, а "
      "какая закрывает, остаются прямыми. Две запятые, два знака «меньше» или два апострофа — не кавычки."},
     "the contest “Healthy life",
     "the contest “Healthy life”"},
};

constexpr MessageEntry messages[] = {
    {"heading-alone",
     {"there is no text below the subheading \"{heading}\"", "под подзаголовком «{heading}» нет текста"},
     {"write the text, or delete the subheading; a bold line is written **so**",
      "напишите текст или удалите подзаголовок; жирная строка пишется **так**"}},
    {"title-in-body",
     {"the text begins with the article's title, which is printed above it anyway",
      "текст начинается с заголовка статьи, который и так печатается над ним"},
     {"delete it here", "удалите его здесь"}},
    {"year-as-number",
     {"{year} begins a list here: it is set as an item's number",
      "{year} начинает здесь список и печатается как номер"},
     {"if it is a year, write {year}\\. with a backslash", "если это год, пишите {year}\\. с обратной чертой"}},
    {"year-as-number/lost",
     {"{year} is an item's number here, and printed as {number}: the list counts on",
      "{year} здесь номер пункта и печатается как {number}: список считает подряд"},
     {"if it is a year, write {year}\\. with a backslash, and a blank line above it",
      "если это год, пишите {year}\\. с обратной чертой, а перед строкой — пустую строку"}},
    {"picture-missing",
     {"the text shows a picture \"{name}\", which the article does not have",
      "в тексте рисунок «{name}», которого нет у статьи"},
     {"check the picture's path", "проверьте путь к рисунку"}},
    {"svg-unsupported",
     {"picture \"{name}\" is drawn without {part}", "в рисунке «{name}» не показаны {part}"},
     {"{advice}", "{advice}"}},
    {"svg-unsupported/line",
     {"picture \"{name}\" is drawn without {part} (line {line} of its file)",
      "в рисунке «{name}» не показаны {part} (строка {line} в его файле)"},
     {"{advice}", "{advice}"}},
    {"picture-text-cut",
     {"the words \"{text}\" in picture \"{name}\" (line {line} of its file) run over the picture's edge",
      "слова «{text}» в рисунке «{name}» (строка {line} в его файле) выходят за край рисунка"},
     {"leave them more room in the drawing, or make them shorter",
      "оставьте им больше места в рисунке или сократите их"}},
    {"doubled-word",
     {"the word \"{word}\" stands twice", "слово «{word}» стоит дважды"},
     {"delete one of them", "удалите лишнее"}},
    {"font-letter",
     {"\"{letter}\" (U+{code}) is no letter of this language: an old font shows \"{meant}\" in its place, or it was "
      "taken "
      "for \"{meant}\"",
      "«{letter}» (U+{code}) — не буква этого языка: старый шрифт показывает на её месте «{meant}», или её приняли за "
      "«{meant}»"},
     {"write \"{meant}\"; if the text is full of such letters, convert it to Unicode",
      "пишите «{meant}»; если таких букв в тексте много, переведите его в Юникод"}},
    {"mixed-scripts/cyrillic",
     {"\"{letter}\" (U+{code}) is a Cyrillic letter in the Latin word \"{word}\"",
      "«{letter}» (U+{code}) — кириллическая буква в латинском слове «{word}»"},
     {"type the letter again in the word's own script", "наберите букву заново на той же раскладке, что и слово"}},
    {"mixed-scripts/cyrillic-meant",
     {"\"{letter}\" (U+{code}) is a Cyrillic letter in the Latin word \"{word}\"",
      "«{letter}» (U+{code}) — кириллическая буква в латинском слове «{word}»"},
     {"write \"{right}\" in Latin letters alone", "напишите «{right}» только латинскими буквами"}},
    {"mixed-scripts/latin-meant",
     {"\"{letter}\" (U+{code}) is a Latin letter in the Cyrillic word \"{word}\"",
      "«{letter}» (U+{code}) — латинская буква в кириллическом слове «{word}»"},
     {"write \"{right}\" in Cyrillic letters alone", "напишите «{right}» только кириллицей"}},
    {"mixed-scripts/latin",
     {"\"{letter}\" (U+{code}) is a Latin letter in the Cyrillic word \"{word}\"",
      "«{letter}» (U+{code}) — латинская буква в кириллическом слове «{word}»"},
     {"type the letter again in the word's own script", "наберите букву заново на той же раскладке, что и слово"}},
    {"quotation-marks/closes",
     {"the quotation mark {mark} closes a quotation that is not open", "кавычка {mark} закрывает то, что не открыто"},
     {"add its partner, or delete it", "добавьте парную или удалите эту"}},
    {"quotation-marks/opens",
     {"the quotation mark {mark} opens a quotation that is not closed in its paragraph",
      "кавычка {mark} открыта и не закрыта в своём абзаце"},
     {"add its partner, or delete it", "добавьте парную или удалите эту"}},
    {"quotation-marks/typed",
     {"{typed} stands in the place of a quotation mark", "{typed} стоит вместо кавычки"},
     {"type {wanted} instead", "наберите {wanted}"}},
    {"quotation-marks/straight",
     {"straight quotation marks remain in the paragraph: which of them open and close is in doubt",
      "в абзаце остались прямые кавычки: неясно, какие из них открывают и какие закрывают"},
     {"type the language's own marks in this paragraph", "поставьте в этом абзаце кавычки нужного языка"}},
};

constexpr int bad_code = wrong_code(codes, messages);
constexpr int bad_message = wrong_message(messages);
constexpr int undeclared = undeclared_message(messages);
static_assert(bad_code == no_row, "this code lacks a language or a message, or is there twice");
static_assert(bad_message == no_row,
              "this message lacks a language, is there twice, or its languages differ in places");
static_assert(undeclared == no_row, "declarations.hpp lacks this message, or has it with other places");

}  // namespace

std::span<const CodeEntry> content_codes() { return codes; }
std::span<const MessageEntry> content_messages() { return messages; }

}  // namespace vestnik::messages
