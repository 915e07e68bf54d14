/// @file read_article.hpp
/// An article of the descriptor, with the files that it names.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "findings/sink/findings.hpp"
#include "input/issue/data_items.hpp"
#include "input/yaml/yaml_reader.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// The codes of the key `silence`.
[[nodiscard]] std::vector<std::string> read_codes(const YamlReader& reader, const YamlNode& node);

/// The picture of a publisher or a source; nothing if `node` is null or its file cannot be read.
[[nodiscard]] std::optional<Picture> read_logo(const YamlReader& reader, const YamlNode* node, const ReadNamed& named,
                                               Findings& findings);

/// Reads the articles of one descriptor. `reader` and `findings` must outlive it.
class ArticleReader {
 public:
  ArticleReader(const YamlReader& reader, ReadNamed named, Findings& findings)
      : reader_(reader), named_(std::move(named)), findings_(findings) {}

  /// @param issue  its language and period are known
  [[nodiscard]] Article read(const YamlNode& node, const Issue& issue) const;

 private:
  [[nodiscard]] ArticleSource source(const YamlNode& node) const;
  [[nodiscard]] std::optional<Picture> picture(const YamlNode& node) const;
  [[nodiscard]] Picture group(const YamlNode& node, const YamlNode& group) const;
  void read_body(const YamlNode& node, Article& article) const;
  /// The text of a file of its own; nothing if it cannot be read.
  [[nodiscard]] std::optional<MarkdownText> text_of_file(const SourcedText& name) const;
  void read_body_pictures(Article& article) const;

  const YamlReader& reader_;
  ReadNamed named_;
  Findings& findings_;
};

}  // namespace vestnik
