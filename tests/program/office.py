"""Word documents for tests, made as offices make them: XML written into a zip file."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}
NAMES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in SPACES.items())
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"

STYLES = "".join([
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>',
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:rPr><w:sz w:val="52"/></w:rPr></w:style>',
    *(f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="Normal"/>'
      f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>' for n in (1, 2, 3)),
    '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:rPr><w:i/></w:rPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/></w:style>',
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
    '<w:top w:val="single"/></w:tblBorders></w:tblPr></w:style>'])


def level(number, form, text):
    return (f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>')


NUMBERING = "".join([
    '<w:abstractNum w:abstractNumId="0">', level(0, "decimal", "%1."), level(1, "bullet", "\uf0b7"), "</w:abstractNum>",
    '<w:abstractNum w:abstractNumId="1">', level(0, "russianLower", "%1)"), "</w:abstractNum>",
    '<w:abstractNum w:abstractNumId="2">', level(0, "bullet", "\uf0b7"), "</w:abstractNum>",
    '<w:abstractNum w:abstractNumId="3">', level(0, "decimal", "%1."), "</w:abstractNum>",
    *(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(4))])


def run(text, bold=False, italic=False, caps=False, size=None, raw="", underline=False):
    """A run; "\\n" in its text is a line break."""
    flags = "".join(f"<w:{name}/>" for name, on in (("b", bold), ("i", italic), ("caps", caps)) if on)
    flags += f'<w:sz w:val="{int(size * 2)}"/>' if size else ""
    flags += '<w:u w:val="single"/>' if underline else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r><w:rPr>{flags}{raw}</w:rPr>{lines}</w:r>"


def para(content, style=None, centred=False, number=None, depth=0, raw="", **look):
    """A paragraph of a text or of ready runs (what begins with "<")."""
    runs = content if content.startswith("<w:") or not content else run(content, **look)
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    properties += '<w:jc w:val="center"/>' if centred else ""
    return f"<w:p><w:pPr>{properties}{raw}</w:pPr>{runs}</w:p>"


def table(rows, ruled=True, head=False):
    """Rows of cells; a cell is a text or ready paragraphs."""
    made = ""
    for at, cells in enumerate(rows):
        made += "<w:tr>" + ("<w:trPr><w:tblHeader/></w:trPr>" if head and at == 0 else "")
        made += "".join(f"<w:tc>{cell if cell.startswith('<w:') else para(cell)}</w:tc>" for cell in cells) + "</w:tr>"
    style = '<w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>' if ruled else ""
    return f"<w:tbl>{style}{made}</w:tbl>"


def text_box(paragraphs):
    """As Word writes one since 2010: twice, for new and for old programs."""
    box = f"<w:txbxContent>{paragraphs}</w:txbxContent>"
    return ('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="1270000" cy="635000"/><wp:docPr id="2" name="b"/><a:graphic><a:graphicData><wps:wsp>'
            f"<wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>")


class Docx:
    def __init__(self, *body):
        self.body = list(body)
        self.relations = []
        self.parts = {}
        self.notes = []
        self.more_styles = ""

    def add(self, *blocks):
        self.body.extend(blocks)
        return self

    def picture(self, data, ending="png", floating=False, width=300, height=200, alternative=""):
        """A run with a picture of so many points."""
        name = f"image{len(self.parts) + 1}.{ending}"
        self.parts[f"word/media/{name}"] = data
        place = "anchor" if floating else "inline"
        said = f" descr={quoteattr(alternative)}" if alternative else ""
        return (f'<w:r><w:drawing><wp:{place}><wp:extent cx="{width * 12700}" cy="{height * 12700}"/>'
                f'<wp:docPr id="1" name="p"{said}/><a:graphic><a:graphicData><pic:pic><pic:blipFill>'
                f'<a:blip r:embed="{self.relation("image", "media/" + name)}"/></pic:blipFill></pic:pic></a:graphicData>'
                f"</a:graphic></wp:{place}></w:drawing></w:r>")

    def relation(self, kind, target, outside=False):
        self.relations.append((f"rId{len(self.relations) + 1}", kind, target, outside))
        return self.relations[-1][0]

    def link(self, text, address):
        return f'<w:hyperlink r:id="{self.relation("hyperlink", address, True)}">{run(text)}</w:hyperlink>'

    def note(self, text):
        self.notes.append(text)
        return f'<w:r><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'

    def part(self, kind, root, content):
        self.parts[f"word/{kind}.xml"] = f"<w:{root} {NAMES}>{content}</w:{root}>"
        return self.relation(kind, f"{kind}.xml")

    def bytes(self):
        self.part("styles", "styles", STYLES + self.more_styles)
        self.part("numbering", "numbering", NUMBERING)
        if self.notes:
            notes = "".join(f'<w:footnote w:id="{n}">{para(text)}</w:footnote>' for n, text in enumerate(self.notes, 1))
            self.part("footnotes", "footnotes", notes)
        relations = "".join(
            f'<Relationship Id="{id_}" Type="{OFFICE}{kind}" Target={quoteattr(target)}'
            + (' TargetMode="External"/>' if outside else "/>") for id_, kind, target, outside in self.relations)
        files = {
            "[Content_Types].xml":
                f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType="application/'
                'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
                '<Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/>'
                '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                'wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r" '
                           f'Type="{OFFICE}officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"<w:document {NAMES}><w:body>{''.join(self.body)}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}relationships">{relations}</Relationships>',
            **self.parts}
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return packed.getvalue()
