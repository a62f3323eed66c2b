//! Small texts that show who stands under whom, and which line is the title.

use crate::found::{outline, title};

const LONG: &str = "各乡镇要把这项工作摆上议事日程，分管领导亲自抓，一级抓一级，层层抓落实，确保各项任务落到实处。";

#[test]
fn an_enumeration_above_the_first_heading_holds_none() {
    let plan = |items: [&str; 2], headings: [&str; 2]| {
        let ([one, two], [first, second]) = (items, headings);
        format!(
            "石桥县学习教育方案\n这次学习教育的总体要求是：\n{one}坚持领导带头，全员参与。\n{two}坚持学用结合，务求实效。\n\
             {first}学习专题\n{LONG}\n{second}活动安排\n{LONG}\n"
        )
    };
    let items = [
        ["一是", "二是"],
        ["第一，", "第二，"],
        ["一要", "二要"],
        ["首先，", "其次，"],
        ["1.", "2."],
        ["①", "②"],
    ];
    let headings = [
        ["一、", "二、"],
        ["三、", "四、"],
        ["（一）", "（二）"],
        ["第一章　", "第二章　"],
    ];
    for [one, two] in items {
        for [first, second] in headings {
            let found = outline(&plan([one, two], [first, second]));
            for line in [first, second] {
                let line = format!("\n{line}");
                assert!(found.contains(&line), "{one} {first}\n{found}");
            }
            assert!(found.starts_with(one), "{one} {first}\n{found}");
        }
    }
    let turned = format!(
        "石桥县学习教育方案\n1.总则\n一、目的\n{LONG}\n二、范围\n{LONG}\n2.要求\n一、时间\n{LONG}\n二、地点\n{LONG}\n"
    );
    assert_eq!(
        outline(&turned),
        "1.总则\n 一、目的\n 二、范围\n2.要求\n 一、时间\n 二、地点\n"
    );
}

#[test]
fn what_sums_up_a_speech_leaves_its_last_heading() {
    let speech = |end: &str| {
        format!(
            "在全县妇女工作会议上的发言\n同志们：\n一、做优产业\n{LONG}\n二、做美环境\n{LONG}\n三、做实治理\n{LONG}\n{end}\n"
        )
    };
    for end in [
        "几年来的实践，使我们深深体会到：一是思想是先导，二是产业是根本，三是作风是保障。",
        "几年干下来，我们有三点体会：\n一是思想是先导。\n二是产业是根本。\n三是作风是保障。",
        "总之，一是思想是先导，二是产业是根本，三是作风是保障。",
        "同志们，今年的任务很重，概括起来就是三句话：一是思想是先导，二是产业是根本，三是作风是保障。",
    ] {
        assert_eq!(
            outline(&speech(end)),
            "一、做优产业\n二、做美环境\n三、做实治理\n一是思想是先导\n二是产业是根本\n三是作风是保障\n",
            "{end}"
        );
    }
    assert_eq!(
        outline(&speech(
            "附：有关用语说明\n1.“三清”：指清河、清渠、清塘。\n2.“两改”：指改厨、改厕。"
        )),
        "一、做优产业\n二、做美环境\n三、做实治理\n1.“三清”\n2.“两改”\n"
    );
    let own = speech("四、几点体会\n几年来的实践，使我们体会到：一是思想是先导，二是产业是根本。");
    assert!(outline(&own).ends_with("四、几点体会\n 一是思想是先导\n 二是产业是根本\n"));
}

#[test]
fn what_comes_behind_paragraphs_of_one_hope_each_is_no_part_of_the_last() {
    let hope = |rest: &str| {
        format!(
            "希望大家{rest}。备课要备到学生心里去，讲课要讲到学生心里去，把一个都不能少当成自己的本分。\n"
        )
    };
    let hopes = [
        "做学生敬仰的好老师",
        "做精通业务的好老师",
        "做廉洁从教的好老师",
    ];
    let end = "教育是全社会的事，各方面都要出力：一是规划优先，留足用地；二是投入优先，守住底线；三是待遇优先，说到做到。";
    let speech = format!(
        "在全县教师节大会上的讲话\n老师们：\n{LONG}\n{}{end}\n",
        hopes.map(hope).concat()
    );
    assert_eq!(
        outline(&speech),
        "希望大家做学生敬仰的好老师\n希望大家做精通业务的好老师\n希望大家做廉洁从教的好老师\n\
         一是规划优先，留足用地\n二是投入优先，守住底线\n三是待遇优先，说到做到\n"
    );
}

