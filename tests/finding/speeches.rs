//! How speakers and those who print their words mark parts without numbers of the usual kinds.

use crate::found::{find, outline, title};
use gangmu::outline::Kind;

const PARAGRAPH: &str = "全镇上下把这件事放在心上，抓在手上，落实到每一个村、每一个组、每一户人家，一件一件抓好，一天也不能耽误，做到件件有着落，事事有回音。\n";

#[track_caller]
fn check(lines: &[&str], expected: &str) {
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let text = format!("在全镇干部大会上的讲话\n{PARAGRAPH}{lines}").replace("#\n", PARAGRAPH);
    assert_eq!(outline(&text), expected, "{text}");
}

#[test]
fn labels_of_the_speakers_own_count() {
    check(
        &[
            "第一个“有”：心中有梦",
            "#",
            "第二个“有”：眼里有光",
            "一要惜时，早读不迟到。二要健体，每天跑一圈。",
            "第三个“有”：脚下有路",
            "#",
        ],
        "第一个“有”：心中有梦\n第二个“有”：眼里有光\n 一要惜时，早读不迟到\n 二要健体，每天跑一圈\n第三个“有”：脚下有路\n",
    );
    check(
        &[
            "关键之一：抓能力。能力是立身之本。要办好夜校。",
            "关键之二：抓机制。核心是四个字。要管好账目。",
        ],
        "关键之一：抓能力\n 要办好夜校\n关键之二：抓机制\n 要管好账目\n",
    );
    check(
        &["希望一：学会做人", "#", "希望二：学会做事", "#"],
        "希望一：学会做人\n希望二：学会做事\n",
    );
    check(&["第一书记：李明", "第一作者：王强", "上午8:30到岗"], "");
}

#[test]
fn any_word_counts_where_its_numbers_run_on() {
    for [one, two] in [
        ["关键词一：担当", "关键词二：实干"],
        ["镜头一　雨夜巡坝", "镜头二　闸门前的三天"],
        ["瞬间1：雨夜巡坝", "瞬间2：闸门前的三天"],
        ["看点①雨夜巡坝", "看点②闸门前的三天"],
        ["新变化一", "新变化二"],
        ["镜头 1：雨夜巡坝", "镜头 2：闸门前的三天"],
        ["方式一：面对面议", "方式二：手把手教"],
    ] {
        check(&[one, "#", two, "#"], &format!("{one}\n{two}\n"));
    }
    for [one, two] in [
        ["学生1：老师好。", "学生2：老师早。"],
        ["星期一：大扫除。", "星期二：查水电。"],
        ["示例 1：二号闸。", "示例 2：三号闸。"],
        ["附件1：巡坝表。", "附件2：值班表。"],
        ["我们一：起头。", "他们二：接着。"],
    ] {
        check(&[one, two], "");
    }
}

#[test]
fn words_with_numbers_may_stand_below_others() {
    check(
        &[
            "模块一：防汛",
            "任务一：巡查",
            "#",
            "任务二：抢险",
            "#",
            "模块二：抗旱",
            "任务一：调水",
            "#",
            "任务二：节水",
            "#",
        ],
        "模块一：防汛\n 任务一：巡查\n 任务二：抢险\n模块二：抗旱\n 任务一：调水\n 任务二：节水\n",
    );
}

#[test]
fn who_speaks_stands_below_the_heading() {
    check(
        &[
            "让年轻人回得来、留得住",
            "县青年创业协会会长　何　川",
            "#",
            "把课堂搬到田埂上",
            "石桥小学教师　楚小禾",
            "#",
            "让账目晒在太阳底下",
            "县农商银行信贷员　罗一帆",
            "#",
        ],
        "让年轻人回得来、留得住\n把课堂搬到田埂上\n让账目晒在太阳底下\n",
    );
}

#[test]
fn a_heading_like_others_needs_but_a_sentence_below() {
    check(
        &[
            "近三年的工作值得肯定",
            "#",
            "存在的问题不容回避",
            "归纳起来主要是三个方面。",
            "#",
            "下一步要抓住四个关键",
            "#",
            "队伍的建设不能松劲",
            "#",
        ],
        "近三年的工作值得肯定\n存在的问题不容回避\n下一步要抓住四个关键\n队伍的建设不能松劲\n",
    );
}

#[test]
fn questions_may_be_headings() {
    check(
        &[
            "怎样才算心中有梦？",
            "#",
            "怎样才算眼里有光？",
            "#",
            "怎样才算脚下有路？",
            "#",
        ],
        "怎样才算心中有梦？\n怎样才算眼里有光？\n怎样才算脚下有路？\n",
    );
}

