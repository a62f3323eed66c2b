//! Small texts as courts, congresses and bureaus report: headings behind a dash, paragraphs that an announced number counts,
//! headlines of bulletins.

mod found;

use found::{outline, title};

const LONG: &str =
    "各村要把这项工作摆上议事日程，分管干部亲自抓，一级抓一级，层层抓落实，确保各项任务落到实处。";

#[test]
fn lines_behind_a_dash_are_headings_of_the_text_below_them() {
    let report = format!(
        "临溪县人民法院工作报告\n——2008年1月11日在临溪县第十四届人民代表大会第一次会议上\n各位代表：\n\
         过去五年的工作\n{LONG}\n——依法惩治犯罪，维护社会稳定\n{LONG}\n——加大执行力度，努力兑现债权\n\
         执结案件三千件。一是集中清理，开展专项行动七次；二是联动威慑，通报失信人员四百名。\n\
         我们也看到，工作还有不足：一是力量不强，素质有待提高；二是基础不牢，设施亟需改善。\n今后五年的主要任务和2008年的工作安排\n{LONG}\n"
    );
    assert_eq!(
        outline(&report),
        "过去五年的工作\n ——依法惩治犯罪，维护社会稳定\n ——加大执行力度，努力兑现债权\n  \
         一是集中清理，开展专项行动七次\n  二是联动威慑，通报失信人员四百名\n \
         一是力量不强，素质有待提高\n 二是基础不牢，设施亟需改善\n\
         今后五年的主要任务和2008年的工作安排\n"
    );
    let numbered = format!(
        "工作报告\n一、工作回顾\n{LONG}\n——坚持改革创新，增强发展动力\n{LONG}\n——坚持民生为本，增进群众福祉\n{LONG}\n\
         二、工作安排\n{LONG}\n"
    );
    assert_eq!(
        outline(&numbered),
        "一、工作回顾\n ——坚持改革创新，增强发展动力\n ——坚持民生为本，增进群众福祉\n二、工作安排\n"
    );
}

#[test]
fn who_said_it_and_items_of_a_list_are_no_headings_behind_a_dash() {
    let sayings = format!(
        "读书摘录\n{LONG}\n——柳青山，《临溪散记》\n{LONG}\n——许明川，《南湾日记》\n{LONG}\n"
    );
    assert_eq!(outline(&sayings), "");
    let list = format!(
        "工作简报\n{LONG}\n——依法惩治犯罪，维护社会稳定\n——加大执行力度，努力兑现债权\n{LONG}\n"
    );
    assert_eq!(outline(&list), "");
}

#[test]
fn an_announced_number_counts_the_paragraphs_that_begin_with_its_word() {
    let report = |promise: &str, last: &str| {
        format!(
            "临溪县人民检察院工作报告\n一、工作回顾\n{LONG}\n二、工作安排\n重点做到{promise}：\n\
             聚焦“六稳”，护航经济发展。{LONG}\n聚焦“民生”，回应群众关切。{LONG}\n{last}，建强检察队伍。{LONG}\n"
        )
    };
    let headings = "一、工作回顾\n二、工作安排\n 聚焦“六稳”，护航经济发展\n 聚焦“民生”，回应群众关切\n 聚焦“铁军”，建强检察队伍\n";
    for promise in ["“三个聚焦”", "三个“聚焦”", "三个聚焦"] {
        assert_eq!(outline(&report(promise, "聚焦“铁军”")), headings);
    }
    for (promise, last) in [
        ("“四个聚焦”", "聚焦“铁军”"),
        ("“三个坚持”", "聚焦“铁军”"),
        ("“三个聚焦”", "锤炼“铁军”"),
    ] {
        assert_eq!(
            outline(&report(promise, last)),
            "一、工作回顾\n二、工作安排\n"
        );
    }
}

#[test]
fn two_headlines_above_news_are_headings() {
    let bulletin = |below: &str| {
        format!(
            "2018年财政信息第8期\n2018年08月16日\n县财政收入超序时平稳增长\n5月止，全县财政总收入完成预算的一半，{LONG}\n\
             县财政局召开深化国库集中支付制度改革工作会议\n{below}县财政局召开会议。{LONG}\n（办公室）\n"
        )
    };
    assert_eq!(title(&bulletin("近日，")), "2018年财政信息第8期");
    assert_eq!(
        outline(&bulletin("近日，")),
        "县财政收入超序时平稳增长\n县财政局召开深化国库集中支付制度改革工作会议\n"
    );
    assert_eq!(outline(&bulletin("前面说过，")), "");
}

#[test]
fn what_is_said_in_a_story_and_what_will_be_is_no_item() {
    let story = format!(
        "渡口\n“要修了。”老邢说，“说了三年。”\n{LONG}\n“首先得看它修得好不好。”他说，“最后要是真修好了，我就到桥上去走一走。”\n"
    );
    assert_eq!(outline(&story), "");
    let speech = "他说：\n“首先，要摸清底数。其次，要建立台账。最后，要抓好整改。”\n";
    assert!(outline(speech).contains("其次"));
}

#[test]
fn what_is_cried_three_times_is_no_point() {
    let guide = |cries: usize| format!("{}岛上常停电。\n", "一定要带防晒！".repeat(cries));
    assert_eq!(outline(&guide(3)), "");
    assert!(outline(&guide(1)).contains("一定要带防晒"));
}

#[test]
fn a_first_member_behind_its_subject_stands_above_the_second_where_the_sentence_is_cut() {
    let minutes = |first: &str| {
        format!(
            "会议纪要\n{LONG}\n会议要求，全县各级财政部门{first}要加强内控管理，确保资金安全；\n二要强化库款管理，严防支付风险；\n\
             三要夯实基础工作，改进决算编审。\n"
        )
    };
    let others = "二要强化库款管理，严防支付风险\n三要夯实基础工作，改进决算编审\n";
    assert_eq!(
        outline(&minutes("一")),
        format!("一要加强内控管理，确保资金安全\n{others}")
    );
    assert_eq!(outline(&minutes("统一")), others);
}
