"""Pictures of every kind that an editor may bring: four patches of colour each, and what a reader of the PDF must see.

`kinds()` gives {name: Kind}; the same bytes every time.
"""

import dataclasses
import io
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

WIDTH, HEIGHT = 240, 160
COLORS = [(200, 30, 40), (30, 150, 60), (40, 60, 180), (230, 200, 60)]  # by quadrant: left, right; above, below
GRAYS = [30, 100, 170, 240]
WHITE = (255, 255, 255)


@dataclasses.dataclass
class Kind:
    ending: str
    data: bytes
    seen: list  # the four colours as sRGB, on white
    tolerance: int = 3
    managed: bool = False  # only a reader with colour management shows them so


def quadrant(x, y, width=WIDTH, height=HEIGHT):
    return (x >= width // 2) + 2 * (y >= height // 2)


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def packed(samples, bits):
    """A row's samples as bytes."""
    if bits == 16:
        return b"".join(struct.pack(">H", sample) for sample in samples)
    if bits == 8:
        return bytes(samples)
    per_byte = 8 // bits
    samples = list(samples) + [0] * (-len(samples) % per_byte)
    return bytes(sum(sample << (8 - bits * (i + 1)) for i, sample in enumerate(samples[at:at + per_byte]))
                 for at in range(0, len(samples), per_byte))


def png(color_type, bits, patches, *chunks, interlaced=False):
    """A PNG whose quadrants hold the given samples (tuples, one value for each channel)."""
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    rows = b""
    for x0, y0, dx, dy in passes if interlaced else [(0, 0, 1, 1)]:
        for y in range(y0, HEIGHT, dy):
            row = [sample for x in range(x0, WIDTH, dx) for sample in patches[quadrant(x, y)]]
            rows += b"\0" + packed(row, bits)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, bits, color_type, 0, 0, interlaced)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunks) +
            chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def icc_profile(device_class, space, connection, tags):
    """An ICC profile (version 2) of the given tags."""
    table, data = b"", b""
    begin = 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        content += b"\0" * (-len(content) % 4)
        table += name + struct.pack(">II", begin + len(data), len(content))
        data += content
    header = struct.pack(">I4sI4s4s4s6H4s", begin + len(data), b"\0" * 4, 0x02100000, device_class, space, connection,
                         2024, 1, 1, 0, 0, 0, b"acsp")
    header += b"\0" * 28 + struct.pack(">3i", 63190, 65536, 54061)  # D50
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + data


def icc_xyz(x, y, z):
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(v * 65536) for v in (x, y, z)))


def icc_text(kind, text):
    data = text.encode()
    if kind == b"desc":
        return b"desc\0\0\0\0" + struct.pack(">I", len(data) + 1) + data + b"\0" * 80
    return kind + b"\0\0\0\0" + data + b"\0"


def wide_rgb_profile():
    """The primaries of Adobe RGB (1998) adapted to D50, gamma 2.2."""
    gamma = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.19921875 * 256))
    return icc_profile(b"mntr", b"RGB ", b"XYZ ", {
        b"desc": icc_text(b"desc", "wide RGB"), b"cprt": icc_text(b"text", "none"), b"wtpt": icc_xyz(0.9642, 1, 0.8249),
        b"rXYZ": icc_xyz(0.60974, 0.31111, 0.01947), b"gXYZ": icc_xyz(0.20528, 0.62567, 0.06087),
        b"bXYZ": icc_xyz(0.14919, 0.06322, 0.74457), b"rTRC": gamma, b"gTRC": gamma, b"bTRC": gamma})


