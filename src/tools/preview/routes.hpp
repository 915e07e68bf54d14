/// @file routes.hpp
/// Further addresses of the server, for those who serve more than one issue's pages.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tools/preview/session.hpp"

namespace vestnik::preview {

/// A request for a further address. It has passed the guard.
struct Call {
  std::vector<std::string> parts;                              ///< what the address's pattern caught
  std::function<std::string(const std::string&)> parameter{};  ///< of the query; empty: none
  const std::string& body;
};

struct Reply {
  int status = 200;
  std::string body{};
  std::string type = "application/json; charset=utf-8";
};

struct Route {
  bool changes = false;          ///< POST, else GET
  std::string pattern;           ///< a regular expression; begins with RequestGuard::guarded
  std::size_t largest_body = 0;  ///< bytes
  std::function<Reply(const Call&)> answer;
};

/// More than one issue: their pages are below /at/ID/, ID being 16 hexadecimal digits.
struct Shelf {
  std::function<std::shared_ptr<Session>(const std::string& id)> session;  ///< nullptr: there is no such issue
  std::vector<Route> routes;
};

}  // namespace vestnik::preview
