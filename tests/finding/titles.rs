//! Small texts for their titles: papers of courts and offices below the name of who gives them, covers of standards,
//! what sites and journals put above.

use crate::found::{outline, title};

const LONG: &str = "各乡镇要把这项工作摆上议事日程，分管领导亲自抓，一级抓一级，层层抓落实，确保各项任务落到实处。";

#[test]
fn a_paper_of_a_court_or_an_office_is_the_title_below_its_name() {
    for (body, paper, number) in [
        ("临溪县城市管理局", "行政处罚决定书", "临城罚〔2026〕第12号"),
        (
            "临溪县人民法院",
            "民　事　判　决　书",
            "（2026）临0527民初12号",
        ),
        ("临溪县人民检察院", "起 诉 书", "临检刑诉〔2026〕12号"),
        ("临溪县人民检察院", "检察建议书", "临检建〔2026〕12号"),
        ("临溪县水利局", "涉嫌犯罪案件移送函", "临水移〔2026〕12号"),
        ("石桥职业技术学院", "2026年单独招生简章", "学校代码：12345"),
    ] {
        let text = format!("{body}\n{paper}\n{number}\n当事人：何川\n{LONG}\n{LONG}\n");
        assert_eq!(title(&text), paper);
    }
}

#[test]
fn the_title_of_an_outline_for_talks_stands_above_what_is_said_before_them() {
    let outline = format!(
        "临溪县巡察组个别谈话提纲\n（县供销合作社联合社）\n谈话对象：____　　职务：____\n谈话时间：____　　谈话人：____\n\
         谈话前的说明\n{LONG}\n请领导班子成员谈的问题\n您对班子的评价是什么？\n"
    );
    assert_eq!(title(&outline), "临溪县巡察组个别谈话提纲");
}

#[test]
fn a_note_on_how_to_fill_in_a_form_is_not_its_title() {
    for name in [
        "用水满意度调查问卷",
        "中秋晚会策划案",
        "石桥镇合作备忘录",
        "项目验收单",
    ] {
        let form = format!(
            "{name}\n单位：____　　姓名：____\n填表说明\n{LONG}{LONG}\n您的年龄是多少？\n{LONG}\n"
        );
        assert_ne!(title(&form), "填表说明");
        let right_below = format!("{name}\n填写说明\n{LONG}{LONG}\n");
        assert_ne!(title(&right_below), format!("{name}填写说明"));
    }
    // What explains a whole document is its title.
    let own = format!("《临溪县防汛规划》编制说明\n{LONG}{LONG}\n一、背景\n{LONG}\n");
    assert_eq!(title(&own), "《临溪县防汛规划》编制说明");
}

#[test]
fn on_the_cover_of_a_standard_the_banner_may_stand_below_the_number_or_codes() {
    let below = format!(
        "Q/LXJ 021—2026\n临溪轨道集团有限公司企业标准\n轨道车日常检查与保养\n2026-03-01发布　　2026-04-01实施\n\
         临溪轨道集团有限公司　发布\n前　　言\n本文件由供电部提出并归口。\n1　范围\n{LONG}\n2　一般要求\n{LONG}\n"
    );
    assert_eq!(title(&below), "轨道车日常检查与保养");
    let codes = format!(
        "ICS 03.080.30\nCCS A 12\nDB98\n石桥省地方标准\n民宿服务质量要求\n2025-08-20 发布　　2025-11-20 实施\n\
         石桥省市场监督管理局　发布\n前　　言\n本文件由石桥省文化和旅游厅提出并归口。\n民宿服务质量要求\n\
         1　范围\n{LONG}\n2　一般要求\n{LONG}\n"
    );
    assert_eq!(title(&codes), "民宿服务质量要求");
    assert_eq!(outline(&codes), "前　　言\n1　范围\n2　一般要求\n");
}

