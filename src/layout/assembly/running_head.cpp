#include "layout/assembly/running_head.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"

namespace vestnik {
namespace {

constexpr std::string_view ellipsis = "\u2026";

/// A text and the part of it that gives way.
struct Frame {
  std::string before, part, after;
  [[nodiscard]] std::string with(std::string_view shorter) const { return before + std::string(shorter) + after; }
};

/// Where `text` may be cut: at the ends of its words but the last one, or after any of its characters.
std::vector<std::size_t> cuts_of(std::string_view text, bool at_words) {
  std::vector<std::size_t> cuts;
  std::size_t next = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size(); at = next) {
    const bool space = is_white_space(character_at(text, at, &next));
    if (at_words ? space && in_word : at > 0 && !space) cuts.push_back(at);
    in_word = !space;
  }
  return cuts;
}

/// Without what should not stand before an ellipsis.
std::string_view trimmed_end(std::string_view text) {
  constexpr std::string_view closing = ",;:.-(";
  while (!text.empty()) {
    const char32_t last = character_before(text, text.size());
    if (!is_white_space(last) && !is_dash(last) &&
        (last >= 0x80 || closing.find(static_cast<char>(last)) == closing.npos))
      break;
    text.remove_suffix(utf8_length(last));
  }
  return text;
}

/// The longest beginning of `frame.part` with which the whole fits.
std::optional<std::string> shortened(const Frame& frame, bool at_words,
                                     const std::function<bool(const std::string&)>& fits) {
  const std::vector<std::size_t> cuts = cuts_of(frame.part, at_words);
  const auto text_at = [&](std::size_t cut) {
    return frame.with(std::string(trimmed_end(std::string_view(frame.part).substr(0, cut))).append(ellipsis));
  };
  // A longer beginning is wider.
  const auto first_too_long =
      std::partition_point(cuts.begin(), cuts.end(), [&](std::size_t cut) { return fits(text_at(cut)); });
  if (first_too_long == cuts.begin()) return std::nullopt;
  return text_at(*std::prev(first_too_long));
}

}  // namespace

FittedHead fit_running_head(const RunningHead& head, const std::function<bool(const std::string&)>& fits) {
  if (fits(head.text.text)) return {head.text.text};
  Frame frame{.before = head.text.text, .part = {}, .after = {}};
  const std::size_t at = head.title.empty() ? std::string::npos : head.text.text.find(head.title);
  if (at != std::string::npos) {
    frame = {head.text.text.substr(0, at), head.short_title.empty() ? head.title : head.short_title,
             head.text.text.substr(at + head.title.size())};
    if (!head.short_title.empty() && fits(frame.with(frame.part))) return {frame.with(frame.part)};
    if (auto text = shortened(frame, true, fits)) return {std::move(*text), true};
  }
  const Frame whole{.before = {}, .part = frame.with(frame.part), .after = {}};
  for (const bool at_words : {true, false}) {
    if (auto text = shortened(whole, at_words, fits)) return {std::move(*text), true};
  }
  return {std::string(ellipsis), true};
}

}  // namespace vestnik
