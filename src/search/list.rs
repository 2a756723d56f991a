//! Lists of documents by number, in the shortest of three forms; and the filters made of them.

use serde::Serialize;

/// Bytes of a file of the index, written a value after another.
#[derive(Default)]
pub(super) struct Writer(pub Vec<u8>);

impl Writer {
    /// A number, seven bits a byte, the lowest first.
    pub(super) fn number(&mut self, mut value: u32) {
        while value >= 0x80 {
            self.0.push(value.to_le_bytes()[0] | 0x80);
            value >>= 7;
        }
        self.0.push(value.to_le_bytes()[0]);
    }

    /// A key by its distance from the one before, and which fields have lists of their own: a byte
    /// that is not there where none has.
    pub(super) fn key(&mut self, distance: u32, fields: &[bool]) {
        let mask: u8 = (0..).zip(fields).map(|(bit, has)| u8::from(*has) << bit).sum();
        self.number(distance >> 1 | u32::from(mask > 0));
        self.0.extend((mask > 0).then_some(mask));
    }

    /// A text, its length before it.
    pub(super) fn text(&mut self, text: &str) {
        self.number(size(text.len()));
        self.0.extend(text.as_bytes());
    }

    /// `documents`, in rising order, none twice: how many, and one of three forms. The numbers
    /// themselves; those left out between the first and the last; or a bit for each between.
    pub(super) fn list(&mut self, documents: &[u32]) {
        let (Some(first), Some(last)) = (documents.first(), documents.last()) else {
            return self.number(0);
        };
        let span = last - first;
        let gaps: usize = documents.windows(2).map(|two| width(two[1] - two[0] - 1)).sum();
        let bits = span as usize / 8 + 1;
        let missing = span + 1 - size(documents.len());
        let head = size(documents.len()) << 2;
        // Each number left out takes a byte at least.
        if gaps.min(bits) <= missing as usize {
            if gaps <= bits {
                self.number(head);
                self.gaps(documents.iter().copied());
            } else {
                self.number(head | 2);
                self.number(*first);
                self.number(span);
                let start = self.0.len();
                self.0.resize(start + bits, 0);
                for document in documents {
                    let at = document - first;
                    self.0[start + at as usize / 8] |= 1 << (at % 8);
                }
            }
            return;
        }
        self.number(head | 1);
        self.number(*first);
        self.number(span);
        let mut left_out = Vec::with_capacity(missing as usize);
        for two in documents.windows(2) {
            left_out.extend(two[0] + 1 - first..two[1] - first);
        }
        self.gaps(left_out.into_iter());
    }

    fn gaps(&mut self, numbers: impl Iterator<Item = u32>) {
        let mut next = 0;
        for number in numbers {
            self.number(number - next);
            next = number + 1;
        }
    }
}

/// A length as a number of the index.
pub(super) fn size(length: usize) -> u32 {
    u32::try_from(length).expect("an index holds fewer than 2^32 of anything")
}

/// How many bytes `value` takes.
fn width(value: u32) -> usize {
    (32 - (value | 1).leading_zeros() as usize).div_ceil(7)
}

