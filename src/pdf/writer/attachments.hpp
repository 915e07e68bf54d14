/// @file attachments.hpp
/// An issue's own files as associated files of its release (ISO 19005-3, 6.8).
#pragma once

#include <chrono>
#include <span>

#include "pdf/writer/haru.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// Embeds `sources` with relationship "Source", all dated `date`. Paths are unique; see is_archive_path.
void write_attachments(Haru& haru, std::span<const SourceFile> sources, std::chrono::sys_seconds date);

}  // namespace vestnik
