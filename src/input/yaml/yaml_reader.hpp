/// @file yaml_reader.hpp
/// YAML files by the table. A file's shape is said once, as constant data: which keys there are, what their values may
/// be, what they mean. From it come the checks and everything that describes the format (JSON Schema, manual); code
/// that reads a checked tree asks for values and has no errors left to handle.
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "findings/catalogue/catalogue.hpp"
#include "findings/sink/findings.hpp"
#include "input/yaml/check_value.hpp"
#include "input/yaml/text_source.hpp"
#include "input/yaml/yaml_document.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

struct MappingRule;

/// What a value may be.
struct ValueRule {
  /// Kinds of values; a rule may allow several.
  enum Accept : unsigned {
    text = 1U,
    integer = 2U,
    number = 4U,
    boolean = 8U,
    date = 16U,  ///< 2024-12-18 or 18.12.2024
    list = 32U,
    mapping = 64U,
  };
  static constexpr double unlimited = std::numeric_limits<double>::infinity();

  unsigned accepts = text;
  /// Of a text: the only ones; empty: any. Of a number: words that may stand for one.
  std::span<const std::string_view> choices{};
  std::span<const std::string_view> (*listed_choices)() = nullptr;  ///< the same, where a table has them
  /// Of a text that is no choice: the id of what to report, if there is more to say than "unknown-value"; else "".
  std::optional<MessageId<"name value">> (*refusal)(std::string_view) = nullptr;
  bool have_names = false;                          ///< choices that YamlReader::name_choices is to tell by name
  std::size_t max_length = 1'000;                   ///< of a text, in characters
  bool may_be_empty = false;                        ///< text or list
  bool words = false;                               ///< of a text: an editor's words, no name of a file or address
  double least = -unlimited, greatest = unlimited;  ///< of a number
  const ValueRule* items = nullptr;                 ///< of a list
  const MappingRule* keys = nullptr;                ///< of a mapping

  [[nodiscard]] std::span<const std::string_view> possible() const {
    return listed_choices != nullptr ? listed_choices() : choices;
  }
};

struct KeyRule {
  std::string_view name;
  ValueRule value;
  bool required = false;
  Wording meaning{};  ///< one phrase for messages and the schema
};

struct MappingRule {
  /// What is reported where none of `one_of` stands, where one has no value, and where a second one stands.
  struct OneOf {
    MessageId<""> none{};
    MessageId<"name"> empty{};
    MessageId<""> several{};
  };

  Term what;  ///< "an article"
  std::span<const KeyRule> keys;
  const ValueRule* others = nullptr;           ///< what values of any further key may be; nullptr: none
  std::span<const std::string_view> one_of{};  ///< one of these keys is required, and no second one unless `several`
  OneOf otherwise{};
  bool several = false;                           ///< more than one of them may stand together
  std::string_view unless_key{}, unless_value{};  ///< where this key has this value, none of them is required
};

/// Reads one file's tree. Collects what it finds in the caller's `findings`.
class YamlReader {
 public:
  YamlReader(TextSource source, Findings& findings) : source_(std::move(source)), findings_(findings) {}

  /// `code_named` gives the choice that a name stands for, or nothing: for the message about a name in a code's place.
  void name_choices(CodeNamed code_named) { code_named_ = std::move(code_named); }

  /// Checks `node` and all below it against `rule`, reports every breach ("wrong-type", "missing-key", "unknown-key",
  /// "unknown-value", "out-of-range", "empty-value", "bad-date", "impossible-date", "empty-text", "empty-list",
  /// "text-too-long") and takes unsound values out of the tree, also optional keys without a value. False if `node`
  /// itself is unsound.
  bool check(YamlNode& node, const ValueRule& rule);

  [[nodiscard]] SourceRange where(const YamlNode& node) const { return source_.range(node.begin, node.end); }
  [[nodiscard]] SourceRange key_where(const YamlNode& node) const {
    return source_.range(node.key_begin, node.key_end);
  }
  /// Bytes [begin, end) of a scalar's text; the whole scalar where their place is not known.
  [[nodiscard]] SourceRange where_in(const YamlNode& scalar, std::size_t begin, std::size_t end) const;
  /// What `check` found that is certain: codes and keys with Cyrillic letters, dates in another form, texts without
  /// quotes. Edits of `source`, in order.
  [[nodiscard]] std::vector<TextEdit> fixes() const;
  [[nodiscard]] const TextSource& source() const { return source_; }
  [[nodiscard]] Findings& findings() const { return findings_; }

  /// Values of a checked mapping; the default where `key` is absent (or was unsound).
  [[nodiscard]] SourcedText text(const YamlNode& mapping, std::string_view key) const;
  [[nodiscard]] MarkdownText markdown(const YamlNode& mapping, std::string_view key) const;
  [[nodiscard]] std::optional<int> integer(const YamlNode& mapping, std::string_view key) const;
  [[nodiscard]] std::optional<double> number(const YamlNode& mapping, std::string_view key) const;
  [[nodiscard]] bool boolean(const YamlNode& mapping, std::string_view key, bool otherwise) const;
  [[nodiscard]] std::optional<std::chrono::year_month_day> date(const YamlNode& mapping, std::string_view key) const;
  /// A list's texts, or the one text that stands for a list of one.
  [[nodiscard]] std::vector<SourcedText> texts(const YamlNode& mapping, std::string_view key) const;
  /// A list's items, or nothing.
  [[nodiscard]] std::span<const YamlNode> items(const YamlNode& mapping, std::string_view key) const;

  /// A scalar's text, trimmed, with its place.
  [[nodiscard]] SourcedText text_of(const YamlNode& scalar) const;

 private:
  [[nodiscard]] bool check_scalar(const YamlNode& node, const ValueRule& rule);
  [[nodiscard]] bool check_text(const YamlNode& node, const ValueRule& rule);
  /// Words behind " #": YAML takes them for a comment. `end`: where what it takes for the value ends.
  void check_comment(const YamlNode& node, std::size_t end);
  [[nodiscard]] bool check_number(const YamlNode& node, const ValueRule& rule);
  [[nodiscard]] bool check_date(const YamlNode& node);
  [[nodiscard]] bool check_list(YamlNode& node, const ValueRule& rule);
  [[nodiscard]] bool check_mapping(YamlNode& node, const MappingRule& rule);
  void check_one_of(const YamlNode& node, const MappingRule& rule);
  void report_missing(const YamlNode& node, const MappingRule& rule);
  void report_unknown(const YamlNode& entry, const MappingRule& rule);
  [[nodiscard]] bool check_entry(YamlNode& entry, const MappingRule& rule);
  bool wrong_mapping(const YamlNode& node, const ValueRule& rule);
  bool wrong_type(const YamlNode& node, const ValueRule& rule, MessageId<"name wanted found"> id = "wrong-type"_id);
  TextSource source_;
  Findings& findings_;
  CodeNamed code_named_;
  std::vector<TextEdit> fixes_;
};

/// A date as descriptors write it, valid or not; no value if the text is not a date.
[[nodiscard]] std::optional<std::chrono::year_month_day> parse_date(std::string_view text);

}  // namespace vestnik
