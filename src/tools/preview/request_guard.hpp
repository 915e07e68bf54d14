/// @file request_guard.hpp
/// Which requests the server answers at all. It listens on the loopback interface, but so does every web page that the
/// user's browser shows: other pages must neither read the issue nor start an editor.
#pragma once

#include <cstddef>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace vestnik::preview {

/// What is known of a request before its body is read. An empty text: there is no such header.
struct RequestHead {
  std::string_view method;
  std::string_view target;  ///< path and query as they were sent
  std::string_view host, origin, fetch_site, content_length, transfer_encoding, token;
  bool repeated = false;  ///< one of these headers was sent more than once
};

/// Paths that take a body beside "/open".
struct GuardedPost {
  std::regex path;
  std::size_t largest_body = 0;
};

class RequestGuard {
 public:
  static constexpr std::size_t largest_body = 4096, longest_target = 1024;
  /// What lies below is only for who has the token, to read it too.
  static constexpr std::string_view guarded = "/desk/";

  /// `token`: what a request that changes something must bring; not empty.
  RequestGuard(int port, std::string token, std::vector<GuardedPost> posts = {});

  /// Whether the target takes a body.
  [[nodiscard]] bool is_post(std::string_view target) const { return largest_of(target).has_value(); }

  [[nodiscard]] const std::string& token() const { return token_; }

  /// 0 if the request may pass, else the status to refuse it with: 400 for a target or body that no page of ours sends,
  /// 403 for another host or origin or a wrong token, 405 for a method that is not expected, 413 for a large body.
  [[nodiscard]] int refusal(const RequestHead& head) const;

 private:
  [[nodiscard]] bool is_ours(std::string_view host) const;
  /// Bytes that a request to change something may bring; nothing: there is nothing to change at this target.
  [[nodiscard]] std::optional<std::size_t> largest_of(std::string_view target) const;

  int port_;
  std::string token_;
  std::vector<GuardedPost> posts_;
};

/// 128 bits from the system's source of randomness as hexadecimal digits; empty if it has none.
[[nodiscard]] std::string random_token();

}  // namespace vestnik::preview
