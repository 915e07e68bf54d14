/// @file desk.hpp
/// Making issues in the browser: the shelf, and what the page asks of it. The files of the folder are the truth; every
/// write goes through base/files, whole or not at all.
#pragma once

#include <filesystem>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "findings/catalogue/phrase.hpp"
#include "tools/desk/history.hpp"
#include "tools/desk/issue_file.hpp"
#include "tools/desk/keeper.hpp"
#include "tools/desk/shelf_folder.hpp"
#include "tools/preview/routes.hpp"
#include "tools/search/index.hpp"
#include "tools/spelling/speller.hpp"

namespace vestnik::desk {

class Desk {
 public:
  /// `folder` holds the issues. Every function may be called from any thread.
  Desk(std::filesystem::path folder, TypesetOptions options, UiLanguage language);

  /// What a preview::Server serves; it must not outlive the desk.
  [[nodiscard]] preview::Shelf shelf();

 private:
  using Json = nlohmann::ordered_json;
  using Call = preview::Call;
  using Reply = preview::Reply;
  using Answer = Reply (Desk::*)(const Call&);
  using IssueAnswer = Reply (Desk::*)(const ShelfIssue&, const Call&);

  [[nodiscard]] std::optional<ShelfIssue> find(const std::string& id);
  [[nodiscard]] std::shared_ptr<preview::Session> session(const std::string& id);
  void add(preview::Shelf& shelf, bool changes, const char* name, std::size_t largest_body, Answer answer);
  void add_of_issue(preview::Shelf& shelf, bool changes, const char* name, std::size_t largest_body,
                    IssueAnswer answer);

  Reply list(const Call& call);
  Reply rules(const Call& call);
  Reply new_issue(const Call& call);
  Reply import_file(const Call& call);
  Reply find_articles(const Call& call);
  Reply sources(const Call& call);
  Reply cover(const ShelfIssue& issue, const Call& call);
  Reply issue(const ShelfIssue& issue, const Call& call);
  Reply edit(const ShelfIssue& issue, const Call& call);
  Reply body(const ShelfIssue& issue, const Call& call);
  Reply save_body(const ShelfIssue& issue, const Call& call);
  Reply picture(const ShelfIssue& issue, const Call& call);
  Reply save_picture(const ShelfIssue& issue, const Call& call);
  Reply undo(const ShelfIssue& issue, const Call& call);
  Reply redo(const ShelfIssue& issue, const Call& call);
  Reply release(const ShelfIssue& issue, const Call& call);
  Reply list_versions(const ShelfIssue& issue, const Call& call);
  Reply show_version(const ShelfIssue& issue, const Call& call);
  Reply show_past_page(const ShelfIssue& issue, const Call& call);
  Reply bring_back(const ShelfIssue& issue, const Call& call);
  Reply set_author(const ShelfIssue& issue, const Call& call);
  Reply spelling(const ShelfIssue& issue, const Call& call);
  Reply suggestions(const ShelfIssue& issue, const Call& call);
  Reply know_word(const ShelfIssue& issue, const Call& call);
  Reply markdown(const Call& call);

  [[nodiscard]] Reply refusal(int status, const ProgramText& why) const;
  [[nodiscard]] std::optional<Reply> write(const std::filesystem::path& path, std::string_view bytes) const;
  /// Writes a file of the issue, so that it can be taken back; `joined`: together with the change before.
  [[nodiscard]] std::optional<Reply> change(const ShelfIssue& issue, const std::string& file, std::string_view bytes,
                                            History::Kind kind, bool joined = false);
  [[nodiscard]] std::shared_ptr<const preview::Edition> edition_at(const ShelfIssue& issue, const std::string& version);
  [[nodiscard]] static std::optional<std::string> with_article(const std::string& text, const edit::Value& past,
                                                               const edit::Path& path);
  void bring_up_to_date(search::Index& index, const std::vector<ShelfIssue>& issues) const;
  Reply turn(const ShelfIssue& issue, const Call& call, bool back);
  [[nodiscard]] Reply conflict(const IssueFile& file) const;
  /// Where a text lies that the descriptor names, or nothing if it would lie elsewhere than in the issue's folder.
  [[nodiscard]] static std::optional<std::filesystem::path> inside(const ShelfIssue& issue, const std::string& name);

  struct Open {
    std::string id;
    std::shared_ptr<preview::Session> session;
  };
  std::filesystem::path folder_;
  TypesetOptions options_;
  UiLanguage language_;
  std::mutex known_mutex_;
  std::vector<ShelfIssue> known_;  ///< as the folder was when it was searched last
  std::mutex sessions_mutex_;
  std::list<Open> sessions_;  ///< the one that was asked for last comes first
  std::mutex writing_;        ///< one change at a time
  std::mutex importing_;      ///< one file at a time
  Keeper keeper_;
  std::mutex past_mutex_;
  std::string past_name_;  ///< of the version whose pages were shown last
  std::shared_ptr<const preview::Edition> past_;
  spelling::Speller speller_;
  std::mutex covers_;
  std::mutex searching_;
  std::unique_ptr<search::Index> index_;  ///< once it is asked
};

}  // namespace vestnik::desk
