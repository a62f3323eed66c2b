//! Small texts as courts, congresses and bureaus report: headings behind a dash, paragraphs that an announced number counts,
//! headlines of bulletins.

use crate::found::{find, outline, title};
use gangmu::outline::Kind;

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
             聚焦“六稳”，护航经济发展。{LONG}\n{LONG}\n聚焦“民生”，回应群众关切。{LONG}\n{last}，建强检察队伍。{LONG}\n"
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

/// A collection whose pieces have names without numbers, behind its contents under `heading` in which `entry` writes them.
fn collection(heading: &str, entry: impl Fn(usize, &str) -> String) -> String {
    let names = [
        "石桥街道：小院议事解民忧",
        "南湖街道：网格微光暖人心",
        "东岭镇：百姓说事会说出和谐",
    ];
    let contents = names.iter().enumerate();
    let contents: String = contents.map(|(at, name)| entry(at, name)).collect();
    let pieces = names.map(|name| {
        format!(
            "{name}\n这里矛盾多，近年来探索新路子。\n一、搭平台\n每月召集一次。\n二、建机制\n{LONG}\n"
        )
    });
    format!(
        "基层治理经验材料汇编\n云溪区委政法委员会\n2026年5月\n{heading}\n{contents}\n{}",
        pieces.concat()
    )
}

#[test]
fn what_contents_list_without_numbers_are_headings() {
    let expected = "石桥街道：小院议事解民忧\n 一、搭平台\n 二、建机制\n南湖街道：网格微光暖人心\n 一、搭平台\n 二、建机制\n\
                    东岭镇：百姓说事会说出和谐\n 一、搭平台\n 二、建机制\n";
    let plain = |_, name: &str| format!("{name}\n");
    let with_page = |at: usize, name: &str| format!("{name}………………{}\n", 2 * at + 1);
    let with_bullet = |_, name: &str| format!("● {name}\n");
    let with_parts = |_, name: &str| format!("{name}\n一、搭平台\n二、建机制\n");
    for text in [
        collection("目　录", plain),
        collection("目录", with_page),
        collection("本期要目", with_bullet),
        collection("目录", with_parts),
    ] {
        assert_eq!(outline(&text), expected, "{text}");
    }
}

#[test]
fn one_line_beside_chapters_in_the_contents_is_not_above_them() {
    let text = format!(
        "古镇保护规划\n目录\n前言\n第一章 总则\n第二章 保护范围\n\n前言\n{LONG}\n第一章 总则\n{LONG}\n第二章 保护范围\n{LONG}\n"
    );
    assert_eq!(outline(&text), "前言\n第一章 总则\n第二章 保护范围\n");
}

#[test]
fn paragraphs_that_open_alike_have_topics() {
    let speech = |openings: [&str; 3]| {
        let [one, two, three] = openings.map(|opening| format!("{opening}{LONG}\n"));
        format!(
            "在现场会上的讲话\n一、说成绩\n{LONG}\n二、说打算\n{one}{two}{three}三、说保障\n{LONG}\n"
        )
    };
    let of = |openings: [&str; 3]| outline(&speech(openings));
    assert_eq!(
        of([
            "更加注重守底线。",
            "更加注重强产业。",
            "更加注重抓改革创新。"
        ]),
        "一、说成绩\n二、说打算\n 更加注重守底线\n 更加注重强产业\n 更加注重抓改革创新\n三、说保障\n"
    );
    let found = find(&speech([
        "更加注重守底线。",
        "更加注重强产业。",
        "更加注重抓改革。",
    ]));
    let kinds: Vec<Kind> = found.outline.nodes.iter().map(|node| node.kind).collect();
    let (heading, point) = (Kind::Heading, Kind::Point);
    assert_eq!(kinds, [heading, heading, point, point, point, heading]);
    let without = "一、说成绩\n二、说打算\n三、说保障\n";
    for openings in [
        ["我们的底线守住了。", "我们的产业强了。", "我们的改革活了。"],
        ["更加注重守底线。", "更加注重强产业。", "更好地抓改革。"],
        [
            "更加注重守底线。",
            "更加注重强产业，更加注重强人才。",
            "更加注重抓改革。",
        ],
        [
            "更加注重守底线。",
            "更加注重强产业。",
            "更加注重抓好全面深化改革的各项工作。",
        ],
    ] {
        assert_eq!(of(openings), without, "{openings:?}");
    }
}

