#include "tools/versions/repository.hpp"

#include <cstdlib>
#include <system_error>
#include <utility>

#include "base/files/read_file.hpp"
#include "tools/versions/handles.hpp"

namespace vestnik::versions {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = std::size_t{256} << 20;

/// The library counts how often it was started; it is never ended, for other threads may still be in it.
void start_git() {
  static const int started = git_libgit2_init();
  static_cast<void>(started);
}

Commit head_commit(git_repository* repository) {
  git_oid id;
  if (repository == nullptr || git_reference_name_to_id(&id, repository, "HEAD") != 0) return nullptr;
  return made<Commit>([&](git_commit** place) { return git_commit_lookup(place, repository, &id); });
}

/// A file of a tree that is to be: its bytes, or nothing for one that goes.
bool put(git_repository* repository, git_index* index, const std::string& path, const fs::path& file) {
  const FileContent content = read_disk_file(file, largest_file);
  if (content.state == FileContent::State::missing || content.state == FileContent::State::folder) {
    git_index_remove(index, path.c_str(), 0);  // it may never have been there
    return true;
  }
  if (!content.bytes) return false;
  git_index_entry entry{};
  entry.mode = GIT_FILEMODE_BLOB;
  entry.path = path.c_str();
  if (git_blob_create_from_buffer(&entry.id, repository, content.bytes->data(), content.bytes->size()) != 0)
    return false;
  return git_index_add(index, &entry) == 0;
}

std::string text_of(git_config* config, const char* key) {
  git_buf value = GIT_BUF_INIT;
  std::string text;
  if (git_config_get_string_buf(&value, config, key) == 0) text = value.ptr;
  git_buf_dispose(&value);
  return text;
}

Author user_of_this_machine() {
  const char* user = std::getenv("USER");  // NOLINT(concurrency-mt-unsafe): nothing sets it
  const std::string name = user != nullptr && *user != '\0' ? user : "vestnik";
  return {.name = name, .email = name + "@localhost"};
}

}  // namespace

void Repository::Free::operator()(git_repository* repository) const { git_repository_free(repository); }

Repository::Repository(fs::path folder) : folder_(std::move(folder)) {
  start_git();
  std::error_code error;
  const fs::path real = fs::canonical(folder_, error);
  if (!error) folder_ = real;
  find();
}

Repository::~Repository() = default;

void Repository::find() {
  git_buf path = GIT_BUF_INIT;
  const bool there = git_repository_discover(&path, folder_.c_str(), 0, nullptr) == 0;
  git_repository* opened = nullptr;
  if (there && git_repository_open(&opened, path.ptr) == 0) repository_.reset(opened);
  git_buf_dispose(&path);
  if (!repository_) return;
  const char* root = git_repository_workdir(repository_.get());
  std::error_code error;
  const fs::path real = root != nullptr ? fs::canonical(root, error) : fs::path();
  if (root == nullptr || error) {  // a bare one has no files
    repository_.reset();
    return;
  }
  const std::string below = folder_.lexically_relative(real).generic_string();
  prefix_ = below == "." ? "" : below + "/";
}

Hindrance Repository::prepare() {
  if (repository_) return is_busy() ? Hindrance::busy : Hindrance::none;
  git_repository_init_options options;
  git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION);
  options.flags = GIT_REPOSITORY_INIT_NO_REINIT | GIT_REPOSITORY_INIT_MKDIR;
  options.initial_head = "main";
  git_repository* opened = nullptr;
  if (git_repository_init_ext(&opened, folder_.c_str(), &options) != 0) return Hindrance::unusable;
  repository_.reset(opened);
  prefix_.clear();
  return Hindrance::none;
}

std::string Repository::in_repository(const std::string& path) const { return prefix_ + path; }

bool Repository::is_busy() const {
  return git_repository_state(repository_.get()) != GIT_REPOSITORY_STATE_NONE ||
         git_repository_head_detached(repository_.get()) == 1;
}

Author Repository::author() const {
  const auto config = made<Config>([&](git_config** place) {
    return repository_ ? git_repository_config_snapshot(place, repository_.get()) : git_config_open_default(place);
  });
  Author author = user_of_this_machine();
  if (!config) return author;
  const std::string name = text_of(config.get(), "user.name"), email = text_of(config.get(), "user.email");
  if (!name.empty()) author.name = name;
  if (!email.empty()) author.email = email;
  return author;
}

