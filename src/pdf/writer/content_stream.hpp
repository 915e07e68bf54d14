/// @file content_stream.hpp
/// A page's marks as content operators, each in marked content or an artifact.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "layout/page/pages.hpp"
#include "pdf/writer/fonts.hpp"
#include "pdf/writer/pictures.hpp"
#include "pdf/writer/structure.hpp"

namespace vestnik {

/// What a click on a page hits, in PDF coordinates.
struct LinkArea {
  int link = -1;
  NodeId node = artifact;
  double left = 0, bottom = 0, right = 0, top = 0;
};

struct PageContent {
  std::string operators;
  std::vector<LinkArea> links;
  bool transparent = false;
};

class ContentWriter {
 public:
  ContentWriter(FontSet& fonts, PictureSet& pictures, StructureTree& structure, double page_height)
      : fonts_(fonts), pictures_(pictures), structure_(structure), height_(page_height) {}

  [[nodiscard]] PageContent write(const Page& page, std::size_t number);
  /// What the operators name of artifacts (ISO 32000-1, 14.8.2.2).
  static void write_properties(Haru& haru, HPDF_Dict resources);

 private:
  void mark(NodeId node);
  void end_mark();
  void begin_text();
  void end_text();
  void move_to(double x, double y);
  void turn_to(double x, double y);
  void text(const TextPiece& piece);
  /// The line through a piece's letters.
  void strike(const TextPiece& piece);
  void set_text_state(const TextPiece& piece, const FontCodes& font);
  void picture(const PlacedPicture& placed);
  void clip_to(const Rect& box);
  void rule(const PlacedRule& placed);
  void set_color(Color color);
  void number(double value, int digits = 2);
  void note_link(const TextPiece& piece);

  FontSet& fonts_;
  PictureSet& pictures_;
  StructureTree& structure_;
  double height_;

  PageContent content_;
  std::size_t page_ = 0;
  int next_mcid_ = 0;
  std::optional<NodeId> marked_;
  bool in_text_ = false;
  bool turned_ = false;                   ///< the text object's lines run upwards
  std::int64_t line_x_ = 0, line_y_ = 0;  ///< where the last line of the text object began, in thousandths
  // Graphics state, as the operators so far have left it.
  Color color_;
  const FontCodes* font_ = nullptr;
  double size_ = 0, scale_ = 1, tracking_ = 0;
};

}  // namespace vestnik