#[test]
fn answers_on_a_line_are_no_items() {
    let paper = "知识测试\n1.预备期为（　　）。\nA.半年　B.一年　C.两年\nD.三年　　E.四年\n2.下列说法对的是：\nA、甲  B、乙\n3.您的困难是\nA.缺少技能\nB.缺少时间\n";
    assert_eq!(
        outline(paper),
        "1.预备期为（　　）\n2.下列说法对的是\n3.您的困难是\n"
    );
}

#[test]
fn answers_below_several_questions_are_no_items() {
    let paper = "临溪县用餐意向调查表\n1. 您住在哪里？\nA. 城里\nB. 乡下\n2. 您需要什么（可多选）\nA. 送餐\nB. 堂食\nC. 助浴\n3. 您能付的价格是：\nA. 8元\nB. 9元\n";
    assert_eq!(
        outline(paper),
        "1. 您住在哪里？\n2. 您需要什么（可多选）\n3. 您能付的价格是\n"
    );
    // Below what asks nothing letters are items.
    let plan = "临溪县防汛方案\n1. 分级标准\nA. 一般险情\nB. 较大险情\n2. 处置流程\nA. 先期处置\nB. 扩大响应\n3. 哪里避险？\nA. 学校\nB. 礼堂\n";
    assert_eq!(
        outline(plan),
        "1. 分级标准\n A. 一般险情\n B. 较大险情\n2. 处置流程\n A. 先期处置\n B. 扩大响应\n3. 哪里避险？\n A. 学校\n B. 礼堂\n"
    );
}

#[test]
fn paragraphs_whose_first_sentences_are_built_alike_have_run_in_headings() {
    let report = |openings: &[&str]| {
        let openings = openings.iter().map(|opening| format!("{opening}{LONG}\n"));
        let openings: String = openings.collect();
        format!("临溪镇党委书记述职报告\n{LONG}\n{openings}以上报告，请予评议。\n")
    };
    let of = |openings: &[&str]| outline(&report(openings));
    assert_eq!(
        of(&["聚焦主业抓党建。", "用心用情办信访。", "搭台聚力兴群团。"]),
        "聚焦主业抓党建\n用心用情办信访\n搭台聚力兴群团\n"
    );
    assert_eq!(
        of(&[
            "带头学法，夯实依法行政的思想根基。",
            "规范决策，提升依法决策的能力水平。",
            "严格执法，维护公平有序的行业秩序。",
        ]),
        "带头学法，夯实依法行政的思想根基\n规范决策，提升依法决策的能力水平\n严格执法，维护公平有序的行业秩序\n"
    );
    // Beside three of them others may be a little longer.
    assert_eq!(
        of(&[
            "持续优化城市体系。",
            "深入推进城市更新。",
            "大力发展县域经济。",
            "着力稳定房地产市场。"
        ]),
        "持续优化城市体系\n深入推进城市更新\n大力发展县域经济\n着力稳定房地产市场\n"
    );
    for openings in [
        [
            "聚焦主业抓党建。",
            "用心用情办信访。",
            "搭台聚力兴工会、共青团、妇联。",
        ],
        ["他那天来得很早。", "老支书也没走远。", "大家都不好开口。"],
        ["天慢慢地亮了。", "雨也渐渐停了。", "人都陆续散了。"],
        ["天还没有亮透。", "河水又涨起来。", "对岸有人在喊。"],
        [
            "春风送暖，万物复苏。",
            "投资石泉，正当其时。",
            "携手同行，共创未来。",
        ],
    ] {
        assert_eq!(of(&openings), "", "{openings:?}");
    }
}

#[test]
fn what_announces_such_paragraphs_or_ends_the_text_is_none_of_them() {
    let items = ["刀刃向内减到底。", "打破围墙通到底。", "换位思考暖到底。"];
    let items = items.map(|item| format!("{item}{LONG}\n")).concat();
    let text = format!(
        "石泉乡便民服务的做法\n服务群众永无止境。{LONG}主要做法是：\n{items}小窗口连着大民生。{LONG}\n"
    );
    assert_eq!(
        outline(&text),
        "刀刃向内减到底\n打破围墙通到底\n换位思考暖到底\n"
    );
}

