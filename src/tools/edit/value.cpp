#include <algorithm>

#include "base/text/case_and_form.hpp"
#include "input/yaml/yaml_document.hpp"
#include "tools/edit/document.hpp"
#include "tools/edit/yaml_edit.hpp"

namespace vestnik::edit {
namespace {

using Kind = Value::Kind;

Value* child_of(Value& value, const Step& step) {
  if (const auto* key = std::get_if<std::string>(&step)) {
    if (value.kind != Kind::mapping) return nullptr;
    const auto found = std::ranges::find(value.children, *key, &Value::key);
    return found == value.children.end() ? nullptr : &*found;
  }
  const std::size_t index = std::get<std::size_t>(step);
  return value.kind == Kind::list && index < value.children.size() ? &value.children[index] : nullptr;
}

/// The value that holds the last step of `path`. `make`: keys that are missing, or have no value, become collections.
Value* holder_of(Value& root, const Path& path, bool make) {
  Value* at = &root;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    Value* next = child_of(*at, path[i]);
    const auto* key = std::get_if<std::string>(&path[i]);
    if (next == nullptr && make && key != nullptr && at->kind == Kind::mapping) {
      at->children.push_back({.key = *key});
      next = &at->children.back();
    }
    if (next == nullptr) return nullptr;
    if (next->kind == Kind::nothing && make) {
      next->kind = std::holds_alternative<std::string>(path[i + 1]) ? Kind::mapping : Kind::list;
    }
    at = next;
  }
  return at;
}

bool insert(const Path& path, Value value, Value& root) {
  Value* list = holder_of(root, path, true);
  const auto* index = std::get_if<std::size_t>(&path.back());
  if (list == nullptr || list->kind != Kind::list || index == nullptr || *index > list->children.size()) return false;
  value.key.clear();
  list->children.insert(list->children.begin() + static_cast<std::ptrdiff_t>(*index), std::move(value));
  return true;
}

std::optional<Value> take(const Path& path, Value& root) {
  Value* holder = holder_of(root, path, false);
  const Value* gone = holder == nullptr ? nullptr : child_of(*holder, path.back());
  if (gone == nullptr) return std::nullopt;
  Value result = *gone;
  holder->children.erase(holder->children.begin() + (gone - holder->children.data()));
  return result;
}

bool set(const Edit& edit, Value& root) {
  Value* holder = holder_of(root, edit.path, true);
  if (holder == nullptr) return false;
  Value* old = child_of(*holder, edit.path.back());
  const auto* key = std::get_if<std::string>(&edit.path.back());
  if (old == nullptr && (key == nullptr || holder->kind != Kind::mapping)) return false;
  if (old == nullptr) old = &holder->children.emplace_back();
  *old = edit.value;
  old->key = key == nullptr ? std::string() : *key;
  return true;
}

}  // namespace

Value value_of(const YamlNode& node) {
  Value value;
  value.key = node.key;
  value.text = node.text;
  switch (node.kind) {
    case YamlNode::Kind::null:
      break;
    case YamlNode::Kind::scalar:
      value.kind = Kind::text;
      break;
    case YamlNode::Kind::sequence:
      value.kind = Kind::list;
      break;
    case YamlNode::Kind::mapping:
      value.kind = Kind::mapping;
      break;
  }
  value.children.reserve(node.children.size());
  for (const YamlNode& child : node.children) value.children.push_back(value_of(child));
  return value;
}

const Value* Value::find(std::string_view name) const {
  const auto found = std::ranges::find(children, name, &Value::key);
  return kind != Kind::mapping || found == children.end() ? nullptr : &*found;
}

std::optional<Value> read_value_of(const std::string& text) {
  const auto document = Document::parse(text);
  return document ? std::optional(document->value()) : std::nullopt;
}

bool apply(const Edit& edit, Value& root) {
  if (edit.path.empty()) return false;
  switch (edit.what) {
    case Edit::What::set:
      return set(edit, root);
    case Edit::What::insert:
      return insert(edit.path, edit.value, root);
    case Edit::What::remove:
      return take(edit.path, root).has_value();
    case Edit::What::move: {
      std::optional<Value> moved = edit.to.empty() ? std::nullopt : take(edit.path, root);
      return moved && insert(edit.to, std::move(*moved), root);
    }
  }
  return false;
}

bool same(const Value& one, const Value& other) {
  if (one.is_scalar() || other.is_scalar()) {
    return one.is_scalar() && other.is_scalar() && to_nfc(one.text) == to_nfc(other.text);
  }
  if (one.kind != other.kind || one.children.size() != other.children.size()) return false;
  for (const Value& child : one.children) {
    const Value* its = nullptr;
    if (one.kind == Kind::mapping) {
      its = other.find(child.key);
    } else {
      its = &other.children[static_cast<std::size_t>(&child - one.children.data())];
    }
    if (its == nullptr || !same(child, *its)) return false;
  }
  return true;
}

}  // namespace vestnik::edit
