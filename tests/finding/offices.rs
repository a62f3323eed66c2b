//! Small texts as offices write them: lists of duties, speakers of a meeting, items behind a sign, frames that stand alone,
//! counts inside sentences.

use crate::found::{find, outline, title};

const LONG: &str = "各乡镇要把这项工作摆上议事日程，分管领导亲自抓，一级抓一级，层层抓落实，确保各项任务落到实处。";

#[test]
fn a_line_that_names_duties_is_no_byline() {
    let duties = "临溪县融媒体中心岗位职责汇编\n\n\
         总编辑岗位职责\n1.审定选题。\n2.终审稿件。\n\n\
         记者岗位职责\n1.采写稿件。\n2.保管设备。\n\n\
         通讯员职责\n1.报送线索。\n2.参加培训。\n\n\
         来源审核职责\n1.核对出处。\n2.登记台账。\n\n\
         图书室管理制度\n1.按时开放。\n2.爱护图书。\n";
    assert_eq!(title(duties), "临溪县融媒体中心岗位职责汇编");
    assert_eq!(
        outline(duties),
        "总编辑岗位职责\n 1.审定选题\n 2.终审稿件\n\
         记者岗位职责\n 1.采写稿件\n 2.保管设备\n\
         通讯员职责\n 1.报送线索\n 2.参加培训\n\
         来源审核职责\n 1.核对出处\n 2.登记台账\n\
         图书室管理制度\n 1.按时开放\n 2.爱护图书\n"
    );
}

#[test]
fn a_collection_of_duties_has_its_own_title() {
    let duties = "清溪县融媒体中心岗位职责汇编\n\n\
         党支部书记岗位职责\n1.主持支部工作。\n2.抓好党员教育。\n\n\
         采访部主任岗位职责\n1.制定采访计划。\n2.审核稿件。\n\n\
         技术部主任岗位职责\n1.维护设备。\n2.安全播出。\n";
    assert_eq!(title(duties), "清溪县融媒体中心岗位职责汇编");
    assert!(outline(duties).starts_with("党支部书记岗位职责\n 1.主持支部工作\n"));
}

#[test]
fn who_speaks_may_stand_between_a_heading_and_its_text() {
    let speeches = |names: [&str; 3]| {
        format!(
            "临溪县协商会发言摘编\n\n\
             让老人早日下楼\n县政协委员、设计院总工程师　{}\n{LONG}\n\n\
             用好邻里协商这把钥匙\n群众代表、河滨小区居民　{}\n{LONG}\n\n\
             探索代建租用新模式\n某电梯公司技术总监　{}\n{LONG}\n",
            names[0], names[1], names[2]
        )
    };
    let headings = "让老人早日下楼\n用好邻里协商这把钥匙\n探索代建租用新模式\n";
    assert_eq!(outline(&speeches(["章××", "柳××", "柏×"])), headings);
    assert_eq!(outline(&speeches(["章明", "柳小青", "柏松"])), headings);
}

#[test]
fn a_year_behind_the_number_of_an_attachment_hides_no_list() {
    let notice = "关于做好防疫工作的通知\n一、统一思想\n二、压实责任\n特此通知。\n\
         附件：1.2026年免疫计划表\n      2.乡镇物资分配表\n      3.联系人名单\n";
    assert_eq!(outline(notice), "一、统一思想\n二、压实责任\n");
}

#[test]
fn a_frame_above_an_enumeration_that_begins_anew_stands_alone() {
    let lesson = "守住小节\n一、怎样看小节\n1．小节不小。\n2．小事不小。\n二、怎样守小节\n1．常学习。\n2．常自省。\n\
         同志们，党课讲完了，考试才刚刚开始。\n【课后讨论题】\n1．谈谈身边的小节。\n2．如何发挥党支部的作用？\n";
    assert_eq!(
        outline(lesson),
        "一、怎样看小节\n 1．小节不小\n 2．小事不小\n二、怎样守小节\n 1．常学习\n 2．常自省\n\
         【课后讨论题】\n 1．谈谈身边的小节\n 2．如何发挥党支部的作用？\n"
    );
    let report = format!(
        "石牌区打造审批服务新样板\n{LONG}\n【工作启示】\n实践启示我们：第一，改革必须敢于担当。要动真格。\
         第二，改革必须善于借力。第三，改革必须勇于公开。\n"
    );
    assert_eq!(
        outline(&report),
        "【工作启示】\n 第一，改革必须敢于担当\n  要动真格\n 第二，改革必须善于借力\n 第三，改革必须勇于公开\n"
    );
    let note = format!(
        "石牌区打造审批服务新样板\n【编者按】\n实践启示我们：第一，敢于担当。第二，善于借力。\n{LONG}\n"
    );
    assert!(!outline(&note).contains("编者按"));
}

