#include "document/data/data.hpp"

#include <utility>

#include "findings/catalogue/message.hpp"
#include "input/csv/csv.hpp"

namespace vestnik {
namespace {

/// Turns cells into figures.
class Figures {
 public:
  Figures(const DataFile& file, CsvTable table, std::size_t head_rows, std::size_t head_columns)
      : file_(file), table_(std::move(table)), head_rows_(head_rows), head_columns_(head_columns) {}

  DataTable read(std::vector<Diagnostic>& diagnostics) {
    const FractionSign sign = sign_of_file(diagnostics);
    DataTable data{.rows = {}, .columns = table_.columns};
    data.rows.reserve(table_.rows.size());
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      std::vector<DataCell>& cells = data.rows.emplace_back();
      for (std::size_t column = 0; column < table_.columns; ++column) {
        CsvCell& cell = table_.rows[row][column];
        std::optional<DataNumber> number;
        if (is_figure(row, column)) number = parse_number(cell.text, sign);
        cells.push_back({.text = std::move(cell.text), .number = std::move(number), .where = where(cell)});
      }
    }
    return data;
  }

 private:
  [[nodiscard]] bool is_figure(std::size_t row, std::size_t column) const {
    return row >= head_rows_ && column >= head_columns_;
  }
  [[nodiscard]] SourceRange where(const CsvCell& cell) const {
    return {.file = file_.file.name, .line = cell.line, .column = cell.column};
  }

  /// What the editor says; else what the first cell shows that leaves no doubt; else a comma is one where it does not
  /// part the cells.
  FractionSign sign_of_file(std::vector<Diagnostic>& diagnostics) const {
    if (file_.decimal_sign == DecimalSign::comma) return FractionSign::comma;
    if (file_.decimal_sign == DecimalSign::point) return FractionSign::point;
    FractionSign sign = FractionSign::unknown;
    const CsvCell* first = nullptr;
    for (std::size_t row = head_rows_; row < table_.rows.size(); ++row) {
      for (std::size_t column = head_columns_; column < table_.columns; ++column) {
        const CsvCell& cell = table_.rows[row][column];
        const FractionSign found = fraction_sign_of(cell.text);
        if (found == FractionSign::unknown || found == sign) continue;
        if (sign == FractionSign::unknown) {
          sign = found;
          first = &cell;
          continue;
        }
        diagnostics.push_back(finding("csv-numbers"_id, where(cell), value<"text">(LocalText{cell.text, cell.text}),
                                      value<"first">(LocalText{first->text, first->text}), value<"line">(first->line)));
        return sign;
      }
    }
    if (sign != FractionSign::unknown) return sign;
    return table_.delimiter == ',' ? FractionSign::point : FractionSign::comma;
  }

  const DataFile& file_;
  CsvTable table_;
  std::size_t head_rows_, head_columns_;
};

}  // namespace

Outcome<DataTable> read_data(const DataFile& file, std::size_t head_rows, std::size_t head_columns,
                             std::size_t most_cells) {
  Outcome<CsvTable> csv = read_csv(file.file, most_cells);
  Outcome<DataTable> data{.value = {}, .diagnostics = std::move(csv.diagnostics)};
  if (csv.value) {
    data.value = Figures(file, std::move(*csv.value), head_rows, head_columns).read(data.diagnostics);
  }
  return data;
}

}  // namespace vestnik
