#pragma once

#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "input/issue/load_resources.hpp"
#include "tools/import/context.hpp"
#include "tools/import/import.hpp"

namespace vestnik::importing {

inline const std::map<std::string, Locale>& locales() {
  static const std::map<std::string, Locale> all = [] {
    std::map<std::string, Locale> result;
    for (const char* language : {"en", "ru", "kk", "ky", "tg"}) {
      Issue issue;
      issue.language = language;
      result.emplace(language, load_resources(issue, VESTNIK_SOURCE_DIR).value.value().locale);
    }
    return result;
  }();
  return all;
}

inline std::string release(const std::string& name) {
  std::ifstream stream(std::string(VESTNIK_TEST_DATA) + "/program/releases/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// A context for single steps, and what they say.
struct Bench {
  Findings findings;
  std::vector<Dropped> dropped;
  std::vector<bool> accounted;
  CountryIndex countries;
  Context context;

  explicit Bench(const std::string& language = "en")
      : accounted(10'000, false), countries(locales().at(language)), context{"input.txt", locales().at(language),
                                                                             countries,   findings,
                                                                             dropped,     accounted} {}
  std::vector<std::string> codes() {
    std::vector<std::string> result;
    for (const Diagnostic& finding : findings.take()) result.push_back(finding.code);
    return result;
  }
};

inline std::string joined(const Lines& lines) {
  std::string text;
  for (const Line& line : lines) text += line.text + "\n";
  return text;
}

}  // namespace vestnik::importing
