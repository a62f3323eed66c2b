//! Small texts as they are pasted from petitions, interviews, posts and papers: names above numbers of their own, turns of
//! speakers, pictures and signs before headings.

use crate::found::{outline, title};

const LONG: &str =
    "各村要把这项工作摆上议事日程，分管干部亲自抓，一级抓一级，层层抓落实，确保各项任务落到实处。";

#[test]
fn names_above_numbers_have_fellows_above_text() {
    let petition = |colon: &str| {
        format!(
            "民事起诉状\n原告：柳小青，女，住临溪县东街3号。\n被告：临溪县安心家具有限公司。\n\
             诉讼请求{colon}\n1.判令解除合同；\n2.判令返还货款；\n3.诉讼费由被告承担。\n\
             事实与理由{colon}\n2025年6月，原告与被告签订合同，约定由被告定制家具，合同签订后被告迟迟没有履行。\n\
             一、被告构成违约。原告多次催告，被告一再拖延。\n二、违约金有效。约定没有超过限度。\n此致\n临溪县人民法院\n"
        )
    };
    for colon in ["：", ""] {
        assert_eq!(
            outline(&petition(colon)),
            "诉讼请求\n 1.判令解除合同\n 2.判令返还货款\n 3.诉讼费由被告承担\n\
             事实与理由\n 一、被告构成违约\n 二、违约金有效\n"
        );
    }
}

#[test]
fn three_names_are_headings_where_one_has_a_list_below() {
    let recipe = |colon: &str| {
        format!(
            "红烧肉的家常做法\n用料{colon}\n五花肉一斤、冰糖少许、生抽两勺、姜三片。\n\
             做法{colon}\n1.五花肉切块，冷水下锅焯水。\n2.下冰糖小火炒至枣红色。\n\
             小贴士{colon}\n炒糖色火不能大，糖色过了会发苦。\n"
        )
    };
    for colon in ["：", ""] {
        assert_eq!(
            outline(&recipe(colon)),
            "用料\n做法\n 1.五花肉切块，冷水下锅焯水\n 2.下冰糖小火炒至枣红色\n小贴士\n"
        );
    }
}

#[test]
fn a_name_inside_what_is_numbered_is_no_fellow() {
    let report = format!(
        "关于整改情况的报告\n一、学习不够\n整改措施：\n1.加强学习；\n2.完善制度。\n工作成效：\n{LONG}\n\
         二、督查不够\n{LONG}\n"
    );
    assert_eq!(
        outline(&report),
        "一、学习不够\n 1.加强学习\n 2.完善制度\n二、督查不够\n"
    );
    let notice = format!(
        "关于开展安全检查的通知\n县直属单位：\n{LONG}\n检查内容：\n一、消防设施。\n二、用电线路。\n"
    );
    assert!(!outline(&notice).contains("单位"));
}

#[test]
fn parts_of_an_office_paper_of_taiwan_stand_beside_its_purport() {
    let paper = "雲溪市政府　公告\n主旨：公告本市空氣品質維護區。\n公告事項：\n一、範圍：河濱路以西。\n二、時間：每日上午七時起。\n";
    assert_eq!(outline(paper), "公告事項\n 一、範圍\n 二、時間\n");
}

#[test]
fn short_lines_between_turns_are_headings() {
    let turns = "记者：您从小就想做青瓷吗？\n柳明川：不是，父亲不让我碰泥，我是偷着学的。\n";
    let interview = format!(
        "专访青瓷匠人柳明川\n从“偷着学”到“接过窑”\n{turns}{turns}年轻人来了又走\n{turns}一百年之后\n{turns}"
    );
    assert_eq!(
        outline(&interview),
        "从“偷着学”到“接过窑”\n年轻人来了又走\n一百年之后\n"
    );
}

#[test]
fn signs_before_short_lines_tell_their_levels() {
    let notes = format!(
        "读书有感\n▍县城不是“小的城市”\n{LONG}\n▍熟人是一种设施\n◆ 意味着信用\n{LONG}\n◆ 意味着负担\n{LONG}\n\
         ▍给自己的提醒\n1. 少带两张表\n2. 多坐半小时\n"
    );
    assert_eq!(
        outline(&notes),
        "▍县城不是“小的城市”\n▍熟人是一种设施\n 意味着信用\n 意味着负担\n\
         ▍给自己的提醒\n 1. 少带两张表\n 2. 多坐半小时\n"
    );
}

