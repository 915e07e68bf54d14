# Every folder of the sources, once: what it is for, which other folders it may include, which third parties it may use.
# CMake builds one library per folder from this; tests/rooms/test_rooms.py holds each #include against it; scripts/rooms.py
# writes the table of docs/architecture.md from it.
#
#   third_party(NAME TARGET PREFIX...)   headers whose path begins with a PREFIX belong to NAME; TARGET HEADERS: nothing to link
#   room(GROUP/FOLDER "job"
#     ENTRY NAME                         the function or type by which others use the folder
#     MAY_INCLUDE FOLDER...              of this group or of one above it, never in a circle
#     USES NAME...                       third parties
#     PUBLIC HEADER...                   headers of include/vestnik/ that belong to it
#     PROGRAM NAME)                      a folder that becomes a program

third_party(boost Boost::headers boost/)
third_party(cairo PkgConfig::POPPLER cairo)
third_party(cli11 CLI11::CLI11 CLI/)
third_party(dtl HEADERS dtl/)
third_party(fmt fmt::fmt fmt/)
third_party(freetype PkgConfig::FREETYPE ft2build.h freetype/)
third_party(giflib ${GIF_LIBRARY} gif_lib.h)
third_party(gmime PkgConfig::GMIME gmime/)
third_party(harfbuzz PkgConfig::HARFBUZZ hb)
third_party(httplib PkgConfig::HTTPLIB httplib.h)
third_party(hunspell PkgConfig::HUNSPELL hunspell/)
third_party(icu PkgConfig::ICU unicode/)
third_party(icu-i18n PkgConfig::ICU_I18N unicode/regex.h unicode/ucsdet.h)
third_party(libarchive PkgConfig::ARCHIVE archive.h archive_entry.h)
third_party(libdeflate PkgConfig::DEFLATE libdeflate.h)
third_party(libgit2 PkgConfig::LIBGIT2 git2.h)
third_party(libharu ${HARU_LIBRARY} hpdf)
third_party(libheif PkgConfig::HEIF libheif/)
third_party(libhyphen ${HYPHEN_LIBRARY} hyphen.h)
third_party(libjpeg PkgConfig::JPEG jpeglib.h jerror.h)
third_party(libspng PkgConfig::SPNG spng.h)
third_party(libtiff PkgConfig::TIFF tiff)
third_party(libwebp PkgConfig::WEBP webp/)
third_party(libxml2 PkgConfig::XML libxml/)
third_party(md4c PkgConfig::MD4C md4c.h)
third_party(nlohmann-json nlohmann_json::nlohmann_json nlohmann/)
third_party(poppler-cpp PkgConfig::POPPLER_CPP poppler-)
third_party(poppler-glib PkgConfig::POPPLER poppler.h glib.h)
third_party(qpdf PkgConfig::QPDF qpdf/)
third_party(sqlite3 PkgConfig::SQLITE sqlite3.h)
third_party(stb HEADERS stb/)
third_party(svgpp HEADERS svgpp/)
third_party(xxhash PkgConfig::XXHASH xxhash.h)
third_party(yaml-cpp PkgConfig::YAML yaml-cpp/)

# What everything stands on.
room(base/text "Unicode: decoding, classes of characters, similar names"
  ENTRY next_character
  USES icu
  PUBLIC export.hpp)
room(base/files "reads files from disk or memory, writes files and folders whole or not at all, locks; finds Vestnik's own data"
  ENTRY FileSource::read
  MAY_INCLUDE base/text
  PUBLIC file_source.hpp)
room(base/hash "hashes that identify equal content"
  ENTRY hash128
  USES xxhash)
room(base/threads "shares work between threads, stops when the caller asks, limits memory"
  ENTRY for_each_index)
room(base/xml "text → the content of XML and HTML elements"
  ENTRY xml_escaped)

# What there is to say.
room(findings/catalogue "the table of all findings: codes, messages and explanations in English and Russian"
  ENTRY finding
  MAY_INCLUDE base/files base/text
  USES fmt
  PUBLIC diagnostic.hpp)
room(findings/sink "collects the findings of a run: bounded, in reading order"
  ENTRY Findings
  MAY_INCLUDE findings/catalogue)
room(findings/display "shows findings to people (with the source line) and to programs (JSON)"
  ENTRY excerpt
  MAY_INCLUDE base/text findings/catalogue
  USES fmt icu nlohmann-json)

# What an issue and a house style are, as values.
room(model/issue "an issue as a value; places in one that was built in code; parts of pictures; lengths; options of a run"
  ENTRY Issue
  MAY_INCLUDE base/files base/text findings/catalogue
  USES fmt
  PUBLIC issue.hpp length.hpp options.hpp typography.hpp)
