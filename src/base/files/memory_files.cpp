#include <utility>

#include "vestnik/file_source.hpp"

namespace vestnik {
namespace {

std::filesystem::path from_root(const std::filesystem::path& path) {
  std::filesystem::path result = ("/" / path).lexically_normal();
  if (!result.has_filename() && result.has_relative_path()) result = result.parent_path();  // a slash at the end
  return result;
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
  files_.insert_or_assign(resolve(path), std::make_shared<const std::string>(std::move(bytes)));
}

FileContent MemoryFiles::read(const std::filesystem::path& path, std::size_t most) const {
  const auto found = files_.find(resolve(path));
  if (found == files_.end()) return others_ ? others_->read(path, most) : FileContent{};
  if (found->second->size() > most) return {.state = FileContent::State::too_large, .bytes = {}};
  return {.state = FileContent::State::found, .bytes = found->second};
}

std::filesystem::path MemoryFiles::resolve(const std::filesystem::path& path) const {
  return others_ ? others_->resolve(path) : from_root(path);
}

std::optional<std::filesystem::path> MemoryFiles::on_disk(const std::filesystem::path& path) const {
  return !others_ || files_.contains(resolve(path)) ? std::nullopt : others_->on_disk(path);
}

}  // namespace vestnik
