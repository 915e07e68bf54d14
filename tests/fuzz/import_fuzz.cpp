// Any bytes as a past release: read or refused, and no word is lost.
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>

#include "input/issue/load_resources.hpp"
#include "tools/import/import.hpp"

namespace {

std::map<std::string, vestnik::Locale> load() {
  std::map<std::string, vestnik::Locale> locales;
  for (const char* language : {"en", "ru", "kk", "ky", "tg"}) {
    vestnik::Issue issue;
    issue.language = language;
    locales.emplace(language, vestnik::load_resources(issue, VESTNIK_SOURCE_DIR).value.value().locale);
  }
  return locales;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::map<std::string, vestnik::Locale> locales = load();
  using Format = vestnik::ImportOptions::Format;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const Format format : {Format::plain, Format::markdown}) {
    const auto outcome = vestnik::import_release(bytes, {.name = "fuzz", .format = format, .language = {}}, locales);
    if (outcome.value.has_value() == vestnik::has_errors(outcome.diagnostics)) std::abort();
    for (const vestnik::Diagnostic& finding : outcome.diagnostics) {
      if (finding.code == "words-lost") std::abort();
    }
  }
  return 0;
}
