#include "tools/import/finding_kinds.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "findings/catalogue/catalogue.hpp"

namespace vestnik {
namespace {

/// What an editor must see before the rest.
constexpr std::array<std::string_view, 14> important{
    "words-lost",        "picture-left-out", "file-missing",  "hidden-text",   "struck-text",
    "object-left-out",   "no-country",       "title-missing", "article-empty", "fact-missing",
    "text-after-source", "count-differs",    "issue-edited",  "source-missing"};

std::size_t importance(const std::string& code) {
  return static_cast<std::size_t>(std::ranges::find(important, code) - important.begin());
}

}  // namespace

std::vector<FindingKind> by_kind(const std::vector<Diagnostic>& findings) {
  std::map<std::pair<int, std::string>, FindingKind> kinds;
  for (const Diagnostic& finding : findings) {
    FindingKind& kind = kinds[{-static_cast<int>(finding.severity), finding.code}];
    kind.severity = finding.severity;
    kind.code = finding.code;
    kind.findings.push_back(&finding);
  }
  std::vector<FindingKind> list;
  list.reserve(kinds.size());
  for (auto& [key, kind] : kinds) list.push_back(std::move(kind));
  std::ranges::stable_sort(list, [](const FindingKind& a, const FindingKind& b) {
    if (a.severity != b.severity) return a.severity > b.severity;
    const std::size_t before = importance(a.code), after = importance(b.code);
    return before != after ? before < after : a.findings.size() > b.findings.size();
  });
  return list;
}

std::string title_of(const std::string& code, UiLanguage language) {
  const CodeEntry* entry = find_code(code);
  return entry == nullptr ? code : std::string(entry->title.in(language));
}

}  // namespace vestnik
