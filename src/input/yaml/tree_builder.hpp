/// @file tree_builder.hpp
/// Makes the tree of what the parser finds, one event after the other.
#pragma once

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "findings/sink/findings.hpp"
#include "input/yaml/text_source.hpp"
#include "input/yaml/yaml_document.hpp"
#include "input/yaml/yaml_outline.hpp"

namespace vestnik {

/// Ends the parse: what was found is already reported.
struct StopParsing {};

/// Byte of the text that is parsed.
inline std::size_t position(const YAML::Mark& mark) { return static_cast<std::size_t>(std::max(mark.pos, 0)); }

class TreeBuilder : public YAML::EventHandler {
 public:
  /// `outline`: what the parser reads of `source`.
  TreeBuilder(const TextSource& source, const YamlOutline& outline, Findings& findings)
      : source_(source), outline_(outline), findings_(findings) {}

  [[nodiscard]] YamlNode& root() { return root_; }
  /// Reports the anchors that no alias names.
  void report_unused_anchors();
  /// Blocks of the outline that have been found.
  [[nodiscard]] std::size_t blocks() const { return blocks_; }

  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& scalar) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(YamlNode::Kind::sequence, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(YamlNode::Kind::mapping, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  /// A collection that is not closed yet.
  struct Open {
    YamlNode node;
    YAML::anchor_t anchor = 0;
    std::size_t mark = 0;               ///< byte of the anchor
    std::optional<YamlNode> key;        ///< that waits for its value
    std::map<std::string, int> keys{};  ///< with the line of each
  };

  [[nodiscard]] std::size_t offset(const YAML::Mark& mark) const {
    return std::min(outline_.source_offset(position(mark)), source_.text().size());
  }
  [[nodiscard]] std::size_t null_offset(std::size_t mark) const;
  void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor);
  void close();
  void check_escapes(YamlNode& node, const std::string& value);
  void refuse_tag(const std::string& tag, std::size_t begin);
  void place(YamlNode node, YAML::anchor_t anchor, std::size_t mark);
  void place_value(Open& mapping, YamlNode value);
  [[nodiscard]] bool accept_key(Open& mapping, const YamlNode& key);
  void charge(const YamlNode& node, std::size_t begin, std::size_t depth);
  void charge(const YamlNode& node, std::size_t begin) { charge(node, begin, open_.size()); }
  void check_depth(std::size_t depth, std::size_t begin);

  const TextSource& source_;
  const YamlOutline& outline_;
  Findings& findings_;
  YamlNode root_;
  std::size_t blocks_ = 0;
  std::vector<Open> open_;
  struct Anchored {
    YamlNode node;
    std::size_t begin = 0;  ///< byte of the anchor
    bool used = false;
  };
  std::map<YAML::anchor_t, Anchored> anchored_;
  std::size_t nodes_ = 0, text_bytes_ = 0;
};

}  // namespace vestnik
