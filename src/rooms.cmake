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
third_party(harfbuzz PkgConfig::HARFBUZZ hb)
third_party(httplib PkgConfig::HTTPLIB httplib.h)
third_party(icu PkgConfig::ICU unicode/)
third_party(icu-i18n PkgConfig::ICU_I18N unicode/regex.h unicode/ucsdet.h)
third_party(libdeflate PkgConfig::DEFLATE libdeflate.h)
third_party(libharu ${HARU_LIBRARY} hpdf)
third_party(libhyphen ${HYPHEN_LIBRARY} hyphen.h)
third_party(libjpeg PkgConfig::JPEG jpeglib.h jerror.h)
third_party(libspng PkgConfig::SPNG spng.h)
third_party(libxml2 PkgConfig::XML libxml/)
third_party(md4c PkgConfig::MD4C md4c.h)
third_party(nlohmann-json nlohmann_json::nlohmann_json nlohmann/)
third_party(poppler-cpp PkgConfig::POPPLER_CPP poppler-)
third_party(poppler-glib PkgConfig::POPPLER poppler.h glib.h)
third_party(qpdf PkgConfig::QPDF qpdf/)
third_party(svgpp HEADERS svgpp/)
third_party(xxhash PkgConfig::XXHASH xxhash.h)
third_party(yaml-cpp PkgConfig::YAML yaml-cpp/)

# What everything stands on.
room(base/text "Unicode: decoding, classes of characters, names that resemble each other"
  ENTRY next_character
  USES icu
  PUBLIC export.hpp)
room(base/files "where files come from: the disk, memory; where Vestnik's own are"
  ENTRY FileSource::read
  MAY_INCLUDE base/text
  PUBLIC file_source.hpp)
room(base/hash "hashes by which equal content is known"
  ENTRY hash128
  USES xxhash)
room(base/threads "threads that share work, the caller's wish to stop, room in memory"
  ENTRY for_each_index)
room(base/xml "text → the content of XML and HTML elements"
  ENTRY xml_escaped)

# What there is to say.
room(findings/catalogue "the table of all findings: codes, words, stories, in every language of the user interface"
  ENTRY finding
  MAY_INCLUDE base/files base/text
  USES fmt
  PUBLIC diagnostic.hpp)
room(findings/sink "collects the findings of a run: bounded, in reading order"
  ENTRY Findings
  MAY_INCLUDE findings/catalogue)
room(findings/display "findings for people and programs: the lines that they point at, JSON"
  ENTRY excerpt
  MAY_INCLUDE base/text findings/catalogue
  USES icu nlohmann-json)