#[test]
fn short_sentences_behind_the_same_sign_are_headings() {
    let findings = "临溪县医院督查反馈意见\n一、亮点\n\
         ◆领导重视。院长任委员会主任，每季度召开会议，院感人员配备到位。\n\
         ◆培训扎实。新入职人员岗前培训率百分之百，手卫生知识知晓率高。\n\
         ◆监测规范。目标性监测数据完整，多重耐药菌监测台账清晰。\n\
         二、问题\n（一）流程不清。\n（二）台账不全。\n";
    assert_eq!(
        outline(findings),
        "一、亮点\n ◆领导重视\n ◆培训扎实\n ◆监测规范\n二、问题\n （一）流程不清\n （二）台账不全\n"
    );
    let news = format!(
        "石牌区打造审批服务新样板\n{LONG}\n\
         ● 强化集成改革，变多头跑为一门办。将分散在各部门的事项划转到一个局，启用一枚印章。\n\
         ● 强化数字赋能，变人工审为智能办。依托市级平台归集共享电子证照，推行免证办理。\n"
    );
    assert_eq!(
        outline(&news),
        "●\u{20}强化集成改革，变多头跑为一门办\n●\u{20}强化数字赋能，变人工审为智能办\n"
    );
    // Prose behind a sign, points, and sentences of different lengths are none.
    for items in [
        "●县水利局召开会议，研究部署今年的防汛工作。会议强调，各科室密切配合，把责任压到人。\n\
         ●昨天下雨了。城区没有内涝，乡镇的小水库水位平稳，值班人员全部在岗在位。\n",
        "●时间：5月3日上午九点，全体人员准时参加，着工作装。地点在二楼会议室。\n\
         ●议程：先由各科室汇报上月工作，再由局长讲话。会议约一个半小时。\n",
        "●8月5日开会。会议传达了上级精神，各科室作了表态发言，气氛热烈。\n\
         ●9月6日培训。培训邀请了专家授课，全体人员参加，效果良好。\n",
        "●加强领导。健全机制。严格考核。\n●压实责任。\n",
    ] {
        let report = format!("临溪县水利局工作简报\n{LONG}\n{items}");
        assert_eq!(outline(&report), "", "{items}");
    }
    let points = format!(
        "在全县工作会议上的讲话\n{LONG}\n一、抓好落实\n\
         ●要统一思想。大家都认清形势，把力量用到重点工作上来，一件一件办好。\n\
         ●要细化措施。一件一件列出来，谁的问题谁负责，年底逐项对账销号。\n二、加强领导\n"
    );
    assert_eq!(
        outline(&points),
        "一、抓好落实\n 要统一思想\n 要细化措施\n二、加强领导\n"
    );
}

/// What is found in the first part of a speech.
fn in_speech(part: &str) -> String {
    let speech = format!("在全县工作会议上的讲话\n{LONG}\n一、抓好落实\n{part}\n二、加强领导\n");
    let found = outline(&speech);
    let inner = found.strip_prefix("一、抓好落实\n");
    let inner = inner.and_then(|found| found.strip_suffix("二、加强领导\n"));
    inner.unwrap_or(&found).to_owned()
}

#[test]
fn numbers_before_one_verb_are_an_enumeration() {
    for verb in [
        "愿", "问", "谢", "盼", "忌", "祝", "比", "学", "防", "戒", "不准",
    ] {
        let part = format!("一{verb}思想统一，二{verb}工作顺利，三{verb}家庭和睦。");
        let found = format!(" 一{verb}思想统一\n 二{verb}工作顺利\n 三{verb}家庭和睦\n");
        assert_eq!(in_speech(&part), found);
    }
    let paused = "全县上下一齐动手。一查思想、二查作风、三查纪律，查出问题马上改。";
    assert_eq!(
        in_speech(paused),
        " 一查思想\n 二查作风\n 三查纪律，查出问题马上改\n"
    );
    for part in [
        "不能一问三不知，一学就会也不行，一比一较劲更不行。",
        "今年继续开展“一查思想、二查作风、三查纪律”活动。",
        "上学期我们开了会，一学期下来，二学年过去，变化不大。",
    ] {
        assert_eq!(in_speech(part), "", "{part}");
    }
    // A question that is a heading keeps its words.
    let asked =
        format!("课程怎么教\n{LONG}\n**一问：教什么？**\n{LONG}\n**二问：怎么教？**\n{LONG}\n");
    assert!(outline(&asked).contains("一问：教什么？\n"));
}

