/// @file small_descriptor.hpp
/// An issue of one article, as tests put it into a file.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace vestnik {

/// `article`: its keys but for title and source, a line each. `publisher`: the value of that key.
inline std::string small_descriptor(
    std::string_view article,
    std::string_view publisher = "{name: Press, full-name: The Small Press, address: \"1 Main Street, Almaty\"}") {
  std::string text = R"(vestnik: 1
language: en
series: {title: [Herald, of small things]}
number: 1
year: 2024
period: {from: 2024-12-01, to: 2024-12-15}
place: Almaty
publisher: )" + std::string(publisher) +
                     R"(
sections:
  - country: KZ
    articles:
      - title: The one title
        source: {name: Press}
)";
  for (std::size_t at = 0; at < article.size();) {
    const std::size_t end = std::min(article.find('\n', at), article.size());
    text += "        " + std::string(article.substr(at, end - at)) + '\n';
    at = end + 1;
  }
  return text;
}

}  // namespace vestnik
