// Thousands of edits of real descriptors: each does what it says, and every other line stays as it is.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "tools/edit/yaml_edit.hpp"

namespace vestnik::edit {
namespace {

using Kind = Value::Kind;
using What = Edit::What;

std::string file(const std::string& name) {
  std::ifstream stream(std::filesystem::path(VESTNIK_SOURCE_DIR) / name);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// Without indentation, dashes and empty lines: what moving must not change.
std::vector<std::string> said(const std::string& text) {
  std::vector<std::string> lines;
  std::stringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    line.erase(0, std::min(line.find_first_not_of(" -"), line.size()));
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

/// How many lines of `one` are not in `other`, both in order.
std::size_t missing(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  std::map<std::string, int> left;
  for (const std::string& line : other) ++left[line];
  return static_cast<std::size_t>(
      std::ranges::count_if(one, [&](const std::string& line) { return --left[line] < 0; }));
}

std::size_t lines_of(const Value& value) {
  std::size_t lines = 1 + static_cast<std::size_t>(std::ranges::count(value.text, '\n'));
  for (const Value& child : value.children) lines += lines_of(child);
  return lines;
}

void paths_of(const Value& value, const Path& path, std::vector<std::pair<Path, const Value*>>& all) {
  if (!path.empty()) all.emplace_back(path, &value);
  for (std::size_t i = 0; i < value.children.size(); ++i) {
    Path next = path;
    next.push_back(value.kind == Kind::mapping ? Step(value.children[i].key) : Step(i));
    paths_of(value.children[i], next, all);
  }
}

class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t limit) { return engine_() % limit; }

  std::string words() {
    static const std::vector<std::string> pieces{"word", "слово", ": ", " #",   "\"",   "'",  "- ", ",",   "[",
                                                 "}",    "«",     "\n", "\n\n", " ",    "&",  "*",  "!",   "|",
                                                 ">",    "%",     "@",  "21",   "true", "\\", "?",  "а) ", "😀"};
    std::string text;
    for (std::size_t i = below(8); i-- > 0;) text += pieces[below(pieces.size())];
    return text;
  }
  /// What may stand in a file's name.
  std::string name() {
    std::string text = words();
    std::erase_if(text, [](char c) { return c == '\n' || c == '\\'; });
    return text;
  }
  Value scalar() {
    if (below(4) == 0) return {.kind = Kind::plain, .text = std::to_string(below(3000))};
    return {.kind = Kind::text, .text = words()};
  }
  Value any(int depth = 0) {
    const std::size_t kind = below(depth > 2 ? 1 : 3);
    if (kind == 0) return scalar();
    Value value{.kind = kind == 1 ? Kind::list : Kind::mapping};
    for (std::size_t i = below(4); i-- > 0;) {
      value.children.push_back(any(depth + 1));
      if (kind == 2) value.children.back().key = "key-" + std::to_string(i);
    }
    return value;
  }

 private:
  std::mt19937 engine_;
};

Edit random_edit(const Value& root, Chance& chance) {
  std::vector<std::pair<Path, const Value*>> all;
  paths_of(root, {}, all);
  const auto& [path, value] = all[chance.below(all.size())];
  const bool item = std::holds_alternative<std::size_t>(path.back());
  switch (chance.below(5)) {
    case 0:
      return {.what = What::remove, .path = path};
    case 1: {
      if (!item) break;
      std::vector<Path> lists;
      for (const auto& [other, held] : all) {
        const bool within = other.size() >= path.size() && std::equal(path.begin(), path.end(), other.begin());
        if (held->kind == Kind::list && !within) lists.push_back(other);
      }
      Value rest = root;
      Path to = lists[chance.below(lists.size())];
      if (!apply({.what = What::remove, .path = path}, rest)) break;
      const Value* list = &rest;
      for (const Step& step : to) {
        const auto* key = std::get_if<std::string>(&step);
        const Value* next = key != nullptr ? list->find(*key) : nullptr;
        if (key == nullptr && std::get<std::size_t>(step) < list->children.size()) {
          next = &list->children[std::get<std::size_t>(step)];
        }
        if (next == nullptr) return {.what = What::set, .path = path, .value = chance.scalar()};
        list = next;
      }
      if (list->kind != Kind::list) break;
      to.emplace_back(chance.below(list->children.size() + 1));
      return {.what = What::move, .path = path, .to = to};
    }
    case 2:
      if (item) return {.what = What::insert, .path = path, .value = chance.any()};
      break;
    case 3:
      if (value->kind == Kind::mapping) {
        Path further = path;
        further.emplace_back("new-" + std::to_string(chance.below(5)));
        return {.what = What::set, .path = further, .value = chance.any()};
      }
      break;
    default:
      break;
  }
  const auto* key = std::get_if<std::string>(&path.back());
  const bool names_file = key != nullptr && (*key == "file" || *key == "picture" || *key == "body-file" ||
                                             *key == "publisher" || *key == "theme");
  if (names_file) return {.what = What::set, .path = path, .value = {.kind = Kind::text, .text = "a/" + chance.name()}};
  return {.what = What::set, .path = path, .value = value->is_scalar() ? chance.scalar() : chance.any()};
}

/// What an edit may take away: the lines of the value at its path, and the line that it hangs from.
std::size_t lines_at(const Value& root, const Path& path) {
  std::vector<std::pair<Path, const Value*>> all;
  paths_of(root, {}, all);
  const auto found = std::ranges::find(all, path, &std::pair<Path, const Value*>::first);
  return found == all.end() ? 0 : lines_of(*found->second);
}

std::string shown(const Path& path) {
  std::string result;
  for (const Step& step : path) {
    const auto* key = std::get_if<std::string>(&step);
    result += '/' + (key != nullptr ? *key : std::to_string(std::get<std::size_t>(step)));
  }
  return result;
}

struct Sample {
  const char* file;
  std::size_t edits;
};
class RandomEdits : public testing::TestWithParam<Sample> {};

TEST_P(RandomEdits, DoWhatTheySayAndNothingElse) {
  const std::string original = file(GetParam().file);
  Chance chance(21);
  std::size_t done = 0, refused = 0;
  std::string text;
  std::optional<Value> root;
  const char* more = std::getenv("VESTNIK_EDITS");  // e.g. 5000
  const std::size_t wanted = more != nullptr ? std::stoul(more) : GetParam().edits;
  for (std::size_t i = 0; i < wanted; ++i) {
    if (i % 25 == 0) text = original;
    if (i % 25 == 0) root = read_value_of(original);
    ASSERT_TRUE(root);
    const Edit edit = random_edit(*root, chance);
    const auto result = edited(text, edit);
    if (!result) {
      ++refused;
      ADD_FAILURE() << static_cast<int>(edit.what) << ' ' << shown(edit.path) << " -> " << shown(edit.to) << '\n'
                    << edit.value.text << '\n'
                    << (text.size() < 9'000 ? text : std::string());
      continue;
    }
    ++done;
    const std::vector<std::string> before = said(text), after = said(*result);
    if (edit.what == What::move) {
      EXPECT_LE(missing(before, after), 2 * lines_at(*root, edit.path) + 4) << *result;
    } else if (edit.what == What::insert) {
      EXPECT_LE(missing(before, after), 1U) << *result;
    } else {
      // A remark may stand above an item, and folded words take more lines than they have.
      EXPECT_LE(missing(before, after), 2 * lines_at(*root, edit.path) + 6) << *result;
    }
    text = *result;
    ASSERT_TRUE(apply(edit, *root));
    if (i % 25 == 24) {
      const auto read = read_value_of(text);
      EXPECT_TRUE(read && same(*read, *root)) << text;
    }
  }
  EXPECT_EQ(refused, 0U);
  EXPECT_EQ(done + refused, wanted);
}

INSTANTIATE_TEST_SUITE_P(Samples, RandomEdits,
                         testing::Values(Sample{"samples/2024-21/issue.yaml", 250},
                                         Sample{"samples/2024-21-ru/issue.yaml", 50},
                                         Sample{"samples/statistics/issue.yaml", 100},
                                         Sample{"samples/photo-report/issue-ru.yaml", 100}),
                         [](const auto& sample) { return fmt::format("{}", sample.index); });

}  // namespace
}  // namespace vestnik::edit