#[test]
fn standards_that_a_text_refers_to_are_not_its_title() {
    let standard = format!(
        "前　　言\n本文件由石桥省文化和旅游厅提出并归口。\n民宿服务质量规范\n1　范围\n{LONG}\n\
         2　规范性引用文件\n下列文件中的内容构成本文件必不可少的条款。\nGB 5749 生活饮用水卫生标准\n\
         GB/T 10001.1 公共信息图形符号\nGB 14934 消毒餐（饮）具卫生标准\n3　术语和定义\n{LONG}\n"
    );
    assert_eq!(title(&standard), "民宿服务质量规范");
    assert!(outline(&standard).contains("1　范围\n2　规范性引用文件\n3　术语和定义\n"));
    let alone = format!("GB 5749—2022 生活饮用水卫生标准\n1　范围\n{LONG}\n2　术语\n{LONG}\n");
    assert_eq!(title(&alone), "GB 5749—2022 生活饮用水卫生标准");
}

#[test]
fn what_a_site_puts_above_a_text_is_not_its_title() {
    for above in [
        "您当前所在位置：地方志 → 临溪年鉴 → 2026卷 → 交通·邮电",
        "您现在的位置：首页 » 工作动态",
        "新闻中心 → 工作动态 → 正文",
        "發佈時間：2017-07-21 文章來源：市政府 作者：何川",
        "發(fā)布時(shí)間:2017-07-21 文章來(lái)源: 作者: 何川",
        "作者:何川 来源:政务网 点击:120 更新:2017-07-21",
        "阅读 1024",
        "公文大全 > 述职报告",
        "公文大全>述职报告",
        "2025年第12期（总第346期）",
        "本文共3218字，阅读约需8分钟",
    ] {
        let text = format!("{above}\n我市召开信用建设领导小组会议\n{LONG}\n{LONG}\n");
        assert_eq!(title(&text), "我市召开信用建设领导小组会议", "{above}");
        assert_eq!(title(&format!("{above}\n{LONG}\n{LONG}\n")), "", "{above}");
    }
    let entry = format!(
        "您当前所在位置：地方志 → 临溪年鉴 → 2026卷\n邮　政\n【概况】{LONG}{LONG}\n【服务】{LONG}{LONG}\n"
    );
    assert_eq!(title(&entry), "邮　政");
}

#[test]
fn a_title_below_a_menu_stands_above_its_date_and_source() {
    let menu = "信用申报\n后台管理\n首页\n组织架构\n信用动态\n政策法规\n信用研究\n信用查询\n发布平台\n本地动态\n首页>信用动态\n";
    let text = format!(
        "{menu}我市召开信用建设领导小组会议\n发布时间：2017年05月24日来源：“中国石桥”政府门户网站\n{LONG}\n{LONG}\n"
    );
    assert_eq!(title(&text), "我市召开信用建设领导小组会议");
}

#[test]
fn the_subject_of_a_mail_is_its_title() {
    let mail = format!(
        "回复\n查看邮件\n主题： 软件学院召开安全工作会\n2020年6月20日(星期三) 晚上8:20 发件人： hechuan@mail.example\n\
         尊敬的各位老师：\n{LONG}\n"
    );
    assert_eq!(title(&mail), "软件学院召开安全工作会");
    let plan = format!("主题：学会感恩\n时间：3月6日\n地点：三（2）班\n{LONG}\n");
    assert_eq!(title(&plan), "");
}

#[test]
fn a_numbered_heading_is_not_the_title_where_the_next_number_stands_below() {
    let article = format!(
        "第38卷 第4期　　　　湿 地 与 环 境　　　　Vol.38 No.4\n2025年8月　　Wetland and Environment　　Aug. 2025\n\
         高原湖滨湿地恢复成效及影响因素\n——以镜湖为例\n何　川1，袁　野2\n摘　要：{LONG}\n\
         1 研究区概况与方法\n{LONG}\n2 结果与分析\n{LONG}\n3 结论\n{LONG}\n"
    );
    assert_eq!(title(&article), "高原湖滨湿地恢复成效及影响因素");
    let untitled =
        format!("1 恢复区概况与工作方案\n{LONG}\n2 结果与工作总结\n{LONG}\n3 结论\n{LONG}\n");
    assert_eq!(title(&untitled), "");
}

