/// @file lay_out.hpp
/// A document's parts, set in lines and cut into pages: each by itself, so that several threads can share the work.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "document/compose/document.hpp"
#include "layout/boxes/page_item.hpp"
#include "layout/dump/dump.hpp"
#include "layout/page/place.hpp"
#include "layout/report/layout_report.hpp"
#include "layout/text/font_library.hpp"
#include "layout/text/hyphenator.hpp"
#include "model/theme/resources.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/typesetter.hpp"

namespace vestnik {

struct LayOutOptions {
  std::string language;  ///< of the issue, for texts that name none
  Pagination pagination = Pagination::optimal;
  bool record = false;       ///< say where every line stands and what it was made of
  bool describe = false;     ///< the same, and how every line and page came out
  bool keep_stages = false;  ///< give galleys and plans too
  unsigned threads = 1;
  /// Called on the calling thread as parts are done. May be empty.
  std::function<void(std::size_t done, std::size_t total)> progress;
};

struct LaidOut {
  std::vector<PartLayout> layouts;   ///< by part
  std::vector<PartPages> described;  ///< by part, if that was asked for; else empty ones
  std::vector<PartStages> stages;    ///< by part, if they were to be kept; else empty
  std::vector<LinkTarget> links;     ///< that the layouts' pieces name
  std::vector<Diagnostic> diagnostics;
};

/// The same on any number of threads. Throws Cancelled.
[[nodiscard]] LaidOut lay_out(const Document& document, const Resources& resources, const FontLibrary& fonts,
                              const std::map<std::string, Hyphenator>& hyphenators, const LayOutOptions& options);

}  // namespace vestnik
