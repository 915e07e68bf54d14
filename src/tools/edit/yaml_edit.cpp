#include "tools/edit/yaml_edit.hpp"

#include <algorithm>

#include "tools/edit/document.hpp"

namespace vestnik::edit {
namespace {

std::optional<std::string> done(const Document& document, const Edit& edit) {
  switch (edit.what) {
    case Edit::What::set:
      return document.with(edit.path, edit.value, edit.order);
    case Edit::What::insert:
      return document.with_item(edit.path, Item{.value = edit.value}, edit.order);
    case Edit::What::remove:
      return document.without(edit.path);
    case Edit::What::move:
      break;
  }
  const std::optional<Item> item = document.item(edit.path);
  const auto shorter = item ? document.without(edit.path) : std::nullopt;
  const auto rest = shorter ? Document::parse(*shorter) : std::nullopt;
  return rest ? rest->with_item(edit.to, *item, edit.order) : std::nullopt;
}

}  // namespace

std::optional<std::string> edited(const std::string& text, const Edit& edit) {
  const auto document = Document::parse(text);
  if (!document) return std::nullopt;
  Value wanted = document->value();
  if (!apply(edit, wanted)) return std::nullopt;
  std::optional<std::string> result = done(*document, edit);
  const auto made = result ? Document::parse(*result) : std::nullopt;
  if (!made || !same(wanted, made->value())) return std::nullopt;
  return result;
}

}  // namespace vestnik::edit
