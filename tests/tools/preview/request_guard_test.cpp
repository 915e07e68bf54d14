#include "tools/preview/request_guard.hpp"

#include <gtest/gtest.h>

namespace vestnik::preview {
namespace {

constexpr int port = 4711;
const RequestGuard guard(port, "5ec4e7");

RequestHead get(std::string_view target) { return {.method = "GET", .target = target, .host = "127.0.0.1:4711"}; }
RequestHead open() {
  return {.method = "POST", .target = "/open", .host = "127.0.0.1:4711", .content_length = "20", .token = "5ec4e7"};
}

TEST(RequestGuard, LetsThePageRead) {
  EXPECT_EQ(guard.refusal(get("/")), 0);
  EXPECT_EQ(guard.refusal(get("/pages/3/0123456789abcdef.png?width=900")), 0);
  RequestHead head = get("/state");
  head.host = "localhost:4711";
  head.origin = "http://localhost:4711";
  head.fetch_site = "same-origin";
  EXPECT_EQ(guard.refusal(head), 0);
  head.method = "HEAD";
  EXPECT_EQ(guard.refusal(head), 0);
}

TEST(RequestGuard, RefusesOtherHosts) {
  for (const std::string_view host :
       {"", "evil.example", "evil.example:4711", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:47110", "[::1]:4711",
        "localhost:4711.evil.example", "127.0.0.1:4711@evil.example"}) {
    RequestHead head = get("/");
    head.host = host;
    EXPECT_EQ(guard.refusal(head), 403) << host;
  }
  RequestHead twice = get("/");
  twice.repeated = true;
  EXPECT_EQ(guard.refusal(twice), 403);
}

TEST(RequestGuard, RefusesOtherOrigins) {
  for (const std::string_view origin :
       {"null", "http://evil.example", "https://127.0.0.1:4711", "http://127.0.0.1:4712", "http://localhost:4711",
        "http://127.0.0.1:4711.evil.example"}) {
    RequestHead head = get("/");
    head.origin = origin;
    EXPECT_EQ(guard.refusal(head), 403) << origin;
  }
  for (const std::string_view site : {"cross-site", "same-site", "anything"}) {
    RequestHead head = get("/");
    head.fetch_site = site;
    EXPECT_EQ(guard.refusal(head), 403) << site;
  }
}

TEST(RequestGuard, RefusesPathsThatAreNotPlain) {
  for (const std::string_view target :
       {"", "*", "etc/passwd", "/../etc/passwd", "/..", "/%2e%2e/etc/passwd", "/pages/..%2f", "//evil.example/",
        "/a\\b", "/a b", "/a\r\nb", "http://127.0.0.1:4711/", "/a;b", "/\xC3\xA9"}) {
    EXPECT_EQ(guard.refusal(get(target)), 400) << target;
  }
  EXPECT_EQ(guard.refusal(get(std::string(RequestGuard::longest_target, '/'))), 400);
  const std::string long_one = "/" + std::string(RequestGuard::longest_target, 'a');
  EXPECT_EQ(guard.refusal(get(long_one)), 400);
}

TEST(RequestGuard, RefusesMethodsThatAreNotExpected) {
  for (const std::string_view method : {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PRI", "get", ""}) {
    RequestHead head = get("/");
    head.method = method;
    EXPECT_EQ(guard.refusal(head), 405) << method;
  }
  RequestHead reading = open();
  reading.method = "GET";
  reading.content_length = "";
  EXPECT_EQ(guard.refusal(reading), 405);
  RequestHead writing = open();
  writing.target = "/state";
  EXPECT_EQ(guard.refusal(writing), 405);
}

TEST(RequestGuard, RefusesBodiesThatNobodyExpects) {
  RequestHead head = open();
  head.content_length = "4097";
  EXPECT_EQ(guard.refusal(head), 413);
  head.content_length = "99999999999999999999999";
  EXPECT_EQ(guard.refusal(head), 400);
  head.content_length = "-1";
  EXPECT_EQ(guard.refusal(head), 400);
  head.content_length = "4096";
  EXPECT_EQ(guard.refusal(head), 0);
  head.transfer_encoding = "chunked";
  EXPECT_EQ(guard.refusal(head), 400);
  RequestHead reading = get("/");
  reading.content_length = "1";
  EXPECT_EQ(guard.refusal(reading), 413);
}

TEST(RequestGuard, ChangesNeedTheToken) {
  EXPECT_EQ(guard.refusal(open()), 0);
  for (const std::string_view token : {"", "5ec4e", "5ec4e70", "5ec4e8", "5EC4E7"}) {
    RequestHead head = open();
    head.token = token;
    EXPECT_EQ(guard.refusal(head), 403) << token;
  }
  // Without randomness there is no token, and then nothing may be changed.
  RequestHead head = open();
  head.token = "";
  EXPECT_EQ(RequestGuard(port, "").refusal(head), 403);
}

TEST(RandomToken, IsLongAndNeverTheSame) {
  const std::string token = random_token();
  EXPECT_EQ(token.size(), 32U);
  EXPECT_EQ(token.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_NE(token, random_token());
}

}  // namespace
}  // namespace vestnik::preview
