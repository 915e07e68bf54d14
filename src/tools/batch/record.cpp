#include "tools/batch/record.hpp"

#include "base/files/read_file.hpp"
#include "base/hash/hash.hpp"
#include "findings/display/finding_json.hpp"

namespace vestnik::batch {
namespace {

using Json = nlohmann::ordered_json;

constexpr int format_version = 2;
constexpr std::size_t hash_digits = 32;

Json as_json(const KnownFile& file) {
  const FileSignature& s = file.signature;
  return {file.path, file.hash, s.settled, s.device, s.inode, s.size, s.modified, s.changed};
}

KnownFile known_file(const Json& json) {
  return {json.at(0), {json.at(3), json.at(4), json.at(5), json.at(6), json.at(7), json.at(2)}, json.at(1)};
}

}  // namespace

std::string content_hash(std::string_view bytes) { return to_hex(hash128(bytes)); }

std::string file_hash(const std::filesystem::path& path) {
  Hasher hasher;
  const auto state = read_disk_pieces(path, [&](std::string_view piece) {
    hasher.add(piece);
    return true;
  });
  return state == FileContent::State::found ? to_hex(hasher.hash128()) : std::string();
}

KnownFile::Verdict KnownFile::compare(const std::filesystem::path& now, bool by_signature) {
  const std::optional<FileSignature> current = FileSignature::of(now);
  if (!current || current->size != signature.size) return Verdict::changed;
  const bool alike = current->looks_like(signature);
  if (by_signature && signature.settled && alike) return Verdict::same;
  if (file_hash(now) != hash) return Verdict::changed;
  if (alike && signature.settled == current->settled) return Verdict::same;
  signature = *current;
  return Verdict::same_but_signature;
}

std::string Record::serialised() const {
  Json files = Json::array(), warnings = Json::array();
  for (const KnownFile& input : inputs) files.push_back(as_json(input));
  for (const Diagnostic& finding : findings) warnings.push_back(as_record(finding));
  const std::string text = dumped({{"format", format_version},
                                   {"environment", environment},
                                   {"inputs", files},
                                   {"pdf", as_json(pdf)},
                                   {"pages", pages},
                                   {"articles", articles},
                                   {"findings", warnings}},
                                  -1);
  return content_hash(text) + "\n" + text + "\n";
}

std::optional<Record> Record::parsed(std::string_view text) {
  if (text.size() < hash_digits + 2 || !text.ends_with('\n')) return std::nullopt;
  const std::string_view body = text.substr(hash_digits + 1, text.size() - hash_digits - 2);
  if (content_hash(body) != text.substr(0, hash_digits)) return std::nullopt;
  const std::optional<Json> parsed = parsed_json(body);
  if (!parsed) return std::nullopt;
  const Json& json = *parsed;
  try {
    if (json.at("format") != format_version) return std::nullopt;
    Record record{.environment = json.at("environment"),
                  .inputs = {},
                  .pdf = known_file(json.at("pdf")),
                  .pages = json.at("pages"),
                  .articles = json.at("articles"),
                  .findings = {}};
    for (const Json& input : json.at("inputs")) record.inputs.push_back(known_file(input));
    for (const Json& finding : json.at("findings")) record.findings.push_back(finding_of(finding));
    return record;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace vestnik::batch