bool Repository::set_author(const Author& author) {
  if (!repository_) return false;
  const auto config = made<Config>([&](git_config** place) { return git_repository_config(place, repository_.get()); });
  return config && git_config_set_string(config.get(), "user.name", author.name.c_str()) == 0 &&
         git_config_set_string(config.get(), "user.email", author.email.c_str()) == 0;
}

Hindrance Repository::keep(const std::vector<std::string>& files, const std::string& message) {
  if (const Hindrance hindrance = prepare(); hindrance != Hindrance::none) return hindrance;
  const Commit parent = head_commit(repository_.get());
  const auto before =
      made<Tree>([&](git_tree** place) { return parent ? git_commit_tree(place, parent.get()) : GIT_ENOTFOUND; });
  const auto index = made<Index>([](git_index** place) { return git_index_new(place); });
  if (!index || (before && git_index_read_tree(index.get(), before.get()) != 0)) return Hindrance::not_written;
  std::vector<std::string> taken;
  for (const std::string& file : files) {
    const std::string path = in_repository(file);
    int ignored = 0;
    const bool known = git_index_get_bypath(index.get(), path.c_str(), 0) != nullptr;
    if (!known && git_ignore_path_is_ignored(&ignored, repository_.get(), path.c_str()) == 0 && ignored == 1) continue;
    if (!put(repository_.get(), index.get(), path, folder_ / file)) return Hindrance::not_written;
    taken.push_back(path);
  }
  git_oid tree_id, id;
  if (git_index_write_tree_to(&tree_id, index.get(), repository_.get()) != 0) return Hindrance::not_written;
  if (before && git_oid_equal(&tree_id, git_tree_id(before.get())) == 1) return Hindrance::none;
  if (!before && git_index_entrycount(index.get()) == 0) return Hindrance::none;
  const auto tree = made<Tree>([&](git_tree** place) { return git_tree_lookup(place, repository_.get(), &tree_id); });
  const Author by = author();
  const auto signature = made<Signature>(
      [&](git_signature** place) { return git_signature_now(place, by.name.c_str(), by.email.c_str()); });
  if (!tree || !signature) return Hindrance::not_written;
  const git_commit* parents[] = {parent.get()};
  // Fails if the branch has moved since: what somebody else committed is never passed over.
  if (git_commit_create(&id, repository_.get(), "HEAD", signature.get(), signature.get(), "UTF-8", message.c_str(),
                        tree.get(), parent ? 1 : 0, parents) != 0) {
    return Hindrance::not_written;
  }
  return update_index(taken) ? Hindrance::none : Hindrance::not_written;
}

/// So that git's own commands see these files as unchanged.
bool Repository::update_index(const std::vector<std::string>& paths) const {
  const auto index = made<Index>([&](git_index** place) { return git_repository_index(place, repository_.get()); });
  if (!index || git_index_read(index.get(), 1) != 0) return false;
  for (const std::string& path : paths) {
    if (git_index_add_bypath(index.get(), path.c_str()) != 0) git_index_remove(index.get(), path.c_str(), 0);
  }
  return git_index_write(index.get()) == 0;
}

std::optional<std::string> Repository::tag(const std::string& name, const std::string& message) {
  constexpr int most = 1'000;
  const Commit commit = head_commit(repository_.get());
  const Author by = author();
  const auto signature = made<Signature>(
      [&](git_signature** place) { return git_signature_now(place, by.name.c_str(), by.email.c_str()); });
  if (!commit || !signature) return std::nullopt;
  for (int i = 1; i < most; ++i) {
    const std::string tried = i == 1 ? name : name + "-" + std::to_string(i);
    git_oid id;
    const int result = git_tag_create(&id, repository_.get(), tried.c_str(),
                                      reinterpret_cast<const git_object*>(commit.get()),  // NOLINT: the library's way
                                      signature.get(), message.c_str(), 0);
    if (result == 0) return tried;
    if (result != GIT_EEXISTS) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace vestnik::versions
