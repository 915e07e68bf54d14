/// @file changes.hpp
/// What a change of an issue is called.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "tools/edit/yaml_edit.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik::desk {

/// An article, where it stands and what it is known by.
struct PlacedArticle {
  edit::Path path;
  const edit::Value* value = nullptr;

  [[nodiscard]] std::string text(std::string_view key) const;
};
/// In the order. Refers to `root`.
[[nodiscard]] std::vector<PlacedArticle> articles_of(const edit::Value& root);

/// For each article of `now` the index of the one that it was, or -1: by its text's file, its text, its title, in the
/// end by its place.
[[nodiscard]] std::vector<int> matched(const std::vector<PlacedArticle>& before, const std::vector<PlacedArticle>& now);

/// "Title of article 3 changed: …; …" `changed_files`: as the descriptor names them.
[[nodiscard]] std::string described_change(const edit::Value& before, const edit::Value& now,
                                           const std::set<std::string>& changed_files, UiLanguage language);

/// The files that a descriptor names, or a publisher's file.
[[nodiscard]] std::set<std::string> named_files(const edit::Value& root);

}  // namespace vestnik::desk
