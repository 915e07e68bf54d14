#include "model/locale/locale.hpp"

namespace vestnik {

std::string Locale::text(std::string_view name, const std::map<std::string, std::string>& values,
                         unsigned count) const {
  const auto found = texts.find(std::string(name));
  if (found == texts.end() || found->second.empty()) return std::string(name);
  const std::size_t form = std::min(plural_form(plural, count), found->second.size() - 1);
  const std::string& pattern = found->second[form];
  std::string result;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
    if (close == std::string::npos) {
      result.append(pattern, at);
      break;
    }
    result.append(pattern, at, open - at);
    const auto value = values.find(pattern.substr(open + 1, close - open - 1));
    if (value != values.end()) {
      result += value->second;
    } else {
      result.append(pattern, open, close - open + 1);
    }
    at = close + 1;
  }
  return result;
}

}  // namespace vestnik
