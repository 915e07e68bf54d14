#include "layout/text/font_library.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <mutex>

#include "base/files/read_file.hpp"
#include "findings/catalogue/message.hpp"
#include "layout/text/font_handles.hpp"
#include "layout/text/word_shaper.hpp"

namespace vestnik {
namespace {

std::size_t variant(bool bold, bool italic) { return (bold ? 1U : 0U) + (italic ? 2U : 0U); }

constexpr std::size_t largest_font = std::size_t{64} << 20;

/// The caller's own face of that name, or null.
const FileBytes* given_face(const std::string& file, std::span<const FileBytes> faces) {
  const auto given = std::ranges::find(faces, file, &FileBytes::name);
  return given == faces.end() ? nullptr : &*given;
}

/// Whether a theme's name for a file leads out of the folder of faces: themes come with issues.
bool leads_out(const std::filesystem::path& file) {
  return file.is_absolute() || std::ranges::find(file, std::filesystem::path("..")) != file.end();
}

/// Mapped where it lies on the disk: most of a large face is never looked at. Null if it cannot be had.
HbPtr<hb_blob_t> read_font(const std::string& file, const std::filesystem::path& folder, const FileSource& files,
                           std::span<const FileBytes> faces) {
  const FileBytes* given = given_face(file, faces);
  if (given != nullptr) return given->bytes ? blob_of(given->bytes) : nullptr;
  if (leads_out(file)) return nullptr;
  if (const auto path = files.on_disk(folder / file)) {
    return HbPtr<hb_blob_t>(hb_blob_create_from_file_or_fail(path->c_str()));
  }
  FileContent content = read_file(files, folder / file, largest_font);
  return content.bytes ? blob_of(std::move(content.bytes)) : nullptr;
}

/// The names of `faces`, for a message.
std::string listed(std::span<const FileBytes> faces) {
  std::string names;
  for (const FileBytes& face : faces) names += (names.empty() ? "" : ", ") + face.name;
  return names;
}

}  // namespace

struct FontLibrary::State {
  using Family = std::array<const FontFace*, 4>;           // regular, bold, italic, bold italic
  std::map<std::string, std::unique_ptr<FontFace>> faces;  // by file name
  std::map<std::string, Family, std::less<>> families;
  std::vector<Family> fallback;
  std::mutex mutex;
  std::vector<std::unique_ptr<WordShaper>> shapers;  // null: lent
};

FontLibrary::FontLibrary(std::unique_ptr<State> state) : state_(std::move(state)) {}
FontLibrary::FontLibrary(FontLibrary&&) noexcept = default;
FontLibrary& FontLibrary::operator=(FontLibrary&&) noexcept = default;
FontLibrary::~FontLibrary() = default;

Outcome<FontLibrary> FontLibrary::load(const Theme& theme, const std::filesystem::path& folder, const FileSource& files,
                                       std::span<const FileBytes> faces) {
  auto state = std::make_unique<State>();
  std::vector<Diagnostic> diagnostics;
  const auto face = [&](const std::string& file) -> const FontFace* {
    const auto known = state->faces.find(file);
    if (known != state->faces.end()) return known->second.get();
    Outcome<std::unique_ptr<FontFace>> loaded =
        make_face(read_font(file, folder, files, faces),
                  given_face(file, faces) != nullptr ? std::filesystem::path(file) : folder / file);
    for (Diagnostic& found : loaded.diagnostics) {
      if (found.code == "font-missing" && std::filesystem::path(file).has_parent_path()) {
        found = finding("font-missing/path"_id, found.where, value<"name">(file),
                        value<"file">(std::filesystem::path(file).filename().string()));
      } else if (found.code == "font-missing" && !faces.empty() && given_face(file, faces) == nullptr) {
        found = finding("font-missing/given"_id, found.where, value<"name">(file), value<"choices">(listed(faces)));
      }
      diagnostics.push_back(std::move(found));
    }
    auto& slot = state->faces[file];
    if (loaded.value) slot = std::move(*loaded.value);
    return slot.get();
  };
  for (const auto& entry : theme.families) {
    const FontFamily& family = entry.second;
    const auto or_regular = [&](const std::string& file) { return face(file.empty() ? family.regular : file); };
    state->families[entry.first] = {face(family.regular), or_regular(family.bold), or_regular(family.italic),
                                    or_regular(family.bold_italic)};
  }
  for (const std::string& name : theme.fallback) {
    const auto found = state->families.find(name);
    if (found != state->families.end()) state->fallback.push_back(found->second);
  }
  if (state->families.empty()) {
    diagnostics.push_back(finding("font-missing/families"_id, {}));
  }
  if (has_errors(diagnostics)) return {std::nullopt, std::move(diagnostics)};
  return {FontLibrary(std::move(state)), std::move(diagnostics)};
}

const FontFace& FontLibrary::face(std::string_view family, bool bold, bool italic) const {
  auto found = state_->families.find(family);
  if (found == state_->families.end()) found = state_->families.begin();
  return *found->second[variant(bold, italic)];
}

const FontFace* FontLibrary::face_for(char32_t character, std::string_view family, bool bold, bool italic) const {
  const FontFace& own = face(family, bold, italic);
  if (own.glyph_for(character) != 0) return &own;
  for (const State::Family& candidate : state_->fallback) {
    const FontFace* other = candidate[variant(bold, italic)];
    if (other->glyph_for(character) != 0) return other;
  }
  return nullptr;
}

std::unique_ptr<WordShaper> FontLibrary::borrow_shaper() const {
  const std::lock_guard lock(state_->mutex);
  const auto is_idle = [](const auto& place) { return place != nullptr; };
  const auto idle = std::ranges::find_if(state_->shapers, is_idle);
  if (idle != state_->shapers.end()) return std::move(*idle);
  state_->shapers.emplace_back();  // its place when it comes back
  return std::make_unique<WordShaper>();
}

void FontLibrary::give_back(std::unique_ptr<WordShaper> shaper) const noexcept {
  const std::lock_guard lock(state_->mutex);
  const auto is_lent = [](const auto& place) { return place == nullptr; };
  *std::ranges::find_if(state_->shapers, is_lent) = std::move(shaper);
}

}  // namespace vestnik
