/// @file font_library.hpp
/// Faces, loaded once and shared.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/theme/theme.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/file_source.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// A face's own measures, in thousandths of the em, y upwards.
struct FaceMetrics {
  double ascent = 0, descent = 0;  ///< descent is negative
  double cap_height = 0, x_height = 0;
  double italic_angle = 0;
  std::array<double, 4> bounding_box{};  ///< left, bottom, right, top
  /// Letters above or below the line: their size, and how far their baseline is above the line's, by the em.
  struct Moved {
    double size = 0.6, rise = 0;
  };
  Moved superscript{.rise = 0.35}, subscript{.rise = -0.15};
  double strike_top = 0, strike_weight = 50;  ///< of the line through struck letters
  int weight = 400;
  bool serif = false, fixed_pitch = false;
};

/// One font file. Immutable after loading; safe to use from several threads.
class FontFace {
 public:
  struct Handles;  ///< HarfBuzz's objects, known to src/layout/text/ alone
  explicit FontFace(std::unique_ptr<Handles> handles);
  ~FontFace();
  FontFace(const FontFace&) = delete;
  FontFace& operator=(const FontFace&) = delete;

  [[nodiscard]] const std::string& postscript_name() const;
  [[nodiscard]] const FaceMetrics& metrics() const;
  [[nodiscard]] bool is_cff() const;
  /// Advance width of a glyph in thousandths of the em, unshaped: what a PDF's /W array must say.
  [[nodiscard]] double advance(std::uint32_t glyph) const;
  [[nodiscard]] std::uint32_t glyph_for(char32_t character) const;  ///< 0 if the face has none
  [[nodiscard]] const Handles& handles() const { return *handles_; }

 private:
  std::unique_ptr<Handles> handles_;
};

class WordShaper;

/// All faces of a theme. Safe to use from several threads.
class FontLibrary {
 public:
  /// Loads the font files that `theme` names: the one of that name among `faces`, else the one in `folder`. Errors:
  /// "font-missing", "font-corrupt", "font-not-embeddable" (OS/2 fsType forbids it).
  [[nodiscard]] static Outcome<FontLibrary> load(const Theme& theme, const std::filesystem::path& folder,
                                                 const FileSource& files = *disk_files(),
                                                 std::span<const FileBytes> faces = {});

  /// The family's face that comes closest (a family without an italic gives its regular).
  [[nodiscard]] const FontFace& face(std::string_view family, bool bold, bool italic) const;
  /// The first face that has `character`: the family's, then those of the fallback chain; nullptr if none has.
  [[nodiscard]] const FontFace* face_for(char32_t character, std::string_view family, bool bold, bool italic) const;

  /// A shaper with the words that it, or one before it, has shaped in these faces; the caller's until it is given back.
  [[nodiscard]] std::unique_ptr<WordShaper> borrow_shaper() const;
  void give_back(std::unique_ptr<WordShaper> shaper) const noexcept;

  FontLibrary(FontLibrary&&) noexcept;
  FontLibrary& operator=(FontLibrary&&) noexcept;
  ~FontLibrary();

 private:
  struct State;
  explicit FontLibrary(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// A subset font program, glyphs renumbered from 0 (.notdef) in the order of `glyphs`.
struct FontSubset {
  std::string program;                 ///< TrueType file, or a bare CFF table
  std::vector<std::uint32_t> new_ids;  ///< by position in `glyphs`
};

/// Cuts `face` down to `glyphs` (sorted, no .notdef) through hb-subset, hints and layout tables dropped.
[[nodiscard]] FontSubset subset_font(const FontFace& face, std::span<const std::uint32_t> glyphs);

}  // namespace vestnik
