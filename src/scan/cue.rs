//! How sentences begin that tell somebody to do something: the words before 要, what makes another word of it, and the
//! subject that it may stand behind.

use super::{Cue, Lead, Scanner};
use crate::sign::{self, Endings, Stop, Words, endings, words};

/// Words before 要 that belong to a point's beginning.
pub(super) const IMPERATIVE_LEADS: Words = words(&[
    "要",
    "还要",
    "同时要",
    "同时，要",
    "同时,要",
    "同时还要",
    "特别要",
    "特别是要",
    "尤其要",
    "尤其是要",
    "并要",
    "另外要",
    "另外，要",
    "此外要",
    "此外，要",
    "一定要",
    "务必要",
    "同时，还要",
    "首先要",
    "重点要",
    "关键要",
    "关键是要",
    "重点是要",
    "与此同时，要",
    "与此同时，还要",
    "下一步，要",
    "下一步要",
    "接下来，要",
    "接下来要",
    "今后，要",
]);

/// Beginnings that a reader could list or leave.
pub(super) const WEAK_LEADS: Words = words(&[
    "必须", "应当", "既要", "又要", "也要", "更要", "都要", "切实", "须",
]);

/// What makes the 要 before it a part of a word.
#[rustfmt::skip]
const NO_VERB: Words = words(&[
    "、", "，", ",", "。", "；", "！", "!", "？", "?", "”", "’", "》", "素", "么", "是", "知道", "看到", "指出", "说明", "命", "害", "闻", "员", "案", "塞", "道", "义", "件", "旨", "职", "地", "价", "隘", "诀",
    "感谢", "放在过", "放在以", "放在从", "放在十", "放在几", "搁在", "换作", "换做", "我说", "我看", "你说",
]);

/// What does so too, unless one of these verbs is behind it.
#[rustfmt::skip]
const NO_VERB_BUT: &[(&str, &[&str])] = &[
    ("点", &["面", "亮", "燃", "对点"]),
    ("求", &["真务实", "真求", "新求", "新意", "实效", "实绩", "精", "变求", "变化", "突破", "同存异"]),
    ("不", &["断", "折", "忘", "负", "失", "遗", "等", "懈", "骄", "怕", "打折"]),
    ("问", &["计", "需", "效", "政", "责"]),
    ("说", &["到做到", "真话", "实话"]),
    ("想", &["方设法", "群众", "人民之", "百姓之", "企业之", "基层之", "大家之", "在前", "干事"]),
    ("领", &["会", "导", "悟", "先"]),
    ("务", &["实", "必", "求"]),
    ("紧", &["紧", "盯", "扣", "密", "跟", "抓", "贴", "握", "张", "围", "绷"]),
    ("目", &["标明", "光"]),
];

impl Scanner<'_> {
    /// Takes what begins at `at` as a cue of this kind, whose 要 is so far behind.
    #[inline(always)]
    pub(super) fn take_cue(&mut self, at: usize, cue: Option<(Lead, usize)>) {
        if let Some((lead, len)) = cue {
            let (paragraph, sentence) = (self.paragraph, self.sentence);
            let lead = match self.text[at..].starts_with("还要".as_bytes()) {
                true if self.adds_to_both(at) => Lead::Weak,
                _ => lead,
            };
            self.found.cues.push(Cue {
                start: at as u32,
                verb: (at + len) as u32,
                lead,
                paragraph,
                sentence,
            });
        }
    }

    /// Whether 还要 at `at` is the last of 既要…；又要…；还要…, of which a reader lists all or none.
    #[inline(never)]
    fn adds_to_both(&self, at: usize) -> bool {
        /// The others are no longer.
        const NEAR: usize = 450;
        const FIRST: [&str; 3] = ["既要", "不仅要", "不但要"];
        const SECOND: Words = words(&["既要", "又要", "也要"]);
        let follows = |cue: &Cue| {
            cue.paragraph == self.paragraph
                && cue.sentence + 1 >= self.sentence
                && SECOND.begin(&self.text[cue.start as usize..])
        };
        let near = &self.text[(self.shape.first as usize).max(at.saturating_sub(NEAR))..at];
        let begun = sign::rfind(near, "。").unwrap_or(0);
        self.found.cues.last().is_some_and(follows)
            || FIRST.iter().any(|first| sign::holds(&near[begun..], first))
    }
}

/// Where 要 stands early in a sentence.
#[inline(never)]
pub(super) fn find_yao(text: &[u8]) -> Option<usize> {
    sign::find_early(text, *b"\xE8\xA6\x81")
}

