#include "model/issue/data_file.hpp"

#include <cstddef>

namespace vestnik {
namespace {

bool ends_with_small(std::string_view text, std::string_view end) {
  if (text.size() <= end.size()) return false;
  text.remove_prefix(text.size() - end.size());
  for (std::size_t i = 0; i < end.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != end[i]) return false;
  }
  return true;
}

}  // namespace

bool names_data(std::string_view path) { return ends_with_small(path, ".csv") || ends_with_small(path, ".tsv"); }

}  // namespace vestnik
