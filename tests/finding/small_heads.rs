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
    let account = format!(
        "支教见闻\n{TEXT}\n{}",
        above_text(&["初到石桥", "心灵的交流", "希望的种子"])
    );
    assert_eq!(title(&account), "支教见闻");
    assert_eq!(outline(&account), "初到石桥\n心灵的交流\n希望的种子\n");
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
    let parts = above_text(&["思想政治建设", "履行岗位职责", "廉洁自律情况"]);
    let own = format!("述职述廉\n我的述职报告\n{TEXT}\n{parts}");
    assert_eq!(title(&own), "我的述职报告");
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

/// Names above numbers that begin again, the items long or short.
fn above_items(lines: &[&str], long: bool) -> String {
    let item = if long { TEXT } else { "按时完成。" };
    let below = |line: &&str| format!("{line}\n1、负责防汛值守。{item}\n2、负责巡查闸口。{item}\n");
    lines.iter().map(below).collect()
}

#[test]
fn names_above_numbers_that_begin_again_are_headings_however_long_the_items_are() {
    for long in [false, true] {
        let names = ["水库看护", "闸门检修"];
        let text = format!("石桥村防汛分工\n{}", above_items(&names, long));
        let found = outline(&text);
        for name in names {
            assert!(
                found.contains(&format!("{name}\n 1、负责防汛值守\n")),
                "{found}"
            );
        }
    }
    // Where numbers go on over it a line names no part of the text.
    let over = format!(
        "防汛分工\n一、值守\n水库看护\n1.看水位。{TEXT}\n2.看闸门。{TEXT}\n二、巡查\n渠道走访\n1.走上游。{TEXT}\n2.走下游。{TEXT}\n"
    );
    assert!(!outline(&over).contains("水库看护"));
}

#[test]
fn a_name_with_the_number_of_the_items_below_it_is_a_heading_by_itself() {
    let text = |name: &str| {
        format!(
            "防汛之我见\n{TEXT}\n{name}\n一、要早准备。{TEXT}\n二、要勤走动。\n三、要多请教。\n最后祝大家平安。\n"
        )
    };
    assert_eq!(
        outline(&text("三点认识")),
        "三点认识\n 一、要早准备\n 二、要勤走动\n 三、要多请教\n"
    );
    assert!(!outline(&text("四点认识")).contains("四点认识"));
}

#[test]
fn the_title_stands_above_names_that_end_like_it_and_have_numbers_below() {
    let names = ["主任岗位职责", "会计岗位职责"];
    for (own, long) in [
        ("办公室岗位职责", false),
        ("机关岗位职责", true),
        ("机关岗位职责汇编", true),
    ] {
        let text = format!("{own}\n{}", above_items(&names, long));
        assert_eq!(title(&text), own);
        let found = outline(&text);
        assert!(found.starts_with("主任岗位职责\n 1、"), "{found}");
        assert!(found.contains("\n会计岗位职责\n 1、"), "{found}");
    }
}

#[test]
fn bold_lines_right_above_bold_ones_stand_over_them() {
    let part = |over: &str, below: [&str; 2]| {
        let below = below.map(|line| format!("**{line}**\n\n{TEXT}\n\n"));
        format!("**{over}**\n\n{}", below.concat())
    };
    let parts = [
        part("用水待遇", ["临溪水价下调两成", "石桥水表免费更换"]),
        part("管网", ["旧管全部换新", "漏点当天修复"]),
    ];
    let text = format!("# 石桥镇用水新规\n\n{TEXT}\n\n{}", parts.concat());
    let levels =
        "用水待遇\n 临溪水价下调两成\n 石桥水表免费更换\n管网\n 旧管全部换新\n 漏点当天修复\n";
    assert_eq!(outline(&text), levels);
    // Once alone it is a slip.
    let once = format!(
        "# 石桥镇用水新规\n\n{}**旧管全部换新**\n\n{TEXT}\n",
        parts[0]
    );
    let flat = "用水待遇\n临溪水价下调两成\n石桥水表免费更换\n旧管全部换新\n";
    assert_eq!(outline(&once), flat);
}

