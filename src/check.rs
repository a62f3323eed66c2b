//! 校核: what a careful reader of drafts would ask to be looked at again. Only made when asked for.
//!
//! Each rule is a named function in one of two tables: rules of the outline (numbers, levels, parallel headings)
//! and rules of the wording (marks, doubled words, what was left to fill in). A false alarm costs more trust than
//! a miss, so each rule speaks only where it is sure.

mod numbering;
mod wording;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::outline::Outline;

/// What every rule may look at.
struct Draft<'a> {
    document: &'a Document,
    outline: &'a Outline,
    text: &'a str,
}

/// One rule: it adds what it notices.
type Rule = fn(&Draft, &mut Vec<Diagnostic>);

/// All rules.
const RULES: &[Rule] = &[
    numbering::gaps_and_repeats,
    numbering::mixed_marks,
    numbering::usual_form,
    numbering::level_order,
    numbering::announced_count,
    numbering::heading_stops,
    numbering::missing_clause,
    wording::doubled,
    wording::half_width,
    wording::unpaired,
    wording::placeholders,
    wording::year_brackets,
];

/// What there is to look at again, in document order.
#[must_use]
pub fn check(document: &Document, outline: &Outline) -> Vec<Diagnostic> {
    let draft = Draft {
        document,
        outline,
        text: document.text(),
    };
    let mut found = document.diagnostics.clone();
    for rule in RULES {
        rule(&draft, &mut found);
    }
    found.sort_by_key(|diagnostic| diagnostic.span.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Finding;
    use crate::document::{FindOptions, ReadAs};
    use crate::input::Source;
    use crate::message::Language;
    use crate::numeral;

    fn sentences(text: &str) -> Vec<String> {
        let source = Source::from(text);
        let document = Document::find(source, &FindOptions::default());
        check(&document, &document.outline)
            .iter()
            .map(|diagnostic| diagnostic.sentence(Language::Chinese))
            .collect()
    }

    #[test]
    fn each_rule_speaks_where_it_should() {
        for (text, expected) in [
            (
                "一、提高认识\n抓紧抓实。\n三、强化保障\n抓紧抓实。\n",
                "序号不连续：“一、”之后是“三、”，请核对。",
            ),
            (
                "一、提高认识\n抓紧。\n二、强化保障\n抓实。\n二、加强领导\n抓好。\n",
                "“二、”出现了两次，请核对。",
            ),
            (
                "1.提高认识\n抓紧。\n2、强化保障\n抓实。\n3.加强领导\n抓好。\n",
                "同一组序号写法不一：前面是“1.”，这里是“2、”，请核对。",
            ),
            (
                "1、提高认识\n抓紧。\n2、强化保障\n抓实。\n",
                "“1、”按公文习惯写作“1.”。",
            ),
            (
                "（一）提高认识\n一、强化保障\n抓实。\n二、强化领导\n抓实。\n（二）严肃纪律\n抓紧。\n",
                "“（一）”之下用了“一、”，与“一、（一）1.（1）”的次序不合，请核对。",
            ),
            (
                "今年要抓好三件事：一是修路。二是通水。三是种树。四是办学。",
                "前文说“三件事”，下面列了 4 条，请核对。",
            ),
            (
                "一、提高认识\n抓紧。\n二、强化保障。\n抓实。\n三、加强领导\n抓好。\n",
                "标题末尾多了“。”，同级的其他标题没有，请核对。",
            ),
            (
                "一、站位要高，把责任扛起来\n抓紧。\n二、措施要实\n抓实。\n三、作风要硬，把落实抓到底\n抓好。\n",
                "同级标题多为 2 个分句，这一条只有 1 个，请核对。",
            ),
            ("各乡镇要要抓紧落实。", "“要要”疑为重复。"),
            (
                "各乡镇要抓紧,确保落实。",
                "汉字之间用了半角标点“,”，请核对。",
            ),
            ("各乡镇要落实《实施方案的要求。", "“《”没有配对，请核对。"),
            ("请于××月××日前报送。", "“××”待补充。"),
            ("云政发[2026]12号", "“[2026]”按规范写作“〔2026〕”。"),
        ] {
            let found = sentences(text);
            assert!(
                found.iter().any(|said| said == expected),
                "{text}: {found:#?}"
            );
        }
    }

    #[test]
    fn good_drafts_give_no_alarm() {
        for text in [
            "一、提高认识\n抓紧抓实。\n二、强化保障\n（一）人员\n到位。\n（二）经费\n到位。\n",
            "重要要求已经明确，合并并入库，目的的确定要慎重。",
            "他说：“要抓紧。\n“还要抓实。”\n",
            "1）抓紧。\n2）抓实。\n",
            "讲三点意见。\n一、提高认识\n抓紧。\n二、强化保障\n抓实。\n三、加强领导\n抓好。\n",
            "云政发〔2026〕12号",
            "时间为9:30,地点见附件。",
        ] {
            assert_eq!(sentences(text), Vec::<String>::new(), "{text}");
        }
        // 第一百零一条 is written like 第一条.
        let article = |number| format!("第{}条　各村要抓紧抓实。\n", numeral::write_han(number));
        let articles: String = (1..=120).map(article).collect();
        assert_eq!(sentences(&articles), Vec::<String>::new());
    }

    #[test]
    fn emphasis_that_ends_in_a_marker_is_no_other_kind_of_number() {
        let text = "一、措施\n抓好三件事。**一是**昼夜值班。**二**是逐户巡查。**三是**及时报告。\n";
        assert_eq!(sentences(text), Vec::<String>::new());
    }

    #[test]
    fn each_member_of_a_long_sequence_is_looked_at_once() {
        // To compare each with each other would take minutes.
        const COUNT: usize = 10_000;
        let text = "# 2. 抓好落实\n".repeat(COUNT) + "# 2、抓好落实\n";
        let options = FindOptions {
            read_as: ReadAs::Outline,
            ..FindOptions::default()
        };
        let document = Document::find(Source::from(text), &options);
        let found = check(&document, &document.outline);
        let is_mixed = |found: &&Diagnostic| matches!(found.finding, Finding::MixedMarks { .. });
        let mixed: Vec<_> = found.iter().filter(is_mixed).collect();
        let [mixed] = mixed[..] else {
            panic!("one is mixed: {mixed:?}");
        };
        assert_eq!(
            mixed.sentence(Language::Chinese),
            "同一组序号写法不一：前面是“2.”，这里是“2、”，请核对。"
        );
    }
}
