#include "findings/catalogue/catalogue.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <new>
#include <utility>

#include "base/text/utf8.hpp"
#include "findings/catalogue/message.hpp"
#include "findings/catalogue/table_check.hpp"
#include "findings/catalogue/tables.hpp"

namespace vestnik {
namespace {

template <class Entry>
std::vector<Entry> together(std::initializer_list<std::span<const Entry>> parts) {
  std::vector<Entry> all;
  for (const std::span<const Entry> part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

template <class Entry>
using Index = std::map<std::string_view, const Entry*>;

template <class Entry>
Index<Entry> indexed(const std::vector<Entry>& entries, std::string_view Entry::*name) {
  Index<Entry> index;
  for (const Entry& entry : entries) index.emplace(entry.*name, &entry);
  return index;
}

template <class Entry>
const Entry* look_up(const Index<Entry>& index, std::string_view name) {
  const auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}

const MessageEntry* find_message(std::string_view id) {
  static const Index<MessageEntry> index = indexed(all_messages(), &MessageEntry::id);
  return look_up(index, id);
}

/// `wording` with the values in their places.
std::string filled(std::string_view wording, const std::vector<MessageValue>& values, UiLanguage language) {
  std::string result;
  while (!wording.empty()) {
    const std::size_t open = std::min(wording.find('{'), wording.size());
    result += wording.substr(0, open);
    wording.remove_prefix(open);
    const std::size_t close = wording.find('}');
    if (close == std::string_view::npos) break;
    const std::string_view name = wording.substr(1, close - 1);
    const auto value = std::ranges::find(values, name, &MessageValue::name);
    result += value == values.end() ? wording.substr(0, close + 1) : std::string_view(value->text.in(language));
    wording.remove_prefix(close + 1);
  }
  return result += wording;
}

void tell(Diagnostic& finding, UiLanguage language) {
  const MessageEntry* entry =
      find_message(finding.variant.empty() ? finding.code : finding.code + "/" + finding.variant);
  if (entry == nullptr) return;
  std::string message = filled(entry->message.in(language), finding.values, language);
  const auto place = std::ranges::find(finding.values, place_value, &MessageValue::name);
  if (place != finding.values.end()) message = place->text.in(language) + ": " + message;
  message = as_utf8(std::move(message));
  finding.hint = as_utf8(filled(entry->hint.in(language), finding.values, language));
  finding.message = std::move(message);
}

static_assert(messages::wrong_term(messages::terms) == messages::no_row &&
                  messages::wrong_term(messages::picture_terms) == messages::no_row,
              "a phrase lacks a language, or its languages differ in number of places");

}  // namespace

const std::vector<CodeEntry>& all_codes() {
  static const auto all =
      together({messages::file_codes(), messages::yaml_codes(), messages::descriptor_codes(), messages::built_codes(),
                messages::theme_codes(), messages::markup_codes(), messages::content_codes(), messages::text_codes(),
                messages::picture_codes(), messages::data_codes(), messages::setting_codes(), messages::import_codes(),
                messages::document_codes(), messages::archive_codes()});
  return all;
}

const std::vector<MessageEntry>& all_messages() {
  static const auto all =
      together({messages::file_messages(), messages::yaml_messages(), messages::descriptor_messages(),
                messages::built_messages(), messages::theme_messages(), messages::markup_messages(),
                messages::content_messages(), messages::text_messages(), messages::picture_messages(),
                messages::data_messages(), messages::setting_messages(), messages::import_messages(),
                messages::document_messages(), messages::archive_messages()});
  return all;
}

const CodeEntry* find_code(std::string_view code) {
  static const Index<CodeEntry> index = indexed(all_codes(), &CodeEntry::code);
  return look_up(index, code);
}

Diagnostic in_language(Diagnostic finding, UiLanguage language) noexcept {
  try {
    tell(finding, language);
  } catch (const std::bad_alloc&) {  // both texts are as they were
  }
  return finding;
}

Diagnostic finding(Message message, SourceRange where) {
  const std::string_view id = message.id;
  const std::size_t slash = std::min(id.find('/'), id.size());
  Diagnostic result{.code = std::string(id.substr(0, slash)),
                    .where = std::move(where),
                    .variant = slash == id.size() ? std::string() : std::string(id.substr(slash + 1)),
                    .values = std::move(message.values)};
  if (const CodeEntry* entry = find_code(result.code)) result.severity = entry->severity;
  tell(result, UiLanguage::en);
  return result;
}

LocalText as_term(const std::string& english) { return {english, std::string(messages::find_term(english).ru)}; }

LocalText joined(const std::vector<LocalText>& phrases, const LocalText& separator) {
  LocalText result;
  for (const LocalText& phrase : phrases) {
    const bool first = &phrase == &phrases.front();
    for (const UiLanguage language : {UiLanguage::en, UiLanguage::ru}) {
      std::string& text = language == UiLanguage::en ? result.en : result.ru;
      text += (first ? "" : separator.in(language)) + phrase.in(language);
    }
  }
  return result;
}

}  // namespace vestnik
