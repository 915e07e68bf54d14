#include "findings/catalogue/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "base/text/utf8.hpp"

namespace vestnik {
namespace {

/// In the order of Severity.
constexpr Wording severities[] = {{"note", "замечание"}, {"warning", "предупреждение"}, {"error", "ошибка"}};
constexpr Wording wrong_title{"Wrong", "Неверно"}, right_title{"Right", "Верно"};

std::string_view severity_of(const CodeEntry& entry, UiLanguage language) {
  return severities[static_cast<std::size_t>(entry.severity)].in(language);
}

/// `text` in lines that a terminal holds, each followed by a line feed.
std::string wrapped(std::string_view text) {
  constexpr std::size_t width = 80;
  std::string result, line;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && count_characters(line) + 1 + count_characters(word) > width) {
      result += line + '\n';
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
  }
  return result + line + '\n';
}

std::string indented(std::string_view text) {
  std::string result = "    ";
  for (const char c : text) {
    result += c;
    if (c == '\n') result += "    ";
  }
  return result + '\n';
}

constexpr Wording manual_head{
    R"(# Findings

This page is written by `vestnik explain --manual`.

A finding names its place, shows the line, says what was found and what would be right, and carries a code.
`vestnik explain CODE` tells on a terminal what stands here. Errors stop the PDF. Warnings do not; an editor who has looked
at one can silence it in the descriptor, for the issue or for one article:

```yaml
silence: [picture-coarse]
```

`--format json` writes one object to standard output (`build -o -`: to standard error): `findings`, each with `severity`
(`note`, `warning`, `error`), `code`, `message`, `hint`, `file` (as it was named, or relative to the descriptor's folder),
`line`, `column`, `end_line`, `end_column` (from 1, columns in characters, the end exclusive; 0: not known), and `summary`
with `output`, `pages`, `articles`, `errors`, `warnings`, `bytes`, `ms`. `--format github` writes a workflow command for
each finding (`::error file=…,line=…,col=…,title=CODE::message`), which GitHub shows beside the line.

Messages are in English or Russian: by `--ui en` or `--ui ru`, else by the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`; Russian also for Kazakh, Kyrgyz and Tajik
locales). Codes are the same in both and never change their meaning.

| code | severity | what was found |
|---|---|---|
)",
    R"(# Замечания

Эта страница составлена командой `vestnik explain --manual --ui ru`.

Замечание называет место, показывает строку, говорит, что найдено и как было бы верно, и имеет код. `vestnik explain КОД`
рассказывает в терминале то же, что сказано здесь. Ошибки не дают сделать PDF. Предупреждения дают; рассмотрев
предупреждение, редактор может отключить его в описании, для выпуска или для одной статьи:

```yaml
silence: [picture-coarse]
```

`--format json` пишет в стандартный вывод (при `build -o -` — в поток ошибок) один объект: `findings`, где у каждого
замечания есть `severity` (`note`, `warning`, `error`), `code`, `message`, `hint`, `file` (как назван или от папки описания),
`line`, `column`, `end_line`, `end_column` (с 1, столбцы в символах, конец не входит; 0 — неизвестно), и `summary` с полями
`output`, `pages`, `articles`, `errors`, `warnings`, `bytes`, `ms`. `--format github` пишет на каждое замечание команду
`::error file=…,line=…,col=…,title=КОД::сообщение`, и GitHub показывает его рядом со строкой.

Сообщения бывают на английском и русском: по ключу `--ui en` или `--ui ru`, иначе по локали (`LC_ALL`, `LC_MESSAGES`, `LANG`; русский и для казахской, киргизской и
таджикской). Коды на обоих языках одни и никогда не меняют смысла.

| код | вид | что найдено |
|---|---|---|
)"};

}  // namespace

std::string explanation(const CodeEntry& entry, UiLanguage language) {
  std::string text = fmt::format("{} ({}): {}\n\n{}", entry.code, severity_of(entry, language),
                                 entry.title.in(language), wrapped(entry.story.in(language)));
  if (!entry.wrong.empty()) text += fmt::format("\n{}:\n{}", wrong_title.in(language), indented(entry.wrong));
  if (!entry.right.empty()) text += fmt::format("\n{}:\n{}", right_title.in(language), indented(entry.right));
  return text;
}

std::string list_of_codes(UiLanguage language) {
  std::string text;
  for (const CodeEntry& entry : all_codes()) {
    text += fmt::format("{:<22} {:<8} {}\n", entry.code, severity_of(entry, language), entry.title.in(language));
  }
  return text;
}

std::string findings_manual(UiLanguage language) {
  std::string text(manual_head.in(language));
  for (const CodeEntry& entry : all_codes()) {
    text += fmt::format("| [`{0}`](#{0}) | {1} | {2} |\n", entry.code, severity_of(entry, language),
                        entry.title.in(language));
  }
  for (const CodeEntry& entry : all_codes()) {
    text += fmt::format("\n## {}\n\n{}", entry.code, wrapped(entry.story.in(language)));
    if (!entry.wrong.empty()) text += fmt::format("\n{}:\n\n```\n{}\n```\n", wrong_title.in(language), entry.wrong);
    if (!entry.right.empty()) text += fmt::format("\n{}:\n\n```\n{}\n```\n", right_title.in(language), entry.right);
  }
  return text;
}

}  // namespace vestnik