#[test]
fn the_first_piece_that_the_contents_name_is_not_the_title() {
    let issue = format!(
        "平安临溪简报\n第14期（总第286期）\n中共临溪区委政法委员会　　　2026年4月15日\n\n本期要目\n\
         ●城东街道：“三色预警”管住矛盾苗头\n●公安分局：“夜巡+快处”守护夜经济\n●司法局：把调解室搬进商圈\n\n\
         城东街道：“三色预警”管住矛盾苗头\n{LONG}\n{LONG}\n\n公安分局：“夜巡+快处”守护夜经济\n{LONG}\n{LONG}\n\n\
         司法局：把调解室搬进商圈\n{LONG}\n{LONG}\n"
    );
    assert_eq!(title(&issue), "平安临溪简报");
    // What stands above the contents too is the title.
    let cover = format!(
        "临溪县防汛读本\n\n目录\n临溪县防汛读本……1\n物资清单……5\n\n临溪县防汛读本\n{LONG}\n{LONG}\n物资清单\n{LONG}\n{LONG}\n"
    );
    assert_eq!(title(&cover), "临溪县防汛读本");
    // The contents of one document may name it too.
    let alone = format!(
        "目录\n临溪县防汛工作方案……1\n物资清单……5\n\n临溪县防汛工作方案\n{LONG}\n{LONG}\n一、压实责任\n{LONG}\n"
    );
    assert_eq!(title(&alone), "临溪县防汛工作方案");
}

#[test]
fn an_editors_note_and_the_number_of_a_paper_for_a_meeting_are_not_the_title() {
    let note = format!("【编者按】\n{LONG}{LONG}\n{LONG}{LONG}\n");
    assert_eq!(title(&note), "");
    for number in ["大会材料之三", "会议交流材料（三）", "大会发言材料之12"] {
        let paper = format!(
            "全市优化营商环境\n{number}\n\n以“三个聚焦”打造“临溪速度”\n临溪县人民政府\n\n{LONG}{LONG}\n{LONG}{LONG}\n"
        );
        assert_eq!(title(&paper), "以“三个聚焦”打造“临溪速度”", "{number}");
    }
    let own = format!("临溪县防汛工作方案\n会议文件之二\n临溪县水利局\n{LONG}{LONG}\n");
    assert_eq!(title(&own), "临溪县防汛工作方案");
}

#[test]
fn what_stands_above_the_occasion_is_the_title_whatever_stops_it_holds() {
    for name in [
        "回望来路，我们何以自豪；面向未来，我们何以自强",
        "入党为什么？在岗干什么？身后留什么？",
        "守住一盏灯。走好一条路",
        "守住一盏灯，走好一条路。",
    ] {
        let text =
            format!("{name}\n——在石桥中学建校八十周年大会上的致辞\n何川\n\n同志们：\n{LONG}\n");
        assert_eq!(title(&text), name);
    }
}

#[test]
fn what_a_collection_sets_above_a_title_is_no_part_of_it() {
    for above in [
        "公文写作素材库（第三辑）",
        "【精品公文】【范文分享】",
        "体制内的笔杆子都在看",
        "讲话稿范文",
        "经验交流材料",
        "微信公众号“临溪文秘” 整理",
    ] {
        for below in ["——在全县专题党课上的讲稿", "何明川"] {
            let text = format!("{above}\n从一盏灯里汲取力量\n{below}\n\n{LONG}\n{LONG}\n");
            assert_eq!(title(&text), "从一盏灯里汲取力量", "{above} {below}");
        }
    }
    // A title over two lines keeps both.
    let torn = format!(
        "守住一盏指路的明灯\n走好一条致富的大路\n——在全县专题党课上的讲稿\n\n同志们：\n{LONG}\n"
    );
    assert_eq!(title(&torn), "守住一盏指路的明灯走好一条致富的大路");
}

