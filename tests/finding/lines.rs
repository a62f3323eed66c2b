//! Small texts whose headings are lines of their own, in brackets, before a colon or in two levels.

use crate::found::outline;

const TEXT: &str =
    "柳河县水网密布，大小河道三十七条，过去沿岸村庄各管一段，上游清淤下游淤，年年治理年年反复。";

#[test]
fn a_number_in_a_framed_line_is_no_item_of_its_own() {
    let minutes = format!(
        "柳河县水务局局务会议记录\n一、学习防汛文件\n【（一）领学】\n{TEXT}\n【（二）讨论】\n{TEXT}\n\
         二、研究河道清淤\n【（一）汇报情况】\n{TEXT}\n【（二）审议意见】\n{TEXT}\n【（三）表决结果】\n{TEXT}\n"
    );
    assert_eq!(
        outline(&minutes),
        "一、学习防汛文件\n 【（一）领学】\n 【（二）讨论】\n\
         二、研究河道清淤\n 【（一）汇报情况】\n 【（二）审议意见】\n 【（三）表决结果】\n"
    );
}

#[test]
fn a_framed_line_among_others_may_be_alone_in_its_section() {
    let minutes = format!(
        "柳河县水务局局务会议记录\n一、研究河道清淤\n【（一）汇报情况】\n{TEXT}\n【（二）审议意见】\n{TEXT}\n\
         二、局长讲话\n【柳青局长总结】\n一要抓学习。\n二要抓落实。\n三要守底线。\n"
    );
    assert_eq!(
        outline(&minutes),
        "一、研究河道清淤\n 【（一）汇报情况】\n 【（二）审议意见】\n\
         二、局长讲话\n 【柳青局长总结】\n  一要抓学习\n  二要抓落实\n  三要守底线\n"
    );
}

/// A text with these lines, each above a whole paragraph.
fn under(lines: &[&str]) -> String {
    let parts = lines.iter().map(|line| format!("{line}\n{TEXT}\n"));
    format!(
        "柳河县治水的实践与思考\n{TEXT}\n{}",
        parts.collect::<String>()
    )
}