room(model/locale "a language's words, plural rules and house rules as values"
  ENTRY Locale::text
  MAY_INCLUDE base/text)
room(model/theme "dimensions, faces and limits as values; the read-only context of a run"
  ENTRY Theme
  MAY_INCLUDE base/threads model/issue model/locale)
room(model/picture "pictures as a PDF can hold them: pixels or drawings"
  ENTRY DecodedPicture
  MAY_INCLUDE findings/catalogue model/issue model/theme)

# Bytes that nobody trusts → model.
room(input/files "reads the files that a descriptor names: only inside its folder, of bounded size, each once; records what it read"
  ENTRY Files::read
  MAY_INCLUDE base/files base/text base/threads findings/sink model/issue)
room(input/yaml "YAML with the place of every value; rules that say which values may stand where"
  ENTRY YamlReader
  MAY_INCLUDE base/text findings/catalogue findings/sink model/issue
  USES fmt yaml-cpp)
room(input/markup "Markdown → blocks and inlines"
  ENTRY parse_markup
  MAY_INCLUDE base/text findings/catalogue model/issue model/locale
  USES fmt md4c)
room(input/style "theme, locale and country files → values"
  ENTRY load_theme
  MAY_INCLUDE base/files base/text findings/sink input/files input/yaml model/issue model/locale model/theme
  USES fmt icu)
room(input/issue "descriptors → Issue; its checks and JSON Schema, all from one table of keys"
  ENTRY read_issue
  MAY_INCLUDE base/files base/text findings/catalogue findings/sink input/files input/markup input/style input/yaml
              model/issue model/locale model/theme
  USES fmt nlohmann-json)
room(input/csv "CSV as office programs write it → cells with their places"
  ENTRY read_csv
  MAY_INCLUDE base/text findings/catalogue model/issue
  USES icu)
room(input/raster "JPEG and PNG → what a PDF can hold"
  ENTRY decode_jpeg
  MAY_INCLUDE findings/sink model/picture
  USES libdeflate libjpeg libspng)
room(input/foreign "WebP, GIF, TIFF, BMP, HEIC and AVIF → rows of pixels, by another program"
  ENTRY decode_foreign
  MAY_INCLUDE base/files findings/sink input/raster model/picture)
room(input/svg "SVG → painted marks: paths, texts, pixels, groups"
  ENTRY decode_svg
  MAY_INCLUDE base/text findings/sink input/raster model/picture model/theme
  USES boost fmt libxml2 svgpp)
room(input/picture "picks a picture's decoder by the file's content"
  ENTRY decode_picture
  MAY_INCLUDE base/hash findings/catalogue findings/sink input/foreign input/raster input/svg model/issue model/picture)

# What a release consists of.
room(document/house_rules "house rules of typography: an editor's text → text set by the rules of its language"
  ENTRY clean_up
  MAY_INCLUDE base/text input/markup model/issue model/locale)
room(document/proofreading "checks of a text: doubled words, look-alike letters, quotation marks, structure"
  ENTRY check_text
  MAY_INCLUDE base/text findings/catalogue input/markup model/locale
  USES fmt icu)
room(document/data "figures of CSV files: numbers, as a language writes them"
  ENTRY read_data
  MAY_INCLUDE base/text findings/catalogue input/csv model/issue model/locale
  USES fmt)
room(document/charts "figures → charts as drawings, readable in black and white"
  ENTRY draw_chart
  MAY_INCLUDE base/hash base/text document/data findings/catalogue model/issue model/picture model/theme
  USES fmt)
room(document/compose "Issue → Document: the parts of a release, in order, with derived texts and the logical structure"
  ENTRY compose
  MAY_INCLUDE base/text base/threads document/charts document/data document/house_rules document/proofreading
              findings/catalogue input/markup input/picture model/issue model/picture model/theme
  USES fmt)

# Document → pages.
room(layout/text "faces, fallback, itemisation, shaping, break opportunities, hyphenation, subsetting"
  ENTRY Shaper::shape
  MAY_INCLUDE base/files base/text base/threads findings/catalogue input/markup model/issue model/locale model/theme
  USES fmt freetype harfbuzz icu libhyphen)
room(layout/paragraph "boxes, glue and penalties → lines, by total fit"
  ENTRY break_paragraph
  MAY_INCLUDE model/theme)
room(layout/boxes "what galleys and pages consist of: placed glyphs, pictures and rules, boxes of them, vertical lists; no face is needed to read them"
  ENTRY GalleyItem
  MAY_INCLUDE base/text document/compose findings/catalogue model/issue model/picture model/theme)