#[test]
fn the_first_line_of_wrapped_text_is_no_title() {
    for text in [
        "过去的一年，面对汛情偏重的压力，全镇上下凝心\n聚力、攻坚克难，渠道运行总体平稳，闸口管护稳\n步推进，各村用水都有保障。\n",
        "石桥镇长一行全面了解了闸口管护工作的落实情况\n，重点检查了上游的水库、中游的渠道和下游的各\n处闸口。\n",
    ] {
        assert_eq!(title(text), "", "{text}");
    }
    // Lines of one length without an end of a sentence are a title, and so is a line above wrapped text.
    let broken = format!(
        "关于深入推进石桥镇渠道管护，加快建\n设临溪县现代化灌溉区有关情况的报告\n各位代表：\n{TEXT}\n"
    );
    assert!(title(&broken).starts_with("关于深入推进石桥镇渠道管护"));
    let below = "石桥镇渠道管护纪实\n过去的一年，面对汛情偏重的压力，全镇上下凝心\n聚力、攻坚克难，渠道运行总体平稳，闸口管护稳\n步推进。\n";
    assert_eq!(title(below), "石桥镇渠道管护纪实");
}

#[test]
fn blanks_around_a_dash_tell_no_headings_apart() {
    for headings in [
        [
            "丰收梦——靠勤劳双手",
            "安居梦 —— 靠邻里相帮",
            "致富梦 ——靠科学种田",
        ],
        [
            "“丰收”——靠勤劳双手",
            "“安居” —— 靠邻里相帮",
            "“致富” ——靠科学种田",
        ],
        [
            "《丰收》——靠勤劳双手",
            "《安居》 —— 靠邻里相帮",
            "《致富》 ——靠科学种田",
        ],
    ] {
        let text = format!("石桥人的梦想\n{TEXT}\n{}", above_text(&headings));
        assert_eq!(outline(&text), labels(&headings));
    }
}

#[test]
fn a_line_behind_a_dash_of_any_kind_is_the_subtitle_of_the_one_above() {
    for dash in ["——", "—", "--", "-- ", "-"] {
        for above in ["", "新闻中心\n", "领导致辞\n"] {
            let text = format!(
                "{above}实干托起石桥梦\n{dash}致全镇第三届灌溉会议\n{TEXT}\n一、回顾\n{TEXT}\n二、展望\n{TEXT}\n"
            );
            assert_eq!(title(&text), "实干托起石桥梦", "{above}{dash}");
        }
    }
    // The name of a column is a title where no other line may be one.
    let text = format!("领导致辞\n实干托起石桥梦\n{TEXT}{TEXT}\n");
    assert_eq!(title(&text), "实干托起石桥梦");
    let alone = format!("领导致辞\n{TEXT}\n一、回顾\n{TEXT}\n二、展望\n{TEXT}\n");
    assert_eq!(title(&alone), "领导致辞");
}

#[test]
fn the_last_heading_stands_above_a_line_that_is_cut_off() {
    let headings = [
        "灌溉的意义",
        "灌溉的历史回顾",
        "灌溉的成就展示",
        "灌溉的未来展望",
    ];
    let text = format!(
        "同饮一渠水\n{}灌溉的共同愿景\n灌溉不仅是全镇的大事，也",
        above_text(&headings)
    );
    assert_eq!(
        outline(&text),
        format!("{}灌溉的共同愿景\n", labels(&headings))
    );
}

#[test]
fn a_full_stop_behind_the_title_of_an_official_paper_is_no_part_of_it() {
    for kind in ["请示", "报告", "通知"] {
        let paper = format!(
            "石桥镇人民政府关于修缮渠道的{kind}。\n临溪县人民政府、县水务局:\n{TEXT}\n一、基本情况\n{TEXT}\n二、有关事项\n{TEXT}\n"
        );
        assert_eq!(title(&paper), format!("石桥镇人民政府关于修缮渠道的{kind}"));
    }
    let sentence =
        format!("石桥镇提交了关于修缮渠道的报告。\n{TEXT}\n一、情况\n{TEXT}\n二、事项\n{TEXT}\n");
    assert_eq!(title(&sentence), "");
}

#[test]
fn numbers_behind_the_fields_of_a_lesson_stand_at_the_top() {
    let lesson = |last: &str| {
        format!(
            "年轻人要会管水\n本课对象\n全镇年轻干部。\n本课时间\n3小时。\n{last}\n{TEXT}\n一、看懂水情\n{TEXT}\n二、管好闸口\n{TEXT}\n"
        )
    };
    let fields = "本课对象\n本课时间\n";
    assert_eq!(
        outline(&lesson("本课目的")),
        format!("{fields}本课目的\n一、看懂水情\n二、管好闸口\n")
    );
    // What is told in parts holds them.
    let process = outline(&lesson("本课过程"));
    assert_eq!(
        process,
        format!("{fields}本课过程\n 一、看懂水情\n 二、管好闸口\n")
    );
}

