#include "tools/source/source_document.hpp"

#include <fmt/format.h>

namespace vestnik::source {

LocalText words_for(const Place& place) {
  using Part = Place::Part;
  LocalText words;
  if (place.page > 0) {
    words = {fmt::format("page {}, ", place.page), fmt::format("стр. {}, ", place.page)};
  }
  const auto add = [&](const std::string& en, const std::string& ru) { words = {words.en + en, words.ru + ru}; };
  switch (place.part) {
    case Part::cell:
      add(fmt::format("table {}, row {}, cell {}", place.number, place.row, place.column),
          fmt::format("таблица {}, строка {}, ячейка {}", place.number, place.row, place.column));
      break;
    case Part::text_box:
      add(fmt::format("text box {}, paragraph {}", place.number, place.paragraph),
          fmt::format("надпись {}, абзац {}", place.number, place.paragraph));
      break;
    case Part::footnote:
      add(fmt::format("footnote {}", place.number), fmt::format("сноска {}", place.number));
      break;
    case Part::endnote:
      add(fmt::format("endnote {}", place.number), fmt::format("концевая сноска {}", place.number));
      break;
    case Part::header:
      return {"header", "верхний колонтитул"};
    case Part::footer:
      return {"footer", "нижний колонтитул"};
    case Part::comment:
      add(fmt::format("comment {}", place.number), fmt::format("примечание {}", place.number));
      break;
    case Part::body:
      add(fmt::format("paragraph {}", place.paragraph), fmt::format("абзац {}", place.paragraph));
      break;
  }
  return words;
}

std::string Paragraph::text() const {
  std::string text;
  for (const Run& run : runs) {
    if (run.look.printed()) text += run.text;
  }
  return text;
}

}  // namespace vestnik::source
