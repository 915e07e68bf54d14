#include "input/yaml/text_source.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"

namespace vestnik {
namespace {

constexpr std::size_t block_size = 256;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Whether a text that is not UTF-8 is probably Russian in Windows-1251: its letters are E0 to FF, capitals C0 to DF,
/// and stand side by side. In KOI8-R it is the other way round.
bool looks_like_windows_1251(std::string_view bytes) {
  std::size_t high = 0, small = 0, capital = 0, side_by_side = 0;
  bool after_high = false;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_high = byte >= 0x80;
    high += is_high ? 1 : 0;
    small += byte >= 0xE0 ? 1 : 0;
    capital += byte >= 0xC0 && byte < 0xE0 ? 1 : 0;
    side_by_side += is_high && after_high ? 1 : 0;
    after_high = is_high;
  }
  return high >= 4 && small > capital && (small + capital) * 4 >= high * 3 && side_by_side * 2 >= high;
}

}  // namespace

std::optional<TextOffence> first_offence(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const auto byte = static_cast<unsigned char>(text[begin]);
    if (byte >= 0x20 && byte < 0x7F) {
      ++i;
      continue;
    }
    const char32_t character = next_character(text, i);
    const bool line_end = character == '\n' || (character == '\r' && text.substr(i).starts_with('\n'));
    const bool allowed = !is_control(character) || character == '\t' || line_end;
    if (character == no_character || !allowed) return TextOffence{begin, character};
  }
  return std::nullopt;
}

std::optional<TextSource> TextSource::make(std::string file, std::string_view bytes, Findings& findings) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  const auto data = std::make_shared<Data>(Data{std::move(file), std::string(bytes), {0}, {}});
  index(*data);
  TextSource source(data);
  const auto offence = first_offence(bytes);
  if (!offence) return source;
  SourceRange where = source.range(offence->offset, offence->offset + 1);
  if (offence->character == no_character) {
    const unsigned byte = static_cast<unsigned char>(bytes[offence->offset]);
    const bool utf_16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    findings.report(utf_16                           ? "not-utf8/utf-16"_id
                    : looks_like_windows_1251(bytes) ? "not-utf8/windows"_id
                                                     : "not-utf8"_id,
                    std::move(where), value<"byte">(fmt::format("{:02X}", byte)));
  } else if (offence->character == '\r') {
    findings.report("control-character/return"_id, std::move(where));
  } else {
    findings.report("control-character"_id, std::move(where),
                    value<"code">(fmt::format("{:04X}", static_cast<std::uint32_t>(offence->character))));
  }
  return std::nullopt;
}

void TextSource::index(Data& data) {
  const std::string_view bytes = data.text;
  std::size_t code_points = 0;
  for (std::size_t begin = 0; begin < bytes.size(); begin += block_size) {
    data.blocks.push_back(static_cast<std::uint32_t>(code_points));
    code_points += count_characters(bytes.substr(begin, block_size));
  }
  for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n', end + 1)) {
    data.lines.push_back(static_cast<std::uint32_t>(end + 1));
  }
}

TextSource TextSource::edited(const std::vector<TextEdit>& edits) const {
  if (edits.empty()) return *this;
  Data data{.file = file(), .text = {}, .lines = {}, .blocks = {}, .origin = data_};
  std::size_t copied = 0;
  for (const TextEdit& edit : edits) {
    data.text += text().substr(copied, edit.begin - copied);
    const std::size_t begin = data.text.size();
    data.text += edit.text;
    data.replaced.push_back({begin, data.text.size(), edit.begin, edit.end});
    copied = edit.end;
  }
  data.text += text().substr(copied);
  return TextSource(std::make_shared<const Data>(std::move(data)));
}

TextSource TextSource::overwritten(std::string text) const {
  return TextSource(std::make_shared<const Data>(
      Data{.file = file(), .text = std::move(text), .lines = {}, .blocks = {}, .origin = data_}));
}

std::size_t TextSource::offset_before(std::size_t offset) const {
  const auto& replaced = data_->replaced;
  const auto next = std::ranges::upper_bound(replaced, offset, {}, &Replaced::begin);
  if (next == replaced.begin()) return offset;
  const Replaced& last = *std::prev(next);
  if (offset >= last.end) return last.old_end + (offset - last.end);
  // Quotes around a text leave its letters where they were.
  return std::min(last.old_begin + (offset - last.begin), std::max(last.old_end, last.old_begin + 1) - 1);
}

int TextSource::line(std::size_t offset) const {
  if (data_->origin) return TextSource(data_->origin).line(offset_before(offset));
  const auto after = std::upper_bound(data_->lines.begin(), data_->lines.end(), offset);
  return static_cast<int>(after - data_->lines.begin());
}

std::size_t TextSource::code_points_before(std::size_t offset) const {
  offset = std::min(offset, data_->text.size());
  if (data_->blocks.empty()) return 0;
  const std::size_t block = std::min(offset / block_size, data_->blocks.size() - 1);
  const std::size_t begin = block * block_size;
  return data_->blocks[block] + count_characters(text().substr(begin, offset - begin));
}

int TextSource::column(std::size_t offset) const {
  if (data_->origin) return TextSource(data_->origin).column(offset_before(offset));
  const std::size_t line_begin = data_->lines[static_cast<std::size_t>(line(offset)) - 1];
  const bool near = offset - line_begin < block_size && offset <= text().size();
  const std::size_t before = near ? count_characters(text().substr(line_begin, offset - line_begin))
                                  : code_points_before(offset) - code_points_before(line_begin);
  return static_cast<int>(before) + 1;
}

SourceRange TextSource::range(std::size_t begin, std::size_t end) const {
  std::size_t last = std::max(begin, end > 0 ? end - 1 : 0);
  while (last > begin && last < text().size() && is_continuation(text()[last])) --last;
  if (data_->origin) {
    const std::size_t first = offset_before(begin);
    last = std::max(first, offset_before(last));
    return TextSource(data_->origin).range(first, end > begin ? last + 1 : last);
  }
  return {file(), line(begin), column(begin), line(last), column(last) + (end > begin ? 1 : 0)};
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white_space = " \t\r\n";
  const std::size_t first = text.find_first_not_of(white_space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white_space) + 1 - first);
}

std::vector<std::pair<std::size_t, std::size_t>> placeholders(std::string_view text) {
  constexpr std::string_view opening = "‹", closing = "›";
  std::vector<std::pair<std::size_t, std::size_t>> found;
  const std::string_view whole = trimmed(text);
  constexpr std::array<std::string_view, 4> words{"TODO", "TBD", "XXX", "FIXME"};
  const bool questions = !whole.empty() && whole.find_first_not_of('?') == std::string_view::npos;
  if (questions || std::ranges::find(words, whole) != words.end()) {
    const auto begin = static_cast<std::size_t>(whole.data() - text.data());
    return {{begin, begin + whole.size()}};
  }
  for (std::size_t begin = 0; (begin = text.find(opening, begin)) != std::string_view::npos;) {
    const std::size_t end = text.find(closing, begin);
    if (end == std::string_view::npos) break;
    found.emplace_back(begin, end + closing.size());
    begin = end;
  }
  return found;
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 60;  // bytes: what fits beside a message
  std::string_view kept = text;
  if (kept.size() > longest) {
    std::size_t end = longest;
    while (end > 0 && is_continuation(kept[end])) --end;
    kept = kept.substr(0, end);
  }
  std::string result = "\"";
  for (const char c : kept) result += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  return result + (kept.size() < text.size() ? "…\"" : "\"");
}

}  // namespace vestnik