/// Reads what a [`Writer`] wrote.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// What lies beyond the end reads as 0, so that a damaged file ends the reading.
    pub(super) fn byte(&mut self) -> u8 {
        self.at += 1;
        self.bytes.get(self.at - 1).copied().unwrap_or(0)
    }

    pub(super) fn number(&mut self) -> u32 {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte();
            value |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                break;
            }
        }
        value
    }

    pub(super) fn text(&mut self) -> String {
        let length = self.number() as usize;
        let end = (self.at + length).min(self.bytes.len());
        let text = String::from_utf8_lossy(&self.bytes[self.at.min(end)..end]).into_owned();
        self.at = end;
        text
    }

    /// Adds the documents of a list to `out`, counted from `base`.
    pub(super) fn list(&mut self, base: u32, out: &mut Vec<u32>) {
        let head = self.number();
        let (count, form) = ((head >> 2) as usize, head % 4);
        if count == 0 {
            return;
        }
        if form == 0 {
            return out.extend(self.gaps(count).map(|one| base + one));
        }
        let (first, span) = (self.number(), self.number());
        let all = (0..=span).map(|at| (at, base + first + at));
        if form == 2 {
            let bytes: Vec<u8> = (0..=span / 8).map(|_| self.byte()).collect();
            let is_set = |at: u32| bytes[at as usize / 8] >> (at % 8) & 1 == 1;
            return out.extend(all.filter(|(at, _)| is_set(*at)).map(|(_, one)| one));
        }
        let mut left_out = self.gaps((span as usize + 1).saturating_sub(count)).peekable();
        out.extend(all.filter(|(at, _)| left_out.next_if_eq(at).is_none()).map(|(_, one)| one));
    }

    fn gaps(&mut self, count: usize) -> impl Iterator<Item = u32> {
        let mut next = 0;
        (0..count.min(self.bytes.len())).map(move |_| {
            let number = next + self.number();
            next = number + 1;
            number
        })
    }
}

/// A way of narrowing a search: department, topic …
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Facet {
    /// Its name in an address.
    pub name: String,
    pub terms: Vec<FacetTerm>,
}

/// A value of a filter, and the documents it lets through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FacetTerm {
    /// The value in an address.
    pub key: String,
    /// How it is called.
    pub title: String,
    /// The documents, in rising order.
    pub documents: Vec<u32>,
}

/// The file of all filters.
pub(super) fn facets_file(facets: &[Facet]) -> Vec<u8> {
    let mut out = Writer::default();
    for facet in facets {
        out.text(&facet.name);
        out.number(size(facet.terms.len()));
        for term in &facet.terms {
            out.text(&term.key);
            out.text(&term.title);
            out.list(&term.documents);
        }
    }
    out.0
}

/// The filters in such a file.
pub(super) fn read_facets(bytes: &[u8]) -> Vec<Facet> {
    let mut reader = Reader::new(bytes);
    let mut facets = Vec::new();
    while !reader.is_done() {
        let name = reader.text();
        let count = reader.number();
        let mut terms = Vec::new();
        for _ in 0..count {
            if reader.is_done() {
                break;
            }
            let (key, title) = (reader.text(), reader.text());
            let mut documents = Vec::new();
            reader.list(0, &mut documents);
            terms.push(FacetTerm { key, title, documents });
        }
        facets.push(Facet { name, terms });
    }
    facets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_back_as_they_were_in_the_shortest_form() {
        for (documents, bytes) in [
            (vec![], 1),
            (vec![0], 2),
            (vec![300], 3),
            ((5..1000).collect(), 5),
            ((0..1000).filter(|one| one % 2 == 0).collect(), 2 + 1 + 2 + 125),
            ((0..1000).filter(|one| one % 100 == 7).collect(), 1 + 10),
            ((0..1000).filter(|one| one % 100 != 7).collect(), 2 + 1 + 2 + 10),
        ] {
            let mut writer = Writer::default();
            writer.list(&documents);
            assert_eq!(writer.0.len(), bytes, "{documents:?}");
            let mut read = Vec::new();
            Reader::new(&writer.0).list(7, &mut read);
            assert!(read.iter().map(|one| one - 7).eq(documents));
        }
    }

    #[test]
    fn filters_come_back_as_they_were() {
        let term = |key: &str, documents: &[u32]| FacetTerm {
            key: key.to_owned(),
            title: format!("{key}的名称"),
            documents: documents.to_vec(),
        };
        let facets = vec![
            Facet { name: "kind".to_owned(), terms: vec![term("a", &[0, 2]), term("b", &[1])] },
            Facet { name: "year".to_owned(), terms: vec![term("2023", &[])] },
        ];
        assert_eq!(read_facets(&facets_file(&facets)), facets);
    }
}