def cmyk_profile():
    """A press whose inks are ideal: corners of the CMYK cube in Lab, linear between them."""
    to_lab = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
    corners = b""
    for corner in range(16):
        ink = [corner >> 3 & 1, corner >> 2 & 1, corner >> 1 & 1, corner & 1]
        rgb = tuple(255 * (1 - component) * (1 - ink[3]) for component in ink[:3])
        lightness, a, b = ImageCms.applyTransform(Image.new("RGB", (1, 1), rgb), to_lab).getpixel((0, 0))
        # Pillow's a and b are signed bytes, those of an 8-bit table are offset by 128.
        corners += bytes([lightness, (a + 128) % 256, (b + 128) % 256])
    ramp = bytes(range(256))
    table = (b"mft1\0\0\0\0" + bytes([4, 3, 2, 0]) +
             struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536) + ramp * 4 + corners + ramp * 3)
    return icc_profile(b"prtr", b"CMYK", b"Lab ", {
        b"desc": icc_text(b"desc", "ideal inks"), b"cprt": icc_text(b"text", "none"),
        b"wtpt": icc_xyz(0.9642, 1, 0.8249), b"A2B0": table})


def image(mode, patches):
    result = Image.new(mode, (WIDTH, HEIGHT))
    result.putdata([patches[quadrant(x, y)] for y in range(HEIGHT) for x in range(WIDTH)])
    return result


def jpeg(picture, **options):
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=95, **options)
    return stream.getvalue()


def converted(colors, profile, mode="RGB"):
    """What colours in `profile` are in sRGB."""
    transform = ImageCms.buildTransform(ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"),
                                        mode, "RGB")
    return [ImageCms.applyTransform(Image.new(mode, (1, 1), color), transform).getpixel((0, 0)) for color in colors]


def over_white(color, alpha):
    return tuple(round(255 + (component - 255) * alpha / 255) for component in color)


def pngs():
    rgb, gray = [tuple(c) for c in COLORS], [(g,) for g in GRAYS]
    seen_gray = [(g,) * 3 for g in GRAYS]
    indices = [(i,) for i in range(4)]
    palette = chunk(b"PLTE", bytes(sum(COLORS, ())))
    alphas = [255, 200, 128, 0]
    faded = [over_white(c, a) for c, a in zip(COLORS, alphas)]
    faded_gray = [over_white((g,) * 3, a) for g, a in zip(GRAYS, alphas)]
    keyed = COLORS[:3] + [WHITE]
    result = {}
    for interlaced in (False, True):
        also = "-interlaced" if interlaced else ""
        for bits, factor in ((8, 1), (16, 257)):
            def wide(patches, f=factor):
                return [tuple(v * f for v in patch) for patch in patches]
            make = lambda kind, patches, *chunks, b=bits, i=interlaced: png(kind, b, patches, *chunks, interlaced=i)
            result[f"rgb-{bits}{also}"] = Kind("png", make(2, wide(rgb)), COLORS)
            result[f"gray-{bits}{also}"] = Kind("png", make(0, wide(gray)), seen_gray)
            result[f"rgba-{bits}{also}"] = Kind(
                "png", make(6, wide([c + (a,) for c, a in zip(COLORS, alphas)])), faded)
            result[f"gray-alpha-{bits}{also}"] = Kind(
                "png", make(4, wide([(g, a) for g, a in zip(GRAYS, alphas)])), faded_gray)
            key = struct.pack(">3H", *(v * factor for v in COLORS[3]))
            result[f"rgb-key-{bits}{also}"] = Kind("png", make(2, wide(rgb), chunk(b"tRNS", key)), keyed)
        for bits in (2, 4, 8):
            result[f"palette-{bits}{also}"] = Kind(
                "png", png(3, bits, indices, palette, interlaced=interlaced), COLORS)
        result[f"palette-alpha{also}"] = Kind(
            "png", png(3, 8, indices, palette, chunk(b"tRNS", bytes(alphas)), interlaced=interlaced), faded)
        result[f"gray-1{also}"] = Kind("png", png(0, 1, [(1,), (0,), (0,), (1,)], interlaced=interlaced),
                                       [WHITE, (0, 0, 0), (0, 0, 0), WHITE])
        result[f"gray-4{also}"] = Kind("png", png(0, 4, [(1,), (5,), (10,), (15,)], interlaced=interlaced),
                                       [(17 * v,) * 3 for v in (1, 5, 10, 15)])
        profile = chunk(b"iCCP", b"wide\0\0" + zlib.compress(wide_rgb_profile(), 9))
        result[f"palette-icc{also}"] = Kind("png", png(3, 8, indices, profile, palette, interlaced=interlaced),
                                            converted(COLORS, wide_rgb_profile()), 6, managed=True)
        result[f"icc{also}"] = Kind("png", png(2, 8, rgb, profile, interlaced=interlaced),
                                    converted(COLORS, wide_rgb_profile()), 6, managed=True)
    return result