#[test]
fn short_lines_above_such_paragraphs_are_headings() {
    let items = |openings: [&str; 3]| openings.map(|it| format!("{it}{LONG}\n")).concat();
    let first = items(["聚焦主业抓党建。", "用心用情办信访。", "搭台聚力兴群团。"]);
    let second = items([
        "持续优化城市体系。",
        "深入推进城市更新。",
        "大力发展县域经济。",
    ]);
    let below = "\n 聚焦主业抓党建\n 用心用情办信访\n 搭台聚力兴群团\n";
    let text = format!("青溪镇工作总结\n{LONG}\n主要做法\n{first}下一步打算\n{second}");
    assert_eq!(
        outline(&text),
        format!(
            "主要做法{below}下一步打算\n 持续优化城市体系\n 深入推进城市更新\n 大力发展县域经济\n"
        )
    );
    let text = format!("青溪镇工作总结\n{LONG}\n成效\n{first}原因\n{LONG}\n对策\n{LONG}\n");
    assert_eq!(outline(&text), format!("成效{below}原因\n对策\n"));
}

#[test]
fn sections_of_topic_sentences_are_divided_by_them() {
    let section = |number: &str, openings: &[&str]| {
        let openings = openings.iter().map(|opening| format!("{opening}{LONG}\n"));
        format!("（{number}）抓好工作\n{}", openings.collect::<String>())
    };
    let report = |sections: &[String]| {
        format!(
            "政府工作报告\n各位代表：\n一、今年工作\n{}二、自身建设\n{LONG}\n",
            sections.concat()
        )
    };
    let first = section(
        "一",
        &["强化创新策源功能。", "推动科技成果转化应用。", "优化生态。"],
    );
    let second = section(
        "二",
        &["深化国资国企改革。", "打造一流环境。", "提高质效。"],
    );
    let third = section("三", &["促进充分就业。", "扩大优质教育资源供给。"]);
    let items = |number: &str, labels: &[&str]| {
        let labels = labels.iter().map(|label| format!("  {label}\n"));
        format!(" （{number}）抓好工作\n{}", labels.collect::<String>())
    };
    let of = |sections: &[String]| outline(&report(sections));
    assert_eq!(
        of(&[first.clone(), second, third.clone()]),
        [
            "一、今年工作\n".to_string(),
            items(
                "一",
                &["强化创新策源功能", "推动科技成果转化应用", "优化生态"]
            ),
            items("二", &["深化国资国企改革", "打造一流环境", "提高质效"]),
            items("三", &["促进充分就业", "扩大优质教育资源供给"]),
            "二、自身建设\n".to_string(),
        ]
        .concat()
    );
    // One section alone may be so by chance, and what has another paragraph is no such section.
    let without = format!(
        "一、今年工作\n{}{}二、自身建设\n",
        items("一", &[]),
        items("三", &[])
    );
    assert_eq!(of(&[first.clone(), third]), without);
    let mixed = format!(
        "{}{LONG}{LONG}\n",
        section("三", &["促进就业。", "扩大优质教育供给。", "健康。"])
    );
    assert_eq!(of(&[first, mixed]), without);
}

#[test]
fn a_group_of_writers_is_no_heading_and_a_problem_is_one() {
    let survey = |writers: &str| {
        format!(
            "关于县域托育服务的调研报告\n{writers}\n{LONG}\n\
             现状：起步较快，供给不断增加\n全县有机构三十一家，托位两千一百个，其中公办三家，民办的多，园区的少。\n\
             问题：供需错位，难处比较突出\n入托难、运营难、监管难，三难并存，群众意见不少，部门也有难处，须下决心解决。\n\
             原因：投入不足，机制还不健全\n县里的钱少，人也少，标准不一，管的部门多，真正负责的少，这是根子上的问题。\n"
        )
    };
    let text = survey("县政协教科卫体委员会调研组");
    assert_eq!(title(&text), "关于县域托育服务的调研报告");
    assert_eq!(
        outline(&text),
        "现状：起步较快，供给不断增加\n问题：供需错位，难处比较突出\n原因：投入不足，机制还不健全\n"
    );
}
