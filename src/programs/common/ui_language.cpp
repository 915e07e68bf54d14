#include "programs/common/ui_language.hpp"
#include "programs/common/help.hpp"

#include "programs/common/validators.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

namespace vestnik::cli {
namespace {

/// The locale of messages, by the rules of POSIX.
std::string_view message_locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* text = std::getenv(name);
    if (text != nullptr && *text != '\0') return text;
  }
  return "C";
}

std::string_view locale_language() {
  const std::string_view locale = message_locale();
  return locale.substr(0, locale.find_first_of("_.@-"));
}

bool read_in_russian(std::string_view language) {
  constexpr std::array<std::string_view, 4> russian{"ru", "kk", "ky", "tg"};
  return std::ranges::find(russian, language) != russian.end();
}

}  // namespace

void add_ui_option(CLI::App& command, std::string& choice) {
  command.add_option("--ui", choice, help(texts::ui))->check(one_of({"auto", "en", "ru"}))->capture_default_str();
}

UiLanguage ui_language(const std::string& choice) {
  if (choice == "en") return UiLanguage::en;
  if (choice == "ru") return UiLanguage::ru;
  return read_in_russian(locale_language()) ? UiLanguage::ru : UiLanguage::en;
}

std::string language_of_issues(const std::string& choice) {
  if (choice != "auto") return choice;
  const std::string_view language = locale_language();
  return read_in_russian(language) ? std::string(language) : "en";
}

}  // namespace vestnik::cli
