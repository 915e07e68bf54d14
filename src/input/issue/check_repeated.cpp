#include "input/issue/check_repeated.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "base/text/case_and_form.hpp"

namespace vestnik {
namespace {

/// White space of any length as one space.
std::string spaced(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  std::string result;
  result.reserve(text.size());
  for (const auto* at = text.begin(); at != text.end();) {
    const auto* word = std::find_if_not(at, text.end(), is_space);
    at = std::find_if(word, text.end(), is_space);
    if (word != at && !result.empty()) result += ' ';
    result.append(word, at);
  }
  return result;
}

/// What has been seen, with the article that it was seen in. A `Key` that is a view looks into the issue.
template <class Key>
class Seen {
 public:
  using Id = MessageId<"line other name">;

  /// `built_id`: what is said of articles that stand in no file.
  Seen(Id id, Id built_id, Findings& findings) : id_(id), built_id_(built_id), findings_(findings) {}

  void check(Key what, const Article& article, const SourceRange& where, const std::string& name = {}) {
    if (what.empty()) return;
    const auto [first, is_new] = articles_.emplace(std::move(what), &article);
    if (is_new || first->second == &article) return;
    const SourceRange& other = first->second->where;
    findings_.report(other.line > 0 ? id_ : built_id_, where, value<"line">(other.line), value<"other">(other.file),
                     value<"name">(name));
  }

 private:
  Id id_, built_id_;
  Findings& findings_;
  std::map<Key, const Article*> articles_;
};

}  // namespace

void check_repeated(const Issue& issue, Findings& findings) {
  Seen<std::string> titles("title-repeated"_id, "title-repeated/built"_id, findings),
      bodies("body-repeated"_id, "body-repeated/built"_id, findings);
  Seen<std::string_view> addresses("address-repeated"_id, "address-repeated/built"_id, findings),
      pictures("picture-repeated"_id, "picture-repeated/built"_id, findings);
  for (const Section& section : issue.sections) {
    for (const Article& article : section.articles) {
      titles.check(folded_case(spaced(article.title.text)), article, article.title.where);
      bodies.check(spaced(article.body.text), article, article.body.where);
      addresses.check(article.source.address.text, article, article.source.address.where);
      const auto check = [&](const Picture& picture) {
        if (picture.file.bytes) pictures.check(*picture.file.bytes, article, picture.where, picture.file.name);
      };
      for (const Picture& picture : article.pictures) {
        check(picture);
        for (const Picture& each : picture.group) check(each);
      }
      for (const auto& [path, picture] : article.body_pictures) check(picture);
    }
  }
}

}  // namespace vestnik