#[test]
fn what_comes_next_is_no_part_of_the_last_of_several_headings() {
    let report = |second: &str, last: &str| {
        format!(
            "让小网格托起大民生\n——河滨街道工作汇报\n{LONG}\n\n织密一张网\n\n{LONG}\n\n拧成一股绳\n\n{LONG}\n\n{second}\
             {last}\n\n{LONG}\n\n下一步，我们将做好两项工作：一是推进多表合一，减轻负担；二是建立调整机制，留住人才。\n"
        )
    };
    let items = |depth: &str| {
        format!("{depth}一是推进多表合一，减轻负担\n{depth}二是建立调整机制，留住人才\n")
    };
    assert_eq!(
        outline(&report("", "练好一身功")),
        format!("织密一张网\n拧成一股绳\n练好一身功\n{}", items(""))
    );
    // It is where that heading says so, and where each part has its own.
    assert_eq!(
        outline(&report("", "下一步打算")),
        format!("织密一张网\n拧成一股绳\n下一步打算\n{}", items(" "))
    );
    assert_eq!(
        outline(&report("下一步，还要把绳子拧得更紧。\n\n", "练好一身功")),
        format!("织密一张网\n拧成一股绳\n练好一身功\n{}", items(" "))
    );
}

#[test]
fn a_list_number_heads_the_part_of_a_report_that_begins_with_it() {
    for (first, second) in [("三", "四"), ("四", "五")] {
        let part = format!(
            "{first}、2026年重点工作任务\n{LONG}\n（一）扩大内需\n{LONG}\n（二）改善民生\n{LONG}\n"
        );
        let heads = format!("{first}、2026年重点工作任务\n （一）扩大内需\n （二）改善民生\n");
        assert_eq!(
            (title(&part), outline(&part)),
            (String::new(), heads.clone())
        );
        let two = format!("{part}{second}、加强自身建设\n{LONG}\n");
        let heads = format!("{heads}{second}、加强自身建设\n");
        assert_eq!((title(&two), outline(&two)), (String::new(), heads));
    }
}

#[test]
fn a_caption_that_tells_who_spoke_is_no_title() {
    let news = format!(
        "省水利厅党建工作会议召开\n何川厅长出席会议并讲话\n省直工委副书记李明莅临会议并讲话\n会议主席台\n{LONG}\n{LONG}\n"
    );
    assert_eq!(title(&news), "省水利厅党建工作会议召开");
    let speech = format!("李明在全县水利工作会议上的讲话\n同志们：\n{LONG}\n");
    assert_eq!(title(&speech), "李明在全县水利工作会议上的讲话");
}

#[test]
fn whom_a_text_is_sent_to_is_no_heading_with_marks_either() {
    for line in [
        "各县（区）人民政府、高新区管委会，市政府各部门：",
        "各科室、各乡镇：",
        "尊敬的各位领导、各位来宾：",
    ] {
        let notice = format!(
            "关于印发敬老院十条措施的通知\n### {line}\n\n{LONG}\n\n一、推进建设。{LONG}\n\n二、加强管理。{LONG}\n"
        );
        assert_eq!(outline(&notice), "一、推进建设\n二、加强管理\n", "{line}");
    }
    let duties = format!("岗位说明\n### 各科室职责：\n{LONG}\n### 考核办法：\n{LONG}\n");
    assert!(outline(&duties).starts_with("各科室职责\n"));
}

#[test]
fn a_paragraph_below_a_heading_on_a_line_of_its_own_is_its_text() {
    let speech = format!(
        "在全行风险管理会议上的讲话\n同志们：\n一、认清形势\n{LONG}\n二、抓好落实\n（一）抓清收，打好攻坚战。{LONG}\n\
         （二）抓队伍，管好身边人。\n案件表面看是管事的问题，实质是管人的问题。\n1．抓教育。{LONG}\n2．抓轮岗。{LONG}\n三、压实责任\n{LONG}\n"
    );
    assert_eq!(
        outline(&speech).lines().skip(1).collect::<Vec<_>>(),
        [
            "二、抓好落实",
            " （一）抓清收，打好攻坚战",
            " （二）抓队伍，管好身边人",
            "  1．抓教育",
            "  2．抓轮岗",
            "三、压实责任"
        ]
    );
    let items = format!(
        "在全行风险管理会议上的讲话\n同志们：\n一、认清形势\n{LONG}\n二、抓好落实\n（一）抓清收，打好攻坚战。\n\
         （二）抓队伍，管好身边人。\n各支行要把握好以下环节。\n1．抓教育。{LONG}\n2．抓轮岗。{LONG}\n三、压实责任\n{LONG}\n"
    );
    assert!(
        !outline(&items).contains("\n  1．抓教育"),
        "{}",
        outline(&items)
    );
}

