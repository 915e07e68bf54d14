#include "programs/common/ui_language.hpp"

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

}  // namespace

void add_ui_option(CLI::App& command, std::string& choice) {
  command.add_option("--ui", choice, "Language of messages: auto (by the locale), en or ru")
      ->check(one_of({"auto", "en", "ru"}))
      ->capture_default_str();
}

UiLanguage ui_language(const std::string& choice) {
  if (choice == "en") return UiLanguage::en;
  if (choice == "ru") return UiLanguage::ru;
  const std::string_view locale = message_locale();
  const std::string_view language = locale.substr(0, locale.find_first_of("_.@-"));
  constexpr std::array<std::string_view, 4> russian{"ru", "kk", "ky", "tg"};
  return std::ranges::find(russian, language) != russian.end() ? UiLanguage::ru : UiLanguage::en;
}

}  // namespace vestnik::cli
