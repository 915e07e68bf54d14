#include "interfaces/c/objects.hpp"

using vestnik::c::file_of;
using vestnik::c::guarded;
using vestnik::c::make;
using vestnik::c::sound;
using vestnik::c::text_of;
using vestnik::c::with;

namespace {

bool put(vestnik::DataItem& item, vestnik_data_text which, std::string text) {
  switch (which) {
    case VESTNIK_DATA_CAPTION:
      return item.caption = std::move(text), true;
    case VESTNIK_DATA_UNIT:
      return item.unit = std::move(text), true;
    case VESTNIK_DATA_SOURCE:
      return item.source = std::move(text), true;
    case VESTNIK_DATA_NOTE:
      return item.notes.emplace_back(std::move(text)), true;
    case VESTNIK_DATA_ALTERNATIVE:
      return item.alternative = std::move(text), true;
  }
  return false;
}

/// False if there is no such number or it cannot be so great.
bool put(vestnik::DataItem& item, vestnik_data_number which, int value) {
  const auto within = [value](int greatest) { return value >= 0 && value <= greatest; };
  switch (which) {
    case VESTNIK_DATA_HEAD_ROWS:
      return within(8) && (item.head_rows = value, true);
    case VESTNIK_DATA_HEAD_COLUMNS:
      return within(4) && (item.head_columns = value, true);
    case VESTNIK_DATA_TOTAL_ROWS:
      return within(20) && (item.total_rows = value, true);
    case VESTNIK_DATA_WITH_TABLE:
      return within(1) && (item.with_table = value == 1, true);
    case VESTNIK_DATA_DECIMAL_SIGN:
      return within(2) && (item.data.decimal_sign = static_cast<vestnik::DecimalSign>(value), true);
    case VESTNIK_DATA_WIDTH:
      return within(3) && (item.width = static_cast<vestnik::DataWidth>(value), true);
  }
  return false;
}

}  // namespace

vestnik_status vestnik_data_new(vestnik_data** data, vestnik_data_kind kind, const char* name, size_t name_length,
                                const void* bytes, size_t size) {
  if (!sound(name, name_length) || !sound(bytes, size)) return VESTNIK_WRONG_ARGUMENT;
  if (kind < VESTNIK_DATA_TABLE || kind > VESTNIK_DATA_PIE_CHART) return VESTNIK_WRONG_ARGUMENT;
  const vestnik_status status = make(data);
  if (status != VESTNIK_OK) return status;
  const vestnik_status filled = with(
      [&] {
        (*data)->item.kind = static_cast<vestnik::DataKind>(kind);
        (*data)->item.data.file = file_of(name, name_length, bytes, size);
      },
      data);
  if (filled != VESTNIK_OK) {
    delete *data;
    *data = nullptr;
  }
  return filled;
}

void vestnik_data_free(vestnik_data* data) { delete data; }

vestnik_status vestnik_data_set_text(vestnik_data* data, vestnik_data_text which, const char* text, size_t length) {
  if (data == nullptr || !sound(text, length)) return VESTNIK_WRONG_ARGUMENT;
  return guarded([&] { return put(data->item, which, text_of(text, length)) ? VESTNIK_OK : VESTNIK_WRONG_ARGUMENT; });
}

vestnik_status vestnik_data_set_number(vestnik_data* data, vestnik_data_number which, int value) {
  if (data == nullptr) return VESTNIK_WRONG_ARGUMENT;
  return put(data->item, which, value) ? VESTNIK_OK : VESTNIK_WRONG_ARGUMENT;
}

vestnik_status vestnik_article_add_data(vestnik_article* article, const vestnik_data* data) {
  return with([&] { article->article.data.push_back(data->item); }, article, data);
}
