#include "input/csv/csv.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "findings/catalogue/message.hpp"
#include "input/csv/csv_cells.hpp"
#include "input/csv/csv_encoding.hpp"

namespace vestnik {
namespace {

/// Of a file that is full of mistakes.
constexpr std::size_t most_findings = 20;

class CsvFile {
 public:
  CsvFile(const FileBytes& file, std::size_t most_cells) : file_(file), most_cells_(most_cells) {}

  Outcome<CsvTable> read() {
    std::optional<CsvTable> table;
    if (const auto kind = csv::no_text(file_.content())) {
      report(*kind == csv::NoText::workbook ? "csv-format/workbook"_id : "csv-format"_id, whole(),
             value<"name">(file_.name));
    } else {
      table = read_text(csv::decode(file_.content()));
    }
    return {.value = std::move(table), .diagnostics = std::move(diagnostics_)};
  }

 private:
  [[nodiscard]] SourceRange whole() const { return {.file = file_.name}; }
  [[nodiscard]] SourceRange at(int line, int column) const {
    return {.file = file_.name, .line = line, .column = column};
  }
  template <StaticText places, StaticText... names>
  void report(MessageId<places> id, SourceRange where, PlaceValue<names>... values) {
    if (diagnostics_.size() < most_findings) {
      diagnostics_.push_back(finding(id, std::move(where), std::move(values)...));
    }
  }

  std::optional<CsvTable> read_text(const csv::Decoded& decoded) {
    if (!decoded.guessed.empty()) {
      report("csv-encoding"_id, whole(), value<"name">(file_.name), value<"encoding">(std::string(decoded.guessed)));
    }
    csv::Cells cells(decoded.text, most_cells_);
    for (const csv::BadQuote& quote : cells.bad_quotes()) {
      report(quote.open ? "csv-quote/open"_id : "csv-quote"_id, at(quote.line, quote.column),
             value<"line">(quote.opened));
    }
    if (cells.too_many()) {
      report("csv-too-large"_id, at(cells.last_line(), 1), value<"limit">(most_cells_));
      return std::nullopt;
    }
    CsvTable table{.rows = cells.take_rows(), .columns = 0, .delimiter = cells.delimiter()};
    if (!level(table)) {
      report("csv-empty"_id, whole(), value<"name">(file_.name));
      return std::nullopt;
    }
    return table;
  }

  /// Makes all rows equally long; false if there is no cell with a text.
  bool level(CsvTable& table) {
    const std::size_t usual = usual_length(table.rows);
    for (const std::vector<CsvCell>& row : table.rows) {
      const std::size_t last = used(row);
      table.columns = std::max(table.columns, std::min(last, usual));
      if (last > usual) {
        report("csv-cells-lost"_id, at(row[usual].line, row[usual].column), value<"cells">(row.size()),
               value<"columns">(usual));
      } else if (row.size() < usual) {
        report("csv-ragged"_id, at(row.front().line, row.front().column), value<"cells">(row.size()),
               value<"columns">(usual));
      }
    }
    for (std::vector<CsvCell>& row : table.rows) {
      const CsvCell last = row.back();
      row.resize(table.columns, {.text = {}, .line = last.line, .column = last.column});
    }
    return table.columns > 0;
  }

  /// Cells up to the last one with a text.
  static std::size_t used(const std::vector<CsvCell>& row) {
    std::size_t count = row.size();
    while (count > 0 && row[count - 1].text.empty()) --count;
    return count;
  }

  /// How many cells most rows have; of two numbers that are equally frequent, the greater one.
  static std::size_t usual_length(const std::vector<std::vector<CsvCell>>& rows) {
    std::map<std::size_t, std::size_t> counts;
    for (const std::vector<CsvCell>& row : rows) ++counts[row.size()];
    std::size_t usual = 0, most = 0;
    for (const auto& [length, count] : counts) {
      if (count >= most) usual = length, most = count;
    }
    return usual;
  }

  const FileBytes& file_;
  std::size_t most_cells_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace

Outcome<CsvTable> read_csv(const FileBytes& file, std::size_t most_cells) { return CsvFile(file, most_cells).read(); }

}  // namespace vestnik
