#include "tools/pdf/page_content.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vestnik::pdf {
namespace {

/// x' = a x + c y + e, y' = b x + d y + f
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  /// `inner` first, then `outer`.
  static Matrix both(const Matrix& inner, const Matrix& outer) {
    return {inner.a * outer.a + inner.b * outer.c,           inner.a * outer.b + inner.b * outer.d,
            inner.c * outer.a + inner.d * outer.c,           inner.c * outer.b + inner.d * outer.d,
            inner.e * outer.a + inner.f * outer.c + outer.e, inner.e * outer.b + inner.f * outer.d + outer.f};
  }
};

struct TextState {
  const FontText* font = nullptr;
  double size = 0, leading = 0;
};
struct State {
  Matrix matrix;
  TextState text;
};

class Interpreter : public QPDFObjectHandle::ParserCallbacks {
 public:
  Interpreter(QPDFObjectHandle resources, FontTexts& fonts, PageContent& result)
      : resources_(resources), fonts_(fonts), result_(result) {}

  void handleObject(QPDFObjectHandle object, std::size_t /*offset*/, std::size_t /*length*/) override {
    constexpr std::size_t most_operands = 1'000;
    if (object.isOperator()) {
      run(object.getOperatorValue());
      operands_.clear();
    } else if (operands_.size() < most_operands) {
      operands_.push_back(object);
    }
  }
  void handleEOF() override {}

 private:
  void run(const std::string& name) {
    if (name == "q") {
      if (states_.size() < 500) states_.push_back(state_);
    } else if (name == "Q") {
      if (!states_.empty()) state_ = std::exchange(states_.back(), {}), states_.pop_back();
    } else if (name == "cm") {
      if (const auto matrix = six_numbers()) state_.matrix = Matrix::both(*matrix, state_.matrix);
    } else if (name == "Do") {
      draw();
    } else if (name == "BDC" || name == "BMC") {
      marks_.push_back(name == "BDC" ? mark() : std::nullopt);
    } else if (name == "EMC") {
      if (!marks_.empty()) marks_.pop_back();
    } else {
      text_operator(name);
    }
  }

  void text_operator(const std::string& name) {
    if (name == "BT") {
      line_ = {};
      moved_ = true;
    } else if (name == "Tf") {
      if (operands_.size() >= 2) set_font(operands_[0], number(1));
    } else if (name == "TL") {
      state_.text.leading = number(0);
    } else if (name == "Tm") {
      if (const auto matrix = six_numbers()) line_ = *matrix;
      moved_ = true;
    } else if (name == "Td" || name == "TD") {
      if (name == "TD") state_.text.leading = -number(1);
      move(number(0), number(1));
    } else if (name == "T*") {
      move(0, -state_.text.leading);
    } else if (name == "Tj") {
      if (!operands_.empty()) show(operands_[0]);
    } else if (name == "'" || name == "\"") {
      move(0, -state_.text.leading);
      if (!operands_.empty()) show(operands_.back());
    } else if (name == "TJ") {
      if (!operands_.empty() && operands_[0].isArray()) show_all(operands_[0]);
    }
  }

  [[nodiscard]] double number(std::size_t at) {
    return at < operands_.size() && operands_[at].isNumber() ? operands_[at].getNumericValue() : 0;
  }
  [[nodiscard]] std::optional<Matrix> six_numbers() {
    if (operands_.size() < 6) return std::nullopt;
    return Matrix{number(0), number(1), number(2), number(3), number(4), number(5)};
  }

  std::optional<int> mark() {
    if (operands_.size() < 2) return std::nullopt;
    QPDFObjectHandle properties = operands_[1];
    if (properties.isName() && resources_.isDictionary()) {
      QPDFObjectHandle named = resources_.getKey("/Properties");
      properties = named.isDictionary() ? named.getKey(properties.getName()) : named;
    }
    if (!properties.isDictionary() || !properties.getKey("/MCID").isInteger()) return std::nullopt;
    return static_cast<int>(properties.getKey("/MCID").getIntValue());
  }

  /// Inner marks without an identifier belong to the outer one.
  Marked& here() {
    for (std::size_t i = marks_.size(); i-- > 0;) {
      if (marks_[i]) return result_.by_mark[*marks_[i]];
    }
    return result_.unmarked;
  }

  void set_font(QPDFObjectHandle name, double size) {
    state_.text.size = size;
    state_.text.font = nullptr;
    if (!name.isName() || !resources_.isDictionary()) return;
    QPDFObjectHandle all = resources_.getKey("/Font");
    if (!all.isDictionary()) return;
    QPDFObjectHandle font = all.getKey(name.getName());
    const std::pair<int, int> id{font.getObjectID(), font.getGeneration()};
    auto known = fonts_.find(id);
    if (known == fonts_.end() || id.first == 0) known = fonts_.insert_or_assign(id, FontText(font)).first;
    state_.text.font = &known->second;
  }

  void move(double x, double y) {
    line_ = Matrix::both({1, 0, 0, 1, x, y}, line_);
    moved_ = moved_ || y != 0;
  }

