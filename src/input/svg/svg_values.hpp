/// @file svg_values.hpp
/// The grammars of SVG's attribute values.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/picture/picture.hpp"

namespace vestnik::svg {

/// x' = a x + c y + e, y' = b x + d y + f
using Matrix = Drawing::Matrix;
using Path = Drawing::Path;

/// Path data with every command as absolute moves, lines and cubics. As SVG asks, a wrong `d` draws up to its error.
/// Segments from number `max_segments` on are dropped.
[[nodiscard]] Path parse_path_data(std::string_view d, std::size_t max_segments);

/// The pairs of a polyline or polygon, up to the first error.
[[nodiscard]] std::vector<Drawing::Point> parse_points(std::string_view points);

/// A whole transform list; empty if it is wrong.
[[nodiscard]] std::optional<Matrix> parse_transform(std::string_view list);

/// A colour by its name in SVG 1.1, in small letters.
[[nodiscard]] std::optional<Color> parse_color_name(std::string_view name);

/// A number, nothing before or after it but white space.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// Numbers parted by white space and commas; empty if one is wrong.
[[nodiscard]] std::vector<double> parse_numbers(std::string_view text);

/// The size of type where nothing says another, in pixels.
inline constexpr double usual_font_size = 16;

/// A length in pixels (1/96 inch). `whole` is what 100% means, `em` the size of type.
[[nodiscard]] std::optional<double> parse_length(std::string_view text, double whole, double em = usual_font_size);

/// Lengths parted by white space and commas, `most` at most, up to the first that is wrong.
[[nodiscard]] std::vector<double> parse_lengths(std::string_view text, double whole, double em, std::size_t most);

/// Calls `use` for each declaration of a style attribute or rule, in order; "!important" is taken off.
void for_each_declaration(std::string_view style, const std::function<void(std::string_view, std::string_view)>& use);

/// The id in "#id" or "url(#id)" (quoted or not); empty for anything else.
[[nodiscard]] std::string_view local_reference(std::string_view text);

[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace vestnik::svg