def turned_pngs():
    """An orientation in a chunk of its own, before or behind the pixels, on rows that pass through and on others."""
    rgb = [tuple(c) for c in COLORS]
    result = {}
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        note = chunk(b"eXIf", exif.tobytes()[6:])
        seen = [COLORS[i] for i in as_turned(orientation)]
        result[f"rgb-turned-{orientation}"] = Kind("png", png(2, 8, rgb, note), seen)
        faded = png(6, 8, [c + (255,) for c in rgb], interlaced=True)
        result[f"rgba-turned-{orientation}"] = Kind("png", faded[:-12] + note + faded[-12:], seen)
    return result


def as_turned(orientation):
    """Which quadrant is seen left above, right above, left below, right below."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    order = ImageOps.exif_transpose(Image.open(io.BytesIO(jpeg(image("L", [0, 80, 160, 240]), exif=exif.tobytes()))))
    width, height = order.size
    return [round(order.getpixel((width * x // 4, height * y // 4)) / 80) for y in (1, 3) for x in (1, 3)]


def jpegs():
    rgb = image("RGB", COLORS)
    inks = [(0, 200, 200, 40), (200, 0, 200, 60), (230, 180, 0, 30), (0, 30, 200, 10)]
    ideal = [tuple(round((255 - v) * (255 - ink[3]) / 255) for v in ink[:3]) for ink in inks]
    result = {
        "jpeg": Kind("jpg", jpeg(rgb), COLORS, 10),
        "jpeg-progressive": Kind("jpg", jpeg(rgb, progressive=True), COLORS, 10),
        "jpeg-gray": Kind("jpg", jpeg(image("L", GRAYS)), [(g,) * 3 for g in GRAYS], 6),
        "jpeg-wide": Kind("jpg", jpeg(rgb, icc_profile=wide_rgb_profile()), converted(COLORS, wide_rgb_profile()), 12,
                          managed=True),
        "jpeg-cmyk": Kind("jpg", jpeg(image("CMYK", inks)), ideal, 16),
        "jpeg-cmyk-icc": Kind("jpg", jpeg(image("CMYK", inks), icc_profile=cmyk_profile()),
                              converted(inks, cmyk_profile(), "CMYK"), 16, managed=True),
    }
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation

        def turned(picture, colors, tolerance, managed=False, **options):
            return Kind("jpg", jpeg(picture, exif=exif.tobytes(), **options),
                        [colors[i] for i in as_turned(orientation)], tolerance, managed)

        result[f"jpeg-turned-{orientation}"] = turned(rgb, COLORS, 10)
        result[f"jpeg-progressive-turned-{orientation}"] = turned(rgb, COLORS, 10, progressive=True)
        result[f"jpeg-gray-turned-{orientation}"] = turned(image("L", GRAYS), [(g,) * 3 for g in GRAYS], 6)
        result[f"jpeg-cmyk-turned-{orientation}"] = turned(image("CMYK", inks), ideal, 16)
        result[f"jpeg-cmyk-icc-turned-{orientation}"] = turned(
            image("CMYK", inks), converted(inks, cmyk_profile(), "CMYK"), 16, managed=True, icc_profile=cmyk_profile())
    return result


def foreign():
    """Formats that vestnik-picture decodes; those that Pillow cannot write are seeds of the fuzz targets."""
    rgb, seeds = image("RGB", COLORS), Path(__file__).resolve().parents[1] / "fuzz/seeds"
    exif = Image.Exif()
    exif[0x0112] = 6
    faded = image("RGBA", [(*c, a) for c, a in zip(COLORS, (255, 200, 128, 0))])
    seen_faded = [over_white(c, a) for c, a in zip(COLORS, (255, 200, 128, 0))]
    turned = [COLORS[i] for i in as_turned(6)]
    inks = [(0, 200, 200, 40), (200, 0, 200, 60), (230, 180, 0, 30), (0, 30, 200, 10)]

    def saved(picture, form, **options):
        stream = io.BytesIO()
        picture.save(stream, form, **options)
        return stream.getvalue()

    return {
        "webp-lossy": Kind("webp", saved(rgb, "WEBP", quality=90), COLORS, 10),
        "webp-lossless": Kind("webp", saved(rgb, "WEBP", lossless=True), COLORS),
        "webp-faded": Kind("webp", saved(faded, "WEBP", lossless=True, exact=True), seen_faded),
        "webp-lossy-faded": Kind("webp", saved(faded, "WEBP", quality=95, exact=True), seen_faded, 10),
        "webp-icc": Kind("webp", saved(rgb, "WEBP", lossless=True, icc_profile=wide_rgb_profile()),
                         converted(COLORS, wide_rgb_profile()), 6, managed=True),
        "webp-turned": Kind("webp", saved(rgb, "WEBP", lossless=True, exif=exif.tobytes()), turned),
        "webp-named-jpg": Kind("jpg", saved(rgb, "WEBP", lossless=True), COLORS),
        "gif": Kind("gif", saved(rgb.quantize(8), "GIF"), COLORS),
        "gif-interlaced": Kind("gif", saved(rgb.quantize(8), "GIF", interlace=1), COLORS),
        "bmp": Kind("bmp", saved(rgb, "BMP"), COLORS),
        "bmp-palette": Kind("bmp", saved(rgb.quantize(8), "BMP"), COLORS),
        "bmp-1": Kind("bmp", saved(image("1", [255, 0, 0, 255]), "BMP"), [WHITE, (0, 0, 0), (0, 0, 0), WHITE]),
        "tiff": Kind("tif", saved(rgb, "TIFF"), COLORS),
        "tiff-lzw": Kind("tif", saved(rgb, "TIFF", compression="tiff_lzw"), COLORS),
        "tiff-faded": Kind("tif", saved(faded, "TIFF", compression="tiff_deflate"), seen_faded),
        "tiff-gray": Kind("tif", saved(image("L", GRAYS), "TIFF"), [(g,) * 3 for g in GRAYS]),
        "tiff-fax": Kind("tif", saved(image("1", [255, 0, 0, 255]), "TIFF", compression="group4"),
                         [WHITE, (0, 0, 0), (0, 0, 0), WHITE]),
        "tiff-jpeg": Kind("tif", saved(rgb, "TIFF", compression="jpeg", quality=95), COLORS, 10),
        "tiff-turned": Kind("tif", saved(rgb, "TIFF", tiffinfo={0x0112: 6}), turned),
        "tiff-cmyk": Kind("tif", saved(image("CMYK", inks), "TIFF"),
                          [tuple(round((255 - v) * (255 - i[3]) / 255) for v in i[:3]) for i in inks], 6),
        "tiff-cmyk-icc": Kind("tif", saved(image("CMYK", inks), "TIFF", icc_profile=cmyk_profile()),
                              converted(inks, cmyk_profile(), "CMYK"), 6, managed=True),
        "tiff-icc": Kind("tif", saved(rgb, "TIFF", icc_profile=wide_rgb_profile()),
                         converted(COLORS, wide_rgb_profile()), 6, managed=True),
        "heic": Kind("heic", (seeds / "heif/patches.heic").read_bytes(), COLORS, 10),
        "avif": Kind("avif", (seeds / "heif/patches.avif").read_bytes(), COLORS, 10),
    }


def kinds():
    return {**foreign(), **pngs(), **turned_pngs(), **jpegs()}
