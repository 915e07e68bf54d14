#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "tools/preview/editor.hpp"
#include "tools/preview/request_guard.hpp"

namespace {

/// The part before the next zero byte.
std::string_view part(std::string_view& rest) {
  const std::size_t end = rest.find('\0');
  const std::string_view found = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return found;
}

}  // namespace

/// Whatever a request says: what passes is plain, ours and small, and changes nothing without the token. A command
/// keeps its number of words whatever a file is called.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using vestnik::preview::EditorCommand;
  using vestnik::preview::RequestGuard;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const RequestGuard guard(4711, "token");
  const vestnik::preview::RequestHead head{.method = part(rest),
                                           .target = part(rest),
                                           .host = part(rest),
                                           .origin = part(rest),
                                           .fetch_site = part(rest),
                                           .content_length = part(rest),
                                           .transfer_encoding = part(rest),
                                           .token = part(rest)};
  if (guard.refusal(head) == 0) {
    if (head.host != "127.0.0.1:4711" && head.host != "localhost:4711") std::abort();
    if (head.target.substr(0, head.target.find('?')).find("..") != std::string_view::npos) std::abort();
    if (head.method == "POST" && head.token != "token") std::abort();
    if (!head.transfer_encoding.empty() || head.content_length.size() > 4096) std::abort();
  }
  if (const auto command = EditorCommand::parse(rest)) {
    const std::vector<std::string> plain = command->words("a", 1, 1), odd = command->words("' {line} \"; {file}", 1, 1);
    if (plain.size() != odd.size()) std::abort();
  }
  return 0;
}
