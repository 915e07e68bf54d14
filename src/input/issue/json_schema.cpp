#include "input/issue/json_schema.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>

#include <nlohmann/json.hpp>

#include "input/issue/descriptor_rules.hpp"

namespace vestnik {
namespace {

using Json = nlohmann::ordered_json;
using R = ValueRule;

/// Years from 1900, as the loader reads them; days that no month has are left to it.
constexpr const char* date_pattern =
    "^((19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    "|(0[1-9]|[12][0-9]|3[01])\\.(0[1-9]|1[0-2])\\.(19|[2-9][0-9])[0-9]{2})$";

Json schema_of(const R& rule);

std::string both(const Wording& words) {
  return words.ru.empty() ? std::string(words.en) : fmt::format("{}\n\n{}", words.en, words.ru);
}

/// What YAML makes of a value is no matter to the loader: where a text is asked for, 2024 and true are texts too.
Json types_of(const R& rule) {
  Json types = Json::array();
  if ((rule.accepts & (R::text | R::date)) != 0) types.push_back("string");
  if ((rule.accepts & (R::text | R::number)) != 0) types.push_back("number");
  if ((rule.accepts & R::integer) != 0) types.push_back("integer");
  if ((rule.accepts & (R::text | R::boolean)) != 0) types.push_back("boolean");
  if ((rule.accepts & R::list) != 0) types.push_back("array");
  if ((rule.accepts & R::mapping) != 0) types.push_back("object");
  return types;
}

void add_scalar(const R& rule, Json& schema) {
  if ((rule.accepts & R::text) != 0 && rule.possible().empty()) {
    if (!rule.may_be_empty) schema["pattern"] = "[^ \\t\\r\\n]";
    schema["maxLength"] = rule.max_length;
  }
  if ((rule.accepts & R::date) != 0) schema["pattern"] = date_pattern;
  const auto limit = [&](const char* name, double value) {
    if (value == R::unlimited || value == -R::unlimited) return;
    if (value == std::floor(value)) {
      schema[name] = static_cast<std::int64_t>(value);
    } else {
      schema[name] = value;
    }
  };
  if ((rule.accepts & (R::integer | R::number)) != 0) {
    limit("minimum", rule.least);
    limit("maximum", rule.greatest);
  }
}

/// An optional key may stand without a value: the loader passes over it.
Json nullable(Json schema) {
  if (schema.contains("enum")) schema["enum"].push_back(nullptr);
  if (schema["type"].is_array()) {
    schema["type"].push_back("null");
  } else {
    schema["type"] = Json::array({schema["type"], "null"});
  }
  return schema;
}

void add_keys(const MappingRule& rule, Json& schema) {
  Json required = Json::array(), properties = Json::object();
  for (const KeyRule& key : rule.keys) {
    Json value = schema_of(key.value);
    if (!key.required) value = nullable(std::move(value));
    Json described = Json::object();
    if (!key.meaning.en.empty()) {
      described["title"] = key.meaning.en;
      described["description"] = both(key.meaning);
    }
    described.update(value);
    properties[std::string(key.name)] = std::move(described);
    if (key.required) required.push_back(key.name);
  }
  schema["properties"] = std::move(properties);
  if (!required.empty()) schema["required"] = std::move(required);
  schema["additionalProperties"] = rule.others == nullptr ? Json(false) : schema_of(*rule.others);
  if (rule.one_of.empty()) return;
  Json& variants = schema[rule.several ? "anyOf" : "oneOf"] = Json::array();
  for (const std::string_view key : rule.one_of) {
    const std::string name(key);
    variants.push_back({{"required", {name}}, {"properties", {{name, {{"not", {{"type", "null"}}}}}}}});
  }
  if (rule.unless_key.empty()) return;
  Json none = Json::object();  // of the keys has a value
  for (const std::string_view key : rule.one_of) none[std::string(key)] = {{"type", "null"}};
  none[std::string(rule.unless_key)] = {{"const", std::string(rule.unless_value)}};
  variants.push_back({{"required", {std::string(rule.unless_key)}}, {"properties", std::move(none)}});
}

/// An unquoted true is a text to the loader, and none to whoever checks by the schema. Where the choices are of a text
/// that may be a mapping instead, they are one alternative.
void add_choices(const R& rule, const Json& types, Json& schema) {
  Json choices = Json::array();
  bool truth = false;
  for (const std::string_view choice : rule.possible()) {
    choices.push_back(choice);
    if (choice != "true" && choice != "false") continue;
    choices.push_back(choice == "true");
    truth = true;
  }
  Json scalars = Json::array({"string"});
  if (truth) scalars.push_back("boolean");
  if ((rule.accepts & R::mapping) == 0) {
    schema["type"] = scalars.size() == 1 ? scalars[0] : scalars;
    schema["enum"] = std::move(choices);
  } else {
    schema["type"] = types;
    schema["anyOf"] =
        Json::array({Json{{"enum", std::move(choices)}}, Json{{"type", Json::array({"object", "null"})}}});
  }
}

Json schema_of(const R& rule) {
  Json schema = Json::object();
  Json types = types_of(rule);
  if (rule.possible().empty()) {
    schema["type"] = types.size() == 1 ? types[0] : types;
  } else {
    add_choices(rule, types, schema);
  }
  add_scalar(rule, schema);
  if ((rule.accepts & R::list) != 0) {
    schema["items"] = schema_of(*rule.items);
    if (!rule.may_be_empty) schema["minItems"] = 1;
  }
  if ((rule.accepts & R::mapping) != 0) add_keys(*rule.keys, schema);
  return schema;
}

}  // namespace

std::string json_schema(const ValueRule& rule, const Wording& title) {
  Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                 {"title", std::string(title.en)},
                 {"description", both(title)}};
  schema.update(schema_of(rule));
  return schema.dump(2) + "\n";
}

std::string schema_named(std::string_view kind) {
  if (kind == "publisher") {
    return json_schema(publisher_rule(), {"The publisher of a bulletin", "Издатель бюллетеня"});
  }
  return json_schema(descriptor_rule(), {"An issue of a bulletin", "Выпуск бюллетеня"});
}

}  // namespace vestnik
