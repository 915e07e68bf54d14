#include "tools/source/packed_document.hpp"

#include <nlohmann/json.hpp>
#include <utility>

namespace vestnik::source {
namespace {

using Json = nlohmann::json;

Json blocks_as_json(const std::vector<Block>& blocks);

// Lists instead of objects: a document has very many runs.

Json as_json(const Place& place) {
  return Json::array(
      {static_cast<int>(place.part), place.page, place.paragraph, place.number, place.row, place.column});
}
Place place_of(const Json& json) {
  return {.part = static_cast<Place::Part>(json.at(0).get<int>()),
          .page = json.at(1),
          .paragraph = json.at(2),
          .number = json.at(3),
          .row = json.at(4),
          .column = json.at(5)};
}

unsigned flags_of(const Look& look) {
  unsigned flags = 0;
  for (const bool one :
       {look.bold, look.italic, look.underlined, look.capitals, look.small_capitals, look.struck, look.hidden})
    flags = flags * 2 + (one ? 1U : 0U);
  return flags;
}
Look look_of(unsigned flags) {
  const auto bit = [&](unsigned at) { return (flags >> at & 1U) != 0; };
  return {.bold = bit(6),
          .italic = bit(5),
          .underlined = bit(4),
          .capitals = bit(3),
          .small_capitals = bit(2),
          .struck = bit(1),
          .hidden = bit(0)};
}

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

Json as_json(const Run& run) {
  const Look& look = run.look;
  return Json::array({run.text, flags_of(look), static_cast<int>(look.raise), static_cast<int>(look.change), look.size,
                      look.language, run.link, or_null(run.picture), or_null(run.note)});
}
Run run_of(const Json& json) {
  Run run{.text = json.at(0), .look = look_of(json.at(1).get<unsigned>()), .link = json.at(6)};
  run.look.raise = static_cast<Raise>(json.at(2).get<int>());
  run.look.change = static_cast<Change>(json.at(3).get<int>());
  run.look.size = json.at(4);
  run.look.language = json.at(5);
  if (!json.at(7).is_null()) run.picture = json.at(7).get<std::size_t>();
  if (!json.at(8).is_null()) run.note = json.at(8).get<std::size_t>();
  return run;
}

Json as_json(const Paragraph& paragraph) {
  Json runs = Json::array(), boxes = Json::array(), label;
  for (const Run& run : paragraph.runs) runs.push_back(as_json(run));
  for (const TextBox& box : paragraph.boxes) boxes.push_back(blocks_as_json(box.blocks));
  if (paragraph.label)
    label = {paragraph.label->level, static_cast<int>(paragraph.label->format), paragraph.label->text};
  return Json::array({"p", std::move(runs), static_cast<int>(paragraph.alignment), static_cast<int>(paragraph.role),
                      paragraph.heading, std::move(label), paragraph.new_page, std::move(boxes), paragraph.boxes_first,
                      as_json(paragraph.place)});
}
Json as_json(const Table& table) {
  Json rows = Json::array();
  for (const Row& row : table.rows) {
    Json cells = Json::array();
    for (const Cell& cell : row.cells)
      cells.push_back(Json::array({blocks_as_json(cell.blocks), cell.columns, cell.rows}));
    rows.push_back(Json::array({std::move(cells), row.head}));
  }
  return Json::array({"t", std::move(rows), table.ruled, as_json(table.place)});
}
Json blocks_as_json(const std::vector<Block>& blocks) {
  Json all = Json::array();
  for (const Block& block : blocks)
    all.push_back(std::visit([](const auto& content) { return as_json(content); }, block.content));
  return all;
}

/// Reads what another program wrote: nothing of it is taken for granted.
class Unpacker {
 public:
  Document document(const Json& json) {
    Document made;
    for (const Json& one : json.at("files")) made.files.push_back({.name = one.at(0), .bytes = text_of(one.at(1))});
    for (const Json& one : json.at("pictures")) {
      made.pictures.push_back({.file = one.at(0),
                               .alternative = one.at(1),
                               .floating = one.at(2),
                               .width = one.at(3),
                               .height = one.at(4)});
      sound_ = sound_ && made.pictures.back().file < made.files.size();
    }
    pictures_ = made.pictures.size();
    notes_ = json.at("notes").size();
    for (const Json& one : json.at("notes"))
      made.notes.push_back({.at_end = one.at(0), .mark = one.at(1), .blocks = blocks(one.at(2))});
    for (const Json& one : json.at("remarks"))
      made.remarks.push_back({static_cast<Remark::Kind>(one.at(0).get<int>()), one.at(1), place_of(one.at(2))});
    made.blocks = blocks(json.at("blocks"));
    made.running = blocks(json.at("running"));
    made.beside = blocks(json.at("beside"));
    return made;
  }
  [[nodiscard]] bool sound() const { return sound_; }

