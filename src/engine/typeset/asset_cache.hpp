/// @file asset_cache.hpp
/// What issues have in common, read from the data folder once: themes, words, faces, hyphenation, the colour profile.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/text/font_library.hpp"
#include "layout/text/hyphenator.hpp"
#include "model/theme/resources.hpp"
#include "pdf/picture/fitted_pictures.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/file_source.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// Threads may share one: its maps are locked, and what it gives is immutable or the caller's own. An issue that is
/// typeset with a cache gives the same bytes as one without: only files of the data folder, and themes and reduced
/// pictures by their content, are kept, and only if there was nothing to say about them. It never looks whether a file
/// has changed since.
class AssetCache {
 public:
  /// `files` and `faces` as in TypesetOptions.
  explicit AssetCache(std::filesystem::path data_folder, std::shared_ptr<const FileSource> files = disk_files(),
                      std::vector<FileBytes> faces = {})
      : folder_(std::move(data_folder)), files_(std::move(files)), faces_(std::move(faces)) {}

  /// As load_resources, load_locale, FontLibrary::load and Hyphenator::load, from this cache's folder.
  [[nodiscard]] Outcome<Resources> resources(const Issue& issue);
  [[nodiscard]] Outcome<Locale> locale(std::string_view language);
  [[nodiscard]] Outcome<std::shared_ptr<const FontLibrary>> fonts(const Theme& theme);
  [[nodiscard]] Outcome<Hyphenator> hyphenator(const Locale& locale);
  /// The output colour profile; "asset-missing" if it cannot be read.
  [[nodiscard]] Outcome<std::shared_ptr<const std::string>> color_profile();
  /// Pictures that an issue showed before, by their content.
  [[nodiscard]] FittedPictures& pictures() { return pictures_; }

 private:
  template <class T>
  using Entries = std::map<std::string, T, std::less<>>;
  template <class T, class Load>
  Outcome<T> kept(Entries<T>& entries, const std::string& key, Load load);

  std::filesystem::path folder_;
  std::shared_ptr<const FileSource> files_;
  std::vector<FileBytes> faces_;
  std::mutex mutex_;
  Entries<Resources> resources_;
  Entries<Locale> locales_;
  Entries<std::shared_ptr<const FontLibrary>> fonts_;
  Entries<std::shared_ptr<const HyphenationPatterns>> patterns_;
  Entries<std::shared_ptr<const std::string>> profiles_;
  FittedPictures pictures_;
};

}  // namespace vestnik
