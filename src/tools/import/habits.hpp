/// @file habits.hpp
/// What an office's releases have in common, known beforehand: from an issue that was imported, or a publisher's file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vestnik::importing {

struct PublisherFacts {
  std::string name, full_name, address, telephone, fax, email, web;
};

struct Masthead {
  std::string text;                  ///< set in the place of a logo
  std::string picture, alternative;  ///< a path in the issue's folder
};

struct Habits {
  std::vector<std::string> title_lines;       ///< of the series, as they are to be written
  std::string note, place;                    ///< where the release names none
  std::vector<std::string> sections;          ///< countries by their codes, in the order of the sections
  std::map<std::string, Masthead> mastheads;  ///< by the host of the source's address
  std::optional<PublisherFacts> publisher;
  std::string publisher_file;                ///< publisher.yaml as it is; empty: written from the facts
  std::string emblem, emblem_alternative;    ///< for a file that is written from the facts
  std::map<std::string, std::string> files;  ///< pictures of the above: bytes by their paths in the issue's folder
  std::string hash;                          ///< of everything that this was read from
};

/// The host of a web address in small letters, without "www."; empty: it has none.
[[nodiscard]] std::string host_of(const std::string& address);

}  // namespace vestnik::importing
