//! Numbers and times as they are read, everywhere the same.

use super::{Language, Message};

/// A number with commas between its thousands.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// How long it takes to read so many characters out, at 200 a minute: tens of seconds below a minute, minutes below an
/// hour, hours and minutes below ten hours, then hours.
#[must_use]
pub fn reading_time(characters: usize, language: Language) -> String {
    const A_MINUTE: usize = 200;
    let seconds = (characters * 60).div_ceil(A_MINUTE * 10) * 10;
    let minutes = (characters + A_MINUTE / 2) / A_MINUTE;
    let say = |message: Message, numbers: &[usize]| {
        let numbers: Vec<String> = numbers.iter().map(|&number| grouped(number)).collect();
        let values: Vec<&dyn std::fmt::Display> = numbers.iter().map(|n| n as _).collect();
        message.fill(language, &values)
    };
    match (minutes / 60, minutes % 60) {
        _ if seconds < 60 => say(Message::TimeSeconds, &[seconds]),
        (0, minutes) => say(Message::TimeMinutes, &[minutes]),
        (hours @ 1..10, minutes @ 1..) => say(Message::TimeHoursMinutes, &[hours, minutes]),
        (hours, minutes) => say(Message::TimeHours, &[hours + minutes / 30]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_off() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (2545, "2,545"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn times_are_told_in_the_unit_that_fits() {
        for (characters, chinese, english) in [
            (0, "0 秒", "0 s"),
            (1, "10 秒", "10 s"),
            (42, "20 秒", "20 s"),
            (170, "1 分钟", "1 min"),
            (200, "1 分钟", "1 min"),
            (250, "1 分钟", "1 min"),
            (350, "2 分钟", "2 min"),
            (2_545, "13 分钟", "13 min"),
            (11_899, "59 分钟", "59 min"),
            (11_900, "1 小时", "1 h"),
            (13_000, "1 小时 5 分钟", "1 h 5 min"),
            (119_800, "9 小时 59 分钟", "9 h 59 min"),
            (120_000, "10 小时", "10 h"),
            (12_063_000, "1,005 小时", "1,005 h"),
        ] {
            assert_eq!(reading_time(characters, Language::Chinese), chinese);
            assert_eq!(reading_time(characters, Language::English), english);
        }
    }
}