#[test]
fn pictures_before_short_lines_are_of_one_level() {
    let guide = format!(
        "临溪古镇游玩攻略\n🚢 交通篇\n{LONG}\n🏡 住宿篇\n1️⃣ 南湾民宿\n看日出最方便。\n2️⃣ 灯塔旅舍\n便宜大碗。\n\
         📅 行程安排\n🔸Day 1：上岛看日落\n{LONG}\n🔸Day 2：赶海逛夜市\n{LONG}\n\
         ⚠️ 避坑提醒\n{LONG}\n💬 还有什么想问的，评论区见～\n"
    );
    assert_eq!(
        outline(&guide),
        "交通篇\n住宿篇\n 1️⃣ 南湾民宿\n 2️⃣ 灯塔旅舍\n行程安排\n Day 1：上岛看日落\n Day 2：赶海逛夜市\n避坑提醒\n"
    );
    // Items of a list stand right below each other.
    assert_eq!(outline("物资清单\n🔦 手电筒\n🧯 灭火器\n🧰 工具箱\n"), "");
}

#[test]
fn the_first_of_several_headings_is_no_part_of_the_title() {
    for sign in ["", "🚢 "] {
        let guide = format!(
            "临溪古镇旅游攻略\n{sign}交通指南\n{LONG}\n{sign}住宿推荐\n{LONG}\n{sign}美食清单\n{LONG}\n"
        );
        assert_eq!(title(&guide), "临溪古镇旅游攻略");
        assert_eq!(outline(&guide), "交通指南\n住宿推荐\n美食清单\n");
    }
}

#[test]
fn numbers_that_run_on_through_headings_count_paragraphs() {
    let paper = format!(
        "長者設施的規劃進展\n目的\n　　{LONG}\n背景\n2.　　{LONG}\n3.　　{LONG}\n\
         財政影響\n4.　　{LONG}\n徵詢意見\n5.　　{LONG}\n"
    );
    assert_eq!(outline(&paper), "目的\n背景\n財政影響\n徵詢意見\n");
    let plan =
        format!("工作计划\n1.{LONG}\n责任单位\n2.{LONG}\n完成时限\n3.{LONG}\n责任单位\n4.{LONG}\n");
    assert!(outline(&plan).contains("4."));
}

#[test]
fn who_signs_above_a_date_is_no_heading() {
    let appeal = |issuer: &str| {
        format!(
            "临溪县防汛倡议书\n工作目标\n{LONG}\n工作内容\n{LONG}\n工作方式\n{LONG}\n{issuer}\n2026年3月28日\n"
        )
    };
    assert_eq!(
        outline(&appeal("县防汛办")),
        "工作目标\n工作内容\n工作方式\n"
    );
}

#[test]
fn one_numbering_may_run_on_over_headings() {
    let answers = |label: &str, stop: &str| {
        let item =
            |at: u32| format!("{label}{at}{stop}有何条件？\n条件见县里的通知，符合的都能办。\n");
        let part = |name: &str, items: std::ops::Range<u32>| {
            format!("{name}\n{}", items.map(item).collect::<String>())
        };
        format!(
            "公积金问答手册\n现将大家关心的问题整理如下。\n{}{}{}",
            part("租房提取篇", 1..4),
            part("购房贷款篇", 4..6),
            part("综合篇", 6..8)
        )
    };
    for (label, stop) in [("Q", "："), ("", "."), ("", "、")] {
        let line = |at: u32| format!(" {label}{at}{stop}有何条件？\n");
        let lines = |items: std::ops::Range<u32>| items.map(line).collect::<String>();
        assert_eq!(
            outline(&answers(label, stop)),
            format!(
                "租房提取篇\n{}购房贷款篇\n{}综合篇\n{}",
                lines(1..4),
                lines(4..6),
                lines(6..8)
            )
        );
    }
    // Where the text has other numbers, they are not the outline.
    let mixed = answers("", "、").replace("综合篇", "一、综合");
    assert!(!outline(&mixed).contains("购房贷款篇"));
}

#[test]
fn a_letter_l_is_the_number_that_text_recognition_took_for_it() {
    let text = "对照检查材料\n一、政治方面\nl.学习不够紧密。满足于读完篇目。\n2.落实存在温差。停留在开会传达。\n二、党性方面\nl.锻炼有所放松。参加活动不够经常。\n2.批评锋芒不够。谈优点多。\n";
    assert_eq!(
        outline(text),
        "一、政治方面\n l.学习不够紧密\n 2.落实存在温差\n二、党性方面\n l.锻炼有所放松\n 2.批评锋芒不够\n"
    );
}