#[test]
fn answers_to_reporters_have_numbers_of_their_own() {
    check(
        &[
            "一、开局良好",
            "#",
            "二、后劲充足",
            "#",
            "答记者问",
            "问题很好，我回答两点。",
            "第一，新房办证不出楼盘。",
            "第二，旧房过户一窗办结。",
        ],
        "一、开局良好\n二、后劲充足\n答记者问\n 第一，新房办证不出楼盘\n 第二，旧房过户一窗办结\n",
    );
}

#[test]
fn titles_of_speeches() {
    for (head, expected) in [
        (
            "坚定信心　久久为功\n奋力开创全县卫生健康工作新局面\n\n——在全县卫生健康工作座谈会上的讲话\n县卫生健康局局长  邵清\n(2026年4月17日·云岭)\n",
            "坚定信心　久久为功奋力开创全县卫生健康工作新局面",
        ),
        (
            "“‘十四五’成就看临溪”系列新闻发布会发布词\n县水利局局长　邹敏\n（2026年1月14日）\n",
            "“‘十四五’成就看临溪”系列新闻发布会发布词",
        ),
        ("慰问信\n", "慰问信"),
        ("开幕词\n", "开幕词"),
    ] {
        let text = format!("{head}\n各位代表、同志们：\n{PARAGRAPH}一、统一思想\n{PARAGRAPH}");
        assert_eq!(title(&text), expected);
    }
}

#[test]
fn titles_are_joined_that_only_their_words_join() {
    for (head, expected) in [
        (
            "临溪县宏达建材有限公司“8·16”一般机械伤\n害事故调查报告\n",
            "临溪县宏达建材有限公司“8·16”一般机械伤害事故调查报告",
        ),
        (
            "云岭县城区集中供热\n特许经营协议\n",
            "云岭县城区集中供热特许经营协议",
        ),
        (
            "第三季度安全生产形势\n分析报告\n",
            "第三季度安全生产形势分析报告",
        ),
        (
            "岗位练兵比武大赛\n活 动 方 案\n",
            "岗位练兵比武大赛活动方案",
        ),
        // What may be the name of a body, a site or a place is no part of the title.
        ("临溪新闻网\n防汛工作方案\n", "防汛工作方案"),
        ("河口镇清淤专班\n\n防汛工作方案\n", "防汛工作方案"),
        (
            "政协临溪县第九届会议提案\n提案编号：0138\n案　　由：关于加强窨井盖管理的建议\n",
            "关于加强窨井盖管理的建议",
        ),
        (
            "临溪城投“十五五”怎么干？这场会划重点！\n\n临溪城投　2026-01-12 18:06　发表于临溪\n",
            "临溪城投“十五五”怎么干？这场会划重点！",
        ),
    ] {
        let text = format!("{head}\n{PARAGRAPH}一、统一思想\n{PARAGRAPH}二、抓好落实\n{PARAGRAPH}");
        let found = title(&text).replace([' ', '\n'], "");
        assert_eq!(found, expected);
    }
}

#[test]
fn stems_in_brackets_count() {
    for (text, expected) in [
        (
            "请你们研究一下：（甲）稻子怎么种；（乙）水怎么引；（丙）肥怎么积。望即答复。\n",
            "（甲）稻子怎么种\n（乙）水怎么引\n（丙）肥怎么积\n",
        ),
        (
            "一、增产的条件\n（甲）进度\n已经过半。\n（乙）问题\n还有不少。\n二、增产的办法\n见另件。\n",
            "一、增产的条件\n （甲）进度\n （乙）问题\n二、增产的办法\n",
        ),
        (
            "出租方（甲）和承租方（乙）议定如下。\n一、租金\n每月一付。\n二、期限\n一年。\n",
            "一、租金\n二、期限\n",
        ),
    ] {
        assert_eq!(outline(text), expected, "{text}");
    }
}

