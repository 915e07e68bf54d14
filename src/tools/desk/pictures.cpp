#include <fmt/format.h>

#include <array>

#include "base/files/output_file.hpp"
#include "base/files/read_file.hpp"
#include "findings/catalogue/desk_texts.hpp"
#include "findings/catalogue/history_texts.hpp"
#include "findings/display/finding_json.hpp"
#include "input/files/files.hpp"
#include "input/picture/decode_picture.hpp"
#include "model/issue/pdf_name.hpp"
#include "tools/desk/desk.hpp"

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;

/// What a browser shows of a picture's bytes, and the ending of its file's name.
struct Format {
  std::string_view signature, type, ending;
};
constexpr std::array<Format, 5> formats{{{"\xFF\xD8\xFF", "image/jpeg", ".jpg"},
                                         {"\x89PNG", "image/png", ".png"},
                                         {"GIF8", "image/gif", ".gif"},
                                         {"RIFF", "image/webp", ".webp"},
                                         {"BM", "image/bmp", ".bmp"}}};

const Format* format_of(std::string_view bytes) {
  for (const Format& format : formats) {
    if (bytes.starts_with(format.signature)) return &format;
  }
  return nullptr;
}

bool is_drawing(std::string_view bytes) {
  constexpr std::size_t head = 4096;
  return bytes.substr(0, head).find("<svg") != std::string_view::npos;
}

}  // namespace

Desk::Reply Desk::picture(const ShelfIssue& issue, const Call& call) {
  const auto path = inside(issue, call.parameter("file"));
  if (!path) return refusal(404, texts::no_such_picture);
  const FileContent content = read_disk_file(*path, Files::largest);
  if (!content.bytes) return refusal(404, texts::no_such_picture);
  // The page shows it as a picture alone, where the scripts of a drawing do not run.
  const Format* format = format_of(*content.bytes);
  if (format == nullptr && !is_drawing(*content.bytes)) return refusal(415, texts::no_such_picture);
  return {.body = *content.bytes, .type = format != nullptr ? std::string(format->type) : "image/svg+xml"};
}

Desk::Reply Desk::save_picture(const ShelfIssue& issue, const Call& call) {
  std::string name = safe_name(call.parameter("name"));
  const FileBytes file{name, std::make_shared<const std::string>(call.body)};
  const Outcome<DecodedPicture> decoded = decode_picture(file, {.file = name});
  if (!decoded.value) {
    Json findings = Json::array();
    for (const Diagnostic& finding : decoded.diagnostics) findings.push_back(as_json(in_language(finding, language_)));
    return {
        .status = 422,
        .body = dumped({{"error", std::string(texts::picture_unusable.in(language_))}, {"findings", findings}}, -1)};
  }
  const std::filesystem::path named(name);
  const Format* format = format_of(call.body);
  std::string ending = named.extension().string();
  if (ending.empty() && format != nullptr) ending = format->ending;
  std::string stem = named.stem().string();
  if (stem.empty()) stem = "picture";
  const std::lock_guard lock(writing_);
  constexpr int most = 1'000;
  for (int i = 1; i < most; ++i) {
    const std::string shown = fmt::format("pictures/{}{}{}", stem, i == 1 ? "" : fmt::format("-{}", i), ending);
    const auto path = inside(issue, shown);
    if (!path) break;
    const FileContent there = read_disk_file(*path, Files::largest);
    const bool same = there.bytes && *there.bytes == call.body;
    if (there.state != FileContent::State::missing && !same) continue;
    if (!same) {
      if (prepare_output(*path)) return refusal(507, texts::picture_unusable);
      keeper_.before_change(issue);
      if (auto failed = write(*path, call.body)) return *failed;
      keeper_.changed(issue);
    }
    return {.body = dumped({{"file", shown}}, -1)};
  }
  return refusal(422, texts::picture_unusable);
}

Desk::Reply Desk::release(const ShelfIssue& issue, const Call& /*call*/) {
  const auto session = this->session(issue.id);
  const auto state = session ? session->state() : nullptr;
  if (!state || !state->current()) return refusal(409, texts::not_ready_to_release);
  const std::filesystem::path path = issue.path.parent_path() / pdf_name(issue.path, false).filename();
  const std::lock_guard lock(writing_);
  if (auto failed = write(path, state->edition->pdf())) return *failed;
  // The version that it was made from has a name; a correction of it gets the next one.
  keeper_.keep(issue);
  const Issue& released = state->edition->issue();
  const std::string name = fmt::format("release/{}", path.stem().string());
  const auto tag = keeper_.with_repository([&](versions::Repository& repository) {
    return repository.tag(name, texts::released_as.in(language_, fmt::format("{}/{}", released.number, released.year)));
  });
  return {.body = dumped({{"file", path.filename().string()},
                          {"bytes", state->edition->pdf().size()},
                          {"pages", state->edition->map().pages.size()},
                          {"tag", tag.value_or("")},
                          {"correction", tag.has_value() && *tag != name}},
                         -1)};
}

}  // namespace vestnik::desk