/// Reads the beginning of a point that may begin with one of the words; returns its kind and the length up to and with its
/// 要.
#[inline(never)]
pub(super) fn read_first_words(text: &[u8]) -> Option<(Lead, usize)> {
    if let Some(lead) = IMPERATIVE_LEADS.beginning(text) {
        return is_verb(&text[lead.len()..]).then_some((Lead::Imperative, lead.len()));
    }
    if let Some(lead) = WEAK_LEADS.beginning(text) {
        return Some((Lead::Weak, lead.len()));
    }
    read_subject(text, find_yao(text)?)
}

/// Reads the beginning of a point whose 要 is inside it.
#[inline(never)]
pub(super) fn read_subject(text: &[u8], yao: usize) -> Option<(Lead, usize)> {
    // Later stops tell nothing.
    let stop = sign::stops(text, 0, text.len().min(sign::EARLY)).next();
    let behind = yao + "要".len();
    if let Some(yao) = topic_verb(text, yao, stop) {
        Some((Lead::Short, yao + "要".len()))
    } else {
        let stopped = stop.is_some_and(|(at, ..)| at < yao);
        is_behind_subject(text, yao, stopped).then_some((Lead::Subject, behind))
    }
}

/// Length of the longest short topic, its stop left off.
const LONGEST_TOPIC: usize = 36;

/// Where the 要 stands by which a short sentence whose stop is given may be a topic: 方向要准。, 主要领导要上手。
fn topic_verb(text: &[u8], yao: usize, stop: Option<(usize, Stop, usize)>) -> Option<usize> {
    const PARTS: Endings = endings(&["主", "首", "重"]);
    let (end, ..) = stop.filter(|_| is_short_topic(yao, stop))?;
    if !PARTS.end(&text[..yao]) {
        return Some(yao);
    }
    let behind = yao + "要".len();
    let next = behind + sign::find(&text[behind..end], "要")?;
    is_short_topic(next, stop).then_some(next)
}

/// Whether 要 stands inside a whole sentence of at most twelve characters, whose stop is given: 方向要准。
fn is_short_topic(yao: usize, stop: Option<(usize, Stop, usize)>) -> bool {
    stop.is_some_and(|(at, stop, _)| {
        let short = (6..=LONGEST_TOPIC).contains(&at);
        let tells = stop.ends_sentence() && stop != Stop::Question;
        tells && short && (3..at - 3).contains(&yao)
    })
}

/// Whether a short subject or a reporting verb precedes 要: 各级党委要…, 会议强调，要…. `stopped` says whether a stop does.
fn is_behind_subject(text: &[u8], yao: usize, stopped: bool) -> bool {
    const SHORTEST: usize = 6;
    /// With these before it 要 is a part of a word, or says what will be.
    const WORDS: Endings = endings(&[
        "主", "需", "重", "必", "只", "首", "概", "摘", "纲", "将", "快", "不", "想", "紧", "扼",
        "提", "索", "显", "若", "就", "如果", "这是", "为了",
    ]);
    const REPORTING: &[&str] = &[
        "强调，",
        "指出，",
        "要求，",
        "提出，",
        "强调,",
        "指出,",
        "要求,",
        "认为，",
    ];
    let before = &text[..yao];
    yao >= SHORTEST
        && (!stopped || sign::ends_with_any(before, REPORTING))
        && !WORDS.end(before)
        && is_verb(&text[yao + "要".len()..])
}

/// Whether a text begins as a point does: 要…, 还要….
pub(crate) fn is_imperative(text: &[u8]) -> bool {
    let lead = IMPERATIVE_LEADS.beginning(text);
    lead.is_some_and(|lead| is_verb(&text[lead.len()..]))
}

/// Whether a speaker's thanks or regrets are behind 要: 还要向各位表示感谢.
#[inline(never)]
fn thanks(rest: &[u8]) -> bool {
    const WORDS: [&str; 7] = ["感谢", "道歉", "致歉", "对不起", "致敬", "敬意", "问候"];
    let stop = sign::stops(rest, 0, rest.len()).next();
    let clause = &rest[..stop.map_or(rest.len(), |(at, ..)| at)];
    WORDS.iter().any(|word| sign::holds(clause, word))
}

/// Whether 要 is a verb before `rest`.
fn is_verb(rest: &[u8]) -> bool {
    if rest.starts_with("向".as_bytes()) {
        return !thanks(rest);
    }
    let verb_after = |&(word, verbs): &(&str, &[&str])| {
        let behind = sign::begins(rest, word).then(|| &rest[word.len()..])?;
        Some(verbs.iter().any(|verb| sign::begins(behind, verb)))
    };
    !NO_VERB.begin(rest) && NO_VERB_BUT.iter().find_map(verb_after).unwrap_or(true)
}
