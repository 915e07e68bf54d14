/// @file index.hpp
/// A full-text index of articles: SQLite's FTS5 in one file, which may be lost at any time.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace vestnik::search {

/// An article as it is looked for.
struct Entry {
  std::string path;  ///< within its issue: "sections/0/articles/1"
  std::string title, text, source, country;
};

struct Found {
  std::string issue, path, title;
  std::string excerpt;  ///< of the text, what was found between U+0002 and U+0003
};

/// For one thread at a time.
class Index {
 public:
  /// Opens or makes the file; what cannot be read as an index is made again, and where no file can be written the index
  /// is in memory alone.
  explicit Index(const std::filesystem::path& file);
  ~Index();
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  /// With what signature the issue was put; empty: it is not here.
  [[nodiscard]] std::string signature_of(const std::string& issue);
  /// Takes the issue's entries in the place of those that it had. Returns whether that could be written.
  [[nodiscard]] bool put(const std::string& issue, const std::string& signature, const std::vector<Entry>& entries);
  /// Forgets all issues but these.
  void retain(const std::set<std::string>& issues);
  /// Articles that have all words of `query`, or longer ones that begin so, best first. Capitals and "ё" do not count.
  [[nodiscard]] std::vector<Found> find(std::string_view query, std::size_t most);

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  [[nodiscard]] bool open(const std::string& file);
  [[nodiscard]] bool run(const char* statements) const;

  std::unique_ptr<sqlite3, Close> database_;
};

/// The words of `query` as FTS5 takes them, "ё" and "е" as one letter; empty without one.
[[nodiscard]] std::string as_match(std::string_view query);

}  // namespace vestnik::search