#[test]
fn what_is_said_of_work_is_a_title_and_who_said_it_is_none() {
    for name in [
        "2025年度抓基层党建工作述职报告",
        "云岭镇信访工作动员讲话",
        "区文化馆党建工作交流发言",
    ] {
        let text = format!("公文大全 > 范文 >\n{name}\n{LONG}\n{LONG}\n");
        assert_eq!(title(&text), name);
    }
    for told in ["何川作述职报告", "何川主任作工作报告"] {
        let text = format!("云岭镇干部大会\n{told}\n{LONG}\n{LONG}\n");
        assert_ne!(title(&text), told);
    }
}

#[test]
fn a_unit_below_what_it_means_to_do_is_not_the_title() {
    for name in [
        "2025年工作要点落实情况和2026年工作思路",
        "2025年工作总结和2026年工作打算",
    ] {
        let text = format!(
            "{name}\n临溪县供销合作社联合社\n\n{LONG}{LONG}\n一、主要工作\n{LONG}\n二、下一步\n{LONG}\n"
        );
        assert_eq!(title(&text), name);
    }
}

#[test]
fn no_running_head_no_sentence_that_a_year_begins_and_no_first_part_of_a_chapter_is_a_title() {
    let yearbook = "·218·                              临溪年鉴（2026）\n\
         2025年，全县公路总里程2384.6千米，其中高速公路56.2千米、国省道187.5千\n\
         米、农村公路2140.9千米。全年完成投资18.7亿元，比上年增长11.3%。\n\
         【村道改造】  2025年，新改建农村公路86千米，改造危桥9座。\n\
         【公交进村】  年内，新开通城乡公交线路7条，更新公交车32辆。\n";
    assert_eq!(title(yearbook), "");
    let part = yearbook.replace("2025年，全县", "交通\n\n综述\n\n2025年，全县");
    assert_eq!(title(&part), "");
    let essay = "2025年，我们一起走过的路\n那一年的春天来得早。我们从石桥出发，一路向西。\n";
    assert_eq!(title(essay), "2025年，我们一起走过的路");
}

#[test]
fn a_question_or_a_call_alone_above_the_text_is_its_title() {
    for head in [
        "孩子不爱读书？怎么引导？",
        "渡口的船票为什么卖得这么快？",
        "河口镇的早市又热闹起来了！",
    ] {
        for below in [
            format!("{LONG}\n{LONG}\n"),
            format!("\n{LONG}\n一、看天\n{LONG}\n二、看水\n{LONG}\n"),
            "一、看天\n看天色。\n二、看水\n看水位。\n".to_owned(),
        ] {
            let text = format!("{head}\n{below}");
            assert_eq!(title(&text), head, "{text}");
        }
    }
    for begun in [
        "大家知道今天是什么日子吗？",
        "各位乡亲，大家过年好！",
        "“船什么时候开？”老人问。",
        "记者：河口镇怎么防汛？",
        "祝河口镇的乡亲们身体健康！",
    ] {
        assert_eq!(title(&format!("{begun}\n{LONG}\n{LONG}\n")), "", "{begun}");
    }
    // Several are headings of what stands below each.
    let several =
        format!("什么时候进入汛期？\n{LONG}\n汛期里要备些什么？\n{LONG}\n被困了找谁？\n{LONG}\n");
    assert_eq!(title(&several), "");
}

