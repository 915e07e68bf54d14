#include "engine/typeset/asset_cache.hpp"

#include <fmt/format.h>

#include "base/files/read_file.hpp"
#include "findings/catalogue/message.hpp"
#include "input/issue/load_resources.hpp"

namespace vestnik {
namespace {

/// Themes of an archive's own may be many; more of a kind than this are loaded each time.
constexpr std::size_t most_entries = 64;
constexpr std::size_t largest_profile = std::size_t{16} << 20;

/// One key part after the other, each with its length: no two lists of parts give the same key.
void add(std::string& key, std::string_view part) { key += fmt::format("{}:{}", part.size(), part); }

std::string key_of(const Issue& issue) {
  std::string key;
  add(key, issue.language);
  add(key, issue.theme_file ? "its own" : "by name");
  add(key, issue.theme_file ? issue.theme_file->content() : std::string_view(issue.theme));
  return key;
}

std::string key_of(const Theme& theme) {
  std::string key;
  for (const auto& [name, family] : theme.families) {
    for (const std::string* part : {&name, &family.regular, &family.bold, &family.italic, &family.bold_italic}) {
      add(key, *part);
    }
  }
  key += '/';
  for (const std::string& family : theme.fallback) add(key, family);
  return key;
}

}  // namespace

// Loading is done under the lock: another thread that wants the same would only load it a second time.
template <class T, class Load>
Outcome<T> AssetCache::kept(Entries<T>& entries, const std::string& key, Load load) {
  const std::lock_guard lock(mutex_);
  if (const auto found = entries.find(key); found != entries.end()) return {found->second, {}};
  Outcome<T> outcome = load();
  if (outcome.value && outcome.diagnostics.empty() && entries.size() < most_entries)
    entries.emplace(key, *outcome.value);
  return outcome;
}

Outcome<Resources> AssetCache::resources(const Issue& issue) {
  return adapt_resources(
      issue, kept(resources_, key_of(issue), [&] { return load_common_resources(issue, folder_, *files_); }),
      [this](std::string_view language) { return locale(language); });
}

Outcome<Locale> AssetCache::locale(std::string_view language) {
  return kept(locales_, std::string(language), [&] { return load_locale(language, folder_, *files_); });
}

Outcome<std::shared_ptr<const FontLibrary>> AssetCache::fonts(const Theme& theme) {
  return kept(fonts_, key_of(theme), [&]() -> Outcome<std::shared_ptr<const FontLibrary>> {
    Outcome<FontLibrary> loaded = FontLibrary::load(theme, folder_ / "fonts", *files_, faces_);
    if (!loaded.value) return {std::nullopt, std::move(loaded.diagnostics)};
    return {std::make_shared<const FontLibrary>(std::move(*loaded.value)), std::move(loaded.diagnostics)};
  });
}

Outcome<Hyphenator> AssetCache::hyphenator(const Locale& locale) {
  auto patterns = kept(patterns_, locale.hyphenation_file,
                       [&] { return load_patterns(locale, folder_ / "assets" / "hyphenation", *files_); });
  if (!patterns.value) return {std::nullopt, std::move(patterns.diagnostics)};
  return {Hyphenator(std::move(*patterns.value), locale), std::move(patterns.diagnostics)};
}

Outcome<std::shared_ptr<const std::string>> AssetCache::color_profile() {
  return kept(profiles_, {}, [&]() -> Outcome<std::shared_ptr<const std::string>> {
    const std::filesystem::path file = folder_ / output_profile;
    FileContent content = read_file(*files_, file, largest_profile);
    if (!content.bytes || content.bytes->empty()) {
      return {std::nullopt, {finding("asset-missing"_id, {.file = file.string()})}};
    }
    return {std::move(content.bytes), {}};
  });
}

}  // namespace vestnik