 private:
  static std::string text_of(const Json& json) {
    const Json::binary_t& bytes = json.get_binary();
    return {bytes.begin(), bytes.end()};
  }

  std::vector<Block> blocks(const Json& json) {
    constexpr int deepest = 100;
    std::vector<Block> made;
    if (++depth_ > deepest) sound_ = false;
    if (sound_) {
      for (const Json& one : json) {
        if (one.at(0) == "t") {
          made.push_back({table(one)});
        } else {
          made.push_back({paragraph(one)});
        }
      }
    }
    --depth_;
    return made;
  }

  Paragraph paragraph(const Json& json) {
    Paragraph made;
    for (const Json& one : json.at(1)) {
      made.runs.push_back(run_of(one));
      const Run& run = made.runs.back();
      sound_ = sound_ && (!run.picture || *run.picture < pictures_) && (!run.note || *run.note < notes_);
    }
    made.alignment = static_cast<Alignment>(json.at(2).get<int>());
    made.role = static_cast<Role>(json.at(3).get<int>());
    made.heading = json.at(4);
    if (const Json& label = json.at(5); !label.is_null()) {
      made.label = {
          .level = label.at(0), .format = static_cast<ListLabel::Format>(label.at(1).get<int>()), .text = label.at(2)};
    }
    made.new_page = json.at(6);
    for (const Json& one : json.at(7)) made.boxes.push_back({blocks(one)});
    made.boxes_first = json.at(8);
    made.place = place_of(json.at(9));
    return made;
  }

  Table table(const Json& json) {
    Table made{.ruled = json.at(2), .place = place_of(json.at(3))};
    for (const Json& one : json.at(1)) {
      Row row{.head = one.at(1)};
      for (const Json& cell : one.at(0))
        row.cells.push_back({.blocks = blocks(cell.at(0)), .columns = cell.at(1), .rows = cell.at(2)});
      made.rows.push_back(std::move(row));
    }
    return made;
  }

  std::size_t pictures_ = 0, notes_ = 0;
  int depth_ = 0;
  bool sound_ = true;
};

}  // namespace

std::string packed(const Document& document) {
  Json notes = Json::array(), pictures = Json::array(), files = Json::array(), remarks = Json::array();
  for (const Note& one : document.notes)
    notes.push_back(Json::array({one.at_end, one.mark, blocks_as_json(one.blocks)}));
  for (const Picture& one : document.pictures)
    pictures.push_back(Json::array({one.file, one.alternative, one.floating, one.width, one.height}));
  for (const PictureFile& one : document.files)
    files.push_back(Json::array({one.name, Json::binary({one.bytes.begin(), one.bytes.end()})}));
  for (const Remark& one : document.remarks)
    remarks.push_back(Json::array({static_cast<int>(one.kind), one.words, as_json(one.place)}));
  const Json all = {{"blocks", blocks_as_json(document.blocks)},
                    {"notes", std::move(notes)},
                    {"running", blocks_as_json(document.running)},
                    {"beside", blocks_as_json(document.beside)},
                    {"pictures", std::move(pictures)},
                    {"files", std::move(files)},
                    {"remarks", std::move(remarks)}};
  const std::vector<std::uint8_t> bytes = Json::to_cbor(all);
  return {bytes.begin(), bytes.end()};
}

std::optional<Document> unpacked(std::string_view bytes) {
  try {
    const Json json = Json::from_cbor(bytes);
    Unpacker unpacker;
    Document document = unpacker.document(json);
    if (unpacker.sound()) return document;
  } catch (const Json::exception&) {  // not what was agreed
  }
  return std::nullopt;
}

}  // namespace vestnik::source
