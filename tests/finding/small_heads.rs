//! Small texts that begin with headings: which of their first lines is the title, and which none.

use crate::found::{outline, title};

const TEXT: &str =
    "每天的课程从清晨开始，到黄昏结束。虽然条件有限，但是大家克服困难，按时完成了各项任务。";

/// These lines, each above text.
fn above_text(lines: &[&str]) -> String {
    lines
        .iter()
        .map(|line| format!("{line}\n{TEXT}\n"))
        .collect()
}

fn labels(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_line_like_others_above_text_is_no_title_whatever_word_it_ends_with() {
    for headings in [
        ["初到石桥的情况", "课堂上的小故事", "告别时说的话语"],
        ["心灵的交流", "友谊的桥梁", "希望的种子"],
        ["走进石桥小学", "课堂里的感悟", "告别时的讲话"],
    ] {
        let text = format!("难忘的暑假\n{}", above_text(&headings));
        assert_eq!(title(&text), "难忘的暑假", "{headings:?}");
        assert_eq!(outline(&text), labels(&headings));
    }
    // Behind text of its own no title stands above the first of them either.
    let bold = ["**走进石桥小学的体会**", "**石桥河边的课堂**"];
    let text = format!("{TEXT}{TEXT}\n{}", above_text(&bold));
    assert_eq!(title(&text), "");
    assert_eq!(outline(&text), "走进石桥小学的体会\n石桥河边的课堂\n");
    let plain = [
        "走进石桥小学的体会",
        "石桥河边的课堂故事",
        "告别石桥时的讲话",
    ];
    let text = format!("{TEXT}{TEXT}\n{}", above_text(&plain));
    assert_eq!(title(&text), "");
    assert_eq!(outline(&text), labels(&plain));
}

#[test]
fn below_the_name_of_a_site_or_a_kind_a_title_above_text_is_one() {
    let headings = ["思想学习方面", "业务工作方面", "廉洁自律方面"];
    for above in ["公文材料网", "工作总结"] {
        let text = format!(
            "{above}\n2025年个人工作总结\n{TEXT}\n{}",
            above_text(&headings)
        );
        assert_eq!(title(&text), "2025年个人工作总结", "{above}");
        assert_eq!(outline(&text), labels(&headings), "{above}");
    }
}

#[test]
fn a_late_number_above_others_is_a_heading_however_these_are_written() {
    for items in [
        "1.完善防汛体系。{}\n2.提升预警能力。{}\n",
        "（1）完善防汛体系。{}\n（2）提升预警能力。{}\n",
        "要做好两件事。\n一是完善防汛体系。{}\n二是提升预警能力。{}\n",
    ] {
        let text = format!("四、加强防汛工作\n{}", items.replace("{}", TEXT));
        assert_eq!(title(&text), "", "{items}");
        let found = outline(&text);
        assert!(found.starts_with("四、加强防汛工作\n "), "{found}");
    }
    // A title stands above it as above any other.
    let below = format!("防汛工作报告\n四、加强预警\n1.修好渠道。{TEXT}\n2.备好沙袋。{TEXT}\n");
    assert_eq!(title(&below), "防汛工作报告");
}
