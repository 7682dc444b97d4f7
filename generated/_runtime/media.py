# SPDX-License-Identifier: MIT
"""Owns the media types of files: what their first bytes say, then what their names say.

The tables are the same on every machine, while those of `mimetypes` depend on what is installed.
"""

from __future__ import annotations

from dataclasses import dataclass

HEAD = 512  # bytes that tell what a file is
UNKNOWN = "application/octet-stream"

# A type, and the suffixes of its files; a file without a name gets the first one.
_TABLE = """
    image/png png
    image/jpeg jpg jpeg jpe jfif
    image/gif gif
    image/webp webp
    image/avif avif
    image/heic heic
    image/heif heif
    image/bmp bmp
    image/tiff tiff tif
    image/vnd.microsoft.icon ico
    image/svg+xml svg
    video/mp4 mp4 m4v
    video/quicktime mov qt
    video/webm webm
    video/x-matroska mkv
    video/x-msvideo avi
    video/mpeg mpeg mpg
    video/mp2t ts m2ts mts
    video/3gpp 3gp
    video/3gpp2 3g2
    video/ogg ogv
    video/x-flv flv
    video/x-ms-wmv wmv
    audio/mpeg mp3 mpga
    audio/wav wav
    audio/mp4 m4a
    audio/aac aac
    audio/flac flac
    audio/ogg ogg oga opus
    audio/webm weba
    audio/aiff aiff aif
    audio/amr amr
    audio/x-ms-wma wma
    application/pdf pdf
    application/json json
    application/xml xml
    application/zip zip
    text/plain txt
    text/markdown md
    text/csv csv
    text/html html htm
    text/vtt vtt
    application/x-subrip srt
"""
_SUFFIXES = {suffix: kind for kind, *suffixes in map(str.split, _TABLE.strip().splitlines()) for suffix in suffixes}


@dataclass(frozen=True, slots=True)
class _Signature:
    """Bytes that files of a type have at a place. `unless` are types that only a name can tell from it."""

    start: bytes
    type: str
    more: tuple[int, bytes] = (0, b"")
    unless: frozenset[str] = frozenset()

    def fits(self, head: bytes) -> bool:
        at, rest = self.more
        return head.startswith(self.start) and head.startswith(rest, at)


_MP4_KIN = frozenset({"audio/mp4", "video/mp4", "video/quicktime"})
_OGG_KIN = frozenset({"audio/ogg", "video/ogg"})
_MATROSKA_KIN = frozenset({"audio/webm", "video/webm", "video/x-matroska"})
_ASF_KIN = frozenset({"audio/x-ms-wma", "video/x-ms-wmv"})
_TEXTS = frozenset(kind for kind in _SUFFIXES.values() if kind.startswith("text/"))

