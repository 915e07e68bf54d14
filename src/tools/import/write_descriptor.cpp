#include "tools/import/write_descriptor.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/import/characters.hpp"
#include "tools/import/markdown.hpp"

namespace vestnik::importing {
namespace {

/// A YAML scalar on one line, in quotes: whatever it holds, it is a text.
std::string scalar(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) result += c;
  }
  return result + "\"";
}

std::string date(const std::chrono::year_month_day& day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

class DescriptorWriter {
 public:
  DescriptorWriter(FrontMatter& front, const Context& context) : front_(front), context_(context) {}

  std::string issue(const std::string& language, const std::vector<ImportedSection>& sections) {
    settle_year_and_period();
    text_ = fmt::format("# Imported by Vestnik. See docs/import.md for what to look at.\nvestnik: 1\nlanguage: {}\n\n",
                        language);
    series();
    text_ +=
        fmt::format("number: {}{}\n", front_.number.value_or(1), missing(front_.number.has_value(), "number", "1"));
    text_ += fmt::format("year: {}\n", *front_.year);
    text_ += fmt::format("period: {{ from: {}, to: {} }}{}\n", date(front_.period->first), date(front_.period->last),
                         period_missing_ ? "  # not found in the text" : "");
    const std::string no_place = missing(!front_.place.empty(), "place", "?");
    text_ += fmt::format("place: {}{}\n\n", scalar(front_.place.empty() ? "?" : front_.place), no_place);
    text_ += "publisher: publisher.yaml\n";
    digest(sections);
    unplaced();
    lost();
    text_ += "\nsections:\n";
    for (const ImportedSection& section : sections) write(section);
    return std::move(text_);
  }

  std::string publisher() {
    PublisherFacts& facts = front_.publisher;
    if (facts.name.empty()) facts.name = guessed_name();
    text_ = "# The publisher as the release names it: cover, imprint and back page.\n";
    text_ += "name: " + scalar(facts.name) + "\n";
    const std::string none = missing(!facts.full_name.empty(), "full-name", facts.name);
    text_ += "full-name: " + scalar(facts.full_name.empty() ? facts.name : facts.full_name) + none + "\n";
    fact("address", facts.address);
    fact("telephone", facts.telephone);
    fact("fax", facts.fax);
    fact("email", facts.email);
    fact("web", facts.web);
    if (!front_.emblem.empty()) {
      text_ += "emblem:\n  picture: " + scalar(front_.emblem) + "\n";
      text_ +=
          "  alternative: " + scalar(front_.emblem_alternative.empty() ? facts.name : front_.emblem_alternative) + "\n";
    }
    return std::move(text_);
  }

 private:
  /// A comment for a key whose value was not found, and the warning.
  std::string missing(bool found, std::string_view key, std::string_view instead) const {
    if (found) return {};
    context_.report("fact-missing"_id, 1, value<"key">(std::string(key)), value<"instead">(std::string(instead)));
    return "  # not found in the text";
  }

  void fact(std::string_view key, const std::string& value) {
    if (!value.empty()) text_ += fmt::format("{}: {}\n", key, scalar(value));
  }

  void settle_year_and_period() {
    using std::chrono::year;
    if (!front_.year && front_.period) front_.year = static_cast<int>(front_.period->last.year());
    if (!front_.year) {
      missing(false, "year", "2000");
      front_.year = 2000;
    }
    if (front_.period) return;
    period_missing_ = true;
    missing(false, "period", "the whole year");
    front_.period = Period{year(*front_.year) / 1 / 1, year(*front_.year) / 12 / 31};
  }

  void series() {
    const std::string none = missing(!front_.title_lines.empty(), "series.title", "?");
    text_ += "series:" + none + "\n  title:\n";
    if (front_.title_lines.empty()) text_ += "    - \"?\"\n";
    for (const std::string& line : front_.title_lines) text_ += "    - " + scalar(line) + "\n";
    if (!front_.note.empty()) text_ += "  note: " + scalar(front_.note) + "\n";
  }

  void digest(const std::vector<ImportedSection>& sections) {
    if (front_.digest.empty()) return;
    std::size_t found = 0;
    int stated = 0;
    for (const ImportedSection& section : sections) found += section.articles.size();
    for (const auto& [code, count] : front_.stated) stated += count;
    text_ += "\n# The digest as it stood. Without \"text\" it is derived from the articles' topics.\ndigest:\n";
    if (stated > 0 && static_cast<std::size_t>(stated) == found) text_ += fmt::format("  articles: {}\n", stated);
    text_ += "  text: |\n";
    for (std::size_t i = 0; i < front_.digest.size(); ++i) {
      text_ += (i > 0 ? "\n    " : "    ") + front_.digest[i] + "\n";
    }
  }

  void unplaced() {
    if (!front_.unplaced.empty()) text_ += "\n# Of the cover and imprint, no key takes this:\n";
    for (const KeptText& text : front_.unplaced) {
      text_ += fmt::format("#   line {}: {}\n", text.line, plain(text.text));
      context_.report("front-matter-unplaced"_id, text.line, value<"text">(plain(text.text)));
    }
  }

  void lost() {
    if (!front_.lost.empty()) text_ += "\n# Words that the articles or facts lack:\n";
    for (const KeptText& text : front_.lost) text_ += fmt::format("#   line {}: {}\n", text.line, plain(text.text));
  }

  void write(const ImportedSection& section) {
    text_ += fmt::format("  - country: {}{}\n", section.country, section.assumed ? "  # not found in the text" : "");
    if (section.assumed) text_ += "    heading: \"?\"\n";
    text_ += "    articles:\n";
    for (std::size_t i = 0; i < section.articles.size(); ++i) {
      const ImportedArticle& article = section.articles[i];
      text_ += fmt::format("      - title: {}\n", scalar(to_markdown(article.title)));
      source(article);
      text_ += fmt::format("        body-file: {}\n", article_path(section, i));
    }
  }

  void source(const ImportedArticle& article) {
    const bool masthead = !article.masthead.empty() || !article.masthead_picture.empty();
    if (article.source_name.empty() && article.source_address.empty() && !masthead) return;
    text_ += "        source:\n";
    if (!article.source_name.empty()) text_ += "          name: " + scalar(article.source_name) + "\n";
    if (!article.source_address.empty()) text_ += "          address: " + scalar(article.source_address) + "\n";
    if (!article.masthead.empty()) text_ += "          masthead-text: " + scalar(article.masthead) + "\n";
    if (article.masthead_picture.empty()) return;
    text_ += "          masthead:\n            picture: " + scalar(article.masthead_picture) + "\n";
    const std::string& said = article.masthead_alternative;
    if (!said.empty()) text_ += "            alternative: " + scalar(said) + "\n";
  }

  /// An abbreviation in the full name's brackets, else the address's domain, else the full name.
  [[nodiscard]] std::string guessed_name() const {
    const PublisherFacts& facts = front_.publisher;
    const std::size_t open = facts.full_name.rfind('('), close = facts.full_name.rfind(')');
    std::string name;
    if (open != std::string::npos && close != std::string::npos && close > open) {
      name = facts.full_name.substr(open + 1, close - open - 1);
    } else if (!facts.email.empty() || !facts.web.empty()) {
      std::string host = facts.email.empty() ? facts.web : facts.email.substr(facts.email.find('@') + 1);
      if (const std::size_t slashes = host.find("://"); slashes != std::string::npos) host.erase(0, slashes + 3);
      if (host.starts_with("www.")) host.erase(0, 4);
      name = host.substr(0, host.find('.'));
      for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    } else {
      name = facts.full_name;
    }
    if (name.empty()) name = "?";
    context_.report("publisher-name-guessed"_id, 1, value<"name">(name));
    return name;
  }

  FrontMatter& front_;
  const Context& context_;
  std::string text_;
  bool period_missing_ = false;
};

}  // namespace

std::string article_path(const ImportedSection& section, std::size_t index) {
  std::string country = section.country;
  for (char& c : country) c = static_cast<char>(c - 'A' + 'a');
  return fmt::format("articles/{}-{:02}.md", country, index + 1);
}

std::vector<ImportedFile> write_files(const std::string& language, FrontMatter& front,
                                      const std::vector<ImportedSection>& sections, const Context& context) {
  DescriptorWriter writer(front, context);
  std::vector<ImportedFile> files;
  files.push_back({"issue.yaml", writer.issue(language, sections)});
  files.push_back({"publisher.yaml", writer.publisher()});
  for (const ImportedSection& section : sections) {
    for (std::size_t i = 0; i < section.articles.size(); ++i) {
      files.push_back({article_path(section, i), section.articles[i].body});
    }
  }
  return files;
}

}  // namespace vestnik::importing
