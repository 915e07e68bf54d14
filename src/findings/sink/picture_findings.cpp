#include "findings/sink/picture_findings.hpp"

namespace vestnik::picture {
namespace {

/// Decoders name their reasons in English; the catalogue has the other languages.
LocalText translated(const LocalText& text) { return text.ru.empty() ? term(text.en) : text; }

}  // namespace

std::nullopt_t Findings::add(std::string_view id, const char* name, const LocalText& text, const LocalText& advice) {
  diagnostics_.push_back(
      finding(id, where_, {value("name", name_), value(name, translated(text)), value("advice", translated(advice))}));
  return std::nullopt;
}

std::nullopt_t Findings::corrupt(const LocalText& reason) { return add("picture-corrupt", "reason", reason); }

std::nullopt_t Findings::unusable_format(const LocalText& what, const LocalText& advice) {
  return add("picture-format", "reason", what, advice);
}

std::nullopt_t Findings::too_large(const LocalText& what) { return add("picture-too-large", "reason", what); }

std::nullopt_t Findings::decoder_missing() {
  diagnostics_.push_back(
      finding("picture-decoder-missing", where_, {value("name", name_), value("program", "vestnik-picture")}));
  return std::nullopt;
}

void Findings::first_of(std::size_t count) {
  diagnostics_.push_back(finding("picture-first", where_, {value("name", name_), value("count", count)}));
}

void Findings::other_colors(std::string_view id) {
  diagnostics_.push_back(finding(id, where_, {value("name", name_)}));
}

void Findings::left_out(const LocalText& what, const LocalText& advice) {
  constexpr std::size_t enough = 20;
  if (left_out_.size() >= enough || !left_out_.insert(what.en).second) return;
  add(line_ > 0 ? "svg-unsupported/line" : "svg-unsupported", "part", what, advice);
  if (line_ <= 0) return;
  diagnostics_.back().values.push_back(value("line", line_));
  diagnostics_.back() = in_language(std::move(diagnostics_.back()), UiLanguage::en);
}

}  // namespace vestnik::picture
