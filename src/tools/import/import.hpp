/// @file import.hpp
/// A past release as text → a descriptor with its publisher's file and articles.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/locale/locale.hpp"
#include "tools/import/habits.hpp"
#include "tools/import/line.hpp"
#include "tools/import/trace.hpp"
#include "tools/source/source_document.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

struct ImportOptions {
  enum class Format : std::uint8_t { automatic, plain, markdown };
  std::string name;  ///< of the input, for messages
  Format format = Format::automatic;
  std::string language;  ///< en, ru, kk, ky or tg; empty: found by the text's letters
  std::string country;   ///< of a release that names none: its ISO 3166-1 code; empty: guessed
  std::shared_ptr<const importing::Habits> habits;  ///< may be nullptr
};

struct ImportedFile {
  std::string path;  ///< relative to the issue's folder, e.g. "articles/kz-01.md"
  std::string bytes;
};

/// What became of the visible words and pictures of the source.
struct Account {
  std::size_t words = 0;
  std::size_t printed = 0;   ///< in the articles and facts
  std::size_t left_out = 0;  ///< reported, with its words
  std::size_t lost = 0;      ///< "words-lost": the account does not close
  std::size_t pictures = 0, pictures_used = 0;
};

struct ImportResult {
  std::string language;
  std::vector<ImportedFile> files;          ///< "issue.yaml" first
  std::vector<std::string> pictures;        ///< paths, relative to the issue's folder, that the articles name
  std::vector<importing::Dropped> dropped;  ///< by line: every word of the input is in `files` or here
  std::size_t articles = 0, countries = 0;
  Account account;
  Trace trace;
  std::vector<LocalText> places;  ///< of a document: where the line with number i + 1 stands, for people
};

/// Reads a release's text (any bytes up to 16 MB). `locales` holds the languages that are possible, by their codes,
/// with country names. What is unsure, guessed or missing is said as notes and warnings, which name lines of the input;
/// see docs/import.md for the codes. Errors, without a result: what is not text ("not-text", "empty-file",
/// "file-too-large"), a language that `locales` lacks ("unknown-language"). Pure: reads and writes no files; may run in
/// parallel.
[[nodiscard]] Outcome<ImportResult> import_release(std::string_view bytes, const ImportOptions& options,
                                                   const std::map<std::string, Locale>& locales);

/// The same for a document with its structure. Findings' lines are numbers of `places`.
[[nodiscard]] Outcome<ImportResult> import_document(const source::Document& document, const ImportOptions& options,
                                                    const std::map<std::string, Locale>& locales);

}  // namespace vestnik
