/// @file context.hpp
/// What the steps of an import share: the language's words, what is dropped, what there is to say.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "findings/sink/findings.hpp"
#include "model/locale/locale.hpp"
#include "tools/import/countries.hpp"
#include "tools/import/habits.hpp"
#include "tools/import/line.hpp"

namespace vestnik::importing {

struct Context {
  std::string file;
  const Locale& locale;
  const CountryIndex& countries;
  Findings& findings;
  std::vector<Dropped>& dropped;
  std::vector<bool>& accounted;    ///< by Line::id: it is in the result, or dropped
  bool has_places = false;         ///< a line's number is that of a place in a document
  const Habits* habits = nullptr;  ///< what is known of the office's releases
  std::string country = {};        ///< of a release that names none: its ISO 3166-1 code

  void keep(const Line& line) const { accounted[line.id] = true; }
  /// `what` is the part of the line that is dropped; without it, all of it is.
  void drop(const Line& line, const Term& why, std::string_view what = {}) const {
    keep(line);
    if (!line.blank()) drop(line.number, std::string(what.empty() ? line.text : what), why);
  }
  void drop(int line, std::string text, const Term& why) const {
    dropped.push_back({line, std::move(text), std::string(why.words().en)});
  }
  template <StaticText places, StaticText... names>
  void report(MessageId<places> id, int line, PlaceValue<names>... values) const {
    findings.report(id, at(line), std::move(values)...);
  }
  [[nodiscard]] SourceRange at(int line) const { return {.file = file, .line = line}; }
};

/// en, ru, kk, ky or tg, by the letters of the text.
[[nodiscard]] std::string detect_language(std::string_view text);

/// Takes folios and running heads out; each is dropped with its line.
[[nodiscard]] Lines without_furniture(Lines lines, const Context& context);

}  // namespace vestnik::importing
