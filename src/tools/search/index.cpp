#include "tools/search/index.hpp"

#include <sqlite3.h>
#include <unicode/uchar.h>

#include "base/files/disk.hpp"
#include "base/files/output_folder.hpp"
#include "base/text/utf8.hpp"

namespace vestnik::search {
namespace {

/// A later form of the table would have another number: the index is then made again.
constexpr const char* tables = R"(
  PRAGMA synchronous = OFF;
  PRAGMA user_version = 1;
  CREATE TABLE IF NOT EXISTS issues (name TEXT PRIMARY KEY, signature TEXT NOT NULL);
  CREATE VIRTUAL TABLE IF NOT EXISTS articles USING fts5(
    title, text, source, country, issue UNINDEXED, path UNINDEXED, tokenize = "unicode61 remove_diacritics 0");
)";

/// A prepared statement with its values.
class Statement {
 public:
  Statement(sqlite3* database, const char* text) {
    if (sqlite3_prepare_v2(database, text, -1, &statement_, nullptr) != SQLITE_OK) statement_ = nullptr;
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& with(std::string_view value) {
    sqlite3_bind_text64(statement_, ++bound_, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);  // NOLINT
    return *this;
  }
  Statement& with(std::size_t value) {
    sqlite3_bind_int64(statement_, ++bound_, static_cast<sqlite3_int64>(value));
    return *this;
  }
  /// Whether there is a row; `ended` tells whether all went well.
  [[nodiscard]] bool next() {
    last_ = statement_ == nullptr ? SQLITE_ERROR : sqlite3_step(statement_);
    return last_ == SQLITE_ROW;
  }
  [[nodiscard]] bool done() { return !next() && last_ == SQLITE_DONE; }
  [[nodiscard]] std::string text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));  // NOLINT
    return bytes == nullptr ? std::string() : std::string(bytes);
  }

 private:
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0, last_ = SQLITE_OK;
};

/// "еще" → ("еще"* OR "ёще"* OR "ещё"*): a word has one "ё" at most.
std::string as_term(const std::u32string& word) {
  std::u32string plain = word;
  for (char32_t& c : plain) c = c == U'ё' ? U'е' : c == U'Ё' ? U'Е' : c;
  std::string term = "(\"" + to_utf8(plain) + "\"*";
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (plain[i] != U'е' && plain[i] != U'Е') continue;
    std::u32string other = plain;
    other[i] = U'ё';
    term += " OR \"" + to_utf8(other) + "\"*";
  }
  return term + ")";
}

}  // namespace

std::string as_match(std::string_view query) {
  constexpr std::size_t most_words = 12, longest_word = 60;
  std::string match;
  std::u32string word;
  std::size_t count = 0;
  for (std::size_t at = 0; at <= query.size() && count < most_words;) {
    const bool ended = at == query.size();
    const char32_t c = ended ? U' ' : next_character(query, at);
    // As the tokenizer has it: a mark belongs to the word that it stands in.
    const bool letter = c != no_character && (u_isalnum(static_cast<UChar32>(c)) != 0 ||
                                              (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_MN_MASK) != 0);
    if (letter && word.size() < longest_word) {
      word += c;
    } else if (!letter && !word.empty()) {
      match += (match.empty() ? "" : " AND ") + as_term(word);
      word.clear();
      ++count;
    }
    if (ended) break;
  }
  return match;
}

void Index::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

Index::Index(const std::filesystem::path& file) {
  static_cast<void>(make_folders(file.parent_path()));  // where that fails, so does opening the file
  if (open(file.string())) return;
  database_.reset();
  system_disk().remove(file.string());  // where it stays, it cannot be opened again either
  if (open(file.string())) return;
  database_.reset();
  static_cast<void>(open(":memory:"));
}

Index::~Index() = default;

bool Index::open(const std::string& file) {
  sqlite3* opened = nullptr;
  const int result = sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  database_.reset(opened);
  if (result != SQLITE_OK) return false;
  sqlite3_busy_timeout(opened, 2'000);  // another desk of the same folder
  return run(tables) && run("INSERT INTO articles(articles) VALUES('integrity-check')");
}

bool Index::run(const char* statements) const {
  return database_ && sqlite3_exec(database_.get(), statements, nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::string Index::signature_of(const std::string& issue) {
  Statement row(database_.get(), "SELECT signature FROM issues WHERE name = ?");
  return row.with(issue).next() ? row.text(0) : std::string();
}

bool Index::put(const std::string& issue, const std::string& signature, const std::vector<Entry>& entries) {
  if (!run("BEGIN IMMEDIATE")) return false;
  bool whole = Statement(database_.get(), "DELETE FROM articles WHERE issue = ?").with(issue).done();
  for (const Entry& entry : entries) {
    whole =
        whole && Statement(database_.get(),
                           "INSERT INTO articles (title, text, source, country, issue, path) VALUES (?, ?, ?, ?, ?, ?)")
                     .with(entry.title)
                     .with(entry.text)
                     .with(entry.source)
                     .with(entry.country)
                     .with(issue)
                     .with(entry.path)
                     .done();
  }
  whole = whole && Statement(database_.get(), "INSERT OR REPLACE INTO issues (name, signature) VALUES (?, ?)")
                       .with(issue)
                       .with(signature)
                       .done();
  return run(whole ? "COMMIT" : "ROLLBACK") && whole;
}

void Index::retain(const std::set<std::string>& issues) {
  std::vector<std::string> gone;
  {
    Statement all(database_.get(), "SELECT name FROM issues");
    while (all.next()) {
      if (!issues.contains(all.text(0))) gone.push_back(all.text(0));
    }
  }
  for (const std::string& issue : gone) {
    if (!put(issue, "", {})) return;
    if (!Statement(database_.get(), "DELETE FROM issues WHERE name = ?").with(issue).done()) return;
  }
}

std::vector<Found> Index::find(std::string_view query, std::size_t most) {
  std::vector<Found> found;
  const std::string match = as_match(query);
  if (match.empty()) return found;
  // A title says more of an article than a word of its text.
  Statement rows(database_.get(),
                 "SELECT issue, path, title, snippet(articles, 1, char(2), char(3), '…', 24) FROM articles "
                 "WHERE articles MATCH ? ORDER BY bm25(articles, 8.0, 1.0, 3.0, 3.0), rowid LIMIT ?");
  rows.with(match).with(most);
  while (rows.next()) {
    found.push_back({.issue = rows.text(0), .path = rows.text(1), .title = rows.text(2), .excerpt = rows.text(3)});
  }
  return found;
}

}  // namespace vestnik::search
