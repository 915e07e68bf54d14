#include "input/yaml/quoting.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>

namespace vestnik {
namespace {

/// Reads a document of two keys with a text each, of which it keeps the first: one that does not end in its line would
/// swallow the second key.
class ValueProbe : public YAML::EventHandler {
 public:
  int scalars = 0;
  bool sound = true;
  std::string tag, text;

  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override { sound = false; }
  void OnAlias(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override { sound = false; }
  void OnScalar(const YAML::Mark& /*mark*/, const std::string& its_tag, YAML::anchor_t anchor,
                const std::string& value) override {
    sound = sound && anchor == 0;
    if (++scalars != 2) return;
    tag = its_tag;
    text = value;
  }
  void OnSequenceStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                       YAML::EmitterStyle::value /*style*/) override {
    sound = false;
  }
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                  YAML::EmitterStyle::value /*style*/) override {
    sound = sound && maps_++ == 0;
  }
  void OnMapEnd() override {}

 private:
  int maps_ = 0;
};

std::string doubled(std::string_view text, char quote) {
  std::string result;
  for (const char c : text) result += c == quote ? std::string(2, c) : std::string(1, c);
  return result;
}

}  // namespace

std::string in_yaml_quotes(std::string_view text) {
  const bool plain = text.find_first_of("\"\\") == std::string_view::npos;
  return plain ? '"' + std::string(text) + '"' : '\'' + doubled(text, '\'') + '\'';
}

ReadValue read_value(std::string_view written) {
  ValueProbe probe;
  try {
    std::istringstream stream("k: " + std::string(written) + "\nz: 0\n");
    YAML::Parser parser(stream);
    parser.HandleNextDocument(probe);
    if (!probe.sound || probe.scalars != 4) return {};
  } catch (const YAML::Exception&) {
    return {};
  }
  const bool quoted = written.starts_with('"') || written.starts_with('\'');
  if (!quoted && probe.tag != "?") return {};  // the parser gives plain texts this tag
  return {true, quoted, std::move(probe.text)};
}

bool is_harmless(std::string_view text) {
  constexpr std::string_view signs = "-?:,[]{}#&*!|>'\"%@`~=<.";
  if (text.empty() || signs.find(text.front()) != std::string_view::npos) return false;
  if (text.ends_with(':') || text.find_first_of("#\t") != std::string_view::npos) return false;
  return text.find(": ") == std::string_view::npos && text != "null" && text != "Null" && text != "NULL";
}

}  // namespace vestnik
