#include "engine/typeset/generated_issues.hpp"

#include <fmt/format.h>

#include <array>
#include <sstream>
#include <stdexcept>

namespace vestnik {
namespace {

/// Words of a sample's bodies, without Markdown's signs.
std::vector<std::string> words_of(const Issue& issue) {
  std::vector<std::string> words;
  for (const Section& section : issue.sections) {
    for (const Article& article : section.articles) {
      std::istringstream stream(article.body.text);
      for (std::string word; stream >> word;) {
        if (word.find_first_of("*_#[]()<>|`!\\&-{}") == std::string::npos) words.push_back(word);
      }
    }
  }
  return words;
}

std::string drawing(std::size_t width, std::size_t height) {
  return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}">)"
                     R"(<rect width="{0}" height="{1}" fill="#88aacc"/></svg>)",
                     width, height);
}

}  // namespace

IssueGenerator::IssueGenerator(const std::filesystem::path& source_folder) {
  constexpr std::array samples{"2024-21", "2024-21-ru", "languages/kk", "languages/ky", "languages/tg"};
  TypesetOptions options;
  options.data_folder = source_folder;
  for (const char* sample : samples) {
    Outcome<Issue> loaded = load_issue(source_folder / "samples" / sample / "issue.yaml", options);
    if (!loaded.ok()) throw std::runtime_error(std::string("cannot load the sample ") + sample);
    for (const Section& section : loaded.value->sections) {
      for (const Article& article : section.articles) {
        for (const Picture& shown : article.pictures) photographs_.push_back(shown.file);
      }
    }
    std::vector<std::string> words = words_of(*loaded.value);
    stocks_.push_back({loaded.value->language, std::move(*loaded.value), std::move(words)});
  }
}

std::string IssueGenerator::words(const Stock& stock, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += ' ';
    text += stock.words[below(stock.words.size())];
  }
  return text;
}

std::string IssueGenerator::sentence(const Stock& stock) { return words(stock, 4 + below(22)) + ". "; }

std::string IssueGenerator::paragraph(const Stock& stock) {
  std::string text;
  for (std::size_t i = 1 + below(one_in(9) ? 14 : 6); i > 0; --i) text += sentence(stock);
  return text + "\n\n";
}

std::string IssueGenerator::table(const Stock& stock) {
  const std::size_t columns = 1 + below(6), rows = 1 + below(one_in(4) ? 90 : 12);
  std::vector<std::size_t> kinds;
  std::string text, marks = "|";
  for (std::size_t i = 0; i < columns; ++i) {
    kinds.push_back(below(6));
    text += "|" + words(stock, 1 + below(3));
    marks += kinds.back() < 3 ? "---:|" : "---|";
  }
  text += "|\n" + marks + "\n";
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t i = 0; i < columns; ++i) {
      const std::string cell = kinds[i] < 3    ? fmt::format("{}", below(10'000'000))
                               : kinds[i] == 3 ? words(stock, 1 + below(12))
                               : kinds[i] == 4 ? words(stock, 1)
                               : one_in(9)     ? std::string(10 + below(90), 'x')
                                               : std::string();
      text += "|" + cell;
    }
    text += "|\n";
  }
  return text + "\n";
}

std::string IssueGenerator::body(const Stock& stock) {
  std::string text;
  const std::size_t count = 1 + below(one_in(6) ? 20 : 8);
  for (std::size_t i = 0; i < count; ++i) {
    switch (below(16)) {
      case 0:
        text += "## " + words(stock, 2 + below(8)) + "\n\n" + paragraph(stock);
        break;
      case 1:
        for (std::size_t k = 2 + below(4); k > 0; --k) text += "* " + words(stock, 2 + below(30)) + "\n";
        text += "\n";
        break;
      case 2:
        text += "> " + sentence(stock) + "\n\n";
        break;
      case 3:
        text += "- " + sentence(stock) + "\n\n";
        break;
      case 4:
        text += words(stock, 1 + below(5)) + "\n\n";
        break;
      default:
        text += tables_ && one_in(4) ? table(stock) : paragraph(stock);
    }
  }
  return text;
}

Picture IssueGenerator::picture() {
  Picture picture;
  if (one_in(2)) {
    picture.file = photographs_[below(photographs_.size())];
  } else {
    const std::size_t width = 300 + below(900), height = 150 + below(700);
    picture.file = {fmt::format("{}x{}.svg", width, height),
                    std::make_shared<const std::string>(drawing(width, height))};
  }
  picture.alternative = "A picture";
  if (one_in(3)) picture.caption = words(stocks_.front(), 2 + below(25));
  if (one_in(8)) picture.width = one_in(2) ? PictureWidth::across : PictureWidth::column;
  return picture;
}

Article IssueGenerator::article(const Stock& stock) {
  Article article;
  article.title = words(stock, 3 + below(16));
  article.body.text = body(stock);
  article.source.name = "Source";
  if (!one_in(5))
    article.source.address = fmt::format("https://example.org/news/{}/{}", below(9999), below(999'999'999));
  if (one_in(3)) article.source.masthead_text = "Masthead";
  for (std::size_t i = one_in(3) ? 0 : one_in(6) ? 3 : 1; i > 0; --i) article.pictures.push_back(picture());
  if (wishes_) {
    article.keep_on_one_page = one_in(8);
    article.page_break_before = one_in(12);
  }
  return article;
}

Issue IssueGenerator::make(unsigned number) {
  random_.seed(number);
  wishes_ = has_wishes(number);
  tables_ = has_tables(number);
  const Stock& stock = stocks_[number % stocks_.size()];
  Issue issue = stock.issue;
  issue.number = static_cast<int>(number % 9999 + 1);
  issue.sections.clear();
  constexpr std::array countries{"KZ", "KG", "RU", "TJ", "UZ", "TM", "AZ"};
  const std::size_t sections = 1 + below(4);
  for (std::size_t i = 0; i < sections; ++i) {
    Section section;
    section.country = countries[i];
    for (std::size_t k = 1 + below(6); k > 0; --k) section.articles.push_back(article(stock));
    issue.sections.push_back(std::move(section));
  }
  return issue;
}

}  // namespace vestnik
