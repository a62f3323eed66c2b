//! Numbers that look drawn by lot and are the same every time.

pub struct Lots(pub u64);

impl Lots {
    /// The next one, below `most`; 0 where there is none.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }
}
