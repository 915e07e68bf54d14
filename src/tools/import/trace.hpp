/// @file trace.hpp
/// What became of each line of a source, in its order: for a check by eye.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vestnik {

/// A line or paragraph of the source, as a reader sees it.
struct TracedLine {
  int line = 0;                        ///< its number; of a document, that of its place
  std::string text;                    ///< without markup
  std::optional<std::size_t> article;  ///< index into Trace::articles; none: cover, imprint, or left out
  struct LeftOut {
    std::string text;  ///< all of the line's, or a part
    std::string why;   ///< as Dropped has it
  };
  std::vector<LeftOut> left_out;
  bool all_left_out = false;
  bool printed_in_source = true;  ///< false: hidden, deleted, a comment
  bool lost = false;

  /// What of the text went into the result.
  [[nodiscard]] std::string kept() const;
};

struct TracedArticle {
  std::string country;  ///< its name, in the release's language
  std::string title, masthead, masthead_picture, source_name, source_address;
  std::string path;  ///< of its body in the issue's folder
};

struct TracedFact {
  std::string key;  ///< of the descriptor or "publisher.…" of the publisher's file
  std::string value;
};

struct Trace {
  std::vector<TracedLine> lines;
  std::vector<TracedArticle> articles;
  std::vector<TracedFact> facts;
};

}  // namespace vestnik
