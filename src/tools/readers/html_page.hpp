/// @file html_page.hpp
/// What of a web page is its text, and what stands round it: navigation, other articles, forms.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "tools/readers/xml_tree.hpp"

namespace vestnik::readers {

/// Elements that begin a line of their own.
[[nodiscard]] bool is_html_block(std::string_view name);

class HtmlPage {
 public:
  /// The tree must outlive it.
  explicit HtmlPage(const Node& root);

  /// An office's program wrote it: all of it is text.
  [[nodiscard]] bool is_from_office() const { return office_; }
  /// It has the marks of a page of a web site; otherwise somebody wrote it by hand, and all of it is text.
  [[nodiscard]] bool is_of_site() const { return site_; }
  /// The address that the page gives for itself; may be empty.
  [[nodiscard]] const std::string& address() const { return address_; }
  [[nodiscard]] const std::string& base() const { return base_; }
  /// The smallest element that holds all of the running text; nullptr: there is hardly any.
  [[nodiscard]] const Node* content() const { return content_; }
  /// The first heading of level 1 where that stands before the content; nullptr otherwise.
  [[nodiscard]] const Node* title() const { return title_; }
  /// Inside the content: this element is not part of the text.
  [[nodiscard]] bool stands_round_text(const Node& element) const { return round_.contains(&element); }

 private:
  /// Of an element and all that is in it.
  struct Measure {
    std::size_t words = 0, linked = 0, links = 0;
    std::size_t running = 0;  ///< words of paragraphs that are text, not teasers and links
    bool has_block = false;
  };
  const Measure& measure(const Node& node);
  [[nodiscard]] bool is_list_of_links(const Node& element) const;
  [[nodiscard]] bool says_read_also(const Node& element) const;
  void look_at_head(const Node& node);
  void find_signs(const Node& node);
  void find_content(const Node& root);
  void mark(const Node& node);
  void mark_read_also(const Node& parent);

  bool office_ = false, site_ = false;
  std::string address_, base_;
  const Node* content_ = nullptr;
  const Node* title_ = nullptr;
  std::set<const Node*> round_;
  std::unordered_map<const Node*, Measure> measures_;
};

}  // namespace vestnik::readers
