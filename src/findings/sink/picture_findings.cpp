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

void Findings::left_out(const LocalText& what, const LocalText& advice) {
  constexpr std::size_t enough = 20;
  if (left_out_.size() >= enough || !left_out_.insert(what.en).second) return;
  add("svg-unsupported", "part", what, advice);
}

}  // namespace vestnik::picture
