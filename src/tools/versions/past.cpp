#include <algorithm>
#include <map>

#include "tools/versions/handles.hpp"
#include "tools/versions/repository.hpp"

namespace vestnik::versions {
namespace {

std::string as_digits(const git_oid& id) {
  std::string digits(GIT_OID_HEXSZ, '0');
  git_oid_fmt(digits.data(), &id);
  return digits;
}

Tree tree_at(git_repository* repository, const std::string& version) {
  git_oid id;
  if (repository == nullptr || git_oid_fromstr(&id, version.c_str()) != 0) return nullptr;
  const auto commit = made<Commit>([&](git_commit** place) { return git_commit_lookup(place, repository, &id); });
  return made<Tree>([&](git_tree** place) { return commit ? git_commit_tree(place, commit.get()) : GIT_ENOTFOUND; });
}

TreeEntry entry_at(const git_tree* tree, const std::string& path) {
  return made<TreeEntry>(
      [&](git_tree_entry** place) { return tree ? git_tree_entry_bypath(place, tree, path.c_str()) : GIT_ENOTFOUND; });
}

/// What lies below `path`, as a number that changes with it; empty: nothing.
std::string content_id(const git_commit* commit, const std::string& path) {
  const auto tree =
      made<Tree>([&](git_tree** place) { return commit ? git_commit_tree(place, commit) : GIT_ENOTFOUND; });
  if (!tree) return {};
  if (path.empty()) return as_digits(*git_tree_id(tree.get()));
  const TreeEntry entry = entry_at(tree.get(), path);
  return entry ? as_digits(*git_tree_entry_id(entry.get())) : std::string();
}

struct Tags {
  git_repository* repository;
  std::map<std::string, std::vector<std::string>> by_commit;
};
int take_tag(const char* name, git_oid* id, void* payload) {
  auto& tags = *static_cast<Tags*>(payload);
  const auto object =
      made<Object>([&](git_object** place) { return git_object_lookup(place, tags.repository, id, GIT_OBJECT_ANY); });
  const auto commit = made<Object>([&](git_object** place) {
    return object ? git_object_peel(place, object.get(), GIT_OBJECT_COMMIT) : GIT_ENOTFOUND;
  });
  constexpr std::string_view kind = "refs/tags/";
  const std::string_view whole(name);
  if (commit && whole.starts_with(kind)) {
    tags.by_commit[as_digits(*git_object_id(commit.get()))].emplace_back(whole.substr(kind.size()));
  }
  return 0;
}

}  // namespace

std::string Repository::head() const {
  git_oid id;
  if (!repository_ || git_reference_name_to_id(&id, repository_.get(), "HEAD") != 0) return {};
  return as_digits(id);
}

std::vector<Version> Repository::versions(const std::string& folder, std::size_t most) const {
  constexpr int most_looked_at = 20'000;
  std::vector<Version> result;
  const auto walk = made<Walk>(
      [&](git_revwalk** place) { return repository_ ? git_revwalk_new(place, repository_.get()) : GIT_ENOTFOUND; });
  if (!walk || git_revwalk_push_head(walk.get()) != 0) return result;
  git_revwalk_sorting(walk.get(), GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME);
  Tags tags{.repository = repository_.get(), .by_commit = {}};
  git_tag_foreach(repository_.get(), take_tag, &tags);
  std::string path = in_repository(folder);
  if (path.ends_with('/')) path.pop_back();
  git_oid id;
  for (int i = 0; i < most_looked_at && result.size() < most && git_revwalk_next(&id, walk.get()) == 0; ++i) {
    const auto commit =
        made<Commit>([&](git_commit** place) { return git_commit_lookup(place, repository_.get(), &id); });
    const auto parent = made<Commit>([&](git_commit** place) {
      return commit && git_commit_parentcount(commit.get()) > 0 ? git_commit_parent(place, commit.get(), 0)
                                                                : GIT_ENOTFOUND;
    });
    const auto tagged = tags.by_commit.find(as_digits(id));
    const bool changed = content_id(commit.get(), path) != content_id(parent.get(), path);
    if (!commit || (!changed && tagged == tags.by_commit.end())) continue;
    const char* message = git_commit_summary(commit.get());
    result.push_back({.id = as_digits(id),
                      .message = message != nullptr ? message : "",
                      .author = git_commit_author(commit.get())->name,
                      .time = git_commit_time(commit.get()),
                      .tags = tagged != tags.by_commit.end() ? tagged->second : std::vector<std::string>()});
  }
  return result;
}

std::optional<std::string> Repository::bytes_at(const std::string& version, const std::string& file) const {
  const Tree tree = tree_at(repository_.get(), version);
  const TreeEntry entry = entry_at(tree.get(), in_repository(file));
  if (!entry || git_tree_entry_type(entry.get()) != GIT_OBJECT_BLOB) return std::nullopt;
  const auto blob = made<Blob>(
      [&](git_blob** place) { return git_blob_lookup(place, repository_.get(), git_tree_entry_id(entry.get())); });
  if (!blob) return std::nullopt;
  return std::string(static_cast<const char*>(git_blob_rawcontent(blob.get())),
                     static_cast<std::size_t>(git_blob_rawsize(blob.get())));
}

std::vector<std::string> Repository::files_at(const std::string& version, const std::string& folder) const {
  std::vector<std::string> files;
  const Tree tree = tree_at(repository_.get(), version);
  std::string path = in_repository(folder);
  if (path.ends_with('/')) path.pop_back();
  const TreeEntry entry = path.empty() ? nullptr : entry_at(tree.get(), path);
  const auto below = made<Tree>([&](git_tree** place) {
    if (!tree || (!path.empty() && !entry)) return static_cast<int>(GIT_ENOTFOUND);
    return git_tree_lookup(place, repository_.get(),
                           path.empty() ? git_tree_id(tree.get()) : git_tree_entry_id(entry.get()));
  });
  if (!below) return files;
  const auto take = [](const char* root, const git_tree_entry* one, void* list) {
    if (git_tree_entry_type(one) == GIT_OBJECT_BLOB) {
      static_cast<std::vector<std::string>*>(list)->emplace_back(root).append(git_tree_entry_name(one));
    }
    return 0;
  };
  git_tree_walk(below.get(), GIT_TREEWALK_PRE, take, &files);
  if (folder.empty()) return files;
  for (std::string& file : files) file.insert(0, folder + "/");
  return files;
}

}  // namespace vestnik::versions
