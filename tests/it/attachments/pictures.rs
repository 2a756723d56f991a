//! Pictures, and what they say besides what they show.

use dafu::extract::{NoteKind, Unread};

use super::kinds;
use super::parts::Maker;

const MOBILE: &str = "13812345678";

fn short(length: usize) -> u16 {
    u16::try_from(length).expect("short")
}

fn long(length: usize) -> u32 {
    u32::try_from(length).expect("short")
}

/// A segment of a JPEG.
fn segment(kind: u8, data: &[u8]) -> Vec<u8> {
    [&[0xff, kind], short(data.len() + 2).to_be_bytes().as_slice(), data].concat()
}

/// A JPEG with these segments before the picture.
pub(super) fn jpeg(segments: &[Vec<u8>]) -> Vec<u8> {
    let frame = segment(0xda, &[1, 1, 0, 0, 63, 0]);
    [b"\xff\xd8".to_vec(), segments.concat(), frame, b"\x2a\xff\0\xff\xd9".to_vec()].concat()
}

/// A field of a camera: its number, its kind, its value.
type Field = (u16, u16, Vec<u8>);

/// The fields of a camera, in tables: the second is the one that the first leads to.
fn tiff(fields: &[Field], within: Option<(u16, &[Field])>) -> Vec<u8> {
    let mut out = b"MM\0\x2a\0\0\0\x08".to_vec();
    let count = fields.len() + usize::from(within.is_some());
    out.extend(short(count).to_be_bytes());
    let mut data = Vec::new();
    let after = 8 + 2 + 12 * count + 4;
    for (tag, kind, value) in fields {
        field(&mut out, &mut data, after, (*tag, *kind, value));
    }
    if let Some((tag, inner)) = within {
        let values: usize = data.len();
        let at = after + values;
        out.extend([tag, 4].iter().flat_map(|number| number.to_be_bytes()));
        out.extend([1, long(at)].iter().flat_map(|number| number.to_be_bytes()));
        let (mut table, mut more) = (short(inner.len()).to_be_bytes().to_vec(), Vec::new());
        for (tag, kind, value) in inner {
            let after = at + 2 + 12 * inner.len() + 4;
            field(&mut table, &mut more, after, (*tag, *kind, value));
        }
        table.extend([0; 4]);
        data.extend([table, more].concat());
    }
    out.extend([0; 4]);
    [out, data].concat()
}

fn field(out: &mut Vec<u8>, data: &mut Vec<u8>, after: usize, field: (u16, u16, &Vec<u8>)) {
    let (tag, kind, value) = field;
    let size = if kind == 5 { 8 } else { 1 };
    out.extend([tag, kind].iter().flat_map(|number| number.to_be_bytes()));
    out.extend(long(value.len() / size).to_be_bytes());
    if value.len() <= 4 {
        out.extend([value.as_slice(), &[0; 4]].concat()[..4].iter());
    } else {
        out.extend(long(after + data.len()).to_be_bytes());
        data.extend(value);
    }
}

/// The segment of a camera that says `text`.
pub(super) fn exif(text: &str) -> Vec<u8> {
    let described = [(0x010e, 2, [text.as_bytes(), b"\0"].concat())];
    segment(0xe1, &[b"Exif\0\0", tiff(&described, None).as_slice()].concat())
}

fn exif_of(fields: &[Field], within: Option<(u16, &[Field])>) -> Vec<u8> {
    jpeg(&[segment(0xe1, &[b"Exif\0\0", tiff(fields, within).as_slice()].concat())])
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn packed(text: &str) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut packer, text.as_bytes()).expect("packed");
    packer.finish().expect("packed")
}