#[test]
fn accounts_interviewers_and_papers_of_councils_are_no_titles() {
    for (above, line) in [
        (true, "立法會CB(2)486/2026(03)號文件"),
        (false, "原创 柳堰发布 柳堰发布"),
        (false, "采访/整理：《江南手艺》记者 沈渡"),
    ] {
        let subject = "柳堰把年轻人留在了村里";
        let head = match above {
            true => format!("{line}\n{subject}"),
            false => format!("{subject}\n{line}"),
        };
        assert_eq!(
            title(&format!("{head}\n{LONG}\n{LONG}\n")),
            subject,
            "{line}"
        );
    }
}

#[test]
fn a_late_number_with_nothing_below_it_is_the_title() {
    let part = format!("六、答题案例库\n精选案例，助你借鉴：\n{LONG}\n{LONG}\n");
    assert_eq!(title(&part), "六、答题案例库");
    let chapter = format!("六、工作方法\n{LONG}\n一、调查研究\n{LONG}\n二、抓住重点\n{LONG}\n");
    assert_eq!(title(&chapter), "六、工作方法");
}

#[test]
fn a_body_above_what_it_passes_on_begins_the_title() {
    for what in ["转发", "批转", "印发"] {
        let notice = format!(
            "石桥县人民政府办公室\n{what}县水利局防汛工作报告的通知\n各乡镇人民政府：\n{LONG}\n"
        );
        let found = title(&notice);
        assert!(
            found.starts_with("石桥县人民政府办公室") && found.ends_with("的通知"),
            "{found}"
        );
    }
}

#[test]
fn what_is_lacking_and_what_comes_next_stand_under_no_heading_that_has_its_text_behind_it() {
    let text = "在年，常委会为各项工作付出了心血，各项指标好于预期，群众的日子一年比一年好。";
    let report = |last: &str, next: &str| {
        format!(
            "临溪县委常委会工作报告\n各位委员：\n一、突出项目建设。{text}\n二、突出民生保障。{text}\n{last}。{text}\n{next}重点抓好以下工作：一是抓牢项目。二是抓实民生。\n以上报告，请审议。\n"
        )
    };
    let headings = "一、突出项目建设\n二、突出民生保障\n";
    for next in [
        "2026年是开局之年。",
        "在肯定成绩的同时，也有不足，要",
        "下一步，全县",
    ] {
        assert_eq!(
            outline(&report("三、突出管党治党", next)),
            format!("{headings}三、突出管党治党\n一是抓牢项目\n二是抓实民生\n"),
            "{next}"
        );
    }
    assert_eq!(
        outline(&report("三、下一步工作安排", "2026年，全县")),
        format!("{headings}三、下一步工作安排\n 一是抓牢项目\n 二是抓实民生\n")
    );
    assert_eq!(
        outline(&report("三、突出管党治党", "我们坚持从严，")),
        format!("{headings}三、突出管党治党\n 一是抓牢项目\n 二是抓实民生\n")
    );
}

#[test]
fn a_colon_of_the_marker_ends_no_label() {
    let speech = "在全县会议上的讲话\n同志们：\n一、抓落实\n一是：把项目建设抓上去。倒排工期。\n二是：把民生实事办好。逐件销号。\n";
    assert_eq!(
        outline(speech),
        "一、抓落实\n 一是：把项目建设抓上去\n 二是：把民生实事办好\n"
    );
}

#[test]
fn a_tab_stands_behind_a_number_as_a_blank_does() {
    for blank in [" ", "\t", "\u{A0}"] {
        let rules = format!(
            "临溪水厂冷冻机操作规程\n1{blank}目的\n为了安全。\n2{blank}要求\n2.1 开机\n先查油位。\n2.2 停机\n先关阀门。\n3{blank}附则\n即日起施行。\n"
        );
        assert_eq!(
            outline(&rules).replace(['\t', '\u{A0}'], " "),
            "1 目的\n2 要求\n 2.1 开机\n 2.2 停机\n3 附则\n"
        );
    }
    // Cells of a table.
    let table = "值班安排\n各单位：\n现将安排印发。\n序号\t姓名\t电话\n1\t李明\t13800000000\n2\t系统v2\t13900000000\n";
    assert_eq!(outline(table), "");
}