#[test]
fn numbers_behind_commas_count_on() {
    let listed = " 1.抓安全\n 2.抓稳定\n 3.抓廉洁\n";
    assert_eq!(in_speech("1.抓安全，2.抓稳定，3.抓廉洁。"), listed);
    assert_eq!(
        in_speech("要做到：1.抓安全，2.抓稳定，3.抓廉洁。").replace("  ", " "),
        format!(" 要做到\n{listed}")
    );
    assert_eq!(in_speech("三年的增幅分别为1.5，2.3，3.1。"), "");
    assert_eq!(in_speech("材料见附表1，2、3号楼先行启动。"), "");
}

#[test]
fn the_last_member_may_be_named_last() {
    let closed = |last: &str| format!(" 一是抓安全\n 二是抓稳定\n {last}\n");
    for (part, last) in [
        ("一是抓安全，二是抓稳定，最后是抓廉洁。", "最后是抓廉洁"),
        ("一是抓安全；二是抓稳定；最后要抓廉洁。", "最后要抓廉洁"),
        (
            "一是抓安全。压实责任。二是抓稳定。最后是抓廉洁。",
            "最后是抓廉洁",
        ),
    ] {
        assert_eq!(in_speech(part), closed(last));
    }
    // In another sentence the speaker comes to an end.
    let ends = "一是抓安全。压实责任。二是抓稳定。最后，再讲一点想法。";
    assert_eq!(in_speech(ends), " 一是抓安全\n 二是抓稳定\n");
    let ends = "一是抓安全；二是抓稳定。最后是总结表彰，大会圆满结束。";
    assert_eq!(in_speech(ends), " 一是抓安全\n 二是抓稳定\n");
}

#[test]
fn a_dash_is_a_bullet_before_a_point() {
    for dash in ["——", "- ", "– "] {
        let part =
            format!("{dash}要统一思想。大家都认清形势。\n{dash}还要细化措施，一件一件列出来。");
        assert_eq!(in_speech(&part), " 要统一思想\n 还要细化措施\n");
    }
    assert_eq!(in_speech("——要求不高。\n——要点不多。"), "");
}

#[test]
fn who_thanks_and_apologises_asks_nobody_for_anything() {
    for part in [
        "还要向我的家人道歉，那天我不在。",
        "还要感谢我的家人，没有他们就没有我。",
        "要向各位说一声对不起，很多事情没有办好。",
    ] {
        assert_eq!(in_speech(part), "", "{part}");
    }
    let learns = "要向各位老同志学习，把担子接过来。";
    assert_eq!(in_speech(learns), " 要向各位老同志学习\n");
}

#[test]
fn an_enumeration_right_behind_a_point_may_be_its_own() {
    let owned = " 要抓学习\n  一是订计划\n  二是勤考核\n 要抓调研\n  一是定题目\n  二是沉下去\n";
    assert_eq!(
        in_speech("要抓学习。一是订计划；二是勤考核。要抓调研。一是定题目；二是沉下去。"),
        owned
    );
    assert_eq!(
        in_speech("要抓好两件事。第一件事是修渠。第二件事是护堤。"),
        " 要抓好两件事\n  第一件事是修渠\n  第二件事是护堤\n"
    );
    // It goes on with the paragraph, not with the point.
    for part in [
        "要抓学习。一是订计划；二是勤考核。",
        "要抓学习，看三件事。一是订计划；二是勤考核。",
        "要抓学习。会前做了调查。一是订计划；二是勤考核。要抓调研。",
    ] {
        assert!(in_speech(part).contains("\n 一是订计划\n"), "{part}");
    }
}

#[test]
fn short_sentences_of_a_paragraph_that_begin_alike_are_points() {
    assert_eq!(
        in_speech(
            "看住河堤。汛期每两小时巡查一遍，发现渗漏立即报告。看住水库。值班人员不得离岗。看住低洼院落。提前转移老人和孩子。"
        ),
        " 看住河堤\n 看住水库\n 看住低洼院落\n"
    );
    for part in [
        "看住河堤。看住水库。看住低洼院落。这三句话大家都会背。",
        "看住河堤。汛期每两小时巡查一遍。看住水库，值班人员不得离岗。看住低洼院落。提前转移老人。",
        "我们来了。雨还在下。我们走了。雨停了。我们笑了。天也晴了。",
        "有请张站长。大家欢迎。有请李站长。大家欢迎。有请王站长。大家欢迎。",
    ] {
        assert_eq!(in_speech(part), "", "{part}");
    }
}