#[test]
fn topic_sentences_are_the_outline_of_a_text_without_another() {
    let rest = "这是我的本分，也是组织的要求，我将说到做到，请大家监督。";
    for sentences in [
        [
            "忠诚为先，做政治上的明白人。",
            "发展为要，做干事创业的带头人。",
            "民生为本，做人民群众的贴心人。",
        ],
        ["坚持守土有责。", "坚持真抓实干。", "坚持清正廉洁。"],
        ["服务能力不强。", "运行机制不活。", "保障政策不稳。"],
    ] {
        let paragraphs: String = sentences.iter().map(|it| format!("{it}{rest}\n")).collect();
        let text = format!(
            "在全县干部大会上的任职讲话\n同志们：\n刚才宣布了县委的决定，我坚决服从。谢谢大家。\n{paragraphs}再次感谢大家！\n"
        );
        let expected = sentences.join("\n").replace('。', "") + "\n";
        assert_eq!(outline(&text), expected);
    }
    // Such sentences on lines of their own, and items inside the text of one.
    let lines = "在毕业典礼上的讲话\n同学们：\n河有源头，愿你们不忘来处。\n溪水从山里来，走得再远也记得山。山里的泉眼只有碗口大。\n\
                 河有方向，愿你们不惧弯路。\n遇山就绕，遇坎就跌。它从来没有掉过头。\n再说几句。毕业不是终点。\n\
                 河有归处，愿你们奔向大海。\n海是更大的事情。越深越静。\n临别送你们两样东西：第一样是好奇心；第二样是好身体。\n";
    assert_eq!(
        outline(lines),
        "河有源头，愿你们不忘来处\n河有方向，愿你们不惧弯路\n河有归处，愿你们奔向大海\n第一样是好奇心\n第二样是好身体\n"
    );
    let songs = "在现场会上的发言\n各位领导：\n我当村支书十四年了。村子在山里头。\n春天唱“播种歌”，把种子埋进土里。我们做了两件事：一是挂牌子，二是开小会。人心齐了。\n\
                 夏天唱“耕耘歌”，把根子扎进山里。竹子卖上了好价钱。\n秋天唱“丰收歌”，把果子分进家里。分红开了七次会。\n\
                 要当好“领头雁”，雁群才不散。\n";
    assert_eq!(
        outline(songs),
        "春天唱“播种歌”，把种子埋进土里\n 一是挂牌子\n 二是开小会\n夏天唱“耕耘歌”，把根子扎进山里\n秋天唱“丰收歌”，把果子分进家里\n要当好“领头雁”\n"
    );
    // The same words each time divide nothing.
    let toasts = "在招待会上的致辞\n来宾们，朋友们！今天我们欢聚一堂。\n来宾们，朋友们！一年来成绩不小。\n来宾们，朋友们！我提议干杯。\n";
    assert_eq!(outline(toasts), "");
    // Sentences that only begin their paragraphs, and those of a text that has an outline.
    let story = "我的故乡\n故乡在河边。那里有一座石桥，桥下流水清清。\n母亲在河边。她天不亮就起来，一天不得闲。\n后来桥拆了。修了新的公路桥，车来车往。\n";
    assert_eq!(outline(story), "");
    let plan = "一、总体要求\n坚持守土有责。守好堤防。\n坚持真抓实干。管好仓库。\n坚持清正廉洁。用好资金。\n二、工作安排\n按月推进。\n";
    assert_eq!(outline(plan), "一、总体要求\n二、工作安排\n");
}

#[test]
fn what_follows_without_is_a_sanction_or_a_verdict() {
    for (rest, taken) in [
        ("没有两证的苗子一律不准进地", true),
        ("没有特殊情况不得延期", true),
        ("没有例外", true),
        ("没有一支好队伍是不行的", false),
        ("没有群众支持就无从谈起", false),
    ] {
        let line = format!(
            "一、抓好造林\n要把好苗木关，{rest}。要把好栽植关，一棵一棵栽。要把好管护关，有人管到底。"
        );
        let first = if taken { " 要把好苗木关\n" } else { "" };
        check(
            &[&line],
            &format!("一、抓好造林\n{first} 要把好栽植关\n 要把好管护关\n"),
        );
    }
}

#[test]
fn what_comes_next_is_to_be_done_too() {
    for opening in ["下一步，", "接下来", "今后，", "与此同时，", ""] {
        let text = format!(
            "在推进会上的讲话\n一、讲成绩\n上半年进展顺利。{opening}要坚持企业出题。要加强基础研究。\n二、讲任务\n任务已经下达。\n"
        );
        assert_eq!(
            outline(&text),
            format!("一、讲成绩\n {opening}要坚持企业出题\n 要加强基础研究\n二、讲任务\n")
        );
    }
}

#[test]
fn a_saying_that_is_counted_is_a_heading_on_a_line_of_its_own() {
    let text = "座谈会上的讲话\n同志们：\n今天送给大家两句话。\n第一句话：信心比本钱重要\n去年渠修通了，今年还要修坝。\n第二句话：实干比点子重要\n点子大家都有，肯干的不多。\n";
    assert_eq!(
        outline(text),
        "第一句话：信心比本钱重要\n第二句话：实干比点子重要\n"
    );
    let kinds = |text: &str| -> Vec<Kind> {
        let document = find(text);
        document.outline.nodes.iter().map(|it| it.kind).collect()
    };
    assert_eq!(kinds(text), [Kind::Heading; 2]);
    // In one paragraph they are members of an enumeration.
    let inside = "座谈会上的讲话\n同志们：\n第一句话：信心最重要，有信心就有办法。第二句话：实干最要紧，点子大家都有。\n";
    assert_eq!(kinds(inside), [Kind::Directive; 2]);
}
