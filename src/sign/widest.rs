//! The widest instructions that the machine has, for what is done with few bytes and often.

/// As `dispatch!`, but what is done with the narrowest instructions stands out of line. It is long and asks for many
/// registers and room on the stack; in line all of that would be made ready at each call, on other machines too.
macro_rules! widest {
    ($simd:ident => $work:expr) => {
        match fearless_simd::Level::new() {
            #[cfg(target_arch = "x86_64")]
            fearless_simd::Level::Sse2(narrow) => $crate::sign::widest::out_of_line(|| {
                fearless_simd::dispatch!(fearless_simd::Level::Sse2(narrow), $simd => $work)
            }),
            level => fearless_simd::dispatch!(level, $simd => $work),
        }
    };
}

#[cfg(target_arch = "x86_64")]
#[cold]
#[inline(never)]
pub(crate) fn out_of_line<R>(work: impl FnOnce() -> R) -> R {
    work()
}

pub(crate) use widest;
