#include <algorithm>
#include <utility>

#include "vestnik/file_source.hpp"

namespace vestnik {
namespace {

std::filesystem::path from_root(const std::filesystem::path& path) {
  std::filesystem::path result = ("/" / path).lexically_normal();
  if (!result.has_filename() && result.has_relative_path()) result = result.parent_path();  // a slash at the end
  return result;
}

bool lies_within(const std::filesystem::path& file, const std::filesystem::path& folder) {
  const std::filesystem::path relative = file.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

FileSource::~FileSource() = default;

std::filesystem::path FileSource::resolve(const std::filesystem::path& path) const { return from_root(path); }

std::optional<std::filesystem::path> FileSource::on_disk(const std::filesystem::path& /*path*/) const {
  return std::nullopt;
}

MemoryFiles::MemoryFiles(std::shared_ptr<const FileSource> others) : others_(std::move(others)) {}
MemoryFiles::~MemoryFiles() = default;

void MemoryFiles::add(const std::filesystem::path& path, std::string bytes) {
  files_.insert_or_assign(from_root(path), std::make_shared<const std::string>(std::move(bytes)));
}

FileContent MemoryFiles::read(const std::filesystem::path& path, std::size_t most) const {
  const auto found = files_.find(from_root(path));
  if (found == files_.end()) return others_ ? others_->read(path, most) : FileContent{};
  if (found->second->size() > most) return {.state = FileContent::State::too_large, .bytes = {}};
  return {.state = FileContent::State::found, .bytes = found->second};
}

/// A path that leads to files of ours is ours; any other may have links that only its own source knows.
std::filesystem::path MemoryFiles::resolve(const std::filesystem::path& path) const {
  std::filesystem::path own = from_root(path);
  const auto next = files_.lower_bound(own);
  const bool ours = next != files_.end() && lies_within(next->first, own);
  return ours || !others_ || path.is_relative() ? own : others_->resolve(path);
}

std::optional<std::filesystem::path> MemoryFiles::on_disk(const std::filesystem::path& path) const {
  return files_.contains(from_root(path)) || !others_ ? std::nullopt : others_->on_disk(path);
}

}  // namespace vestnik
