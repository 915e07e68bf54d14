#include "tools/desk/changes.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "findings/catalogue/history_texts.hpp"

namespace vestnik::desk {
namespace {

std::string all_words(const edit::Value& value) {
  if (value.is_scalar()) return value.text;
  std::string words;
  for (const edit::Value& child : value.children) words += (words.empty() ? "" : " ") + all_words(child);
  return words;
}

std::string title_of(const PlacedArticle& article, UiLanguage language) {
  constexpr std::size_t longest = 60;
  const edit::Value* title = article.value->find("title");
  std::string words = title != nullptr ? all_words(*title) : std::string();
  if (words.empty()) return std::string(texts::no_title.in(language));
  if (words.size() <= longest) return words;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
  return words.substr(0, end) + "…";
}

/// Whether the value of `key` is the same in both.
bool same_at(const edit::Value& one, const edit::Value& other, std::string_view key) {
  const edit::Value *first = one.find(key), *second = other.find(key);
  return first == nullptr || second == nullptr ? first == second : same(*first, *second);
}

/// Without the children of these names.
edit::Value without(edit::Value value, std::initializer_list<std::string_view> keys) {
  std::erase_if(value.children,
                [&](const edit::Value& child) { return std::ranges::find(keys, child.key) != keys.end(); });
  return value;
}

bool names_one_of(const edit::Value& value, const std::set<std::string>& files) {
  return std::ranges::any_of(named_files(value), [&](const std::string& file) { return files.contains(file); });
}

/// What happened to an article that stayed.
void add_changes(const PlacedArticle& before, const PlacedArticle& now, std::size_t number,
                 const std::set<std::string>& files, UiLanguage language, std::vector<std::string>& list) {
  const std::string title = title_of(now, language);
  const edit::Value &one = *before.value, &other = *now.value;
  const bool text =
      !same_at(one, other, "body") || !same_at(one, other, "body-file") || files.contains(now.text("body-file"));
  const edit::Value* pictures = other.find("pictures");
  const bool shown = !same_at(one, other, "pictures") || (pictures != nullptr && names_one_of(*pictures, files));
  if (!same_at(one, other, "title")) list.push_back(texts::title_changed.in(language, number, title));
  if (text) list.push_back(texts::text_changed.in(language, number, title));
  if (shown) list.push_back(texts::pictures_changed.in(language, number, title));
  const auto rest = {std::string_view("title"), std::string_view("body"), std::string_view("body-file"),
                     std::string_view("pictures")};
  if (!same(without(one, rest), without(other, rest)))
    list.push_back(texts::article_changed.in(language, number, title));
}

/// Articles that do not keep their order, the fewest that explain it: all but a longest run that ascends.
std::set<std::size_t> moved(const std::vector<PlacedArticle>& before, const std::vector<PlacedArticle>& now,
                            const std::vector<int>& match) {
  std::vector<std::size_t> length(now.size(), 0);
  std::vector<int> previous(now.size(), -1);
  int best = -1;
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (match[i] < 0) continue;
    length[i] = 1;
    for (std::size_t j = 0; j < i; ++j) {
      if (match[j] >= 0 && match[j] < match[i] && length[j] + 1 > length[i]) {
        length[i] = length[j] + 1;
        previous[i] = static_cast<int>(j);
      }
    }
    if (best < 0 || length[i] > length[static_cast<std::size_t>(best)]) best = static_cast<int>(i);
  }
  std::set<std::size_t> result;
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (match[i] >= 0) result.insert(i);
  }
  for (int at = best; at >= 0; at = previous[static_cast<std::size_t>(at)]) {
    const auto i = static_cast<std::size_t>(at);
    // In its order, but perhaps in another section.
    if (now[i].path[1] == before[static_cast<std::size_t>(match[i])].path[1] || before.size() != now.size())
      result.erase(i);
  }
  return result;
}

void add_section_changes(const edit::Value& before, const edit::Value& now, UiLanguage language,
                         std::vector<std::string>& list) {
  const edit::Value *old_sections = before.find("sections"), *sections = now.find("sections");
  const std::size_t then = old_sections != nullptr ? old_sections->children.size() : 0;
  const std::size_t count = sections != nullptr ? sections->children.size() : 0;
  for (std::size_t i = 0; i < std::max(then, count); ++i) {
    const bool both = i < then && i < count;
    if (both && same(without(old_sections->children[i], {"articles"}), without(sections->children[i], {"articles"}))) {
      continue;
    }
    list.push_back(texts::section_changed.in(language, i + 1));
  }
}

}  // namespace

