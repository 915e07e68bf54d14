#include "programs/vestnik/findings_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text/utf8.hpp"
#include "findings/catalogue/import_texts.hpp"
#include "findings/display/terminal_text.hpp"
#include "tools/import/finding_kinds.hpp"

namespace vestnik::cli {
namespace {

constexpr std::size_t columns = 80, most_lines_of_finding = 2;

std::size_t lines_of(std::string_view text) {
  const std::size_t width = to_utf32(text).size();
  return width == 0 ? 1 : (width + columns - 1) / columns;
}

std::string cut(std::string text) {
  constexpr std::size_t most = columns * most_lines_of_finding;
  std::u32string characters = to_utf32(text);
  if (characters.size() <= most) return text;
  characters.resize(most - 1);
  return to_utf8(characters) + "…";
}

std::string place(const Diagnostic& finding) {
  std::string text = finding.where.file;
  if (finding.where.line > 0) text += fmt::format("{}{}", text.empty() ? "" : ":", finding.where.line);
  if (!text.empty()) text += ": ";
  return for_terminal(text);
}

std::string message(const Diagnostic& finding, UiLanguage language) {
  return shortened_for_terminal(in_language(finding, language).message);
}

/// What a screen shows of one kind.
struct Entry {
  const FindingKind* kind = nullptr;
  std::string heading;
  std::vector<std::string> examples;
};

class Screen {
 public:
  Screen(const TextReport& report, std::size_t lines) : report_(report), left_(lines) {}

  std::string show(const std::vector<FindingKind>& kinds, std::size_t count) {
    for (const FindingKind& kind : kinds) open(kind);
    std::size_t most = 0;
    for (const Entry& entry : entries_) most = std::max(most, entry.kind->findings.size());
    for (std::size_t i = 0; i < most && left_ > 0; ++i) {
      for (Entry& entry : entries_) add_example(entry, i);
    }
    std::string text;
    for (const Entry& entry : entries_) {
      text += entry.heading + "\n";
      for (const std::string& example : entry.examples) text += example + "\n";
    }
    if (shown_ < count) text += texts::more_findings.in(report_.language, count - shown_);
    return text;
  }

 private:
  void open(const FindingKind& kind) {
    const std::string_view name = name_of(kind.severity, report_.language);
    Entry entry{.kind = &kind, .heading = {}, .examples = {}};
    if (kind.findings.size() == 1) {
      const Diagnostic& one = *kind.findings.front();
      entry.heading = cut(fmt::format("{}{}[{}]: {}", place(one), name, kind.code, message(one, report_.language)));
    } else {
      entry.heading = cut(fmt::format("{}[{}]: {} × {}", name, for_terminal(kind.code), kind.findings.size(),
                                      title_of(kind.code, report_.language)));
    }
    if (lines_of(entry.heading) > left_) return;
    left_ -= lines_of(entry.heading);
    if (kind.findings.size() == 1) ++shown_;
    entries_.push_back(std::move(entry));
  }

  void add_example(Entry& entry, std::size_t number) {
    if (entry.kind->findings.size() == 1 || number >= entry.kind->findings.size()) return;
    const Diagnostic& one = *entry.kind->findings[number];
    std::string example = cut(fmt::format("  {}{}", place(one), message(one, report_.language)));
    if (lines_of(example) > left_ || number > entry.examples.size()) return;
    left_ -= lines_of(example);
    ++shown_;
    entry.examples.push_back(std::move(example));
  }

  const TextReport& report_;
  std::size_t left_, shown_ = 0;
  std::vector<Entry> entries_;
};

}  // namespace

std::string findings_screen(const std::vector<Diagnostic>& findings, const TextReport& report, std::size_t lines) {
  return Screen(report, lines).show(by_kind(findings), findings.size());
}

}  // namespace vestnik::cli
