/// @file countries.hpp
/// The country that a line names.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/locale/locale.hpp"

namespace vestnik::importing {

/// The countries of a release's language by the letters of their names; of other languages, too, where a release in one
/// language has headings in another.
class CountryIndex {
 public:
  CountryIndex(const Locale& locale);  // NOLINT(google-explicit-constructor): a locale's names are all it is
  CountryIndex(const Locale& locale, const std::map<std::string, Locale>& others);

  /// The ISO 3166-1 code of the country that all of `text` names: by its official or common name, whatever the case,
  /// number, punctuation and article; by its flag; in two languages; or as a section's heading does, "News from Kenya",
  /// «Новости Казахстана», "Kenya (5)". Empty: none.
  [[nodiscard]] std::string named(std::string_view text) const;

 private:
  struct Name {
    std::vector<std::string> words;
    std::string code;
  };
  void add(const Locale& locale);
  [[nodiscard]] std::string exactly(std::string_view text) const;
  [[nodiscard]] std::string in_two_languages(const std::string& text) const;
  [[nodiscard]] std::string in_a_phrase(const std::string& text) const;

  std::map<std::string, std::string> codes_;
  std::vector<Name> names_;  ///< of the release's language: what a phrase may hold in another case
};

}  // namespace vestnik::importing
