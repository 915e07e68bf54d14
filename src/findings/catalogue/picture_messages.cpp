/// @file picture_messages.cpp
/// Files of pictures, and how they are printed.
#include "findings/catalogue/table_check.hpp"
#include "findings/catalogue/tables.hpp"

namespace vestnik::messages {
namespace {

constexpr Severity error = Severity::error, warning = Severity::warning;

constexpr CodeEntry codes[] = {
    {"picture-format",
     error,
     {"a picture of another format", "рисунок другого формата"},
     {"JPEG, PNG, SVG, WebP, GIF, TIFF, BMP, HEIC and AVIF can be printed, whatever the file's name ends in. Save the "
      "picture as one of them.",
      "Печатаются JPEG, PNG, SVG, WebP, GIF, TIFF, BMP, HEIC и AVIF, какое бы окончание ни было у имени файла. "
      "Сохраните "
      "рисунок в одном из этих форматов."},
     "file: map.psd",
     "file: map.png"},
    {"picture-corrupt",
     error,
     {"a damaged picture", "повреждённый рисунок"},
     {"The file breaks off or contradicts itself, mostly after a download that was cut short.",
      "Файл обрывается или противоречит себе, чаще всего после прерванной загрузки."},
     "",
     ""},
    {"picture-too-large",
     error,
     {"a picture with too many pixels", "слишком большой рисунок"},
     {"A page needs a few megapixels; a hundred slow everything down.",
      "Странице хватает нескольких мегапикселей; сто только всё замедляют."},
     "",
     ""},
    {"picture-coarse",
     warning,
     {"a picture too coarse to print", "разрешение рисунка мало для печати"},
     {"At the width at which it is printed, the picture has fewer dots per inch than the theme asks for (150), so that "
      "its pixels are seen. Ask for the original, or set it in one column: `width: column`.",
      "При своей ширине на странице рисунок имеет меньше точек на дюйм, чем требует тема (150), и пиксели будут видны. "
      "Найдите оригинал или поставьте рисунок в одну колонку: `width: column`."},
     "width: across   # 640 pixels",
     "width: column"},
    {"picture-crop",
     error,
     {"a crop that is no part of its picture", "кадр вне рисунка"},
     {"A crop names the part of a picture that is printed, in shares of its width and height: `x` and `y` of its top "
      "left corner, and its own `width` and `height`. It must lie within the picture, and a focus too.",
      "Кадр (crop) называет печатаемую часть рисунка в долях его ширины и высоты: `x` и `y` левого верхнего угла, "
      "ширину "
      "`width` и высоту `height`. Он должен лежать внутри рисунка, главная точка (focus) — тоже."},
     "crop: {x: 0.3, width: 0.9}",
     "crop: {x: 0.3, width: 0.7}"},
    {"picture-group",
     error,
     {"a group of too few or too many pictures", "слишком мало или слишком много рисунков в группе"},
     {"Pictures side by side share the measure: one needs no group, and of more than six each is too small. A photo "
      "report "
      "(`kind: photo-report`) has room for 24, in rows.",
      "Рисунки в ряду делят ширину набора: одному группа не нужна, а если их больше шести, каждый слишком мал. В "
      "фоторепортаже "
      "(`kind: photo-report`) помещается 24 снимка, рядами."},
     "group: [{file: a.jpg}]",
     "file: a.jpg"},
    {"photo-report-size",
     error,
     {"a photo report of too few or too many pictures", "слишком мало или слишком много снимков в фоторепортаже"},
     {"A photo report shows 2 to 24 pictures in rows. One picture is an article's, more are several reports.",
      "Фоторепортаж показывает от 2 до 24 снимков рядами. Один снимок — это статья с рисунком, больше — несколько "
      "репортажей."},
     "",
     ""},
    {"picture-scaled",
     warning,
     {"a picture taller than the page", "рисунок выше страницы"},
     {"At the column's width it would not fit the page, so it is made narrower.",
      "При ширине колонки рисунок не поместился бы на странице, поэтому он уменьшен."},
     "",
     ""},
    {"picture-first",
     warning,
     {"one of several pictures in a file is printed", "из нескольких рисунков файла напечатан один"},
     {"A moving picture has many frames and a scan many pages. Paper has room for one: the first is printed. Save each "
      "picture that you need in a file of its own.",
      "В движущейся картинке много кадров, в скане много страниц. На бумаге место для одного: печатается первый. "
      "Сохраните каждый нужный рисунок отдельным файлом."},
     "",
     ""},
    {"picture-colors",
     warning,
     {"a picture whose colours may be printed otherwise", "рисунок, цвета которого могут измениться"},
     {"A PNG without a colour profile is printed as sRGB. This one names other colours (in its chunk gAMA, cHRM "
      "or cICP): it may come out lighter, darker or paler than on the screen. Convert it to sRGB, or "
      "save "
      "it with its profile.",
      "PNG без цветового профиля печатается как sRGB. В этом файле (блок gAMA, cHRM или cICP) записано, что цвета в "
      "нём "
      "другие: он может выйти светлее, темнее или бледнее, чем на экране. Преобразуйте его в sRGB или сохраните с "
      "профилем."},
     "",
     ""},
    {"picture-decoder-missing",
     error,
     {"a program that reads pictures is missing", "нет программы, которая читает рисунки"},
     {"WebP, GIF, TIFF, BMP, HEIC and AVIF are read by the program vestnik-picture, which is installed together with "
      "vestnik and belongs into the same folder. It is missing, or of another version.",
      "WebP, GIF, TIFF, BMP, HEIC и AVIF читает программа vestnik-picture: она устанавливается вместе с vestnik и "
      "лежит "
      "в той же папке. Её нет, или она другой версии."},
     "",
     ""},
};

constexpr MessageEntry messages[] = {
    {"picture-format",
     {"picture \"{name}\" cannot be used: {reason}", "рисунок «{name}» не подходит: {reason}"},
     {"{advice}", "{advice}"}},
    {"picture-corrupt",
     {"picture \"{name}\" is damaged: {reason}", "рисунок «{name}» повреждён: {reason}"},
     {"open it in a picture editor and save it again", "откройте его в графическом редакторе и сохраните заново"}},
    {"picture-too-large",
     {"picture \"{name}\" is too large: {reason}", "рисунок «{name}» слишком велик: {reason}"},
     {"scale it down; 100 megapixels and 20,000 pixels a side are the most",
      "уменьшите его: не больше 100 мегапикселей и 20 000 пикселей по стороне"}},
    {"picture-coarse",
     {"\"{name}\" is {pixels} pixels wide: {resolution} dots per inch at its printed width of {width} mm",
      "ширина «{name}» {pixels} пикселей: {resolution} точек на дюйм при ширине на странице {width} мм"},
     {"give one that is at least {least} pixels wide", "нужен рисунок шириной не меньше {least} пикселей"}},
    {"picture-crop",
     {"the crop reaches beyond the picture: from {left} to {right} of its width, from {top} to {bottom} of its height",
      "кадр выходит за край рисунка: от {left} до {right} его ширины, от {top} до {bottom} его высоты"},
     {"shares are between 0 and 1; leave out \"width\" or \"height\" to go to the edge",
      "доли — от 0 до 1; без «width» или «height» кадр доходит до края"}},
    {"picture-crop/built",
     {"picture \"{name}\" is to be cropped to no part of it: it is printed whole",
      "рисунок «{name}» нельзя так кадрировать: он напечатан целиком"},
     {"x and y are at least 0, width and height more than 0, and their sums at most 1",
      "x и y не меньше 0, width и height больше 0, а суммы не больше 1"}},
    {"picture-crop/focus",
     {"the focus of picture \"{name}\" lies outside it", "главная точка рисунка «{name}» лежит вне его"},
     {"x and y are between 0 and 1", "x и y — от 0 до 1"}},
    {"picture-group",
     {"the group has {count} pictures; it may have 2 to 6", "в группе рисунков: {count}; может быть от 2 до 6"},
     {"add pictures, or divide the group", "добавьте рисунки или разделите группу"}},
    {"photo-report-size",
     {"the photo report has {count} pictures; it may have 2 to 24",
      "в фоторепортаже снимков: {count}; может быть от 2 до 24"},
     {"add pictures, divide the report, or set it as an article (`kind: text`)",
      "добавьте снимки, разделите репортаж или сделайте его статьёй (`kind: text`)"}},
    {"picture-scaled",
     {"picture is taller than the page at its column's width; it is scaled down",
      "при ширине колонки рисунок выше страницы, он уменьшен"},
     {"crop it, or give one that is wider than it is high",
      "обрежьте его или возьмите рисунок, который шире, чем выше"}},
    {"picture-first",
     {"the file \"{name}\" holds several pictures ({count}); the first is printed",
      "в файле «{name}» несколько рисунков ({count}); печатается первый"},
     {"save the one that you mean in a file of its own", "сохраните нужный рисунок отдельным файлом"}},
    {"picture-colors/curve",
     {"picture \"{name}\" is printed as sRGB, but asks for lighter or darker colours (gAMA or cICP)",
      "рисунок «{name}» печатается как sRGB, но рассчитан на более светлые или тёмные цвета (gAMA или cICP)"},
     {"convert it to sRGB, or save it with its colour profile",
      "преобразуйте его в sRGB или сохраните с цветовым профилем"}},
    {"picture-colors/primaries",
     {"picture \"{name}\" is printed as sRGB, but is made for other primary colours (cHRM or cICP)",
      "рисунок «{name}» печатается как sRGB, но рассчитан на другие основные цвета (cHRM или cICP)"},
     {"convert it to sRGB, or save it with its colour profile",
      "преобразуйте его в sRGB или сохраните с цветовым профилем"}},
    {"picture-colors/hdr",
     {"picture \"{name}\" is made for a screen of high dynamic range (cICP); its colours will look pale",
      "рисунок «{name}» сделан для экрана с расширенным динамическим диапазоном (cICP); цвета будут бледными"},
     {"save it in sRGB", "сохраните его в sRGB"}},
    {"picture-decoder-missing",
     {"picture \"{name}\" cannot be read: the program {program} is missing",
      "рисунок «{name}» нельзя прочитать: нет программы {program}"},
     {"install vestnik again, or save the picture as JPEG or PNG",
      "переустановите vestnik или сохраните рисунок как JPEG или PNG"}},
};

constexpr int bad_code = wrong_code(codes, messages);
constexpr int bad_message = wrong_message(messages);
constexpr int undeclared = undeclared_message(messages);
static_assert(bad_code == no_row, "this code lacks a language or a message, or is there twice");
static_assert(bad_message == no_row,
              "this message lacks a language, is there twice, or its languages differ in places");
static_assert(undeclared == no_row, "declarations.hpp lacks this message, or has it with other places");

}  // namespace

std::span<const CodeEntry> picture_codes() { return codes; }
std::span<const MessageEntry> picture_messages() { return messages; }

}  // namespace vestnik::messages
