#include "input/yaml/yaml_document.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "base/text/case_and_form.hpp"
#include "input/yaml/bad_yaml.hpp"
#include "input/yaml/yaml_outline.hpp"
#include "input/yaml/yaml_scalar.hpp"

namespace vestnik {
namespace {

using Kind = YamlNode::Kind;

/// Ends the parse: what was found is already reported.
struct Stop {};

/// Byte of the text that is parsed.
std::size_t position(const YAML::Mark& mark) { return static_cast<std::size_t>(std::max(mark.pos, 0)); }

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
    throw Stop();
  }
  void OnSequenceStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                       YAML::EmitterStyle::value /*style*/) override {
    throw Stop();
  }
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                  YAML::EmitterStyle::value /*style*/) override {
    throw Stop();
  }
  void OnMapEnd() override {}
};

/// Whether the value of a key names a file.
bool names_file(std::string_view key) {
  constexpr std::array<std::string_view, 5> keys{"file", "picture", "body-file", "publisher", "theme"};
  return std::ranges::find(keys, key) != keys.end();
}

/// The first escape of a text in double quotes that makes another character of a letter or digit; none: its size.
std::size_t first_escape(std::string_view written) {
  for (std::size_t i = 0; i + 1 < written.size(); ++i) {
    if (written[i] != '\\') continue;
    if (std::string_view("\\\"/").find(written[i + 1]) == std::string_view::npos) return i;
    ++i;
  }
  return written.size();
}

class TreeBuilder : public YAML::EventHandler {
 public:
  /// `outline`: what the parser reads of `source`.
  TreeBuilder(const TextSource& source, const YamlOutline& outline, Findings& findings)
      : source_(source), outline_(outline), findings_(findings) {}

