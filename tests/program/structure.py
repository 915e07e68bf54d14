"""Checks of a PDF's logical structure that veraPDF 1.30 does not make."""

import re

import pikepdf


def parent_tree(root):
    """{key: entry} of a number tree."""
    entries, waiting = {}, [root]
    while waiting:
        node = waiting.pop()
        waiting += list(node.get("/Kids", []))
        numbers = list(node.get("/Nums", []))
        for key, entry in zip(numbers[::2], numbers[1::2]):
            assert int(key) not in entries, f"the parent tree has {key} twice"
            entries[int(key)] = entry
    return entries


class Structure:
    """The tree of a PDF: `elements` by object number, `content` {(page, MCID): element}, `annotations`
    {annotation: element}, `faults` as sentences."""

    def __init__(self, document):
        self.document = document
        self.elements, self.content, self.annotations, self.faults = {}, {}, {}, []
        root = document.Root.StructTreeRoot
        self.visit(root.K, root, None)
        self.check_pages(parent_tree(root.ParentTree))

    def kids(self, element):
        kids = element.get("/K", [])
        return list(kids) if isinstance(kids, pikepdf.Array) else [kids]

    def visit(self, element, parent, page):
        if element.objgen in self.elements:
            self.faults.append(f"the element {element.objgen} stands in the tree twice")
            return
        self.elements[element.objgen] = element
        if element.P.objgen != parent.objgen:
            self.faults.append(f"the element {element.objgen} names another parent than the one it is in")
        page = element.Pg.objgen if "/Pg" in element else page
        for kid in self.kids(element):
            if isinstance(kid, int):
                self.content[page, kid] = element
            elif "/S" in kid:
                self.visit(kid, element, page)
            elif kid.Type == "/MCR":
                self.content[kid.Pg.objgen if "/Pg" in kid else page, int(kid.MCID)] = element
            else:
                self.annotations[kid.Obj.objgen] = element

    def check_pages(self, parents):
        for page in self.document.pages:
            painted = [int(n) for n in re.findall(rb"/MCID (\d+)", page.Contents.read_bytes())]
            entry = [element.objgen for element in parents.pop(int(page.StructParents), [])]
            claimed = {mcid: element.objgen for (where, mcid), element in self.content.items() if where == page.objgen}
            if len(set(painted)) != len(painted):
                self.faults.append(f"page {page.objgen}: marked content has one number twice")
            if set(painted) != set(claimed):
                self.faults.append(f"page {page.objgen}: content and tree do not hold the same marked content")
            if entry != [claimed.get(mcid) for mcid in range(len(entry))] or len(entry) != len(claimed):
                self.faults.append(f"page {page.objgen}: the parent tree contradicts the structure tree")
            for annotation in page.get("/Annots", []):
                element = parents.pop(int(annotation.StructParent), None)
                held = self.annotations.pop(annotation.objgen, None)
                if element is None or held is None or element.objgen != held.objgen:
                    self.faults.append(f"annotation {annotation.objgen}: its element is another in the parent tree")
        self.faults += [f"the parent tree has an entry {key} that nothing asks for" for key in parents]
        self.faults += [f"an element holds the annotation {key}, which is on no page" for key in self.annotations]


def faults(path):
    with pikepdf.open(path) as document:
        return Structure(document).faults


def empty_headings(path):
    """Headings without content of their own."""
    with pikepdf.open(path) as document:
        structure = Structure(document)
        return [element for element in structure.elements.values()
                if re.fullmatch(r"/H\d", str(element.S)) and not structure.kids(element)]
