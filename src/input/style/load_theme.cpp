#include "input/style/load_theme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <iterator>

#include "base/files/read_file.hpp"
#include "base/text/utf8.hpp"
#include "input/files/files.hpp"
#include "input/style/load_typography.hpp"
#include "input/style/theme_fields.hpp"
#include "input/style/theme_rules.hpp"
#include "input/yaml/yaml_reader.hpp"

namespace vestnik {
namespace {

std::optional<Pt> parse_length(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{}) return std::nullopt;
  const std::string_view unit = trimmed({end, static_cast<std::size_t>(text.data() + text.size() - end)});
  if (value < -10'000 || value > 10'000) return std::nullopt;
  if (unit.empty() || unit == "pt") return Pt{value};
  if (unit == "mm") return Pt::from_mm(value);
  return std::nullopt;
}

std::optional<Color> parse_color(std::string_view text) {
  std::uint32_t value = 0;
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + 7, value, 16);
  if (error != std::errc{} || end != text.data() + 7) return std::nullopt;
  return Color{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
               static_cast<std::uint8_t>(value)};
}

/// Keys that a theme without a parent may leave out.
constexpr auto optional_keys = std::to_array<std::string_view>(
    {"extends", "texts", "breaking-by-language", "typography", "source-line", "article-date"});

class ThemeReader {
 public:
  ThemeReader(const std::filesystem::path& folder, const FileSource& files, Findings& findings)
      : folder_(folder), files_(files), findings_(findings) {}

  std::optional<Theme> read(const std::string& file, std::string_view bytes, int depth = 0) {
    const auto source = TextSource::make(file, bytes, findings_);
    if (!source) return std::nullopt;
    std::optional<YamlNode> root = parse_yaml(*source, findings_);
    YamlReader reader(*source, findings_);
    if (!root || !reader.check(*root, theme_rule())) return std::nullopt;
    reader_ = &reader;
    Theme theme;
    if (const YamlNode* base = root->find("extends")) {
      const SourcedText name = reader.text_of(*base);
      std::optional<Theme> parent = depth < 4 ? read_named(name.text, name.where, depth + 1) : std::nullopt;
      if (!parent) return std::nullopt;
      theme = std::move(*parent);
      reader_ = &reader;
    } else {
      require_all(*root);
    }
    theme.name = reader.text(*root, "name").text;
    fill(*root, theme);
    return theme;
  }

  std::optional<Theme> read_named(const std::string& name, const SourceRange& where, int depth = 0) {
    const std::filesystem::path file = folder_ / (name + ".yaml");
    const bool is_name = name.find('/') == std::string::npos;
    const FileContent content = is_name ? read_file(files_, file, Files::largest) : FileContent{};
    if (!content.bytes) {
      findings_.report("unknown-theme"_id, where, value<"name">(name));
      return std::nullopt;
    }
    return read(file.string(), *content.bytes, depth);
  }

 private:
  void require_all(const YamlNode& root) {
    for (const KeyRule& key : theme_rule().keys->keys) {
      const bool optional = std::ranges::find(optional_keys, key.name) != optional_keys.end();
      if (optional || root.find(key.name) != nullptr) continue;
      missing(root, key.name);
    }
    const YamlNode* styles = root.find("styles");
    for (const std::string_view name : style_names) {
      if (styles != nullptr && styles->find(name) == nullptr) missing(*styles, name);
    }
  }
  void missing(const YamlNode& node, std::string_view key) {
    findings_.report("missing-key/theme"_id, reader_->where(node), value<"key">(std::string(key)));
  }

  template <class Owner, std::size_t n>
  void lengths(const YamlNode* node, Owner& owner, const std::array<Field<Owner, Pt>, n>& fields) {
    for (const auto& field : fields) {
      const YamlNode* value = node == nullptr ? nullptr : node->find(field.key);
      if (value == nullptr) continue;
      if (const auto length = parse_length(trimmed(value->text))) {
        owner.*field.member = *length;
      } else {
        findings_.report("bad-length"_id, reader_->where(*value), vestnik::value<"value">(in_quotes(value->text)));
      }
    }
  }
  template <class Owner, std::size_t n>
  void numbers(const YamlNode* node, Owner& owner, const std::array<Field<Owner, double>, n>& fields) {
    if (node == nullptr) return;
    for (const auto& field : fields)
      owner.*field.member = reader_->number(*node, field.key).value_or(owner.*field.member);
  }
  template <class Owner, std::size_t n>
  void counts(const YamlNode* node, Owner& owner, const std::array<Field<Owner, int>, n>& fields) {
    if (node == nullptr) return;
    for (const auto& field : fields)
      owner.*field.member = reader_->integer(*node, field.key).value_or(owner.*field.member);
  }
  void color(const YamlNode* value, Color& target) {
    if (value == nullptr) return;
    if (const auto parsed = parse_color(trimmed(value->text))) {
      target = *parsed;
    } else {
      findings_.report("bad-color"_id, reader_->where(*value), vestnik::value<"value">(in_quotes(value->text)));
    }
  }

