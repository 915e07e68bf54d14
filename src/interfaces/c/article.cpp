#include <algorithm>
#include <cstddef>
#include <vector>

#include "interfaces/c/objects.hpp"

using vestnik::c::date_of;
using vestnik::c::file_of;
using vestnik::c::guarded;
using vestnik::c::make;
using vestnik::c::picture_of;
using vestnik::c::sound;
using vestnik::c::text_of;
using vestnik::c::with;

namespace {

/// Puts `text` where `which` says; false if there is no such place.
bool put(vestnik::Article& article, vestnik_article_text which, std::string text) {
  switch (which) {
    case VESTNIK_ARTICLE_TITLE:
      return article.title = std::move(text), true;
    case VESTNIK_ARTICLE_BODY:
      return article.body.text = std::move(text), true;
    case VESTNIK_ARTICLE_SOURCE_NAME:
      return article.source.name = std::move(text), true;
    case VESTNIK_ARTICLE_SOURCE_ADDRESS:
      return article.source.address = std::move(text), true;
    case VESTNIK_ARTICLE_MASTHEAD:
      return article.source.masthead_text = std::move(text), true;
    case VESTNIK_ARTICLE_TOPIC:
      return article.topic = std::move(text), true;
    case VESTNIK_ARTICLE_LANGUAGE:
      return article.language = std::move(text), true;
  }
  return false;
}

bool is_width(vestnik_width width) {
  return width == VESTNIK_WIDTH_AUTOMATIC || width == VESTNIK_WIDTH_COLUMN || width == VESTNIK_WIDTH_ACROSS;
}

vestnik::PictureWidth width_of(vestnik_width width) {
  if (width == VESTNIK_WIDTH_COLUMN) return vestnik::PictureWidth::column;
  return width == VESTNIK_WIDTH_ACROSS ? vestnik::PictureWidth::across : vestnik::PictureWidth::automatic;
}

}  // namespace

vestnik_status vestnik_article_new(vestnik_article** article) { return make(article); }
void vestnik_article_free(vestnik_article* article) { delete article; }

vestnik_status vestnik_article_set_text(vestnik_article* article, vestnik_article_text which, const char* text,
                                        size_t length) {
  if (article == nullptr || !sound(text, length)) return VESTNIK_WRONG_ARGUMENT;
  return guarded(
      [&] { return put(article->article, which, text_of(text, length)) ? VESTNIK_OK : VESTNIK_WRONG_ARGUMENT; });
}

vestnik_status vestnik_article_set_date(vestnik_article* article, vestnik_date date) {
  if (!sound(date)) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { article->article.date = date_of(date); }, article);
}

vestnik_status vestnik_article_set_flag(vestnik_article* article, vestnik_article_flag which, int value) {
  if (article == nullptr) return VESTNIK_WRONG_ARGUMENT;
  if (which == VESTNIK_ARTICLE_KEEP_ON_ONE_PAGE) {
    article->article.keep_on_one_page = value != 0;
  } else if (which == VESTNIK_ARTICLE_PAGE_BREAK_BEFORE) {
    article->article.page_break_before = value != 0;
  } else if (which == VESTNIK_ARTICLE_PHOTO_REPORT) {
    article->article.kind = value != 0 ? vestnik::ArticleKind::photo_report : vestnik::ArticleKind::text;
  } else {
    return VESTNIK_WRONG_ARGUMENT;
  }
  return VESTNIK_OK;
}

vestnik_status vestnik_article_add_silence(vestnik_article* article, const char* code, size_t length) {
  if (!sound(code, length)) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { article->article.silence.push_back(text_of(code, length)); }, article);
}

vestnik_status vestnik_article_add_picture(vestnik_article* article, const vestnik_picture* picture,
                                           const char* caption, size_t caption_length, vestnik_width width) {
  if (!sound(picture) || !sound(caption, caption_length) || !is_width(width)) return VESTNIK_WRONG_ARGUMENT;
  return with(
      [&] {
        vestnik::Picture added = picture_of(*picture);
        added.caption = text_of(caption, caption_length);
        added.width = width_of(width);
        article->article.pictures.push_back(std::move(added));
      },
      article);
}

namespace {

/// The picture that was added last, or null.
vestnik::Picture* last_picture(vestnik_article* article) {
  if (article == nullptr || article->article.pictures.empty()) return nullptr;
  return &article->article.pictures.back();
}

}  // namespace

vestnik_status vestnik_article_set_picture_credit(vestnik_article* article, const char* credit, size_t length) {
  if (!sound(credit, length)) return VESTNIK_WRONG_ARGUMENT;
  vestnik::Picture* picture = last_picture(article);
  return with([&] { picture->credit = text_of(credit, length); }, picture);
}

vestnik_status vestnik_article_set_picture_crop(vestnik_article* article, double x, double y, double width,
                                                double height) {
  vestnik::Picture* picture = last_picture(article);
  return with([&] { picture->crop = vestnik::Crop{x, y, width, height}; }, picture);
}

vestnik_status vestnik_article_set_picture_focus(vestnik_article* article, double x, double y) {
  vestnik::Picture* picture = last_picture(article);
  return with([&] { picture->focus = vestnik::Focus{x, y}; }, picture);
}

vestnik_status vestnik_article_group_pictures(vestnik_article* article, size_t count, const char* caption,
                                              size_t caption_length, vestnik_width width) {
  constexpr size_t least = 2, most = 6;
  if (article == nullptr || !sound(caption, caption_length) || !is_width(width)) return VESTNIK_WRONG_ARGUMENT;
  std::vector<vestnik::Picture>& pictures = article->article.pictures;
  if (count < least || count > most || count > pictures.size()) return VESTNIK_WRONG_ARGUMENT;
  const auto first = pictures.end() - static_cast<std::ptrdiff_t>(count);
  if (std::any_of(first, pictures.end(), [](const vestnik::Picture& each) { return !each.group.empty(); })) {
    return VESTNIK_WRONG_ARGUMENT;
  }
  return guarded([&] {
    vestnik::Picture group;
    group.caption = text_of(caption, caption_length);
    group.width = width_of(width);
    group.group.assign(first, pictures.end());
    pictures.erase(first + 1, pictures.end());
    pictures.back() = std::move(group);
    return VESTNIK_OK;
  });
}

vestnik_status vestnik_article_add_body_picture(vestnik_article* article, const char* path, size_t path_length,
                                                const void* bytes, size_t size) {
  if (!sound(path, path_length) || !sound(bytes, size)) return VESTNIK_WRONG_ARGUMENT;
  return with(
      [&] {
        vestnik::Picture picture;
        picture.file = file_of(path, path_length, bytes, size);
        article->article.body_pictures.insert_or_assign(text_of(path, path_length), std::move(picture));
      },
      article);
}

vestnik_status vestnik_article_set_masthead(vestnik_article* article, const vestnik_picture* logo) {
  if (!sound(logo)) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { article->article.source.masthead = picture_of(*logo); }, article);
}