  /// Negative numbers move to the right: a wide gap divides words where no space does.
  void show_all(QPDFObjectHandle list) {
    constexpr double gap = -280;  // thousandths of the size
    for (int i = 0; i < list.getArrayNItems(); ++i) {
      QPDFObjectHandle one = list.getArrayItem(i);
      if (one.isString()) {
        show(one);
      } else if (one.isNumber() && one.getNumericValue() < gap) {
        space();
      }
    }
  }

  void space() {
    std::vector<Piece>& pieces = here().pieces;
    if (!pieces.empty() && !pieces.back().text.ends_with(' ')) pieces.back().text += ' ';
  }

  void show(QPDFObjectHandle string) {
    if (!string.isString() || state_.text.font == nullptr) return;
    const Matrix matrix = Matrix::both(line_, state_.matrix);
    const double size = state_.text.size * std::hypot(matrix.c, matrix.d);
    Piece piece{
        .size = std::round(size * 4) / 4, .bold = state_.text.font->bold(), .italic = state_.text.font->italic()};
    if (!state_.text.font->decode(string.getStringValue(), piece.text)) result_.all_text = false;
    if (piece.text.empty()) return;
    std::vector<Piece>& pieces = here().pieces;
    // Lines of one piece of content: producers leave the space between them out.
    if (std::exchange(moved_, false) && !pieces.empty() && last_size_ > 0) {
      const bool other_line = std::abs(matrix.f - last_y_) > last_size_ * 0.3;
      if (other_line && ends_word(pieces.back().text) && !piece.text.starts_with(' ')) pieces.back().text += ' ';
    }
    if (pieces.empty()) here().first_y = matrix.f;
    here().last_y = last_y_ = matrix.f;
    last_size_ = piece.size;
    const bool alike = !pieces.empty() && pieces.back().size == piece.size && pieces.back().bold == piece.bold &&
                       pieces.back().italic == piece.italic;
    if (alike) {
      pieces.back().text += piece.text;
    } else {
      pieces.push_back(std::move(piece));
    }
  }

  void draw() {
    if (operands_.empty() || !operands_[0].isName() || !resources_.isDictionary()) return;
    QPDFObjectHandle all = resources_.getKey("/XObject");
    QPDFObjectHandle object = all.isDictionary() ? all.getKey(operands_[0].getName()) : all;
    if (!object.isStream()) return;
    QPDFObjectHandle about = object.getDict();
    if (about.getKey("/Subtype").isNameAndEquals("/Image")) {
      const Matrix& m = state_.matrix;
      const std::array<double, 4> xs{m.e, m.e + m.a, m.e + m.c, m.e + m.a + m.c};
      const std::array<double, 4> ys{m.f, m.f + m.b, m.f + m.d, m.f + m.b + m.d};
      here().pictures.push_back(
          {object, std::ranges::min(xs), std::ranges::min(ys), std::ranges::max(xs), std::ranges::max(ys)});
    } else if (about.getKey("/Subtype").isNameAndEquals("/Form")) {
      form(object);
    }
  }

  void form(QPDFObjectHandle object) {
    constexpr int deepest = 8;
    if (depth_ >= deepest) return;
    QPDFObjectHandle about = object.getDict();
    Matrix matrix = state_.matrix;
    if (QPDFObjectHandle own = about.getKey("/Matrix"); own.isArray() && own.getArrayNItems() == 6) {
      std::array<double, 6> numbers{};
      for (int i = 0; i < 6; ++i) {
        QPDFObjectHandle one = own.getArrayItem(i);
        numbers[static_cast<std::size_t>(i)] = one.isNumber() ? one.getNumericValue() : 0;
      }
      matrix = Matrix::both({numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]}, matrix);
    }
    QPDFObjectHandle resources = about.getKey("/Resources");
    Interpreter inside(resources.isDictionary() ? resources : resources_, fonts_, result_);
    inside.depth_ = depth_ + 1;
    inside.state_.matrix = matrix;
    inside.marks_ = marks_;
    QPDFObjectHandle::parseContentStream(object, &inside);
  }

  QPDFObjectHandle resources_;
  FontTexts& fonts_;
  PageContent& result_;
  std::vector<QPDFObjectHandle> operands_;
  std::vector<State> states_;
  State state_;
  Matrix line_;
  std::vector<std::optional<int>> marks_;
  double last_y_ = 0, last_size_ = 0;
  bool moved_ = false;
  int depth_ = 0;
};

}  // namespace

bool ends_word(std::string_view line) {
  if (line.empty() || line.ends_with(' ') || line.ends_with("\u00AD")) return false;
  const std::string_view last = line.substr(line.rfind(' ') == std::string_view::npos ? 0 : line.rfind(' ') + 1);
  const bool hyphen = last.size() > 1 && last.back() == '-';
  return !hyphen && last.find("://") == std::string_view::npos;
}

PageContent read_content(QPDFPageObjectHelper page, FontTexts& fonts) {
  PageContent result;
  Interpreter interpreter(page.getAttribute("/Resources", false), fonts, result);
  page.parseContents(&interpreter);
  return result;
}

}  // namespace vestnik::pdf
