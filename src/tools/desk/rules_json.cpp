#include "tools/desk/rules_json.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;
using R = ValueRule;

Json keys_json(const MappingRule& rule, UiLanguage language) {
  Json keys = Json::array();
  for (const KeyRule& key : rule.keys) {
    const std::string_view meaning =
        language == UiLanguage::ru && !key.meaning.ru.empty() ? key.meaning.ru : key.meaning.en;
    keys.push_back({{"name", key.name},
                    {"required", key.required},
                    {"meaning", meaning},
                    {"rule", rule_json(key.value, language)}});
  }
  return keys;
}

const ValueRule* rule_of_key(const ValueRule* rule, std::string_view name) {
  if (rule->keys == nullptr) return nullptr;
  const auto key = std::ranges::find(rule->keys->keys, name, &KeyRule::name);
  return key != rule->keys->keys.end() ? &key->value : nullptr;
}

}  // namespace

Json rule_json(const ValueRule& rule, UiLanguage language) {
  constexpr std::array<std::pair<unsigned, const char*>, 7> kinds{{{R::text, "text"},
                                                                   {R::integer, "integer"},
                                                                   {R::number, "number"},
                                                                   {R::boolean, "boolean"},
                                                                   {R::date, "date"},
                                                                   {R::list, "list"},
                                                                   {R::mapping, "mapping"}}};
  Json json = {{"kinds", Json::array()}};
  for (const auto& [kind, name] : kinds) {
    if ((rule.accepts & kind) != 0) json["kinds"].push_back(name);
  }
  if (!rule.possible().empty()) {
    json["choices"] = Json::array();
    for (const std::string_view choice : rule.possible()) json["choices"].push_back(choice);
  }
  if (rule.least != -R::unlimited) json["least"] = rule.least;
  if (rule.greatest != R::unlimited) json["greatest"] = rule.greatest;
  if (rule.items != nullptr) json["items"] = rule_json(*rule.items, language);
  if (rule.keys != nullptr) {
    json["keys"] = keys_json(*rule.keys, language);
    if (rule.keys->others != nullptr) json["others"] = rule_json(*rule.keys->others, language);
  }
  return json;
}

std::vector<std::string> key_order(const ValueRule* rule) {
  std::vector<std::string> order;
  if (rule == nullptr || rule->keys == nullptr) return order;
  for (const KeyRule& key : rule->keys->keys) order.emplace_back(key.name);
  return order;
}

const ValueRule* rule_at(const ValueRule& rule, const edit::Path& path) {
  const ValueRule* at = &rule;
  for (const edit::Step& step : path) {
    if (at == nullptr) return nullptr;
    const auto* key = std::get_if<std::string>(&step);
    at = key != nullptr ? rule_of_key(at, *key) : at->items;
  }
  return at;
}

void write_by_rule(edit::Value& value, const ValueRule* rule) {
  using Kind = edit::Value::Kind;
  if (rule == nullptr) return;
  if (value.kind == Kind::text) {
    constexpr std::string_view plain_signs = "0123456789abcdefghijklmnopqrstuvwxyz.-+";
    const bool text = (rule->accepts & R::text) != 0;
    if (!text && !value.text.empty() && value.text.find_first_not_of(plain_signs) == std::string::npos) {
      value.kind = Kind::plain;
    }
  }
  for (edit::Value& child : value.children) {
    write_by_rule(child, value.kind == Kind::list ? rule->items : rule_of_key(rule, child.key));
  }
}

}  // namespace vestnik::desk