/// A PNG with this chunk before the picture and these bytes behind it.
pub(super) fn png(kind: &[u8], data: &[u8], behind: &[u8]) -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| {
        [long(data.len()).to_be_bytes().as_slice(), kind, data, &[0; 4]].concat()
    };
    let mark = b"\x89PNG\r\n\x1a\n".to_vec();
    [mark, chunk(kind, data), chunk(b"IDAT", b"x"), chunk(b"IEND", b""), behind.to_vec()].concat()
}

/// A GIF with this extension.
pub(super) fn gif(kind: u8, data: &[u8]) -> Vec<u8> {
    let length = u8::try_from(data.len()).expect("short");
    let head = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff";
    let picture = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0";
    [head.as_slice(), &[0x21, kind, length], data, &[0], picture, b"\x3b"].concat()
}

/// A WebP with this chunk.
pub(super) fn webp(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| {
        let fill = vec![0; data.len() % 2];
        [kind, &long(data.len()).to_le_bytes(), data, &fill].concat()
    };
    let chunks = [b"WEBP".to_vec(), chunk(b"VP8 ", b"xx"), chunk(kind, data)].concat();
    [b"RIFF".as_slice(), &long(chunks.len()).to_le_bytes(), &chunks].concat()
}

pub(super) const IN_PICTURES: &[Maker] = &[
    ("a.jpg", || jpeg(&[exif(MOBILE)])),
    ("comment.jpg", || jpeg(&[segment(0xfe, MOBILE.as_bytes())])),
    ("windows.jpg", || exif_of(&[(0x9c9c, 1, wide("电话13812345678"))], None)),
    ("remark.jpg", || {
        let comment = [b"ASCII\0\0\0", MOBILE.as_bytes()].concat();
        exif_of(&[], Some((0x8769, &[(0x9286, 7, comment)])))
    }),
    ("wide.jpg", || {
        let units: Vec<u8> = MOBILE.encode_utf16().flat_map(u16::to_be_bytes).collect();
        exif_of(&[], Some((0x8769, &[(0x9286, 7, [b"UNICODE\0".as_slice(), &units].concat())])))
    }),
    ("owner.jpg", || exif_of(&[], Some((0x8769, &[(0xa430, 2, MOBILE.into())])))),
    ("maker.jpg", || exif_of(&[], Some((0x8769, &[(0x927c, 7, MOBILE.into())])))),
    ("place.jpg", || exif_of(&[], Some((0x8825, &[(0x1c, 7, MOBILE.into())])))),
    ("xmp.jpg", || {
        let packet =
            b"http://ns.adobe.com/xap/1.0/\0<x><dc:description>13812345678</dc:description></x>";
        jpeg(&[segment(0xe1, packet)])
    }),
    ("attribute.jpg", || {
        jpeg(&[segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x dc:title='13812345678'/>")])
    }),
    ("news.jpg", || {
        let record = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x78\0\x0b13812345678";
        jpeg(&[segment(0xed, record)])
    }),
    ("other.jpg", || jpeg(&[segment(0xeb, MOBILE.as_bytes())])),
    ("behind.jpg", || [jpeg(&[]), MOBILE.into()].concat()),
    ("twice.jpg", || [jpeg(&[]), jpeg(&[exif(MOBILE)])].concat()),
    ("a.png", || png(b"tEXt", b"Comment\x0013812345678", b"")),
    ("packed.png", || png(b"zTXt", &[b"Comment\0\0", packed(MOBILE).as_slice()].concat(), b"")),
    ("wide.png", || png(b"iTXt", b"Title\0\0\0\0\x0013812345678", b"")),
    ("both.png", || png(b"iTXt", &[b"T\0\x01\0\0\0", packed(MOBILE).as_slice()].concat(), b"")),
    ("camera.png", || png(b"eXIf", &tiff(&[(0x010e, 2, MOBILE.into())], None), b"")),
    ("xmp.png", || png(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x a='13812345678'/>", b"")),
    ("own.png", || png(b"prVt", MOBILE.as_bytes(), b"")),
    ("behind.png", || png(b"tEXt", b"a\0b", MOBILE.as_bytes())),
    ("a.gif", || gif(0xfe, MOBILE.as_bytes())),
    ("shown.gif", || gif(0x01, MOBILE.as_bytes())),
    ("program.gif", || gif(0xff, MOBILE.as_bytes())),
    ("camera.webp", || webp(b"EXIF", &tiff(&[(0x010e, 2, MOBILE.into())], None))),
    ("xmp.webp", || webp(b"XMP ", b"<x a='13812345678'/>")),
    ("behind.webp", || [webp(b"ICCP", b"x"), MOBILE.into()].concat()),
    ("other-name.gif", || jpeg(&[exif(MOBILE)])),
    ("a.tiff.png", || tiff(&[(0x010e, 2, MOBILE.into())], None)),
];

#[test]
fn ordinary_pictures_are_silent() {
    let camera =
        [(0x010f, 2, b"Camera\0".to_vec()), (0x0132, 2, b"2026:05:01 10:20:30\0".to_vec())];
    for (name, bytes) in [
        ("a.jpg", exif_of(&camera, Some((0x8769, &[(0xa431, 2, b"012345678\0".to_vec())])))),
        ("a.png", png(b"tEXt", b"Software\0X", b"")),
        ("a.gif", gif(0xf9, b"\0\0\0\0")),
        ("a.webp", webp(b"ICCP", b"x")),
        // What a telephone keeps behind its pictures, and a copy in small.
        (
            "telephone.jpg",
            [jpeg(&[]), b"Image_UTC_Data1764211111111 remarks SEFT".to_vec()].concat(),
        ),
        ("small.jpg", [jpeg(&[]), jpeg(&[])].concat()),
        ("filled.jpg", [jpeg(&[]), vec![0; 500]].concat()),
    ] {
        assert_eq!(kinds(name, &bytes), [NoteKind::Picture], "{name}");
    }
}

#[test]
fn what_a_picture_carries_behind_it_is_told() {
    let archive = super::samples::archive(&[("a.txt", b"a")]);
    for (name, picture) in [
        ("a.jpg", jpeg(&[])),
        ("a.png", png(b"tEXt", b"a\0b", b"")),
        ("a.gif", gif(0xfe, b"a")),
        ("a.webp", webp(b"XMP ", b"<x/>")),
    ] {
        let kinds = kinds(name, &[picture, archive.clone()].concat());
        assert_eq!(kinds, [NoteKind::Picture, NoteKind::Stray], "{name}");
    }
}

#[test]
fn a_place_on_earth_is_told() {
    let degrees = |numbers: [u32; 3]| {
        numbers
            .iter()
            .flat_map(|number| [*number, 1])
            .flat_map(u32::to_be_bytes)
            .collect::<Vec<_>>()
    };
    let told = [NoteKind::Picture, NoteKind::Position];
    let place = [(1, 2, b"N\0".to_vec()), (2, 5, degrees([30, 15, 20]))];
    assert_eq!(kinds("a.jpg", &exif_of(&[], Some((0x8825, &place)))), told);
    // Telephones without a position write zeros.
    let nowhere = [(2, 5, degrees([0, 0, 0]).iter().map(|_| 0).collect())];
    assert_eq!(kinds("a.jpg", &exif_of(&[], Some((0x8825, &nowhere)))), [NoteKind::Picture]);
}

#[test]
fn broken_pictures_are_told() {
    let damaged = [NoteKind::Picture, NoteKind::Unread(Unread::Damaged)];
    for (name, bytes) in [
        ("a.jpg", jpeg(&[exif(MOBILE)])),
        ("a.png", png(b"tEXt", b"a\0b", b"")),
        ("a.gif", gif(0xfe, b"a")),
        ("a.webp", webp(b"XMP ", b"<x/>")),
    ] {
        assert_eq!(kinds(name, &bytes[..bytes.len() - 3]), damaged, "{name}");
    }
}