#[test]
fn who_wrote_a_text_for_whom_is_not_its_title() {
    for writer in [
        "中共石桥市委党校  袁  野",
        "石桥大学水利学院 袁野",
        "石桥县第一中学 高二（3）班 欧阳明",
        "石桥县第一中学 高二（3）班 申屠远",
        "石桥大学 楚河",
        "石桥大学水利学院 万俟长河",
        "四年级一班　荆小溪",
        "三年级二班　李小明",
        "王强（县信访局）",
        "本报评论员",
        "特约评论员 李明",
        "本刊记者",
        "雍　　和",
    ] {
        for subject in ["我的家乡", "把论文写在大地上", "论基层治理的原则性"] {
            for head in [
                format!("{subject}\n{writer}"),
                format!("{writer}\n{subject}"),
            ] {
                assert_eq!(
                    title(&format!("{head}\n{LONG}\n{LONG}\n")),
                    subject,
                    "{head}"
                );
            }
        }
    }
    for own in [
        "清溪学院 招生简章",
        "清溪大学 党建工作",
        "石桥小学 安全须知",
        "石桥中学 文化节",
        "石桥中学 童年记",
        "不忘初心 方得始终",
        "方案（县水利局）",
    ] {
        assert_eq!(title(&format!("{own}\n{LONG}\n{LONG}\n")), own);
    }
}

#[test]
fn a_name_that_blanks_divide_right_below_the_title_is_no_heading() {
    let note = |below: &str| {
        format!(
            "信访接待窗口工作手记\n{below}\n{LONG}{LONG}\n一杯水\n{LONG}{LONG}\n一支笔\n{LONG}{LONG}\n一扇窗\n{LONG}{LONG}\n"
        )
    };
    for name in ["雍  和", "雍　和", "县信访局　袁野", "本报评论员"] {
        assert_eq!(outline(&note(name)), "一杯水\n一支笔\n一扇窗\n", "{name}");
    }
    assert!(outline(&note("引  子")).starts_with("引  子\n"));
}

#[test]
fn a_title_that_seems_to_go_on_ends_above_a_name() {
    for (line, next) in [
        ("把论文写在大地上", "袁野"),
        ("把论文写在大地上", "县农技站 袁野"),
        ("以项目建设促进", "欧阳明"),
    ] {
        assert_eq!(title(&format!("{line}\n{next}\n{LONG}\n{LONG}\n")), line);
    }
    let own = "在希望的田野上";
    let two = "在希望的\n田野上";
    assert_eq!(title(&format!("{two}\n袁野\n{LONG}\n{LONG}\n")), own);
}

#[test]
fn the_day_of_a_diary_is_not_its_title() {
    for day in [
        "3月6日 阴转小雨",
        "3月6日　星期一　晴",
        "2017年3月6日",
        "2017年3月6日 晴",
        "2017年3月6日 星期一 阴转小雨",
        "三月六日　多云",
    ] {
        for subject in ["驻村日记", "我在村里的一百天"] {
            assert_eq!(
                title(&format!("{subject}\n{day}\n{LONG}\n{LONG}\n")),
                subject,
                "{day}"
            );
        }
    }
    let days = format!("3月6日 阴\n{LONG}\n3月7日 晴\n{LONG}\n");
    assert_eq!(title(&days), "");
    for own in ["3月份工作总结", "3月6日 全县工作会议纪要"] {
        assert_eq!(title(&format!("{own}\n{LONG}\n{LONG}\n")), own);
    }
    let paper = format!("石桥日报\n2026年3月5日 星期四\n让年轻人愿意留在村里\n{LONG}\n{LONG}\n");
    assert_eq!(title(&paper), "让年轻人愿意留在村里");
}

#[test]
fn a_caption_that_tells_who_gave_the_report_is_no_title() {
    for told in [
        "作工作报告",
        "作主题报告",
        "作总结讲话",
        "作表态发言",
        "做典型发言",
    ] {
        let news = format!(
            "省水利厅党建工作会议召开\n厅政治部主任何川{told}\n签订责任书\n会场\n{LONG}\n{LONG}\n"
        );
        assert_eq!(title(&news), "省水利厅党建工作会议召开", "{told}");
    }
    let own = "水利局2026年党建工作报告";
    assert_eq!(title(&format!("{own}\n{LONG}\n{LONG}\n")), own);
}