#[test]
fn lines_as_long_as_each_other_are_headings_above_short_paragraphs_too() {
    const SHORT: [&str; 3] = [
        "镇里调整渠长4名，选派管水员3名，队伍年轻了5岁。",
        "全年办班6期，到先进村学习42人次。",
        "全年解决用水难题370件，群众满意率达到97%。",
    ];
    let text = |headings: [&str; 3]| {
        let parts = (0..3).map(|at| format!("{}\n{}\n", headings[at], SHORT[at]));
        format!("石桥镇管水的做法\n{TEXT}\n{}", parts.collect::<String>())
    };
    for headings in [
        ["选准配强“领水雁”", "锻造过硬“生力军”", "办好群众“关心事”"],
        ["选准配强领水人", "锻造过硬“生力军”", "办好群众关心事"],
        [
            "管好水源，守住清流",
            "修好渠道，送到田头",
            "算好水账，公开透明",
        ],
    ] {
        assert_eq!(outline(&text(headings)), labels(&headings));
    }
    // Lines of other lengths may be what somebody shouts.
    let talk = [
        "水来了，快看",
        "一句“开闸”传遍了整个石桥镇的上上下下",
        "渠长“老何”",
    ];
    assert_eq!(outline(&text(talk)), "");
}

#[test]
fn what_sums_up_behind_headings_of_another_length_is_one_above_a_short_paragraph_too() {
    let headings = [
        "“化整为零”，把闸口看得更紧",
        "“聚沙成塔”，把渠道修得更牢",
        "“精打细算”，把用水管得更细",
    ];
    let long = format!("{TEXT}{TEXT}");
    let parts = headings.map(|line| format!("{line}\n{long}\n"));
    let text = format!(
        "石桥镇管水纪实\n{long}\n{}几点启示\n全年共开会2100多场。\n管水先要管人。{long}\n",
        parts.concat()
    );
    assert_eq!(outline(&text), format!("{}几点启示\n", labels(&headings)));
}

#[test]
fn the_title_of_an_issue_stands_above_headings_that_are_like_it() {
    let headings = [
        "强化改革，变“多头跑”为“一门办”",
        "强化服务，变“坐等办”为“上门帮”",
        "强化监督，变“事后查”为“事前防”",
    ];
    let long = format!("{TEXT}{TEXT}");
    for note in [
        "",
        "编者按：近年来，全镇各村聚焦群众关切，用水服务不断改善，经验值得学习借鉴。\n",
    ] {
        let text = format!(
            "石桥政务信息\n（第37期）\n{note}石桥镇打造用水服务新样板\n{long}\n{}",
            above_text(&headings)
        );
        assert_eq!(title(&text), "石桥镇打造用水服务新样板", "{note}");
    }
}

#[test]
fn the_last_of_lines_that_are_alike_heads_a_line_that_stops_short() {
    const TEXT: &str = "各乡镇要把这项工作摆上议事日程，分管领导亲自抓，一级抓一级，层层抓落实，确保各项任务落到实处。\n";
    let begins =
        format!("守渠工作总结\n加强组织领导\n{TEXT}夯实工作基础\n{TEXT}强化督促检查\n{TEXT}");
    let three = "加强组织领导\n夯实工作基础\n强化督促检查\n";
    let cut = format!("{begins}提升队伍素质\n坚持把学习教育作为提高队伍能力的基础工程来抓\n");
    assert_eq!(outline(&cut), format!("{three}提升队伍素质\n"));
    for end in [
        "柳溪水管理局\n柳溪县人力资源和社会保障局党委办公室\n",
        "柳溪水管理局\n二〇二六年五月三日\n",
    ] {
        assert_eq!(outline(&format!("{begins}{end}")), three, "{end}");
    }
}

#[test]
fn a_title_of_clauses_above_a_subtitle_as_wide_is_no_wrapped_text() {
    for dash in ["——", ""] {
        let text = format!(
            "回望河湾，我们何以心安；面向明天，我们何以自强\n{dash}在石桥县河湾中学建校六十周年庆祝大会上的致辞\n河湾中学校长　　袁野\n\n\
             各位老师、同学们：\n{TEXT}\n{TEXT}\n八十年，我们守住了一盏灯\n{TEXT}\n八十年，我们走出了一条路\n{TEXT}\n"
        );
        let title = title(&text);
        assert!(
            title.contains("回望河湾") || title.ends_with("致辞"),
            "{title}"
        );
    }
}