#[test]
fn the_word_itself_and_what_a_speaker_would_say_are_no_points() {
    for part in [
        "要，不是伸手要。不要？要！大家都喊了起来。",
        "要？还是不要？他只说了一个字：“要”。",
        "要我说，这件事好办。要说难，也难。要问办法，只有一个。",
        "要不是大家支持，这件事办不成。要么干，要么不干。",
    ] {
        assert_eq!(in_speech(part), "", "{part}");
    }
    assert_eq!(in_speech("要我看还差一步。要抓紧补上。"), " 要抓紧补上\n");
}

#[test]
fn members_that_run_on_in_one_paragraph_are_directives_however_few() {
    use gangmu::outline::Kind;
    let kinds = |part: &str| {
        let speech = format!("临溪县考核办法\n{LONG}\n一、考核方式\n{part}\n二、结果运用\n");
        let found = find(&speech);
        let inner = found.outline.nodes.iter().filter(|node| node.depth > 1);
        inner.map(|node| node.kind).collect::<Vec<_>>()
    };
    for [one, two] in [["①", "②"], ["（一）", "（二）"], ["1.", "2."]] {
        let part = format!("{one}日常考核。按季度打分。{two}年终考核。听取汇报。");
        assert_eq!(kinds(&part), [Kind::Directive; 2], "{one}");
        let lines = format!("{one}日常考核。按季度打分。\n{two}年终考核。听取汇报。");
        assert_eq!(kinds(&lines), [Kind::Heading; 2], "{one}");
    }
    // Two lists beside each other tell nothing of each other.
    let lists = "1.日常考核\n2.年终考核\n评语：分两项写，1、日常考核；2、年终考核；3、加分。";
    let both = [[Kind::Heading; 2].as_slice(), &[Kind::Directive; 3]].concat();
    assert_eq!(kinds(lists), both);
}

#[test]
fn the_third_of_parallel_sentences_may_have_a_longer_subject() {
    let parallel = "党政主要负责同志要上手。大事亲自抓。应急值守要较真。带班值班。问责处理要从严。谁失职处理谁。";
    assert_eq!(
        in_speech(parallel),
        " 党政主要负责同志要上手\n 应急值守要较真\n 问责处理要从严\n"
    );
    let two = "党政主要负责同志要上手。大事亲自抓。应急值守要较真。带班值班。";
    assert_eq!(in_speech(two), "");
    let subjects = "各个乡镇党委要高度重视。每月研究。各个县直部门要大力支持。形成合力。";
    assert_eq!(in_speech(subjects), "");
    let prose = "这是主要原因之一。群众要参与。人人动手。";
    assert_eq!(in_speech(prose), "");
}

#[test]
fn capital_numerals_are_parts_above_other_numbers() {
    for [one, two, three] in [["壹", "貳", "參"], ["壹", "贰", "叁"]] {
        let plan = format!(
            "溪埔鎮防汛演習計畫\n\n{one}、依據\n一、防汛條例。\n二、縣府來函。\n\n{two}、任務分工\n一、民政課：\n(一)管制現場。\n\
             (二)召集里鄰長。\n二、工務課：調度抽水機。\n\n{three}、經費\n由年度預算支應。\n"
        );
        assert_eq!(
            outline(&plan),
            format!(
                "{one}、依據\n 一、防汛條例\n 二、縣府來函\n{two}、任務分工\n 一、民政課\n  (一)管制現場\n  (二)召集里鄰長\n 二、工務課\n{three}、經費\n"
            )
        );
    }
}

#[test]
fn letters_in_brackets_count() {
    let paper = format!(
        "東灣設施進展\n一、最新進展\n{LONG}\n(a) 綜合中心：工程已完成。\n(b) 舊局活化：正在招標。\n(c) 流動服務車：本月投入。\n二、財政影響\n\
         (i) 非經常開支。\n(ii) 經常開支。\n（PPP）模式不適用。\n"
    );
    assert_eq!(
        outline(&paper),
        "一、最新進展\n (a) 綜合中心\n (b) 舊局活化\n (c) 流動服務車\n二、財政影響\n (i) 非經常開支\n (ii) 經常開支\n"
    );
}
