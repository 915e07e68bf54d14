#include "layout/text/word_shaper.hpp"

#include <gtest/gtest.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>

namespace vestnik {

/// For messages of the tests.
static void PrintTo(const ShapedGlyph& glyph, std::ostream* out) {
  *out << glyph.id << "@" << glyph.cluster << "+" << glyph.x_advance << (glyph.unsafe_to_break ? "!" : "");
}
static bool operator==(const ShapedGlyph& a, const ShapedGlyph& b) {
  return a.id == b.id && a.cluster == b.cluster && a.x_advance == b.x_advance && a.x_offset == b.x_offset &&
         a.y_offset == b.y_offset && a.unsafe_to_break == b.unsafe_to_break;
}

namespace {

std::unique_ptr<FontFace> load_face(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  auto bytes =
      std::make_shared<const std::string>(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  Outcome<std::unique_ptr<FontFace>> face = make_face(blob_of(std::move(bytes)), file);
  return face.value ? std::move(*face.value) : nullptr;
}

/// The text as HarfBuzz shapes it in one piece.
std::vector<ShapedGlyph> in_one_piece(std::string_view text, const ShapingManner& manner) {
  const HbPtr<hb_buffer_t> buffer(hb_buffer_create());
  hb_buffer_set_cluster_level(buffer.get(), HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  hb_buffer_set_flags(buffer.get(), HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
  hb_buffer_set_direction(buffer.get(), manner.direction);
  hb_buffer_set_script(buffer.get(), manner.script);
  hb_buffer_set_language(buffer.get(), manner.language);
  hb_shape(manner.face->handles().font.get(), buffer.get(), manner.features.data(),
           static_cast<unsigned>(manner.features.size()));
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer.get(), &count);
  std::vector<ShapedGlyph> glyphs;
  for (unsigned i = 0; i < count; ++i) {
    glyphs.push_back({infos[i].codepoint, infos[i].cluster, places[i].x_advance, places[i].x_offset, places[i].y_offset,
                      (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0});
  }
  return glyphs;
}

std::string random_text(std::mt19937& random, std::u32string_view letters) {
  std::string text;
  const std::size_t length = 1 + random() % 60;
  for (std::size_t i = 0; i < length; ++i) {
    const char32_t c = random() % 5 == 0 ? U' ' : letters[random() % letters.size()];
    char bytes[4];
    std::int32_t n = 0;
    U8_APPEND_UNSAFE(bytes, n, static_cast<UChar32>(c));
    text.append(bytes, static_cast<std::size_t>(n));
  }
  return text;
}

struct Script {
  hb_script_t script;
  const char* language;
  std::u32string_view letters;
};
constexpr Script scripts[] = {
    {HB_SCRIPT_LATIN, "en", U"AVTWYLPFafivwyrt.,-–—“”’()1478\u00A0\u0301 fi"},
    {HB_SCRIPT_CYRILLIC, "ru", U"АГТУЧФРавгтуфрьй.,-–—«»()1478\u00A0\u0301№"},
    {HB_SCRIPT_CYRILLIC, "kk", U"ӘҒҚҢӨҰҮҺІәғқңөұүһі.,–«» "},
};

TEST(WordShaper, WordsBesideEachOtherAreThoseOfTheWholeText) {
  std::mt19937 random(7);
  std::size_t faces = 0, kerned = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(VESTNIK_SOURCE_DIR) / "fonts")) {
    if (entry.path().extension() != ".ttf") continue;
    const std::unique_ptr<FontFace> face = load_face(entry.path());
    ASSERT_TRUE(face) << entry.path();
    ++faces;
    const std::int32_t space = hb_font_get_glyph_h_advance(face->handles().font.get(), face->glyph_for(U' '));
    WordShaper shaper;
    for (const Script& script : scripts) {
      for (const bool spaced_apart : {false, true}) {
        ShapingManner manner{
            .face = face.get(), .script = script.script, .language = hb_language_from_string(script.language, -1)};
        if (spaced_apart) {
          manner.features = {{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}};
        }
        for (int i = 0; i < 60; ++i) {
          const std::string text = random_text(random, script.letters);
          const std::vector<ShapedGlyph> expected = in_one_piece(text, manner);
          const std::span<const ShapedGlyph> glyphs = shaper.shape(text, 0, text.size(), manner);
          ASSERT_EQ(std::vector(glyphs.begin(), glyphs.end()), expected)
              << entry.path() << " " << script.language << ": " << text;
          for (const ShapedGlyph& glyph : glyphs) {
            kerned += text[glyph.cluster] == ' ' && glyph.x_advance != space ? 1 : 0;
          }
        }
      }
    }
  }
  EXPECT_GT(faces, 10U);
  EXPECT_GT(kerned, 1000U);  // otherwise it was not tried
}

TEST(WordShaper, TheShippedFacesOfTextAreShapedByWords) {
  for (const char* name : {"PTF55F.ttf", "PTF75F.ttf", "PTF56F.ttf", "PTS55F.ttf", "PTS75F.ttf"}) {
    const std::unique_ptr<FontFace> face = load_face(std::filesystem::path(VESTNIK_SOURCE_DIR) / "fonts" / name);
    ASSERT_TRUE(face) << name;
    EXPECT_TRUE(face->handles().shapes_by_words) << name;
  }
}

TEST(WordShaper, MoreWordsThanAreKeptGiveTheSame) {
  const std::unique_ptr<FontFace> face = load_face(std::filesystem::path(VESTNIK_SOURCE_DIR) / "fonts/PTF55F.ttf");
  ASSERT_TRUE(face);
  const ShapingManner manner{.face = face.get(), .language = hb_language_from_string("en", -1)};
  WordShaper shaper;
  for (int i = 0; i < 30000; ++i) {
    const std::string text = "Vol " + std::to_string(i) + " To";
    const std::span<const ShapedGlyph> glyphs = shaper.shape(text, 0, text.size(), manner);
    if (i % 1000 == 0) {
      ASSERT_EQ(std::vector(glyphs.begin(), glyphs.end()), in_one_piece(text, manner)) << text;
    }
  }
}

TEST(WordShaper, APartOfATextCountsFromTheTextsBeginning) {
  const std::unique_ptr<FontFace> face = load_face(std::filesystem::path(VESTNIK_SOURCE_DIR) / "fonts/PTF55F.ttf");
  ASSERT_TRUE(face);
  const ShapingManner manner{.face = face.get(), .language = hb_language_from_string("en", -1)};
  WordShaper shaper;
  const std::span<const ShapedGlyph> glyphs = shaper.shape("one two three", 4, 7, manner);
  ASSERT_EQ(glyphs.size(), 3U);
  EXPECT_EQ(glyphs[0].cluster, 4U);
  EXPECT_EQ(glyphs[2].cluster, 6U);
}

}  // namespace
}  // namespace vestnik