fn on_lines(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[test]
fn what_stands_before_a_colon_may_be_a_character_or_a_clause() {
    for lines in [
        &[
            "让渠水流得动：破解“梗阻多”的难题",
            "让渠水有人管：破解“责任虚”的难题",
            "让渠里有“活水”：破解“水源少”的难题",
        ][..],
        &[
            "守：一道老渠，三代接力",
            "传：把手艺交给年轻人",
            "兴：让渠水流进好日子",
        ],
        &[
            "让渠水流得动：破解“梗阻多”的难题",
            "让渠水有人管：破解“责任虚”的难题",
            "几点启示",
        ],
        &["想明白：治水到底为了谁", "干到底：今年几件事怎么落实"],
    ] {
        assert_eq!(outline(&under(lines)), on_lines(lines));
    }
    // Beside others one stands above a sentence too.
    let short = format!(
        "{}留水先修渠，修渠先修人。\n{TEXT}\n",
        under(&[
            "让渠水流得动：破解“梗阻多”的难题",
            "让渠水有人管：破解“责任虚”的难题"
        ])
    );
    let short = short.replace("留水", "让渠里有“活水”：破解“水源少”的难题\n留水");
    assert!(outline(&short).ends_with("\n让渠里有“活水”：破解“水源少”的难题\n"));
    // Who speaks, whom it is sent to, fields and what comes again.
    for lines in [
        &[
            "牵头单位：柳河县水务局办公室",
            "责任单位：沿河各乡镇人民政府",
        ][..],
        &["办结时限：今年九月底以前", "办结时限：今年十月底以前"],
        &["甲：这条渠修得真好啊", "乙：可不是修得真好嘛"],
        &["会议强调：把渠道修好管好", "有人说：修渠不如打井来得快"],
        &["柳青：愿家乡水更清", "袁野：愿渠水长流不断"],
        &["注：以上数据由水务局提供", "附：柳河县河道基本情况"],
        &["让渠水流得动：破解“梗阻多”的难题"],
    ] {
        assert_eq!(outline(&under(lines)), "");
    }
}

#[test]
fn such_lines_are_headings_between_the_turns_of_an_interview_too() {
    let turns = "记者：您最初是怎么管上这条渠的？\n柳明川：说起来是个偶然，那年渠堤垮了，队里缺人，我就上了堤。\n";
    let interview = format!(
        "把老渠守成活渠\n{TEXT}\n守：一道老渠，三代接力\n{turns}传：把手艺交给年轻人\n{turns}"
    );
    assert_eq!(
        outline(&interview),
        "守：一道老渠，三代接力\n传：把手艺交给年轻人\n"
    );
}

#[test]
fn headings_built_alike_stand_below_the_one_whose_lead_announces_them() {
    let speech = |lead: &str, last: &str| {
        under(&["摸清水网家底", "过去五年的治水历程"])
            + &format!("推动柳河治水实现新突破\n{lead}\n")
            + &under(&[
                "聚焦河道清淤，疏通主干渠系",
                "聚焦水源保护，守住一库清水",
                "聚焦用水安全，办好民生实事",
                last,
            ])
            .split_once(&format!("{TEXT}\n"))
            .map_or(String::new(), |(_, parts)| parts.to_owned())
    };
    let lead = "蓝图已经绘就。今后五年，要抓好以下几个方面的工作。";
    assert_eq!(
        outline(&speech(lead, "坚定不移加强队伍建设")),
        "摸清水网家底\n过去五年的治水历程\n推动柳河治水实现新突破\n 聚焦河道清淤，疏通主干渠系\n 聚焦水源保护，守住一库清水\n \
         聚焦用水安全，办好民生实事\n坚定不移加强队伍建设\n"
    );
    // Text that announces nothing is that of the heading.
    assert_eq!(
        outline(&speech(
            "蓝图已经绘就，治水的路还很长。",
            "坚定不移加强队伍建设"
        )),
        "摸清水网家底\n过去五年的治水历程\n推动柳河治水实现新突破\n聚焦河道清淤，疏通主干渠系\n聚焦水源保护，守住一库清水\n\
         聚焦用水安全，办好民生实事\n坚定不移加强队伍建设\n"
    );
    // Another that is built so stands elsewhere: nobody can tell which are below.
    assert_eq!(
        outline(&speech(lead, "坚定不移加强队伍建设").replace("摸清水网家底", "聚焦水网家底")),
        "聚焦水网家底\n过去五年的治水历程\n推动柳河治水实现新突破\n聚焦河道清淤，疏通主干渠系\n聚焦水源保护，守住一库清水\n\
         聚焦用水安全，办好民生实事\n坚定不移加强队伍建设\n"
    );
}

#[test]
fn a_number_in_the_lead_announces_headings_of_one_length() {
    let speech = under(&["想明白：治水到底为了谁", "拧成绳：各方怎么配合"])
        + "干到底：今年几件事怎么落实\n今年就集中精力干三件事，干一件成一件。\n"
        + &format!("修通一条渠\n{TEXT}要倒排工期。\n建好一座闸\n{TEXT}\n管住一泓水\n{TEXT}\n");
    assert_eq!(
        outline(&speech),
        "想明白：治水到底为了谁\n拧成绳：各方怎么配合\n干到底：今年几件事怎么落实\n 修通一条渠\n  要倒排工期\n 建好一座闸\n 管住一泓水\n"
    );
}

#[test]
fn numbers_below_one_plain_heading_do_not_hide_the_others() {
    let parts = under(&[
        "过去五年",
        "今后五年治水的目标和任务",
        "推动柳河治水实现新的更大突破",
    ]);
    let report = format!(
        "{parts}一、疏通主干渠系\n{TEXT}\n二、守住一库清水\n{TEXT}\n坚定不移加强水利干部队伍建设\n{TEXT}\n"
    );
    assert_eq!(
        outline(&report),
        "过去五年\n今后五年治水的目标和任务\n推动柳河治水实现新的更大突破\n 一、疏通主干渠系\n 二、守住一库清水\n坚定不移加强水利干部队伍建设\n"
    );
}

#[test]
fn short_sentences_above_whole_text_that_are_built_alike_are_headings() {
    let dashes = ["渠道堵——清淤年年欠账。", "责任虚——管护处处脱节。"];
    let halves = [
        "渠有源头，愿你们不忘来处。",
        "渠有方向，愿你们不惧弯路。",
        "渠有堤岸，愿你们守住分寸。",
    ];
    let closed = |lines: &[&str]| on_lines(lines).replace('。', "");
    assert_eq!(outline(&under(&dashes)), closed(&dashes));
    let numbered = |lines: &[&str]| {
        outline(&under(lines).replacen(
            TEXT,
            &format!("{TEXT}\n一、看水网\n{TEXT}\n二、看短板\n{TEXT}"),
            1,
        ))
    };
    for lines in [&dashes[..], &halves] {
        assert!(numbered(lines).contains(&format!("\n {}\n", lines[0].replace('。', ""))));
    }
    // What tells a story, and what only happens to be as long.
    for lines in [
        [
            "我离开柳河，坐上了火车。",
            "我回到柳河，走上了老桥。",
            "我沿着渠堤，看见了炊烟。",
        ],
        [
            "柳河发源于云岭北麓。",
            "水网分布在全县各镇。",
            "灌区集中于西部平原。",
        ],
        [
            "渠有源头，愿你们不忘来处。",
            "渠水清，愿你们常回。",
            "堤上种着柳树，路边开满野花。",
        ],
    ] {
        assert_eq!(numbered(&lines), "一、看水网\n二、看短板\n");
    }
}

#[test]
fn a_line_that_sums_up_stands_beside_the_numbers_before_it() {
    let report = |last: &str| {
        format!(
            "柳河县算清治水三本账\n{TEXT}\n一、算清减负账\n{TEXT}\n二、算准力量账\n一是下沉一批。{TEXT}\n二是招录一批。{TEXT}\n{last}"
        )
    };
    let before = "一、算清减负账\n二、算准力量账\n 一是下沉一批\n 二是招录一批\n";
    assert_eq!(
        outline(&report(&format!(
            "几点体会\n实践中，我们体会到：一是坚持党建引领，凝聚合力；二是坚持群众主体，共建共享。{TEXT}\n"
        ))),
        format!("{before}几点体会\n 一是坚持党建引领，凝聚合力\n 二是坚持群众主体，共建共享\n")
    );
    assert_eq!(
        outline(&report(&format!(
            "经验启示\n第一，党建是引领。{TEXT}\n第二，群众是主体。{TEXT}\n"
        ))),
        format!("{before}经验启示\n 第一，党建是引领\n 第二，群众是主体\n")
    );
    // Below a number that others follow it is no part of the whole.
    let inside = report(&format!("几点体会\n{TEXT}\n三、算好民心账\n{TEXT}\n"));
    assert_eq!(outline(&inside), format!("{before}三、算好民心账\n"));
}

#[test]
fn the_first_half_of_a_heading_on_two_lines_is_a_heading_where_it_comes_again() {
    let two = "加强水利队伍建设\n夯实治水思想根基\n";
    let again = "结合河道清淤行动\n充分发挥党员先锋模范作用\n";
    let report = |parts: [&str; 2]| {
        let parts = parts.map(|part| format!("{part}{TEXT}\n"));
        outline(&format!("争当治水先锋\n{TEXT}\n{}", parts.concat()))
    };
    assert_eq!(report([two, again]), "加强水利队伍建设\n结合河道清淤行动\n");
    assert_eq!(report([two, ""]), "");
    // A name and what stands below it.
    assert_eq!(
        report(["柳青\n河滨小区居民代表\n", "袁野\n城关镇居民代表\n"]),
        ""
    );
}