  /// What a language has from the general parameters follows them; what is its own stays.
  template <class Value, std::size_t n>
  static void follow(BreakingParameters& own, const BreakingParameters& before, const BreakingParameters& now,
                     const std::array<Field<BreakingParameters, Value>, n>& fields) {
    for (const auto& field : fields) {
      if (own.*field.member == before.*field.member) own.*field.member = now.*field.member;
    }
  }
  void fill_breaking(const YamlNode& root, Theme& theme) {
    const BreakingParameters before = theme.breaking;
    numbers(root.find("breaking"), theme.breaking, breaking_numbers);
    counts(root.find("breaking"), theme.breaking, breaking_counts);
    for (auto& [language, own] : theme.breaking_by_language) {
      follow(own, before, theme.breaking, breaking_numbers);
      follow(own, before, theme.breaking, breaking_counts);
    }
    const YamlNode* languages = root.find("breaking-by-language");
    if (languages == nullptr) return;
    for (const YamlNode& language : languages->children) {
      BreakingParameters& own = theme.breaking_by_language.try_emplace(language.key, theme.breaking).first->second;
      numbers(&language, own, breaking_numbers);
      counts(&language, own, breaking_counts);
    }
  }

  template <class Choice>
  void choice(const YamlNode& root, std::string_view key, std::span<const std::string_view> names, Choice& chosen) {
    const auto found = std::ranges::find(names, reader_->text(root, key).text);
    if (found != names.end()) chosen = static_cast<Choice>(found - names.begin());
  }

  void fill(const YamlNode& root, Theme& theme) {
    lengths(root.find("page"), theme.page, page_lengths);
    fill_breaking(root, theme);
    counts(root.find("pagination"), theme.pagination, pagination_counts);
    numbers(root.find("pagination"), theme.pagination, pagination_numbers);
    if (const YamlNode* pagination = root.find("pagination")) {
      const std::string start = reader_->text(*pagination, "section-start").text;
      if (!start.empty()) theme.pagination.sections_follow = start == "follow";
    }
    numbers(root.find("pictures"), theme.pictures, picture_numbers);
    lengths(root.find("pictures"), theme.pictures, picture_lengths);
    counts(root.find("pictures"), theme.pictures, picture_counts);
    lengths(root.find("tables"), theme.tables, table_lengths);
    if (const YamlNode* pictures = root.find("pictures");
        pictures != nullptr && pictures->find(max_resolution_key) != nullptr) {
      theme.pictures.max_resolution = reader_->number(*pictures, max_resolution_key).value_or(0);
    }
    if (const YamlNode* colors = root.find("colors")) {
      for (const auto& field : theme_colors) color(colors->find(field.key), theme.colors.*field.member);
    }
    for (const auto& [name, on] : read_switches(root)) theme.typography.set(*typography_rule(name), on);
    if (root.find("list-bullet") != nullptr) theme.list_bullet = reader_->text(root, "list-bullet").text;
    choice(root, "source-line", source_lines, theme.source_line);
    choice(root, "article-date", article_dates, theme.article_date);
    if (root.find("fallback") != nullptr) {
      theme.fallback.clear();
      for (const SourcedText& family : reader_->texts(root, "fallback")) theme.fallback.push_back(family.text);
    }
    if (const YamlNode* families = root.find("families")) {
      for (const YamlNode& family : families->children) {
        theme.families[family.key] = {reader_->text(family, "regular").text, reader_->text(family, "bold").text,
                                      reader_->text(family, "italic").text, reader_->text(family, "bold-italic").text};
      }
    }
    if (const YamlNode* styles = root.find("styles")) {
      for (std::size_t i = 0; i < style_count; ++i) {
        if (const YamlNode* style = styles->find(style_names[i])) fill(*style, theme.styles[i]);
      }
    }
    fill_protrusion(root.find("protrusion"), theme);
    if (const YamlNode* texts = root.find("texts")) {
      for (const YamlNode& language : texts->children) {
        for (const YamlNode& entry : language.children) {
          auto& forms = theme.texts[language.key][entry.key];
          for (const SourcedText& form : reader_->texts(language, entry.key)) forms.push_back(form.text);
        }
      }
    }
    check_page(root, theme);
    check_leading(root, theme);
  }