#[test]
fn a_body_above_the_report_of_a_year_begins_the_title() {
    for (body, line) in [
        ("石桥县人民政府", "2019年政府工作报告"),
        ("石桥县水利局", "2026年工作要点"),
        ("石桥县水利局", "2025年度工作总结"),
        ("中共石桥县委", "二〇二五年工作总结"),
    ] {
        let report =
            format!("{body}\n{line}\n{LONG}\n一、抓好落实\n{LONG}\n二、压实责任\n{LONG}\n");
        assert_eq!(title(&report), format!("{body}{line}"));
    }
    let apart = format!("石桥县人民政府\n\n\n2026年3月5日\n防汛工作要点\n{LONG}\n{LONG}\n");
    assert_eq!(title(&apart), "防汛工作要点");
}

#[test]
fn what_an_account_puts_around_a_title_is_not_it() {
    let subject = "让乡村留住年轻人";
    for below in [
        "石桥发布 2026-03-05 18:00 发表于石桥",
        "袁野 石桥发布 2026年3月5日 18:00",
        "石桥发布 昨天 18:00",
        "石桥发布 2026年3月5日 18:00 石桥",
        "点击上方蓝字关注我们",
        "文/袁野 图/李明",
        "□ 袁野 李明",
    ] {
        for framed in [subject.to_owned(), format!("{subject}🌾")] {
            let found = title(&format!("{framed}\n{below}\n{LONG}\n{LONG}\n"));
            assert_eq!(found, framed, "{below}");
        }
    }
    let above = format!("点击蓝字 关注我们\n{subject}\n{LONG}\n{LONG}\n");
    assert_eq!(title(&above), subject);
    let post = format!(
        "提取公积金，这8个问题一次说清！\n石桥公积金 2026年4月2日 16:48 石桥\n点击蓝字 关注我们\n\n{LONG}\n租房提取篇\n1.有何条件？\n无房。\n2.要带什么？\n证件。\n购房提取篇\n1.有何条件？\n购房。\n2.要带什么？\n合同。\n"
    );
    assert_eq!(title(&post), "提取公积金，这8个问题一次说清！");
    assert!(outline(&post).starts_with("租房提取篇\n 1.有何条件？\n"));
    let noted = format!("编者按：{LONG}\n{subject}\n袁野\n{LONG}\n{LONG}\n");
    assert_eq!(title(&noted), subject);
}

#[test]
fn a_title_of_few_characters_stands_above_its_writer() {
    for writer in ["袁野", "□ 袁野", "作者：袁野", "文/袁野"] {
        for subject in ["春天里", "一封家书"] {
            assert_eq!(
                title(&format!("{subject}\n{writer}\n{LONG}\n{LONG}\n")),
                subject,
                "{writer}"
            );
        }
    }
}

#[test]
fn a_title_goes_on_behind_a_comma_or_before_a_second_matter() {
    for (first, second) in [
        ("扎根乡土，", "把论文写在大地上"),
        ("2019年水利工作", "总结和2020年工作打算"),
        ("全县2025年度党建工作", "总结及2026年工作计划"),
    ] {
        let text = format!("{first}\n{second}\n袁野\n{LONG}\n{LONG}\n");
        assert_eq!(title(&text), format!("{first}{second}"));
    }
    for letter in [
        "亲爱的老师，\n节日快乐",
        "风从海上来，\n吹过石桥，\n吹过田野",
    ] {
        let text = format!("{letter}\n{LONG}\n{LONG}\n");
        assert!(!title(&text).contains('，'), "{letter}");
    }
}

/// What is cheap at first may be dear later: only the second （一） tells here where 二、 stands.
#[test]
fn a_lost_first_heading_does_not_put_the_others_under_its_items() {
    let text = format!(
        "浣石镇国土空间综合整治方案\n（一）自然条件\n{LONG}\n（二）整治基础\n{LONG}\n二、整治目标\n{LONG}\n三、主要工程\n\
         （一）农用地整理\n{LONG}\n（二）建设用地整理\n{LONG}\n四、实施保障\n{LONG}\n"
    );
    assert_eq!(
        outline(&text),
        "（一）自然条件\n（二）整治基础\n二、整治目标\n三、主要工程\n （一）农用地整理\n （二）建设用地整理\n四、实施保障\n"
    );
}
