/// @file typeset.hpp
/// Many issues by one process.
#pragma once

#include "asset_cache.hpp"
#include "vestnik/typesetter.hpp"

namespace vestnik {

/// As the public function, with what other issues have loaded already. Of `options`, `data_folder`,
/// `files` and `faces` are the cache's.
[[nodiscard]] Outcome<Release> typeset(const Issue& issue, const TypesetOptions& options, AssetCache& assets) noexcept;

}  // namespace vestnik
