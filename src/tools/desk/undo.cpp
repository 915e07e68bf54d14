#include "base/files/output_file.hpp"
#include "base/files/read_file.hpp"
#include "findings/catalogue/desk_texts.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/display/finding_json.hpp"
#include "input/files/files.hpp"
#include "tools/desk/desk.hpp"

namespace vestnik::desk {

std::optional<Desk::Reply> Desk::change(const ShelfIssue& issue, const std::string& file, std::string_view bytes,
                                        History::Kind kind, bool joined) {
  const auto path = inside(issue, file);
  if (!path) return refusal(422, texts::edit_impossible);
  keeper_.before_change(issue);
  const FileContent before = read_disk_file(*path, Files::largest);
  if (before.bytes) {
    History history(issue.path);
    if (const auto failed = in_words(history.record(file, *before.bytes, bytes, kind, joined))) {
      constexpr int no_room = 507;
      return Reply{.status = no_room, .body = dumped({{"error", failed->in(language_)}}, -1)};
    }
  }
  if (auto failed = write(*path, bytes)) return failed;
  keeper_.changed(issue);
  return std::nullopt;
}

Desk::Reply Desk::undo(const ShelfIssue& issue, const Call& call) { return turn(issue, call, true); }
Desk::Reply Desk::redo(const ShelfIssue& issue, const Call& call) { return turn(issue, call, false); }

Desk::Reply Desk::turn(const ShelfIssue& issue, const Call& call, bool back) {
  const std::lock_guard lock(writing_);
  keeper_.before_change(issue);
  History history(issue.path);
  while (back ? history.can_undo() : history.can_redo()) {
    const History::Step step = back ? history.last() : history.next();
    const std::string &from = back ? step.after : step.before, &to = back ? step.before : step.after;
    const auto path = inside(issue, step.file);
    const FileContent there = path ? read_disk_file(*path, Files::largest) : FileContent{};
    if (!there.bytes) return refusal(409, texts::changed_since);
    const std::string current = version_of(*there.bytes);
    const bool is_so = current == to;  // the step was noted, and the power failed before it was made
    if (!is_so && current != from) return refusal(409, texts::changed_since);
    const auto bytes = history.bytes_of(to);
    if (!is_so && !bytes) return refusal(410, texts::step_is_gone);
    if (!is_so) {
      if (auto failed = write(*path, *bytes)) return *failed;
    }
    if (const auto failed = in_words(back ? history.went_back() : history.went_forth())) {
      constexpr int no_room = 507;
      return {.status = no_room, .body = dumped({{"error", failed->in(language_)}}, -1)};
    }
    // A change of several files is one step.
    const bool goes_on = back ? step.joined && history.can_undo() : history.can_redo() && history.next().joined;
    if (is_so || goes_on) continue;
    keeper_.changed(issue);
    Reply reply = this->issue(issue, call);
    if (reply.status != 200) return reply;
    Json json = Json::parse(reply.body);
    json["changed_file"] = step.file;
    return {.body = dumped(json, -1)};
  }
  return refusal(409, back ? texts::nothing_to_undo : texts::nothing_to_redo);
}

}  // namespace vestnik::desk
