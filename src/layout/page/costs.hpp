/// @file costs.hpp
/// What pagination minimises: one sum over a part. The unit: a column's foot one line short costs 25.
#pragma once

namespace vestnik {

/// Sources: Plass 1981 (thesis) for the search over pages; Mittelbach 2019, Computational Intelligence 35(2), for
/// paragraphs with several counts of lines. The figures are our own, in the order in which a typographer pulls these
/// levers: white space above headings, a picture's size, a paragraph a line longer or shorter.
struct PaginationCosts {
  static constexpr double page = 400;            ///< each page: fewer are better
  static constexpr double extra_space = 15;      ///< times the square of the lines that white space grows by
  static constexpr double moved_picture = 60;    ///< a picture leaves its place for the next column's head; again for
                                                 ///< each further column
  static constexpr double split_kept = 100'000;  ///< an article that was to stay on one page does not
  static constexpr double rounding = 1e-3;       ///< more than the error of any sum of costs

  /// An article of which only a few lines stand below its title at the foot of a page.
  static constexpr double few_below_title(int lines) { return lines < 4 ? 40.0 * (4 - lines) : 0; }

  /// Feet of columns that an article ends in. One that is longer on the right is seen more.
  static constexpr double feet(int left, int right) {
    const double difference = left - right;
    return 30 * difference * difference + (right > left ? 15 : 0);
  }
  /// The same of a short item whose picture is all that stands in the left column: the text beside it may be shorter.
  static constexpr double feet_beside_picture(int left, int right) {
    constexpr double most = 60;
    return left > right && feet(left, right) > most ? most : feet(left, right);
  }
  /// Lines that are missing at a column's foot on a page that is to be full.
  static constexpr double short_column(int lines) { return 25.0 * lines * lines; }
  /// Lines that are missing at the foot of both columns, for an article that begins overleaf.
  static constexpr double short_page(int lines) { return 25.0 * lines * lines; }
  /// A part's last page that holds little.
  static constexpr double last_page(int lines, int capacity) {
    const double missing = capacity / 4.0 - lines;
    return missing > 0 ? 10 * missing * missing : 0;
  }
};

}  // namespace vestnik
