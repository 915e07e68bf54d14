#include "tools/import/source_line.hpp"

#include <fmt/format.h>

#include "tools/import/characters.hpp"
#include "tools/import/pattern.hpp"

namespace vestnik::importing {
namespace {

constexpr std::size_t longest_source = 4'000;

constexpr std::string_view label =
    "(?:source|sources|original|link|источник|источники|ссылка|дереккөз|дереккөзі|булак|булагы|манбаъ)";
/// What stands directly before an address, with up to three words more; elsewhere such words open sentences.
constexpr std::string_view label_of_address =
    "(?:(?:source|sources|original|link|url|read more|more at|full (?:text|story)|источник|источники|ссылка|"
    "по материалам|материал|подробнее|подробности|читать|читайте|оригинал|полный текст|дереккөз|дереккөзі|"
    "толығырақ|сілтеме|булак|булагы|кененирээк|шилтеме|манбаъ|муфассал|пайванд)(?:\\s+[\\p{L}-]+){0,3})";

/// A Markdown link that is all of the line.
std::optional<SourceLine> read_link(std::string_view text) {
  if (!text.starts_with(mark::link_text) || !text.ends_with(mark::link_end)) return std::nullopt;
  const std::size_t middle = text.find(mark::link_address);
  if (middle == std::string_view::npos || text.find(mark::link_text, 1) != std::string_view::npos) return std::nullopt;
  SourceLine source{.name = plain(text.substr(1, middle - 1)),
                    .address = std::string(text.substr(middle + 1, text.size() - middle - 2)),
                    .open = false};
  if (!source.address.starts_with("http")) return std::nullopt;
  if (source.name == source.address) source.name.clear();
  return source;
}

}  // namespace

std::string_view first_address(std::string_view text) {
  const std::size_t begin = text.find(mark::link_address);
  if (begin == std::string_view::npos) return {};
  text.remove_prefix(begin + 1);
  return text.substr(0, text.find(mark::link_end));
}

std::optional<SourceLine> read_source(std::string_view text) {
  static const Pattern bare(R"(<?(https?://\S+?)>?)");
  static const Pattern without_scheme(R"((www\.[^\s/@,]+\.\w{2,}(?:/\S*)?))");
  static const Pattern labelled(fmt::format(
      R"(([\[(]?\s*{}\s*[:–—-]\s*)(?:([^\n]{{1,120}}?)[\s,;:–—-]+)?<?((?:https?://|www\.)\S+?)[>\])]*\.?)", label));
  static const Pattern labelled_address(
      fmt::format(R"(([\[(]?\s*{}\s*[:–—-]?\s*)(?:((?:https?://|www\.)\S+)\s+)?<?((?:https?://|www\.)\S+?)[>\])]*\.?)",
                  label_of_address));
  static const Pattern in_brackets(
      R"(([\[(]\s*)(?:([^\n\[\]()]{1,120}?)[\s,;:–—-]+)?<?((?:https?://|www\.)\S+?)>?[\])]\.?)");
  static const Pattern name_only(fmt::format(R"(([\[(]?\s*{}\s*:\s*)([^\n]{{2,120}}?)[\])]*\.?)", label));
  if (text.size() > longest_source || text.find(mark::picture_path) != std::string_view::npos) return std::nullopt;
  if (auto link = read_link(text)) return link;
  // What follows a link is no part of its address.
  constexpr std::string_view closing = ")].>";
  std::string parted(text);
  bool links = false;
  for (std::size_t i = 0; i < parted.size(); ++i) {
    const bool goes_on = i + 1 < parted.size() && closing.find(parted[i + 1]) == std::string_view::npos;
    links = links || parted[i] == mark::link_address;
    if (parted[i] == mark::link_address || (parted[i] == mark::link_end && goes_on)) parted[i] = ' ';
  }
  const std::string line = plain(parted);
  if (const auto found = bare.all(line)) return SourceLine{.address = found->groups[1], .open = !line.ends_with('>')};
  std::optional<SourceLine> source;
  if (const auto found = without_scheme.all(line)) {
    source = SourceLine{.address = found->groups[1]};
  } else if (const auto directly = labelled_address.all(line)) {
    source = SourceLine{directly->groups[1], directly->groups[2], directly->groups[3], !line.ends_with(')')};
  } else if (const auto with_label = labelled.all(line)) {
    source = SourceLine{with_label->groups[1], with_label->groups[2], with_label->groups[3], !line.ends_with(')')};
  } else if (const auto bracketed = in_brackets.all(line)) {
    source = SourceLine{.name = bracketed->groups[2], .address = bracketed->groups[3], .open = false};
  } else if (const auto named = name_only.all(line); named && !links) {
    source = SourceLine{.label = named->groups[1], .name = named->groups[2], .open = false};
  }
  if (source && links && source->address != first_address(text)) return std::nullopt;  // the link is not all of it
  if (source && source->name == source->address) source->name.clear();
  if (source && source->address.starts_with("www.")) {
    source->address.insert(0, "https://");
    source->completed = true;
  }
  return source;
}

std::size_t bracketed_source(std::string_view text) {
  const std::size_t address = text.rfind("http");
  if (address == std::string_view::npos || text.size() - address > longest_source) return std::string_view::npos;
  const std::size_t open = text.find_last_of("([", address);
  if (open == std::string_view::npos || open == 0) return std::string_view::npos;
  const auto source = read_source(text.substr(open));
  return source && !source->open && !source->address.empty() ? open : std::string_view::npos;
}

}  // namespace vestnik::importing