  [[nodiscard]] YamlNode& root() { return root_; }
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
    open(Kind::sequence, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(Kind::mapping, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  /// A collection that is not closed yet.
  struct Open {
    YamlNode node;
    YAML::anchor_t anchor = 0;
    std::optional<YamlNode> key;        ///< that waits for its value
    std::map<std::string, int> keys{};  ///< with the line of each
  };

  [[nodiscard]] std::size_t offset(const YAML::Mark& mark) const {
    return std::min(outline_.source_offset(position(mark)), source_.text().size());
  }
  [[nodiscard]] std::size_t null_offset(std::size_t mark) const;
  void open(Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor);
  void close();
  void check_escapes(YamlNode& node, const std::string& value);
  void refuse_tag(const std::string& tag, std::size_t begin);
  void place(YamlNode node, YAML::anchor_t anchor);
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
  std::map<YAML::anchor_t, YamlNode> anchored_;
  std::size_t nodes_ = 0, text_bytes_ = 0;
};

/// The parser places a value that is not there at the token that follows; readers look for it where it is missing.
std::size_t TreeBuilder::null_offset(std::size_t mark) const {
  if (!open_.empty() && open_.back().key) return open_.back().key->begin;
  const std::string_view text = source_.text();
  if (mark < text.size() && (text[mark] == '~' || text[mark] == 'n' || text[mark] == 'N')) return mark;
  const std::size_t dash = mark > 0 ? text.find_last_not_of(" \t\r\n", mark - 1) : std::string_view::npos;
  return dash != std::string_view::npos && text[dash] == '-' ? dash : mark;
}

void TreeBuilder::refuse_tag(const std::string& tag, std::size_t begin) {
  if (tag.empty() || tag == "?" || tag == "!") return;
  findings_.report("yaml-tag", source_.range(begin, begin + 1), {value("tag", in_quotes(tag))});
}

void TreeBuilder::check_depth(std::size_t depth, std::size_t begin) {
  if (depth <= max_yaml_depth) return;
  findings_.report("nested-too-deep", source_.range(begin, begin + 1), {value("limit", max_yaml_depth)});
  throw Stop();
}

/// Counts a node at `depth` and all below it.
void TreeBuilder::charge(const YamlNode& node, std::size_t begin, std::size_t depth) {
  check_depth(depth, begin);
  ++nodes_;
  text_bytes_ += node.text.size() + node.key.size();
  if (nodes_ > max_yaml_nodes || text_bytes_ > max_yaml_text) {
    findings_.report("too-many-values", source_.range(begin, begin + 1),
                     {value("values", max_yaml_nodes), value("text", max_yaml_text >> 20)});
    throw Stop();
  }
  for (const YamlNode& child : node.children) charge(child, begin, depth + 1);
}

bool TreeBuilder::accept_key(Open& mapping, const YamlNode& key) {
  const auto where = [&] { return source_.range(key.begin, key.end); };
  if (!key.is(Kind::scalar)) {
    findings_.report("key-not-text", where());
    return false;
  }
  if (key.text == "<<" && key.style == YamlNode::Style::plain) {
    findings_.report("yaml-merge", where());
    return false;
  }
  if (report_odd_space_at(key.begin, source_, findings_)) return false;
  const auto [first, is_new] = mapping.keys.emplace(key.text, source_.line(key.begin));
  if (is_new) return true;
  findings_.report("duplicate-key", where(), {value("key", in_quotes(key.text)), value("line", first->second)});
  return false;
}

void TreeBuilder::place_value(Open& mapping, YamlNode value) {
  if (!mapping.key) {
    mapping.key = std::move(value);
    return;
  }
  const YamlNode key = std::move(*mapping.key);
  mapping.key.reset();
  mapping.node.end = std::max({mapping.node.end, key.end, value.end});
  if (!accept_key(mapping, key)) return;
  value.key = key.text;
  value.key_begin = key.begin;
  value.key_end = key.end;
  mapping.node.children.push_back(std::move(value));
}

void TreeBuilder::place(YamlNode node, YAML::anchor_t anchor) {
  if (anchor != 0) {
    for (const YamlNode& child : node.children) charge(child, node.begin);
    anchored_[anchor] = node;
  }
  if (open_.empty()) {
    root_ = std::move(node);
  } else if (Open& parent = open_.back(); parent.node.is(Kind::mapping)) {
    place_value(parent, std::move(node));
  } else {
    parent.node.end = std::max(parent.node.end, node.end);
    parent.node.children.push_back(std::move(node));
  }
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  YamlNode node;
  node.begin = null_offset(offset(mark));
  node.end = node.begin;
  charge(node, node.begin);
  place(std::move(node), anchor);
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const std::size_t begin = offset(mark);
  const auto target = anchored_.find(anchor);
  if (target == anchored_.end()) {
    findings_.report("alias-cycle", source_.range(begin, begin + 1));
    throw Stop();
  }
  charge(target->second, begin);
  YamlNode copy = target->second;
  copy.key.clear();
  place(std::move(copy), 0);
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& scalar) {
  const std::string& value = outline_.content(position(mark), scalar);
  blocks_ += &value != &scalar ? 1 : 0;
  refuse_tag(tag, offset(mark));
  const ScalarPlace found = locate_scalar(source_.text(), offset(mark), value);
  YamlNode node;
  node.kind = Kind::scalar;
  node.style = found.style;
  node.begin = found.begin;
  node.end = found.end;
  node.indent = found.indent;
  node.text = to_nfc(value);
  check_escapes(node, value);
  charge(node, node.begin);
  place(std::move(node), anchor);
}

/// Only an escape in double quotes can bring a control character in: the source has none.
void TreeBuilder::check_escapes(YamlNode& node, const std::string& value) {
  if (node.style != YamlNode::Style::double_quoted || node.end < node.begin + 2) return;
  const std::string_view written = source_.text().substr(node.begin, node.end - node.begin);
  if (!open_.empty() && open_.back().key && names_file(open_.back().key->text)) {
    const std::size_t escape = first_escape(written);
    if (escape == written.size()) return;
    // The folder's separator of another system. Read on with what was meant: there is no more to say.
    node.text = to_nfc(std::string(written.substr(1, written.size() - 2)));
    std::ranges::replace(node.text, '\\', '/');
    const std::size_t begin = node.begin + escape;
    findings_.report("control-character/path", source_.range(begin, begin + 1), {vestnik::value("path", node.text)});
    return;
  }
  const auto control = std::find_if(value.begin(), value.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
  });
  if (control != value.end()) {
    findings_.report("control-character/escape", source_.range(node.begin, node.end),
                     {vestnik::value("code", fmt::format("{:04X}", static_cast<unsigned>(*control)))});
    std::erase_if(node.text, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; });
  }
}

