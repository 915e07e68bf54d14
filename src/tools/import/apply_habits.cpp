#include "tools/import/apply_habits.hpp"

#include <algorithm>
#include <string_view>

#include "tools/import/characters.hpp"

namespace vestnik::importing {
namespace {

std::string letters_of(const std::vector<std::string>& lines) {
  std::string letters;
  for (const std::string& line : lines) letters += essence(line);
  return letters;
}

void apply_series(FrontMatter& front, const Habits& habits) {
  const bool same = letters_of(front.title_lines) == letters_of(habits.title_lines);
  if (!habits.title_lines.empty() && (front.title_lines.empty() || same)) front.title_lines = habits.title_lines;
  if (front.note.empty()) front.note = habits.note;
  if (front.place.empty()) front.place = habits.place;
}

/// Whether the text is what `facts` say, letter by letter.
bool says(const PublisherFacts& facts, const std::string& letters) {
  for (const std::string* fact :
       {&facts.name, &facts.full_name, &facts.address, &facts.telephone, &facts.fax, &facts.email, &facts.web}) {
    if (essence(*fact).find(letters) != std::string::npos) return true;
  }
  return false;
}

void apply_publisher(FrontMatter& front, const PublisherFacts& known, const Context& context) {
  const PublisherFacts read = front.publisher;
  std::string others = essence(front.note) + essence(front.place) + letters_of(front.title_lines);
  std::erase_if(front.kept, [&](const KeptText& kept) {
    const std::string letters = essence(kept.text);
    const bool only_read = others.find(letters) == std::string::npos && !says(known, letters) && says(read, letters);
    if (only_read) context.drop(kept.line, plain(kept.text), "publisher");
    return only_read || says(known, letters);
  });
  front.publisher = known;
}

void apply_masthead(ImportedArticle& article, const Habits& habits) {
  if (!article.masthead.empty() || !article.masthead_picture.empty()) return;
  const auto known = habits.mastheads.find(host_of(article.source_address));
  if (known == habits.mastheads.end() || known->first.empty()) return;
  article.masthead = known->second.text;
  article.masthead_picture = known->second.picture;
  article.masthead_alternative = known->second.alternative;
}

}  // namespace

std::string host_of(const std::string& address) {
  const std::size_t scheme = address.find("://");
  std::string host = scheme == std::string::npos ? address : address.substr(scheme + 3);
  host.resize(std::min(host.find_first_of("/?#:"), host.size()));
  std::ranges::transform(host, host.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return host.starts_with("www.") ? host.substr(4) : host;
}

void apply_habits(FrontMatter& front, std::vector<ImportedSection>& sections, const Habits& habits,
                  const Context& context) {
  apply_series(front, habits);
  if (habits.publisher) {
    apply_publisher(front, *habits.publisher, context);
    front.emblem = habits.emblem;
    front.emblem_alternative = habits.emblem_alternative;
  }
  for (ImportedSection& section : sections) {
    for (ImportedArticle& article : section.articles) apply_masthead(article, habits);
  }
  std::ranges::stable_sort(sections, {}, [&](const ImportedSection& section) {
    return std::ranges::find(habits.sections, section.country) - habits.sections.begin();
  });
}

}  // namespace vestnik::importing
