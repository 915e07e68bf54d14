#include "tools/desk/issue_file.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/files/read_file.hpp"
#include "base/hash/hash.hpp"
#include "input/files/files.hpp"
#include "input/issue/descriptor_rules.hpp"
#include "input/yaml/repair.hpp"
#include "input/yaml/yaml_document.hpp"

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;
using Node = YamlNode::Kind;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::optional<YamlNode> parsed(const TextSource& source, Findings& findings) {
  auto root = parse_yaml(source, findings);
  return root && !findings.has_errors() ? std::move(root) : std::nullopt;
}

Json tree_json(const YamlNode& node) {
  switch (node.kind) {
    case Node::null:
      break;
    case Node::scalar:
      return node.text;
    case Node::sequence: {
      Json list = Json::array();
      for (const YamlNode& child : node.children) list.push_back(tree_json(child));
      return list;
    }
    case Node::mapping: {
      Json mapping = Json::object();
      for (const YamlNode& child : node.children) mapping[child.key] = tree_json(child);
      return mapping;
    }
  }
  return nullptr;
}

std::size_t last_byte(const YamlNode& node) {
  std::size_t end = node.end;
  for (const YamlNode& child : node.children) end = std::max(end, last_byte(child));
  return end;
}

void add_places(const YamlNode& node, const Json& path, const TextSource& source, Json& places) {
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const YamlNode& child = node.children[i];
    Json next = path;
    if (node.is(Node::mapping)) {
      next.push_back(child.key);
    } else {
      next.push_back(i);
      if (child.is(Node::mapping)) {
        places.push_back(
            {{"path", next}, {"line", source.line(child.begin)}, {"end_line", source.line(last_byte(child))}});
      }
    }
    add_places(child, next, source, places);
  }
}

std::optional<std::size_t> index_of(std::string_view step) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
  return error == std::errc{} && end == step.data() + step.size() ? std::optional(index) : std::nullopt;
}

std::optional<edit::Value> value_of(const Json& json, int depth) {
  using Value = edit::Value;
  constexpr int deepest = 12;
  if (depth > deepest) return std::nullopt;
  Value value;
  if (json.is_string()) {
    value = {.kind = Value::Kind::text, .text = json.get<std::string>()};
  } else if (json.is_number_integer() || json.is_boolean() || json.is_number()) {
    value = {.kind = Value::Kind::plain, .text = json.dump()};
  } else if (json.is_array() || json.is_object()) {
    value.kind = json.is_array() ? Value::Kind::list : Value::Kind::mapping;
    for (const auto& [key, child] : json.items()) {
      auto made = value_of(child, depth + 1);
      if (!made) return std::nullopt;
      made->key = json.is_object() ? key : std::string();
      value.children.push_back(std::move(*made));
    }
  }
  return value;
}

}  // namespace

std::string version_of(std::string_view bytes) { return fmt::format("{:016x}", hash64(bytes)); }

std::optional<IssueFile> read_issue_file(const std::filesystem::path& path) {
  const FileContent content = read_disk_file(path, Files::largest);
  if (!content.bytes) return std::nullopt;
  IssueFile file{.path = path, .mark = {}, .text = *content.bytes, .version = version_of(*content.bytes)};
  if (file.text.starts_with(byte_order_mark)) {
    file.mark = byte_order_mark;
    file.text.erase(0, byte_order_mark.size());
  }
  Findings findings;
  const auto source = TextSource::make(path.filename().string(), file.text, findings);
  if (!source) return std::nullopt;
  Findings plain;
  if (parsed(*source, plain)) return file;
  Findings mended;
  const TextSource better = repaired(*source, descriptor_rule(), findings);
  if (!parsed(better, mended)) return std::nullopt;
  file.text = better.text();
  file.repaired = true;
  return file;
}

Json issue_json(const IssueFile& file) {
  Findings findings;
  Json json = {{"version", file.version}, {"repaired", file.repaired}, {"value", nullptr}, {"places", Json::array()}};
  const auto source = TextSource::make(file.path.filename().string(), file.text, findings);
  const auto root = source ? parsed(*source, findings) : std::nullopt;
  if (!root) return json;
  json["value"] = tree_json(*root);
  add_places(*root, Json::array(), *source, json["places"]);
  return json;
}

edit::Path path_of(const std::string& steps) {
  edit::Path path;
  for (std::size_t at = 0; at < steps.size();) {
    const std::size_t end = std::min(steps.find('/', at), steps.size());
    const std::string step = steps.substr(at, end - at);
    if (const auto index = index_of(step)) {
      path.emplace_back(*index);
    } else {
      path.emplace_back(step);
    }
    at = end + 1;
  }
  return path;
}

std::optional<edit::Path> path_of(const Json& steps) {
  constexpr std::size_t longest = 16;
  if (!steps.is_array() || steps.empty() || steps.size() > longest) return std::nullopt;
  edit::Path path;
  for (const Json& step : steps) {
    if (step.is_string()) {
      path.emplace_back(step.get<std::string>());
    } else if (step.is_number_unsigned()) {
      path.emplace_back(step.get<std::size_t>());
    } else {
      return std::nullopt;
    }
  }
  return path;
}

std::optional<edit::Value> value_of(const Json& json) { return value_of(json, 0); }

const edit::Value* value_at(const edit::Value& root, const edit::Path& path) {
  const edit::Value* value = &root;
  for (const edit::Step& step : path) {
    if (value == nullptr) return nullptr;
    if (const auto* key = std::get_if<std::string>(&step)) {
      value = value->find(*key);
    } else {
      const std::size_t index = std::get<std::size_t>(step);
      const bool there = value->kind == edit::Value::Kind::list && index < value->children.size();
      value = there ? &value->children[index] : nullptr;
    }
  }
  return value;
}

}  // namespace vestnik::desk