std::string PlacedArticle::text(std::string_view key) const {
  const edit::Value* found = value->find(key);
  return found != nullptr && found->is_scalar() ? found->text : std::string();
}

std::vector<PlacedArticle> articles_of(const edit::Value& root) {
  std::vector<PlacedArticle> result;
  const edit::Value* sections = root.find("sections");
  if (sections == nullptr) return result;
  for (std::size_t i = 0; i < sections->children.size(); ++i) {
    const edit::Value* articles = sections->children[i].find("articles");
    if (articles == nullptr) continue;
    for (std::size_t j = 0; j < articles->children.size(); ++j) {
      result.push_back({.path = {"sections", i, "articles", j}, .value = &articles->children[j]});
    }
  }
  return result;
}

std::vector<int> matched(const std::vector<PlacedArticle>& before, const std::vector<PlacedArticle>& now) {
  std::vector<int> match(now.size(), -1);
  std::vector<bool> taken(before.size(), false);
  const auto by = [&](const auto& alike) {
    for (std::size_t i = 0; i < now.size(); ++i) {
      for (std::size_t j = 0; j < before.size() && match[i] < 0; ++j) {
        if (taken[j] || !alike(now[i], before[j])) continue;
        match[i] = static_cast<int>(j);
        taken[j] = true;
      }
    }
  };
  by([](const PlacedArticle& one, const PlacedArticle& other) { return same(*one.value, *other.value); });
  for (const std::string_view key : {"body-file", "body", "title"}) {
    by([&](const PlacedArticle& one, const PlacedArticle& other) {
      const std::string text = one.text(key);
      return !text.empty() && text == other.text(key);
    });
  }
  if (before.size() == now.size()) {
    by([](const PlacedArticle& one, const PlacedArticle& other) { return one.path == other.path; });
  }
  return match;
}

std::string described_change(const edit::Value& before, const edit::Value& now,
                             const std::set<std::string>& changed_files, UiLanguage language) {
  constexpr std::size_t most = 3;
  const std::vector<PlacedArticle> old_articles = articles_of(before), articles = articles_of(now);
  const std::vector<int> match = matched(old_articles, articles);
  std::vector<std::string> list;
  for (std::size_t j = 0; j < old_articles.size(); ++j) {
    if (std::ranges::find(match, static_cast<int>(j)) != match.end()) continue;
    list.push_back(texts::article_deleted.in(language, j + 1, title_of(old_articles[j], language)));
  }
  const std::set<std::size_t> elsewhere = moved(old_articles, articles, match);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const std::string title = title_of(articles[i], language);
    if (match[i] < 0) {
      list.push_back(texts::article_added.in(language, i + 1, title));
      continue;
    }
    if (elsewhere.contains(i)) list.push_back(texts::article_moved.in(language, i + 1, title));
    add_changes(old_articles[static_cast<std::size_t>(match[i])], articles[i], i + 1, changed_files, language, list);
  }
  add_section_changes(before, now, language, list);
  if (!same(without(before, {"sections"}), without(now, {"sections"}))) {
    list.emplace_back(texts::issue_changed.in(language));
  }
  if (list.empty()) return std::string(texts::files_changed.in(language));
  std::string result;
  for (std::size_t i = 0; i < std::min(list.size(), most); ++i) result += (i == 0 ? "" : "; ") + list[i];
  return list.size() <= most ? result : result + "; " + texts::more_changes.in(language, list.size() - most);
}

std::set<std::string> named_files(const edit::Value& root) {
  constexpr std::array keys{"body-file", "file", "picture", "csv", "publisher", "theme"};
  std::set<std::string> files;
  const std::function<void(const edit::Value&)> look = [&](const edit::Value& value) {
    const bool names = value.is_scalar() && !value.text.empty() && std::ranges::find(keys, value.key) != keys.end();
    if (names) files.insert(value.text);
    for (const edit::Value& child : value.children) look(child);
  };
  look(root);
  return files;
}

}  // namespace vestnik::desk
