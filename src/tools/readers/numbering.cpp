#include "tools/readers/numbering.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text/utf8.hpp"
#include "tools/readers/formats.hpp"
#include "tools/readers/symbols.hpp"

namespace vestnik::readers {
namespace {

std::string roman(int number, bool capital) {
  static constexpr auto digits = std::to_array<std::pair<int, std::string_view>>({{1000, "m"},
                                                                                  {900, "cm"},
                                                                                  {500, "d"},
                                                                                  {400, "cd"},
                                                                                  {100, "c"},
                                                                                  {90, "xc"},
                                                                                  {50, "l"},
                                                                                  {40, "xl"},
                                                                                  {10, "x"},
                                                                                  {9, "ix"},
                                                                                  {5, "v"},
                                                                                  {4, "iv"},
                                                                                  {1, "i"}});
  std::string text;
  for (const auto& [size, letters] : digits) {
    for (; number >= size; number -= size) text += letters;
  }
  if (capital) std::ranges::transform(text, text.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  return text;
}

/// a … z, aa, bb, as Word goes on.
std::string lettered(int number, std::u32string_view letters) {
  const auto index = static_cast<std::size_t>(number - 1);
  return to_utf8(std::u32string(index / letters.size() + 1, letters[index % letters.size()]));
}

}  // namespace

std::string written_number(int number, std::string_view format) {
  // Word's Russian letters leave out ё, й, ъ, ы and ь.
  static constexpr std::u32string_view russian = U"абвгдежзиклмнопрстуфхцчшщэюя",
                                       russian_capitals = U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ";
  constexpr int most = 3'000;
  if (format == "none") return {};
  if (number < 1 || number > most) return fmt::format("{}", number);
  if (format == "lowerLetter") return lettered(number, U"abcdefghijklmnopqrstuvwxyz");
  if (format == "upperLetter") return lettered(number, U"ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  if (format == "russianLower") return lettered(number, russian);
  if (format == "russianUpper") return lettered(number, russian_capitals);
  if (format == "lowerRoman") return roman(number, false);
  if (format == "upperRoman") return roman(number, true);
  if (format == "decimalZero") return fmt::format("{:02}", number);
  return fmt::format("{}", number);
}

Numbering::Level Numbering::read_level(const Node& element) {
  Level level;
  if (const Node* start = element.child("w:start")) level.start = to_int(start->value("w:val", "1"));
  if (const Node* format = element.child("w:numFmt")) level.format = format->value("w:val", "decimal");
  if (const Node* text = element.child("w:lvlText")) level.text = text->value("w:val");
  if (const Node* restart = element.child("w:lvlRestart")) level.restart = to_int(restart->value("w:val"));
  if (const Node* legal = element.child("w:isLgl")) level.legal = is_on(*legal);
  if (const Node* run = element.child("w:rPr")) level.face = read_run_format(run).face.value_or("");
  return level;
}

void Numbering::read(const Node& numbering) {
  for (const Node& one : numbering.children) {
    if (one.is("w:abstractNum")) {
      Abstract abstract;
      for (const Node& child : one.children) {
        if (child.is("w:lvl")) {
          const int at = std::clamp(to_int(child.value("w:ilvl")), 0, deepest - 1);
          abstract.levels[static_cast<std::size_t>(at)] = read_level(child);
        }
        if (child.is("w:numStyleLink")) abstract.link = child.value("w:val");
        if (child.is("w:styleLink")) abstract.style = child.value("w:val");
      }
      abstracts_.emplace(one.value("w:abstractNumId"), std::move(abstract));
    }
    if (!one.is("w:num")) continue;
    List list;
    if (const Node* abstract = one.child("w:abstractNumId")) list.abstract = abstract->value("w:val");
    for (const Node& child : one.children) {
      if (!child.is("w:lvlOverride")) continue;
      const int at = std::clamp(to_int(child.value("w:ilvl")), 0, deepest - 1);
      if (const Node* start = child.child("w:startOverride")) list.starts[at] = to_int(start->value("w:val", "1"));
      if (const Node* level = child.child("w:lvl")) list.own[at] = read_level(*level);
    }
    lists_.emplace(one.value("w:numId"), std::move(list));
  }
}

std::map<std::string, Numbering::Abstract>::iterator Numbering::definition(const List& list) {
  const auto found = abstracts_.find(list.abstract);
  if (found == abstracts_.end() || found->second.link.empty()) return found;
  const auto linked = std::ranges::find_if(
      abstracts_, [&](const auto& abstract) { return abstract.second.style == found->second.link; });
  return linked == abstracts_.end() ? found : linked;
}

std::string Numbering::label(const Abstract& all, const List& list, int level) {
  const auto of = [&](int at) -> const Level& {
    const auto own = list.own.find(at);
    return own != list.own.end() ? own->second : all.levels[static_cast<std::size_t>(at)];
  };
  const Level& current = of(level);
  if (current.format == "bullet") return from_symbol_face(current.text, current.face);
  std::string text;
  for (std::size_t i = 0; i < current.text.size(); ++i) {
    const bool number = current.text[i] == '%' && i + 1 < current.text.size() && current.text[i + 1] >= '1' &&
                        current.text[i + 1] <= '9';
    if (!number) {
      text += current.text[i];
      continue;
    }
    const int at = current.text[++i] - '1';
    const auto& counter = all.counters[static_cast<std::size_t>(at)];
    const Level& shown = of(at);
    text += written_number(counter.value_or(shown.start), current.legal ? "decimal" : shown.format);
  }
  return text;
}

std::optional<source::ListLabel> Numbering::next(const std::string& list_id, int level) {
  const auto list = lists_.find(list_id);
  if (list == lists_.end() || level < 0 || level >= deepest) return std::nullopt;
  const auto found = definition(list->second);
  if (found == abstracts_.end()) return std::nullopt;
  Abstract& abstract = found->second;
  if (!std::exchange(list->second.started, true)) {
    for (const auto& [at, start] : list->second.starts) abstract.counters[static_cast<std::size_t>(at)] = start - 1;
  }
  auto& counter = abstract.counters[static_cast<std::size_t>(level)];
  counter = counter ? *counter + 1 : abstract.levels[static_cast<std::size_t>(level)].start;
  for (int below = level + 1; below < deepest; ++below) {
    const auto& restart = abstract.levels[static_cast<std::size_t>(below)].restart;
    if (!restart || (*restart > 0 && level < *restart)) abstract.counters[static_cast<std::size_t>(below)].reset();
  }
  const auto own = list->second.own.find(level);
  const Level& shown = own != list->second.own.end() ? own->second : abstract.levels[static_cast<std::size_t>(level)];
  using Format = source::ListLabel::Format;
  const Format format = shown.format == "bullet"    ? Format::bullet
                        : shown.format == "decimal" ? Format::decimal
                                                    : Format::other;
  return source::ListLabel{.level = level, .format = format, .text = label(abstract, list->second, level)};
}

}  // namespace vestnik::readers