# What an issue and a house style are, as values.
room(model/issue "an issue as a value; places in one that was built in code; lengths; options of a run"
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
room(model/picture "pictures as a PDF can hold them: pixels or paths"
  ENTRY DecodedPicture
  MAY_INCLUDE model/issue model/theme)

# Bytes that nobody trusts → model.
room(input/files "files that a descriptor names: inside its folder, of bounded size, each read once, with a trace"
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
room(input/raster "JPEG and PNG → what a PDF can hold"
  ENTRY decode_jpeg
  MAY_INCLUDE findings/sink model/picture
  USES libdeflate libjpeg libspng)
room(input/svg "SVG → filled and stroked paths"
  ENTRY decode_svg
  MAY_INCLUDE findings/sink model/picture
  USES boost fmt libxml2 svgpp)
room(input/picture "which decoder a picture file needs, by its content"
  ENTRY decode_picture
  MAY_INCLUDE base/hash findings/catalogue findings/sink input/raster input/svg model/issue model/picture)

# What a release consists of.
room(document/house_rules "house rules of typography: an editor's text → the same as its language sets it"
  ENTRY clean_up
  MAY_INCLUDE base/text input/markup model/issue model/locale)
room(document/proofreading "checks of a text: doubled words, look-alike letters, quotation marks, structure"
  ENTRY check_text
  MAY_INCLUDE base/text findings/catalogue input/markup model/locale
  USES fmt icu)
room(document/compose "what a release consists of, in which order and words → Document with its logical structure"
  ENTRY compose
  MAY_INCLUDE base/text base/threads document/house_rules document/proofreading findings/catalogue input/markup
              input/picture model/issue model/picture model/theme
  USES fmt)

# Document → pages.
room(layout/text "faces, fallback, itemisation, shaping, break opportunities, hyphenation, subsetting"
  ENTRY Shaper::shape
  MAY_INCLUDE base/files base/text base/threads findings/catalogue input/markup model/issue model/locale model/theme
  USES fmt freetype harfbuzz icu libhyphen)
room(layout/paragraph "boxes, glue and penalties → lines, by total fit"
  ENTRY break_paragraph
  MAY_INCLUDE model/theme)
room(layout/galley "blocks → a vertical list of boxes in whole lines of the baseline grid"
  ENTRY Setter::set
  MAY_INCLUDE base/text document/compose findings/catalogue layout/paragraph layout/text model/issue model/picture
              model/theme)
room(layout/page "vertical lists → columns → pages; margins, folios, running heads"
  ENTRY paginate
  MAY_INCLUDE base/text base/threads document/compose findings/catalogue layout/galley model/issue model/theme
  USES fmt
  PUBLIC layout.hpp)
room(layout/report "where the boxes stand → lines, feet, choices and their costs; the map from page to source"
  ENTRY make_layout_report
  MAY_INCLUDE base/hash document/compose findings/catalogue layout/page model/issue model/theme
  PUBLIC release_map.hpp)
room(layout/proof "the layout report → marks on the pages"
  ENTRY mark_proof
  MAY_INCLUDE layout/galley layout/page model/theme
  USES fmt)
room(layout/dump "what the stages hand on, as JSON for those who debug a page"
  ENTRY dump_plan
  MAY_INCLUDE document/compose layout/galley layout/page
  USES nlohmann-json)

# Pages → bytes.
room(pdf/writer "pages → bytes: fonts, pictures, structure tree, navigation, metadata"
  ENTRY emit_pdf
  MAY_INCLUDE base/hash base/text base/threads base/xml document/compose findings/catalogue layout/page layout/text
              model/issue model/picture
  USES fmt libdeflate libharu)
room(pdf/source "the files that a release was made from, out of its PDF; never trusts a byte"
  ENTRY extract_source
  MAY_INCLUDE base/text findings/catalogue model/issue pdf/writer
  USES qpdf)

# The stages in order.
room(engine/typeset "the stages, one after the other, and the border that no exception crosses; what issues share"
  ENTRY typeset
  MAY_INCLUDE base/files base/text base/threads document/compose findings/catalogue findings/sink input/files input/issue
              input/style layout/dump layout/galley layout/page layout/proof layout/report layout/text model/issue
              model/theme pdf/source pdf/writer
  USES fmt
  PUBLIC typesetter.hpp vestnik.hpp)

# The public library for others.
room(interfaces/c "the C interface, written on the C++ one"
  ENTRY vestnik_typeset
  MAY_INCLUDE engine/typeset
  PUBLIC vestnik.h)

# What programs do beside typesetting.
room(tools/start "the files of a new issue, from nothing or from the issue before"
  ENTRY new_issue
  MAY_INCLUDE findings/sink input/files input/issue input/yaml model/issue
  USES fmt)
room(tools/import "a past release's text → descriptor, publisher's file and articles"
  ENTRY import_release
  MAY_INCLUDE base/text findings/catalogue findings/sink input/markup input/yaml model/issue model/locale
  USES fmt icu icu-i18n)
room(tools/compare "two PDFs → what differs, as layout"
  ENTRY compare_pdfs
  MAY_INCLUDE base/hash base/xml findings/catalogue
  USES cairo dtl fmt poppler-glib)
room(tools/batch "archives: which issues, are they up to date, worker processes, records, reports"
  ENTRY run_batch
  MAY_INCLUDE base/files base/hash base/xml engine/typeset findings/catalogue findings/display input/files input/issue
  USES fmt)
room(tools/preview "an issue under a watch: builds, their state, the server of the page in assets/preview/"
  ENTRY Session
  MAY_INCLUDE base/files engine/typeset findings/catalogue findings/display input/issue layout/report model/issue
  USES fmt httplib libspng nlohmann-json poppler-cpp)

# Command lines.
room(programs/common "what the programs share: start and exit, options, findings on the terminal"
  ENTRY start
  MAY_INCLUDE base/files base/text engine/typeset findings/catalogue findings/display input/files input/issue model/issue
  USES cli11 fmt)
room(programs/vestnik "the program: one file per command"
  MAY_INCLUDE base/files base/text engine/typeset findings/catalogue input/files input/issue input/style input/yaml
              layout/page model/issue pdf/source programs/common tools/batch tools/import tools/start
  USES cli11 fmt nlohmann-json
  PROGRAM vestnik)
room(programs/vestnik_compare "the sister program behind `vestnik compare`: poppler's licence keeps it apart"
  MAY_INCLUDE base/files findings/catalogue programs/common tools/compare
  USES cli11 fmt nlohmann-json
  PROGRAM vestnik-compare)
room(programs/vestnik_preview "the sister program behind `vestnik preview`: poppler's licence keeps it apart"
  MAY_INCLUDE programs/common tools/preview
  USES cli11 fmt
  PROGRAM vestnik-preview)