#[test]
fn the_title_stands_below_the_masthead_of_a_periodical() {
    for masthead in [
        "工作简报\n第5期\n临溪县水利局办公室\n2026年5月3日",
        "工作简报\n第5期\n河长制办公室编\n2026年5月3日\n签发人：袁野",
        "防汛快报\n总第5期\n临溪县水利局办公室　5月3日16时",
        "工作简报\n2026年第5期（总第88期）\n临溪县水利局办公室　2026年5月3日\n【按】县水利局的做法很好，现予印发。",
    ] {
        let text = format!("{masthead}\n四个强化推进水库安全管理\n今年以来，局里抓了四件事。\n");
        assert_eq!(title(&text), "四个强化推进水库安全管理", "{masthead}");
    }
    let bare =
        format!("水利快报\n（第5期）\n2026年5月3日\n{LONG}\n一、水情\n{LONG}\n二、工情\n{LONG}\n");
    assert_eq!(title(&bare), "水利快报");
    let minutes =
        format!("县河长制工作会议纪要\n（第3期）\n时    间：5月3日\n记    录：何川山\n{LONG}\n");
    assert_eq!(title(&minutes), "县河长制工作会议纪要");
}

#[test]
fn several_pieces_below_a_masthead_are_headings_below_the_name_of_the_periodical() {
    let masthead = "工作简报\n第17期\n临溪县水利局办公室　2026年5月3日\n";
    for (headlines, begins) in [
        (
            [
                "石桥站：夜巡不断档",
                "柳湾站：物资备得齐",
                "河口站：群众转得快",
            ],
            ["入夜以后，", "清点库房，", "演练当天，"],
        ),
        (
            [
                "我县开展水库安全度汛检查",
                "石桥镇抓实山洪灾害防御",
                "柳湾镇备足各类防汛物资",
            ],
            ["5月2日，", "近日，", "柳湾镇清点库房，"],
        ),
    ] {
        let pieces = headlines.iter().zip(begins);
        let pieces: String = pieces
            .map(|(headline, begins)| format!("{headline}\n{begins}{LONG}\n"))
            .collect();
        let text = format!("{masthead}{pieces}报：县委办\n");
        assert_eq!(title(&text), "工作简报");
        assert_eq!(outline(&text), headlines.join("\n") + "\n");
    }
    let sections = format!(
        "{masthead}石桥镇三步法破解厕所管护难题\n{LONG}\n建队伍让管护有人干\n{LONG}\n建平台让群众少跑腿\n{LONG}\n建机制让事情有人问\n{LONG}\n"
    );
    assert_eq!(title(&sections), "石桥镇三步法破解厕所管护难题");
}

#[test]
fn a_subtitle_goes_on_in_the_next_line_until_the_occasion_ends() {
    let body = format!(
        "各位代表：\n现在，我向大会报告工作，请予审议。\n2025年工作回顾\n{LONG}\n2026年工作安排\n{LONG}\n"
    );
    for (head, name) in [
        (
            "政府工作报告\n——2026年2月27日在石桥镇第十六届人民代表大会\n第六次会议上\n石桥镇镇长　袁野\n",
            "政府工作报告",
        ),
        (
            "政府工作报告\n（2026年2月27日在临溪县第十六届人民代表大会\n第六次会议上）\n县长　袁野\n",
            "政府工作报告",
        ),
        (
            "工作报告\n——在石桥集团第三届职工代表大会\n第二次全体会议上的报告\n工会主席　袁野\n",
            "工作报告",
        ),
    ] {
        let text = format!("{head}{body}");
        assert_eq!(title(&text), name);
        assert_eq!(outline(&text), "2025年工作回顾\n2026年工作安排\n");
    }
    // One that is whole has nothing of the line below it.
    let whole = format!(
        "守住一渠水\n——在全县水利大会上的发言\n过去一年回顾\n{LONG}\n今后一年打算\n{LONG}\n下一步请求\n{LONG}\n"
    );
    assert_eq!(outline(&whole), "过去一年回顾\n今后一年打算\n下一步请求\n");
}

#[test]
fn a_first_line_of_four_characters_is_the_title_above_names_that_end_like_it() {
    let duties = "工作职责\n办公室职责\n一、起草文件。\n二、安排会议。\n财务科职责\n一、登记账目。\n二、办理报销。\n人事科职责\n一、管理考勤。\n二、办理调资。\n";
    assert_eq!(title(duties), "工作职责");
    assert!(outline(duties).starts_with("办公室职责\n 一、起草文件\n 二、安排会议\n财务科职责\n"));
}