room(layout/galley "blocks → a vertical list of boxes in whole lines of the baseline grid"
  ENTRY Setter::set
  MAY_INCLUDE base/text document/compose findings/catalogue layout/boxes layout/paragraph layout/text model/issue
              model/picture model/theme)
room(layout/page "vertical lists → columns → pages, by their boxes alone"
  ENTRY paginate
  MAY_INCLUDE base/text base/threads document/compose findings/catalogue layout/boxes model/issue model/theme
  USES fmt
  PUBLIC layout.hpp)
room(layout/assembly "the parts' pages as one document: margins, folios, running heads"
  ENTRY assemble
  MAY_INCLUDE base/text document/compose findings/catalogue layout/boxes layout/galley layout/page model/theme
  USES fmt)
room(layout/report "where the boxes stand → lines, feet, choices and their costs; the map from page to source"
  ENTRY make_layout_report
  MAY_INCLUDE base/hash document/compose findings/catalogue layout/page layout/text model/issue model/theme
  PUBLIC release_map.hpp)
room(layout/proof "the layout report → marks on the pages"
  ENTRY mark_proof
  MAY_INCLUDE findings/catalogue layout/galley layout/page layout/report model/theme
  USES fmt)
room(layout/dump "what the stages hand on, as JSON for those who debug a page"
  ENTRY dump_plan
  MAY_INCLUDE document/compose layout/boxes layout/page layout/text
  USES nlohmann-json)

# Pages → bytes.
room(pdf/writer "pages → bytes: fonts, pictures, structure tree, navigation, metadata"
  ENTRY emit_pdf
  MAY_INCLUDE base/hash base/text base/threads base/xml document/compose findings/catalogue layout/boxes layout/page
              layout/text model/issue model/picture model/theme
  USES fmt libdeflate libharu)
room(pdf/picture "cuts pictures to what is shown of them, reduces them to the resolution that their printed size needs, and packs their pixels"
  ENTRY fit_pictures
  MAY_INCLUDE base/hash base/threads document/compose findings/catalogue findings/sink input/raster layout/page
              model/picture
  USES libjpeg libspng)
room(pdf/source "which paths the files of an archive of an issue may have"
  ENTRY is_archive_path
  MAY_INCLUDE base/text)

# The stages in order.
room(engine/typeset "runs the stages in order; no exception leaves it; holds what issues share"
  ENTRY typeset
  MAY_INCLUDE base/files base/text base/threads document/compose findings/catalogue findings/sink input/files input/issue
              input/style layout/assembly layout/boxes layout/dump layout/galley layout/page layout/proof layout/report layout/text model/issue
              model/theme pdf/picture pdf/source pdf/writer
  USES fmt
  PUBLIC typesetter.hpp vestnik.hpp)

# The public library for others.
room(interfaces/c "the C interface, built on the C++ one"
  ENTRY vestnik_typeset
  MAY_INCLUDE engine/typeset
  PUBLIC vestnik.h)

# What programs do beside typesetting.
room(tools/start "creates the files of a new issue, from scratch or from the previous issue"
  ENTRY new_issue
  MAY_INCLUDE base/files findings/sink input/files input/issue input/yaml model/issue
  USES fmt)
room(tools/edit "smallest edits of YAML texts: what is not named keeps its bytes"
  ENTRY edited
  MAY_INCLUDE base/text input/yaml
  USES fmt)
room(tools/source "a document of an office as blocks and runs with their places: what the readers give"
  ENTRY Document
  MAY_INCLUDE findings/catalogue
  USES fmt nlohmann-json)
room(tools/readers "Word's and OpenDocument's files, web pages → a document as blocks and runs"
  ENTRY read_docx
  MAY_INCLUDE base/text findings/catalogue tools/source
  USES fmt gmime icu libarchive libxml2)
room(tools/pdf "a PDF → a document as blocks and runs, by its structure or its words' places: for vestnik-read-pdf alone"
  ENTRY read_pdf
  MAY_INCLUDE base/text tools/source
  USES fmt libspng poppler-cpp qpdf)
room(tools/office "what only an office's program reads → OpenDocument, by LibreOffice in a process with bounds"
  ENTRY convert
  MAY_INCLUDE base/files findings/catalogue
  USES fmt)
room(tools/import "a past release as text or document → descriptor, publisher's file and articles"
  ENTRY import_release
  MAY_INCLUDE base/text base/xml findings/catalogue findings/sink input/markup input/picture input/yaml model/issue
              model/locale tools/source
  USES fmt icu icu-i18n)