  void fill(const YamlNode& node, ParagraphStyle& style) {
    lengths(&node, style, style_lengths);
    counts(&node, style, style_counts);
    for (const auto& field : style_flags) style.*field.member = reader_->boolean(node, field.key, style.*field.member);
    color(node.find("color"), style.color);
    if (node.find("family") != nullptr) style.family = reader_->text(node, "family").text;
    if (node.find("features") != nullptr) {
      style.features.clear();
      for (const SourcedText& feature : reader_->texts(node, "features")) style.features.push_back(feature.text);
    }
    const std::string align = reader_->text(node, "align").text, caps = reader_->text(node, "capitals").text;
    for (std::size_t i = 0; i < aligns.size(); ++i) {
      if (align == aligns[i]) style.align = static_cast<Align>(i);
    }
    if (!caps.empty()) style.capitals = caps == "all" ? Capitals::all : Capitals::as_written;
  }

  void fill_protrusion(const YamlNode* table, Theme& theme) {
    if (table == nullptr) return;
    for (const YamlNode& entry : table->children) {
      // Every character of the key hangs by the same share.
      int sides[2] = {0, 0};
      for (std::size_t i = 0; i < 2 && i < entry.children.size(); ++i) {
        const std::string& text = entry.children[i].text;
        std::from_chars(text.data(), text.data() + text.size(), sides[i]);
      }
      for (const char32_t character : to_utf32(entry.key)) theme.protrusion[character] = {sides[0], sides[1]};
    }
  }

  void check_page(const YamlNode& root, const Theme& theme) {
    const YamlNode* page = root.find("page");
    const bool sound = theme.page.grid >= Pt{4} && theme.column_width() >= Pt{60} &&
                       theme.text_height() >= theme.page.grid * 10 && theme.page.width <= Pt{14400} &&
                       theme.page.height <= Pt{14400};
    if (!sound) {
      findings_.report("bad-page"_id, reader_->where(page == nullptr ? root : *page));
    }
  }

  /// Lines of running text stand on the grid, or paragraphs lie unevenly far apart. Says so where `root` sets either.
  void check_leading(const YamlNode& root, const Theme& theme) {
    const YamlNode* page = root.find("page");
    const YamlNode* grid = page == nullptr ? nullptr : page->find("grid");
    const YamlNode* styles = root.find("styles");
    for (const Style kind : {Style::body, Style::body_first, Style::list_item, Style::quotation, Style::dialogue,
                             Style::code, Style::digest}) {
      const double steps = theme.style(kind).leading / theme.page.grid;
      if (steps > 0.5 && std::abs(steps - std::round(steps)) < 1e-6) continue;
      const std::string_view name = style_names[static_cast<std::size_t>(kind)];
      const YamlNode* style = styles == nullptr ? nullptr : styles->find(name);
      const YamlNode* leading = style == nullptr ? nullptr : style->find("leading");
      const YamlNode* culprit = leading == nullptr ? grid : leading;
      if (culprit == nullptr) continue;
      findings_.report("leading-off-grid"_id, reader_->where(*culprit), value<"style">(std::string(name)),
                       value<"leading">(in_points(theme.style(kind).leading)),
                       value<"grid">(in_points(theme.page.grid)));
    }
  }

  static std::string in_points(Pt length) { return fmt::format("{:g}", length.value); }

  std::filesystem::path folder_;
  const FileSource& files_;
  Findings& findings_;
  const YamlReader* reader_ = nullptr;
};

}  // namespace

std::optional<Theme> load_theme(const Issue& issue, const std::filesystem::path& folder, const FileSource& files,
                                Findings& findings) {
  ThemeReader reader(folder, files, findings);
  std::optional<Theme> theme = issue.theme_file ? reader.read(issue.theme_file->name, issue.theme_file->content())
                                                : reader.read_named(issue.theme, issue.where);
  if (findings.has_errors()) return std::nullopt;
  return theme;
}

}  // namespace vestnik
