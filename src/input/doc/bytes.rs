//! Little-endian numbers at places that a damaged file may point anywhere to.

/// Bytes that are looked into by offset; what lies outside gives nothing.
#[derive(Clone, Copy)]
pub(super) struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    /// `length` bytes from `at` on.
    pub fn slice(self, at: usize, length: usize) -> Option<&'a [u8]> {
        self.0.get(at..at.checked_add(length)?)
    }

    pub fn u8(self, at: usize) -> Option<u8> {
        self.0.get(at).copied()
    }

    pub fn u16(self, at: usize) -> Option<u16> {
        let bytes = self.slice(at, 2)?;
        Some(u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    pub fn u32(self, at: usize) -> Option<u32> {
        let low = self.u16(at)?;
        let high = self.u16(at.checked_add(2)?)?;
        Some(u32::from(high) << 16 | u32::from(low))
    }

    /// A number that serves as an offset or a length.
    pub fn size(self, at: usize) -> Option<usize> {
        Some(self.u32(at)? as usize)
    }
}