#[test]
fn a_blank_that_stands_for_a_line_end_does_not_hide_the_first_member() {
    let text = "临溪县审计报告\n审计发现的主要问题:一 是部分项目质量不达标；二是管护责任未落实；三是多计工程价款。\n";
    assert_eq!(
        outline(text),
        "一 是部分项目质量不达标\n二是管护责任未落实\n三是多计工程价款\n"
    );
}

#[test]
fn indents_that_differ_without_reason_move_no_number() {
    let lines = [
        "对照检查材料",
        "一、存在的问题",
        "（一）学习不够。",
        "1.读得少。满足于读完篇目。",
        "2.想得少。联系实际不多。",
        "（二）作风不实。",
        "1.下得少。到村里的次数不多。",
        "2.问得少。与群众谈得不深。",
    ];
    let of = |indents: [usize; 8]| {
        let indented = lines.iter().zip(indents);
        let indented = indented.map(|(line, blanks)| format!("{}{line}\n", " ".repeat(blanks)));
        outline(&indented.collect::<String>())
    };
    let even = of([0; 8]);
    assert_eq!(
        even,
        "一、存在的问题\n （一）学习不够\n  1.读得少\n  2.想得少\n （二）作风不实\n  1.下得少\n  2.问得少\n"
    );
    for indents in [
        [0, 0, 0, 0, 0, 2, 4, 0],
        [2, 0, 4, 2, 0, 4, 4, 2],
        [0, 4, 0, 0, 0, 4, 4, 4],
        [0, 0, 2, 2, 4, 4, 6, 0],
    ] {
        assert_eq!(of(indents), even, "{indents:?}");
    }
}

#[test]
fn a_heading_goes_on_in_the_short_line_that_a_page_tore_off() {
    let report = |second: &str, rest: &str, third: &str| {
        format!(
            "白石乡乡村产业调研报告\n一、抓好基础现状摸排，产业起步平稳\n\u{3000}\u{3000}{LONG}\n\
             {second}{rest}\n\u{3000}\u{3000}{LONG}\n{third}\n\u{3000}\u{3000}{LONG}\n"
        )
    };
    let (second, third) = (
        "二、盯住重点领域，着力解决制约产业发",
        "三、谋划未来目标，推动产业升级",
    );
    assert_eq!(
        outline(&report(second, "\n展的难题", third)),
        format!("一、抓好基础现状摸排，产业起步平稳\n{second}展的难题\n{third}\n")
    );
    for (second, rest, third) in [
        // Who wrote it, an office, what is in brackets, or a sentence.
        (second, "\n袁野", third),
        (second, "\n县农业局：", third),
        (second, "\n（责任单位：县农业局）", third),
        (second, "\n请各村按时上报。", third),
        // The page is wider than this heading.
        (
            "二、盯住农户发展意愿的重点领域",
            "\n产业的难题",
            "三、谋划未来发展的主要目标，推动特色产业转型",
        ),
        ("二、盯住领域", "\n产业的难题", third),
        (
            "二、盯住重点领域，着力解决制约（1分）",
            "\n产业的难题",
            third,
        ),
        // Where one has its stop, the others are whole.
        (second, "\n展的难题", "三、谋划未来目标。"),
        // It is a paragraph as the others are.
        (second, "\n\u{3000}\u{3000}展的难题", third),
    ] {
        let bare = |line: &str| line.trim_end_matches('。').to_owned();
        assert_eq!(
            outline(&report(second, rest, third)),
            format!(
                "一、抓好基础现状摸排，产业起步平稳\n{second}\n{}\n",
                bare(third)
            ),
            "{rest}"
        );
    }
    // Above first items.
    let items = format!("（一）链条不长\n{LONG}\n（二）品牌不响\n{LONG}\n");
    let above = report(second, "\n展的难题", third).replacen(
        &format!("展的难题\n\u{3000}\u{3000}{LONG}\n"),
        &format!("展的难题\n{items}"),
        1,
    );
    assert_eq!(
        outline(&above),
        format!(
            "一、抓好基础现状摸排，产业起步平稳\n{second}展的难题\n （一）链条不长\n （二）品牌不响\n{third}\n"
        )
    );
    // Such a line stands elsewhere too.
    let more = format!("{}山货出山\n{LONG}\n", report(second, "\n展的难题", third));
    assert!(outline(&more).contains(&format!("{second}\n")));
}
