#include "tools/preview/request_guard.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace vestnik::preview {
namespace {

constexpr std::string_view changing_target = "/open";

/// Digits alone, and a number that fits.
std::optional<std::size_t> number_of(std::string_view digits) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
  return number;
}

/// All our paths are plain: what needs an escape, leads upwards or names another server is a trick.
bool is_plain(std::string_view target) {
  if (target.empty() || target.front() != '/' || target.size() > RequestGuard::longest_target) return false;
  const std::string_view path = target.substr(0, target.find('?'));
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '.' ||
           c == '-' || c == '_';
  };
  return std::ranges::all_of(path, allowed) && path.find("..") == std::string_view::npos &&
         path.find("//") == std::string_view::npos;
}

/// The time that it takes says nothing of how much was right.
bool same_secret(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    difference |= static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
  }
  return difference == 0;
}

}  // namespace

RequestGuard::RequestGuard(int port, std::string token, std::vector<GuardedPost> posts)
    : port_(port), token_(std::move(token)), posts_(std::move(posts)) {}

std::optional<std::size_t> RequestGuard::largest_of(std::string_view target) const {
  if (target == changing_target) return largest_body;
  const std::string path(target.substr(0, target.find('?')));
  const auto post =
      std::ranges::find_if(posts_, [&](const GuardedPost& it) { return std::regex_match(path, it.path); });
  return post == posts_.end() ? std::nullopt : std::optional(post->largest_body);
}

bool RequestGuard::is_ours(std::string_view host) const {
  return host == fmt::format("127.0.0.1:{}", port_) || host == fmt::format("localhost:{}", port_);
}

int RequestGuard::refusal(const RequestHead& head) const {
  constexpr int bad = 400, forbidden = 403, method = 405, large = 413;
  // A name that an attacker's DNS leads here would make its page one of ours.
  if (head.repeated || !is_ours(head.host)) return forbidden;
  if (!head.origin.empty() &&
      (!head.origin.starts_with("http://") || head.origin.substr(std::string_view("http://").size()) != head.host)) {
    return forbidden;
  }
  if (!head.fetch_site.empty() && head.fetch_site != "same-origin" && head.fetch_site != "none") return forbidden;
  const bool reads = head.method == "GET" || head.method == "HEAD";
  if (!reads && head.method != "POST") return method;
  if (!is_plain(head.target)) return bad;
  const std::optional<std::size_t> most = largest_of(head.target);
  if (most.has_value() == reads) return method;
  if (!head.transfer_encoding.empty()) return bad;
  if (!head.content_length.empty()) {
    const auto length = number_of(head.content_length);
    if (!length) return bad;
    if (*length > most.value_or(0)) return large;
  }
  if ((most || head.target.starts_with(guarded)) && (token_.empty() || !same_secret(head.token, token_)))
    return forbidden;
  return 0;
}

std::string random_token() {
  std::array<std::uint8_t, 16> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) return {};
  std::string token;
  for (const std::uint8_t byte : bytes) token += fmt::format("{:02x}", byte);
  return token;
}

}  // namespace vestnik::preview
