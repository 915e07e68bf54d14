/// @file built_places.hpp
/// Places in words, for what stands in no file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "findings/catalogue/message.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// Gives each text and picture of an issue that was built in code a place: in the file's stead words that say which
/// it is, "the body of article 2 of section 1". So all stages tell places apart; what they found is then told in
/// words, in any language. Places that the caller gave stay.
class BuiltPlaces {
 public:
  /// Keeps a copy if `issue` lacks places; one that was loaded does not.
  explicit BuiltPlaces(const Issue& issue);

  /// The issue with all its places: the caller's own (which must outlive this), or the copy.
  [[nodiscard]] const Issue& issue() const { return copy_ ? *copy_ : given_; }
  /// Puts such a place before the message, with the line within the text, and takes it out of the file's stead.
  void tell(std::vector<Diagnostic>& diagnostics) const;

 private:
  void place(Publisher& publisher);
  void place(Section& section, std::size_t position);
  void place(Article& article, std::size_t position, std::size_t section);
  void place(Picture& picture, const LocalText& owner, const LocalText& words);
  void place(DataItem& item, const LocalText& words);
  void place(SourcedText& text, const LocalText& words);
  void place(MarkdownText& text, const LocalText& words);
  void place(SourceRange& where, const LocalText& words);

  const Issue& given_;
  std::optional<Issue> copy_;
  std::map<std::string, LocalText> words_;  ///< by what stands in the file's stead
};

/// A phrase with a place for its owner, e.g. "the body of {}".
[[nodiscard]] LocalText owned(const LocalText& phrase, const LocalText& owner);

/// What stands in the file's stead of a publisher's running text.
[[nodiscard]] LocalText place_of_running_text(const std::string& name);

}  // namespace vestnik