room(tools/pictures "decoders of WebP, GIF, TIFF, BMP, HEIC and AVIF: for vestnik-picture alone"
  ENTRY decode
  MAY_INCLUDE input/foreign model/picture
  USES giflib libheif libtiff libwebp stb)
room(tools/extract "extracts the embedded source files from a release's PDF, treating every byte as untrusted"
  ENTRY extract_source
  MAY_INCLUDE findings/catalogue model/issue pdf/source pdf/writer
  USES qpdf)
room(tools/compare "two PDFs → their differences in layout"
  ENTRY compare_pdfs
  MAY_INCLUDE base/files base/hash base/xml findings/catalogue
  USES cairo dtl fmt poppler-glib)
room(tools/batch "archives: finds issues, checks whether they are up to date, runs workers, keeps records, writes reports"
  ENTRY run_batch
  MAY_INCLUDE base/files base/hash base/xml engine/typeset findings/catalogue findings/display input/files input/issue
  USES fmt)
room(tools/shelf "a folder of past releases → a shelf of issues: finds releases, skips what has not changed, keeps records"
  ENTRY import_all
  MAY_INCLUDE base/files base/hash base/text findings/catalogue findings/display input/files tools/batch tools/import
  USES fmt nlohmann-json)
room(tools/preview "watches and builds an issue; serves the page in assets/preview/"
  ENTRY Session
  MAY_INCLUDE base/files engine/typeset findings/catalogue findings/display input/issue layout/report model/issue
  USES fmt httplib libspng nlohmann-json poppler-cpp)

room(tools/spelling "words by the dictionaries that are installed and by an office's own list: for vestnik-preview alone"
  ENTRY Speller
  MAY_INCLUDE base/text
  USES hunspell icu)
room(tools/search "a full-text index of articles, in one file that may be lost: for vestnik-preview alone"
  ENTRY Index
  MAY_INCLUDE base/files base/text
  USES icu sqlite3)
room(tools/versions "versions of files, kept by git: for vestnik-preview alone"
  ENTRY Repository
  MAY_INCLUDE base/files
  USES libgit2)
room(tools/desk "makes issues in the browser: the shelf, edits, texts, pictures and versions; its page is in web/"
  ENTRY Desk
  MAY_INCLUDE base/files base/hash base/text engine/typeset findings/catalogue findings/display input/files input/issue
              input/foreign input/markup input/picture input/style input/yaml model/issue tools/edit tools/preview tools/search
              tools/spelling tools/start
              tools/versions
  USES fmt nlohmann-json)

# Command lines.
room(programs/common "what the programs share: start and exit, options, findings on the terminal"
  ENTRY start
  MAY_INCLUDE base/files base/text engine/typeset findings/catalogue findings/display input/files input/issue model/issue
  USES cli11 fmt)
room(programs/sister "a sister program as a filter: its limits, all of standard input, all of standard output"
  ENTRY limit_process)
room(programs/vestnik "the program: one file per command"
  MAY_INCLUDE base/files base/text base/xml engine/typeset findings/catalogue findings/display input/files input/foreign input/issue
              input/style input/yaml layout/page layout/report layout/text model/issue model/locale programs/common tools/batch
              tools/import tools/office tools/readers tools/shelf tools/source
              tools/start
  USES cli11 fmt nlohmann-json
  PROGRAM vestnik)
room(programs/vestnik_compare "the sister program behind `vestnik compare`: poppler's licence keeps it apart"
  MAY_INCLUDE base/files findings/catalogue findings/display programs/common tools/compare
  USES cli11 fmt nlohmann-json
  PROGRAM vestnik-compare)
room(programs/vestnik_extract "the sister program behind `vestnik extract-source`: what reads PDFs loads a dozen libraries, which no build should wait for"
  MAY_INCLUDE base/files findings/catalogue findings/display programs/common tools/extract
  USES cli11 fmt
  PROGRAM vestnik-extract)
room(programs/vestnik_preview "the sister program behind `vestnik preview` and `vestnik desk`: poppler's licence keeps it apart"
  MAY_INCLUDE findings/catalogue programs/common tools/desk tools/preview
  USES cli11 fmt
  PROGRAM vestnik-preview)
room(programs/vestnik_read_pdf "the sister program that reads PDFs for `vestnik import`: poppler's licence keeps it apart"
  MAY_INCLUDE programs/sister tools/pdf tools/source
  USES fmt
  PROGRAM vestnik-read-pdf)
room(programs/vestnik_picture "the sister program that decodes pictures in other formats, with bounds of time and memory"
  MAY_INCLUDE programs/sister tools/pictures
  PROGRAM vestnik-picture)
