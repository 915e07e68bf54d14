#include "input/yaml/yaml_document.hpp"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <utility>

#include "input/yaml/bad_yaml.hpp"
#include "input/yaml/tree_builder.hpp"
#include "input/yaml/yaml_outline.hpp"
#include "input/yaml/yaml_recovery.hpp"

namespace vestnik {
namespace {

/// Tells whether there is a document at all.
class DocumentProbe : public YAML::EventHandler {
 public:
  std::optional<std::size_t> begin;

  void OnDocumentStart(const YAML::Mark& mark) override { begin = position(mark); }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override {}
  void OnAlias(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override {}
  void OnScalar(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                const std::string& /*value*/) override {
    throw StopParsing();
  }
  void OnSequenceStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                       YAML::EmitterStyle::value /*style*/) override {
    throw StopParsing();
  }
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                  YAML::EmitterStyle::value /*style*/) override {
    throw StopParsing();
  }
  void OnMapEnd() override {}
};

/// The document's tree; no value if there is none, or if a block of the outline is no block.
std::optional<YamlNode> parse_document(YAML::Parser& parser, const TextSource& source, const YamlOutline& outline,
                                       Findings& findings) {
  TreeBuilder builder(source, outline, findings);
  if (!parser.HandleNextDocument(builder) || builder.root().is(YamlNode::Kind::null)) {
    findings.report("empty-file"_id, source.range(0, 0));
    return std::nullopt;
  }
  if (builder.blocks() != outline.blocks()) return std::nullopt;
  builder.report_unused_anchors();
  return std::move(builder.root());
}

bool is_last_document(YAML::Parser& parser, const TextSource& source, const YamlOutline& outline, Findings& findings) {
  DocumentProbe probe;
  try {
    parser.HandleNextDocument(probe);
  } catch (const StopParsing&) {  // it has content: seen enough
  }
  if (!probe.begin) return true;
  const std::size_t begin = std::min(outline.source_offset(*probe.begin), source.text().size());
  if (report_odd_space(begin, source, findings)) return false;  // a byte order mark inside begins a document, too
  findings.report("several-documents"_id, source.range(begin, begin + 1));
  return false;
}

/// Where the parser gave up, and with what.
struct Breakdown {
  std::size_t at = 0;
  std::string problem;
};

std::optional<YamlNode> parse_outline(const YamlOutline& outline, const TextSource& source, Findings& findings,
                                      std::optional<Breakdown>& breakdown) {
  try {
    std::istringstream stream(outline.text());
    YAML::Parser parser(stream);
    std::optional<YamlNode> root = parse_document(parser, source, outline, findings);
    if (root && is_last_document(parser, source, outline, findings)) return root;
  } catch (const StopParsing&) {  // already reported
  } catch (const YAML::Exception& problem) {
    breakdown = {outline.source_offset(position(problem.mark)), problem.msg};
  }
  return std::nullopt;
}

bool is_too_long(const YamlOutline& outline, const TextSource& source, Findings& findings) {
  if (outline.text().size() <= max_yaml_parsed) return false;
  findings.report("too-many-values/text"_id, source.range(0, 0), value<"limit">(max_yaml_parsed >> 20));
  return true;
}

/// Reads the text as it stands, again and again without the entries that it cannot be read with.
std::optional<YamlNode> parse_with_mistakes(const TextSource& source, Findings& findings) {
  constexpr std::size_t most_rounds = 30;
  constexpr std::size_t most_bytes = std::size_t{8} << 20;  // a second's work
  const bool long_blocks = source.text().size() > max_yaml_parsed;
  EntryEraser eraser(source.text());
  std::set<int> told;
  for (std::size_t round = 1;; ++round) {
    const TextSource text = source.overwritten(eraser.text());
    const YamlOutline outline = long_blocks ? YamlOutline::of(text.text()) : YamlOutline::whole(text.text());
    if (is_too_long(outline, text, findings)) return std::nullopt;
    Findings found, reasons;
    std::optional<Breakdown> breakdown;
    std::optional<YamlNode> root = parse_outline(outline, text, found, breakdown);
    if (!breakdown) {
      findings.add(found.take());
      if (root) eraser.mark(*root);
      return root;
    }
    report_bad_yaml(breakdown->at, breakdown->problem, text, reasons);
    std::vector<Diagnostic> reason = reasons.take();
    const int line = reason.front().where.line;
    if (told.insert(line).second) findings.add(std::move(reason));
    const bool enough = round == most_rounds || round * outline.text().size() > most_bytes;
    if (enough || !eraser.erase(line)) {
      findings.add(found.take());
      return std::nullopt;
    }
  }
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view name) const {
  if (!is(YamlNode::Kind::mapping)) return nullptr;
  const auto child = std::find_if(children.begin(), children.end(), [&](const YamlNode& c) { return c.key == name; });
  return child == children.end() ? nullptr : &*child;
}

std::optional<YamlNode> parse_yaml(const TextSource& source, Findings& findings) {
  if (const YamlOutline outline = YamlOutline::of(source.text()); outline.blocks() > 0) {
    if (is_too_long(outline, source, findings)) return std::nullopt;
    Findings problems;
    std::optional<Breakdown> breakdown;
    std::optional<YamlNode> root = parse_outline(outline, source, problems, breakdown);
    if (root && problems.take().empty()) return root;
  }
  // There is something to say of the text: it is read as it stands.
  return parse_with_mistakes(source, findings);
}

}  // namespace vestnik