void TreeBuilder::open(Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
  const std::size_t begin = offset(mark);
  refuse_tag(tag, begin);
  YamlNode node;
  node.kind = kind;
  node.begin = skip_properties(source_.text(), begin);
  node.end = node.begin;
  check_depth(open_.size() + 1, begin);
  charge(node, begin);
  open_.push_back({std::move(node), anchor, std::nullopt, {}});
}

void TreeBuilder::close() {
  Open closed = std::move(open_.back());
  open_.pop_back();
  closed.node.end = std::max(closed.node.end, closed.node.begin + 1);
  place(std::move(closed.node), closed.anchor);
}

/// The document's tree; no value if there is none, or if a block of the outline is no block.
std::optional<YamlNode> parse_document(YAML::Parser& parser, const TextSource& source, const YamlOutline& outline,
                                       Findings& findings) {
  TreeBuilder builder(source, outline, findings);
  if (!parser.HandleNextDocument(builder) || builder.root().is(Kind::null)) {
    findings.report("empty-file", source.range(0, 0));
    return std::nullopt;
  }
  if (builder.blocks() != outline.blocks()) return std::nullopt;
  return std::move(builder.root());
}

bool is_last_document(YAML::Parser& parser, const TextSource& source, const YamlOutline& outline, Findings& findings) {
  DocumentProbe probe;
  try {
    parser.HandleNextDocument(probe);
  } catch (const Stop&) {  // it has content: seen enough
  }
  if (!probe.begin) return true;
  const std::size_t begin = std::min(outline.source_offset(*probe.begin), source.text().size());
  if (report_odd_space(begin, source, findings)) return false;  // a byte order mark inside begins a document, too
  findings.report("several-documents", source.range(begin, begin + 1));
  return false;
}

std::optional<YamlNode> parse_outline(const YamlOutline& outline, const TextSource& source, Findings& findings) {
  try {
    std::istringstream stream(outline.text());
    YAML::Parser parser(stream);
    std::optional<YamlNode> root = parse_document(parser, source, outline, findings);
    if (root && is_last_document(parser, source, outline, findings)) return root;
  } catch (const Stop&) {  // already reported
  } catch (const YAML::Exception& problem) {
    const std::size_t place = outline.source_offset(position(problem.mark));
    report_bad_yaml(place, problem.msg, source, findings);
  }
  return std::nullopt;
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view name) const {
  if (!is(Kind::mapping)) return nullptr;
  const auto child = std::find_if(children.begin(), children.end(), [&](const YamlNode& c) { return c.key == name; });
  return child == children.end() ? nullptr : &*child;
}

std::optional<YamlNode> parse_yaml(const TextSource& source, Findings& findings) {
  if (const YamlOutline outline = YamlOutline::of(source.text()); outline.blocks() > 0) {
    Findings problems;
    std::optional<YamlNode> root = parse_outline(outline, source, problems);
    if (root && problems.take().empty()) return root;
  }
  // There is something to say of the text: it is read as it stands.
  return parse_outline(YamlOutline::whole(source.text()), source, findings);
}

}  // namespace vestnik
