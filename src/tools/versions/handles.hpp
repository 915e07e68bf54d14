/// @file handles.hpp
/// What libgit2 gives, freed when it goes.
#pragma once

#include <git2.h>

#include <memory>

namespace vestnik::versions {

template <auto free>
struct FreeBy {
  template <class T>
  void operator()(T* handle) const {
    free(handle);
  }
};
template <class T, auto free>
using Handle = std::unique_ptr<T, FreeBy<free>>;

using Commit = Handle<git_commit, git_commit_free>;
using Tree = Handle<git_tree, git_tree_free>;
using TreeEntry = Handle<git_tree_entry, git_tree_entry_free>;
using Blob = Handle<git_blob, git_blob_free>;
using Index = Handle<git_index, git_index_free>;
using Walk = Handle<git_revwalk, git_revwalk_free>;
using Signature = Handle<git_signature, git_signature_free>;
using Config = Handle<git_config, git_config_free>;
using Reference = Handle<git_reference, git_reference_free>;
using Object = Handle<git_object, git_object_free>;

/// What `make` puts into the place that it is given, or nullptr.
template <class H, class Make>
[[nodiscard]] H made(const Make& make) {
  typename H::pointer handle = nullptr;
  if (make(&handle) != 0) return nullptr;
  return H(handle);
}

}  // namespace vestnik::versions
