/// @file phrase.hpp
/// Words of the programs in every language of the user interface. Each text is a constant with a name: one that is
/// missing, that lacks a language or has other places for values than its use gives does not compile. Constant data;
/// read from any thread.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/text/plural.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// A text without values.
class ProgramText {
 public:
  consteval ProgramText(std::string_view english, std::string_view russian) : en_(english), ru_(russian) {
    if (english.empty() || russian.empty()) throw "a text lacks a language";  // not a constant: does not compile
  }
  [[nodiscard]] constexpr std::string_view in(UiLanguage language) const {
    return language == UiLanguage::ru ? ru_ : en_;
  }
  [[nodiscard]] LocalText local() const { return {std::string(en_), std::string(ru_)}; }

 private:
  std::string_view en_, ru_;
};

/// A text with a place for each of `Args`, as fmt writes them; for a LocalText, its words in the language.
template <class... Args>
class Phrase {
  template <class Value>
  using Shown = std::conditional_t<std::is_same_v<Value, LocalText>, std::string, Value>;

 public:
  consteval Phrase(const char* english, const char* russian) : en_(english), ru_(russian) {
    if (en_.empty() || ru_.empty()) throw "a text lacks a language";  // not a constant: does not compile
    if (places(en_) != sizeof...(Args) || places(ru_) != sizeof...(Args)) throw "places and values differ in number";
#ifdef FMT_HAS_CONSTEVAL
    (void)fmt::format_string<const Shown<Args>&...>(english);  // what each place asks of its value
    (void)fmt::format_string<const Shown<Args>&...>(russian);
#endif
  }
  [[nodiscard]] std::string in(UiLanguage language, const Args&... values) const {
    return fmt::vformat(language == UiLanguage::ru ? ru_ : en_, fmt::make_format_args(shown(language, values)...));
  }
  [[nodiscard]] LocalText local(const Args&... values) const {
    return {in(UiLanguage::en, values...), in(UiLanguage::ru, values...)};
  }

 private:
  template <class Value>
  static const Value& shown(UiLanguage, const Value& value) {
    return value;
  }
  static const std::string& shown(UiLanguage language, const LocalText& value) { return value.in(language); }

  /// Each value has one place; "{{" is a brace, no place.
  static consteval std::size_t places(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '{') continue;
      if (i + 1 < text.size() && text[i + 1] == '{') {
        ++i;
      } else {
        ++count;
      }
    }
    return count;
  }

  std::string_view en_, ru_;
};

/// A word that is counted: "1 page", "5 pages"; «1 страница», «2 страницы», «5 страниц».
class CountedWord {
 public:
  consteval CountedWord(std::string_view one, std::string_view more, std::string_view ru_one, std::string_view ru_few,
                        std::string_view ru_many)
      : en_{one, more}, ru_{ru_one, ru_few, ru_many} {
    for (const std::string_view form : {one, more, ru_one, ru_few, ru_many}) {
      if (form.empty()) throw "a form is missing";  // not a constant: does not compile
    }
  }
  /// The form that goes with `count`, without the number.
  [[nodiscard]] constexpr std::string_view form(UiLanguage language, std::size_t count) const {
    return language == UiLanguage::ru ? ru_[plural_form(PluralRule::east_slavic, count)]
                                      : en_[plural_form(PluralRule::one_other, count)];
  }
  [[nodiscard]] std::string in(UiLanguage language, std::size_t count) const {
    return fmt::format("{} {}", count, form(language, count));
  }
  [[nodiscard]] LocalText local(std::size_t count) const {
    return {in(UiLanguage::en, count), in(UiLanguage::ru, count)};
  }

 private:
  std::string_view en_[2], ru_[3];
};

/// A measure as people write it: with a decimal comma in Russian.
[[nodiscard]] inline std::string decimal(UiLanguage language, double value, int digits) {
  std::string text = fmt::format("{:.{}f}", value, digits);
  const std::size_t point = text.find('.');
  if (language == UiLanguage::ru && point != std::string::npos) text[point] = ',';
  return text;
}
[[nodiscard]] inline LocalText decimal(double value, int digits) {
  return {decimal(UiLanguage::en, value, digits), decimal(UiLanguage::ru, value, digits)};
}

}  // namespace vestnik
