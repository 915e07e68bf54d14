#include "document/compose/document.hpp"

namespace vestnik {
namespace {

struct Visitor {
  const std::function<void(const Paragraph&)>& visit;

  void operator()(const Paragraph& paragraph) const { visit(paragraph); }
  void operator()(const ContentsEntry& entry) const { visit(entry.entry); }
  void operator()(const FigureBlock& figure) const {
    if (figure.caption) visit(*figure.caption);
  }
  void operator()(const PictureRow& row) const {
    for (const FigureBlock& picture : row.pictures) (*this)(picture);
    if (row.caption) visit(*row.caption);
  }
  void operator()(const TableBlock& table) const {
    if (table.caption) visit(*table.caption);
    for (const std::vector<TableBlock::Cell>& row : table.rows) {
      for (const TableBlock::Cell& cell : row) {
        visit(cell.text);
        for (const Paragraph& paragraph : cell.more) visit(paragraph);
      }
    }
    for (const Paragraph& note : table.notes) visit(note);
  }
  void operator()(const FillBlock& /*fill*/) const {}
  void operator()(const RuleBlock& /*rule*/) const {}
};

}  // namespace

void for_each_paragraph(const Document& document, const std::function<void(const Paragraph&)>& visit) {
  for (const Part& part : document.parts) {
    for (const Region& region : part.regions) {
      for (const Block& block : region.blocks) std::visit(Visitor{visit}, block);
    }
  }
}

}  // namespace vestnik