_SIGNATURES = (
    _Signature(b"\x89PNG\r\n\x1a\n", "image/png"),
    _Signature(b"\xff\xd8\xff", "image/jpeg"),
    _Signature(b"GIF87a", "image/gif"),
    _Signature(b"GIF89a", "image/gif"),
    _Signature(b"RIFF", "image/webp", (8, b"WEBP")),
    _Signature(b"RIFF", "audio/wav", (8, b"WAVE")),
    _Signature(b"RIFF", "video/x-msvideo", (8, b"AVI ")),
    _Signature(b"II*\0", "image/tiff"),
    _Signature(b"MM\0*", "image/tiff"),
    _Signature(b"BM", "image/bmp", (6, bytes(4))),
    _Signature(b"BM", "image/bmp", unless=_TEXTS),
    _Signature(b"\0\0\0\x08wide", "video/quicktime", unless=_MP4_KIN),
    _Signature(b"\0", "video/quicktime", (4, b"moov"), _MP4_KIN),
    _Signature(b"", "video/quicktime", (4, b"mdat"), _MP4_KIN),
    _Signature(b"\0\0\1\0", "image/vnd.microsoft.icon"),
    _Signature(b"\0\0\1\xba", "video/mpeg"),
    _Signature(b"\0\0\1\xb3", "video/mpeg"),
    _Signature(b"G@", "video/mp2t", (188, b"G")),
    _Signature(b"FLV\1", "video/x-flv"),
    _Signature(b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-wmv", unless=_ASF_KIN),
    _Signature(b"OggS", "video/ogg", (28, b"\x80theora")),
    _Signature(b"OggS", "audio/ogg", (28, b"OpusHead")),
    _Signature(b"OggS", "audio/ogg", (28, b"\1vorbis")),
    _Signature(b"OggS", "audio/ogg", unless=_OGG_KIN),
    *(_Signature(b"ID3" + bytes((version,)), "audio/mpeg") for version in (2, 3, 4)),
    _Signature(b"ID3", "audio/mpeg", unless=_TEXTS),
    *(_Signature(bytes((0xFF, second)), "audio/mpeg") for second in (0xFB, 0xFA, 0xF3, 0xF2, 0xE3, 0xE2)),
    *(_Signature(bytes((0xFF, second)), "audio/aac") for second in (0xF1, 0xF9)),
    _Signature(b"fLaC", "audio/flac"),
    _Signature(b"FORM", "audio/aiff", (8, b"AIFF")),
    _Signature(b"#!AMR", "audio/amr"),
    _Signature(b"%PDF-", "application/pdf"),
)

# Brands of files that are boxes in the way of MP4.
_BRANDS = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"), "image/heic"),
    b"qt  ": "video/quicktime",
    b"M4V ": "video/mp4",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
}
_ANY_IMAGE = (b"mif1", b"msf1")  # the brands that follow say which
_ANY_VIDEO = (b"iso", b"mp4", b"avc1", b"dash", b"MSNV")  # or audio
_IMAGE_KIN = frozenset({"image/avif", "image/heic", "image/heif"})


def media_type(name: str, head: bytes) -> str:
    """The media type of a file with that name and those first bytes, of which there may be none."""
    _, dot, ending = name.rpartition(".")
    named = _SUFFIXES.get(ending.lower(), UNKNOWN) if dot else UNKNOWN
    kind, unless = _by_content(head)
    return named if kind == UNKNOWN or named in unless else kind


def suffix(media: str) -> str:
    """What the name of a file of that type ends with, dot included; nothing for a type that is not known."""
    kind = media.partition(";")[0].strip().lower()
    return next((f".{ending}" for ending, known in _SUFFIXES.items() if known == kind), "")


def _by_content(head: bytes) -> tuple[str, frozenset[str]]:
    """The type that the first bytes name, and the types of its kin, which only the name of a file can name."""
    if head[4:8] == b"ftyp":
        return _boxes(head)
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return _matroska(head)
    signature = next((known for known in _SIGNATURES if known.fits(head)), None)
    return (signature.type, signature.unless) if signature else (UNKNOWN, frozenset())


def _boxes(head: bytes) -> tuple[str, frozenset[str]]:
    brand = head[8:12]
    if brand in _ANY_IMAGE:
        end = min(int.from_bytes(head[:4], "big"), len(head))
        brands = [head[at : at + 4] for at in range(16, end, 4)]
        image = next((_BRANDS[other] for other in brands if other in _BRANDS), None)
        return (image, frozenset()) if image else ("image/heif", _IMAGE_KIN)
    if brand.startswith((b"3gp", b"3g2")):
        return "video/3gpp2" if brand.startswith(b"3g2") else "video/3gpp", frozenset()
    if brand in _BRANDS:
        return _BRANDS[brand], frozenset()
    return "video/mp4", frozenset({"audio/mp4"}) if brand.startswith(_ANY_VIDEO) else _MP4_KIN


def _matroska(head: bytes) -> tuple[str, frozenset[str]]:
    if b"matroska" in head[:64]:
        return "video/x-matroska", frozenset()
    return "video/webm", frozenset({"audio/webm"}) if b"webm" in head[:64] else _MATROSKA_KIN
