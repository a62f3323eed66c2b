//! Small texts whose headings have no number: lines above a short lead, questions, lines with a remark of time or years.

use crate::found::{find, outline, title};

const LONG: &str =
    "各村要把这项工作摆上议事日程，分管干部亲自抓，一级抓一级，层层抓落实，确保各项任务落到实处。";

#[test]
fn lines_above_a_short_lead_are_headings() {
    let speech = format!(
        "守住这一方水土\n——在柳河县新任水管员培训班上的讲话\n同志们：\n{LONG}\n\
         为什么来\n先请大家想一个问题。\n{LONG}\n凭什么管\n管水要有本事，本事有三样。\n{LONG}\n\
         靠什么成\n千头万绪，从哪里抓起？\n{LONG}\n谢谢大家！\n"
    );
    assert_eq!(title(&speech), "守住这一方水土");
    assert_eq!(outline(&speech), "为什么来\n凭什么管\n靠什么成\n");
    let essay = format!(
        "关于河湖治理的几点思考\n{LONG}\n差在一步，差在哪里\n{LONG}\n几样关系，应当把握好\n下面谈几样关系。\n{LONG}\n\
         往后怎么走，看两条\n先说当下。\n{LONG}\n"
    );
    assert_eq!(
        outline(&essay),
        "差在一步，差在哪里\n几样关系，应当把握好\n往后怎么走，看两条\n"
    );
}

#[test]
fn lines_among_lines_are_no_headings_for_a_sentence_below() {
    // A page of fields, none of which stands behind a sentence.
    let fields = format!(
        "柳河县水务局招聘启事\n{LONG}\n工作地点\n柳河县城关镇\n联系电话\n请在上班时间拨打。\n{LONG}\n\
         报名邮箱\n见附件。\n{LONG}\n"
    );
    assert_eq!(outline(&fields), "");
    // What comes again names a part of each item.
    let item = format!("对照检查，有的干部学得不深。\n整改措施\n立行立改。\n{LONG}\n");
    let review = format!("关于整改情况的报告\n{LONG}\n{item}{item}{item}");
    assert_eq!(outline(&review), "");
}

#[test]
fn two_questions_above_text_are_headings() {
    let speech = format!(
        "站好水管员这班岗\n——在竞聘会上的演讲\n各位评委：\n{LONG}\n我是谁？\n{LONG}\n我凭什么？\n\
         有人说，竞聘就是亮家底。\n第一，我有一股钻劲。{LONG}\n第二，我有一股韧劲。{LONG}\n我怎么干？\n{LONG}\n谢谢大家！\n"
    );
    assert_eq!(
        outline(&speech),
        "我是谁？\n我凭什么？\n 第一，我有一股钻劲\n 第二，我有一股韧劲\n我怎么干？\n"
    );
    let lesson = format!(
        "在河边上的一堂课\n各位学员：\n{LONG}\n水从哪里来？\n{LONG}\n水往何处去？\n{LONG}\n谢谢大家。\n"
    );
    assert_eq!(outline(&lesson), "水从哪里来？\n水往何处去？\n");
}

#[test]
fn questions_without_text_between_are_asked_and_no_headings() {
    let oath = format!(
        "在护堤动员会上的讲话\n同志们：\n{LONG}\n最后，请大家回答。\n什么人来守？\n什么时候来？\n守到哪一天？\n\
         好！我在堤上等着大家。\n{LONG}\n"
    );
    assert_eq!(outline(&oath), "");
    // What is asked in one place alone leads on.
    let talk = format!("在水利会上的讲话\n同志们：\n{LONG}\n怎么办？\n{LONG}\n{LONG}\n");
    assert_eq!(outline(&talk), "");
}

#[test]
fn last_words_behind_a_heading_close_the_speech() {
    let speech = |last: &str| {
        format!(
            "守住这一方水土\n同志们：\n{LONG}\n我们的来路\n{LONG}\n我们的本事\n{LONG}\n第一，要懂水。{LONG}\n第二，要懂人。{LONG}\n\
             {last}我们的去处\n{LONG}\n最后，祝大家工作顺利，身体健康。\n"
        )
    };
    assert_eq!(
        outline(&speech("")),
        "我们的来路\n我们的本事\n 第一，要懂水\n 第二，要懂人\n我们的去处\n"
    );
    let enumerated = outline(&speech("最后，要懂规矩。\n"));
    assert!(enumerated.contains(" 最后，要懂规矩\n"), "{enumerated}");
}

#[test]
fn years_in_brackets_behind_a_heading_are_no_date() {
    let paper = format!(
        "柳河县水务发展白皮书\n一、发展历程\n柳河县水务发展经历了三个阶段。\n分散建设阶段（2003—2015年）\n{LONG}\n\
         集中建设阶段（2016—2020年）\n{LONG}\n全面提升阶段（2021年以来）\n{LONG}\n二、主要做法\n{LONG}\n"
    );
    assert_eq!(
        outline(&paper),
        "一、发展历程\n 分散建设阶段（2003—2015年）\n 集中建设阶段（2016—2020年）\n 全面提升阶段（2021年以来）\n二、主要做法\n"
    );
}

#[test]
fn lines_with_minutes_or_hours_are_headings_among_their_like() {
    let lesson = format!(
        "《小河》教学设计\n教学目标\n{LONG}\n教学准备\n{LONG}\n教学过程\n导入新课（5分钟）\n出示图画，学生说一说。\n\
         初读课文，整体感知（10分钟）\n{LONG}\n布置作业（2分钟）\n背诵第二段。\n板书设计\n{LONG}\n"
    );
    assert_eq!(
        outline(&lesson),
        "教学目标\n教学准备\n教学过程\n 导入新课（5分钟）\n 初读课文，整体感知（10分钟）\n 布置作业（2分钟）\n板书设计\n"
    );
    let agenda = "关于召开会员大会的通知\n预备会议（8:30—9:00，二楼会议室）\n主持人：柳　青\n通过选举办法\n\
                  第一次全体会议（9:00—10:20，三楼会议室）\n主持人：江一帆\n听取工作报告\n\
                  第二次全体会议（14:00—15:30，三楼会议室）\n主持人：江一帆\n选举理事会\n";
    assert_eq!(
        outline(agenda),
        "预备会议（8:30—9:00，二楼会议室）\n第一次全体会议（9:00—10:20，三楼会议室）\n第二次全体会议（14:00—15:30，三楼会议室）\n"
    );
}

#[test]
fn a_list_of_names_with_years_or_minutes_has_no_headings() {
    let list = format!(
        "关于开展征文活动的通知\n{LONG}\n获奖作品名单\n小河（2021年）\n大江（2022年）\n长堤（2023年）\n{LONG}\n"
    );
    assert_eq!(outline(&list), "");
    let programme = format!(
        "关于举办晚会的通知\n{LONG}\n小河合唱（5分钟）\n大江独唱（6分钟）\n长堤舞蹈（8分钟）\n柳树小品（9分钟）\n{LONG}\n"
    );
    assert_eq!(outline(&programme), "");
}

#[test]
fn activities_of_a_lesson_are_numbered() {
    let lesson = "《小河》教学设计\n教学过程\n活动一：品人物\n默读课文，说一说河边有谁，各是怎样的人。\n\
                  活动二：品句子\n找出写景的句子，读一读，说说好在哪里。\n";
    assert_eq!(outline(lesson), "活动一：品人物\n活动二：品句子\n");
}

#[test]
fn names_in_brackets_before_text_are_headings() {
    let yearbook = format!(
        "柳河县水务年鉴\n水　务\n【概况】2025年，{LONG}\n【河道管理】全年清理河道36条。{LONG}\n\
         【防汛抗旱】一是加固堤防，消除隐患18处；二是储备物资，做到有备无患。\n【水费收缴】全年收缴水费120万元。{LONG}\n"
    );
    assert_eq!(
        outline(&yearbook),
        "【概况】\n【河道管理】\n【防汛抗旱】\n 一是加固堤防，消除隐患18处\n 二是储备物资，做到有备无患\n【水费收缴】\n"
    );
    // Beside whole texts a short one has its name too.
    let leaflet = format!(
        "柳河感冒颗粒说明书\n【成分】柳叶、桑叶。\n【适应症】{LONG}\n【用法用量】{LONG}\n【有效期】24个月\n"
    );
    assert_eq!(
        outline(&leaflet),
        "【成分】\n【适应症】\n【用法用量】\n【有效期】\n"
    );
    // A part of each item, and a remark.
    let test = format!(
        "水法知识测试题\n一、河道归谁管\n【答题要点】{LONG}\n二、水费归谁收\n【答题要点】{LONG}\n"
    );
    assert_eq!(outline(&test), "一、河道归谁管\n二、水费归谁收\n");
    let news =
        format!("柳河县召开水务工作会议\n【本报讯】昨日，{LONG}\n会议要求，{LONG}\n{LONG}\n");
    assert_eq!(outline(&news), "");
}

#[test]
fn what_frames_a_text_may_have_a_title_of_its_own() {
    let essay = format!(
        "关于河湖治理的几点思考\n引子：从一条河说起\n{LONG}\n一、病在哪里\n{LONG}\n二、药在哪里\n{LONG}\n\
         余论：守河的人\n{LONG}\n致谢\n{LONG}\n"
    );
    assert_eq!(
        outline(&essay),
        "引子：从一条河说起\n一、病在哪里\n二、药在哪里\n余论：守河的人\n致谢\n"
    );
    let form = format!(
        "关于验收情况的报告\n一、基本情况\n{LONG}\n二、验收情况\n{LONG}\n结语：合格\n{LONG}\n"
    );
    assert_eq!(outline(&form), "一、基本情况\n二、验收情况\n");
}

#[test]
fn a_name_of_two_parts_is_a_heading_among_those_that_end_like_it() {
    let outline_of_talks = "关于开展谈话的通知\n今天请您来谈一谈，请如实回答，谈话内容严格保密。\n请领导班子成员谈的问题\n您分管哪些工作？\n班子的团结情况怎样？\n\
                            请中层干部谈的问题\n您对班子的评价是什么？\n\
                            请退休干部、职工群众谈的问题\n职工安置还有哪些问题没有解决？\n";
    assert_eq!(
        outline(outline_of_talks),
        "请领导班子成员谈的问题\n请中层干部谈的问题\n请退休干部、职工群众谈的问题\n"
    );
    let cells = format!(
        "关于报送材料的通知\n{LONG}\n材料名称\n适用范围\n简报、便函\n县直单位\n批复、决定\n各乡镇\n{LONG}\n"
    );
    assert_eq!(outline(&cells), "");
}

#[test]
fn a_line_right_above_headings_of_another_length_is_over_them() {
    let essay = format!(
        "关于河湖治理的几点思考\n{LONG}\n差在一步，差在哪里\n{LONG}\n几样关系，应当把握好\n{LONG}\n\
         走好这一步，贵在三个“向”\n向下扎根\n{LONG}\n向内求变\n{LONG}\n向前看远\n{LONG}\n"
    );
    assert_eq!(
        outline(&essay),
        "差在一步，差在哪里\n几样关系，应当把握好\n走好这一步，贵在三个“向”\n 向下扎根\n 向内求变\n 向前看远\n"
    );
}

#[test]
fn a_menu_has_no_headings() {
    let page = format!(
        "柳河县召开水务工作会议\n首页\n水务动态\n机构设置\n政策法规\n水务公开\n互动交流\n水务查询\n专题专栏\n水务服务\n\
         联系我们\n昨日，{LONG}\n会议指出，{LONG}\n"
    );
    assert_eq!(outline(&page), "");
}

#[test]
fn a_line_like_headings_is_one_above_a_short_lead_or_a_first_item() {
    let speech = |name: &str, text: &str| format!("{name}\n柳河县水务局书记　袁野\n{text}\n");
    let items = "（一）亮身份。设立党员先锋岗，难题党员带头攻。\n（二）促生产。成立攻关小组，节约成本两成。";
    let short = format!("作为企业党组织，我们重点做好两件事：\n{items}");
    let all = [
        speech("下好“三步棋”　激活一条河", LONG),
        speech("以“小网格”托起“大民生”", LONG),
        speech("坚持“四个到位”　打造清水河", LONG),
        speech("做强“红色引擎”　助力企业发展", &short),
    ];
    let headings = "下好“三步棋”　激活一条河\n以“小网格”托起“大民生”\n坚持“四个到位”　打造清水河\n\
         做强“红色引擎”　助力企业发展\n （一）亮身份\n （二）促生产\n";
    let head = "在全县基层党建座谈会上的发言（摘登）";
    assert_eq!(outline(&format!("{head}\n{}", all.concat())), headings);
    // Who speaks tells where all begin so.
    let all = ["水源头", "灌区“一张网”", "小河长带出好风气"].map(|name| speech(name, &short));
    let items = " （一）亮身份\n （二）促生产\n";
    assert_eq!(
        outline(&format!("{head}\n{}", all[1..].concat())),
        format!("灌区“一张网”\n{items}小河长带出好风气\n{items}")
    );
    // Without who speaks.
    let report = format!(
        "关于河湖治理的汇报\n{LONG}\n下好“三步棋”，管住一条河\n{LONG}\n织密“一张网”，护住一片田\n{LONG}\n\
         念活“山水经”，富了一方人\n{LONG}\n用好“指挥棒”，激活一池水\n1. 考核。每季一考，考实绩。\n2. 奖惩。每年一评，评先进。\n"
    );
    assert_eq!(
        outline(&report),
        "下好“三步棋”，管住一条河\n织密“一张网”，护住一片田\n念活“山水经”，富了一方人\n用好“指挥棒”，激活一池水\n \
         1. 考核\n 2. 奖惩\n"
    );
}

#[test]
fn the_words_that_end_a_report_are_no_heading() {
    let report = format!(
        "关于河湖治理的汇报\n{LONG}\n下好先手棋管河\n{LONG}\n织密一张网护田\n{LONG}\n念活山水经富民\n{LONG}\n\
         特此报告\n柳河县水务局\n2026年1月13日\n"
    );
    assert_eq!(
        outline(&report),
        "下好先手棋管河\n织密一张网护田\n念活山水经富民\n"
    );
}

#[test]
fn a_line_that_points_to_the_list_below_is_no_heading() {
    let list = format!("1、河道清淤，由水务局牵头。{LONG}\n2、堤防加固，由城关镇牵头。");
    let minutes = format!(
        "柳河县河湖治理专题会议纪要\n{LONG}\n关于河道清淤\n{LONG}\n关于堤防加固\n{LONG}\n关于水库移民\n会议议定以下事项：\n{list}\n\
         关于下步工作\n{LONG}\n"
    );
    assert_eq!(
        outline(&minutes),
        "关于河道清淤\n关于堤防加固\n关于水库移民\n 1、河道清淤，由水务局牵头\n 2、堤防加固，由城关镇牵头\n关于下步工作\n"
    );
    let other = minutes.replace("会议议定以下事项", "议定下列事项");
    assert_eq!(outline(&other), outline(&minutes));
}

#[test]
fn short_lines_above_names_in_brackets_are_headings() {
    let name = |name: &str| format!("【{name}】　2025年，{LONG}\n");
    let [works, floods, summary, ships] = ["河道建设", "防汛抗旱", "概况", "船舶检验"].map(name);
    let yearbook = format!(
        "柳河年鉴\n柳河县年鉴编纂委员会编\n水务\n综述\n2025年，{LONG}\n治水\n{summary}{works}{floods}邮运·航运\n水路运输\n{summary}{ships}\
         通航\n【航道维护】　年内，{LONG}\n"
    );
    assert_eq!(
        outline(&yearbook),
        "水务\n 综述\n 治水\n  【概况】\n  【河道建设】\n  【防汛抗旱】\n邮运·航运\n 水路运输\n  【概况】\n  【船舶检验】\n \
         通航\n  【航道维护】\n"
    );
    // Without lines above them.
    let bulletin = format!("柳河水务简讯\n治水\n{summary}{works}{floods}航运\n{summary}{ships}");
    assert_eq!(
        outline(&bulletin),
        "治水\n 【概况】\n 【河道建设】\n 【防汛抗旱】\n航运\n 【概况】\n 【船舶检验】\n"
    );
    // One under all.
    let yearbook = format!("柳河年鉴\n水务管理\n治水\n{works}{floods}航运\n{summary}{ships}");
    assert_eq!(
        outline(&yearbook),
        "水务管理\n 治水\n  【河道建设】\n  【防汛抗旱】\n 航运\n  【概况】\n  【船舶检验】\n"
    );
}

#[test]
fn lines_below_lone_numbers_are_headings() {
    let post = format!(
        "汛期来了，这份指南请收好\n{LONG}\n01\n看懂预警信号\n{LONG}\n02\n汛期来临前，这些准备要做好\n1. 备好物资。{LONG}\n\
         2. 熟悉路线。{LONG}\n03\n遇到这些情况怎么办？\n▶ 在家中积水\n{LONG}\n▶ 在路上积水\n{LONG}\n04\n灾后\n{LONG}\n"
    );
    let headings = "看懂预警信号\n汛期来临前，这些准备要做好\n 1. 备好物资\n 2. 熟悉路线\n遇到这些情况怎么办？\n 在家中积水\n 在路上积水\n灾后\n";
    assert_eq!(outline(&post), headings);
    // Numbers far from each other are no page numbers for that.
    let far = format!("{LONG}\n").repeat(9);
    let post = format!(
        "汛期来了，这份指南请收好\n01\n看懂信号\n{far}02\n做好准备\n{far}03\n会避险，才安全！\n{far}"
    );
    assert_eq!(outline(&post), "看懂信号\n做好准备\n会避险，才安全！\n");
    // The rows of a table.
    let table = format!("值班表\n{LONG}\n01\n柳青\n水务局\n02\n袁野\n河管站\n03\n雍和\n水库\n");
    assert_eq!(outline(&table), "");
    let names = "01\n柳青\n家住柳河镇。\n02\n袁野\n家住城关镇。\n";
    assert_eq!(outline(&format!("获奖名单\n{LONG}\n{names}")), "");
}

#[test]
fn a_colon_behind_a_quoted_name_hides_no_heading() {
    let brief = format!(
        "柳河镇推行夜间议事会\n{LONG}\n“点题”：群众说了算\n{LONG}\n“答题”：干部现场办\n{LONG}\n“评题”：满意才销号\n{LONG}\n"
    );
    assert_eq!(
        outline(&brief),
        "“点题”：群众说了算\n“答题”：干部现场办\n“评题”：满意才销号\n"
    );
    // A field says what it is.
    let fields = format!(
        "柳河镇夜间议事会\n{LONG}\n地点：临江广场\n{LONG}\n议题：道路硬化\n{LONG}\n主持：包村干部\n{LONG}\n"
    );
    assert_eq!(outline(&fields), "");
}

#[test]
fn words_for_what_is_said_behind_a_colon_are_headings_where_there_are_two() {
    let essay = |lines: [&str; 3]| {
        let parts = lines.map(|line| format!("{line}\n{LONG}{LONG}\n"));
        format!("关于基层治理的思考\n{LONG}{LONG}\n{}", parts.concat())
    };
    assert_eq!(
        outline(&essay([
            "现状：基础在夯实，活力在释放",
            "困惑：人才留不住，产业缺支撑",
            "出路：改革添活力，实干见真章"
        ])),
        "现状：基础在夯实，活力在释放\n困惑：人才留不住，产业缺支撑\n出路：改革添活力，实干见真章\n"
    );
    for lines in [
        [
            "地点：县政府第三会议室",
            "主持人：县政府办公室主任",
            "参加人员：各乡镇主要负责人",
        ],
        ["现状：基础在夯实，活力在释放", "", ""],
    ] {
        assert_eq!(outline(&essay(lines)), "");
    }
}

#[test]
fn a_name_in_brackets_is_no_number() {
    let text = format!("【概况】{LONG}\n【普遍服务】{LONG}\n");
    let document = find(&text);
    let nodes = &document.outline.nodes;
    assert_eq!(nodes.len(), 2);
    assert!(nodes.iter().all(|node| node.marker.is_empty()));
}

#[test]
fn two_lines_that_name_parts_of_a_report_divide_it() {
    let report = |one: &str, two: &str| {
        format!("关于水闸破损的报告\n{one}\n{LONG}\n{two}\n{LONG}县里也要支持。\n")
    };
    for (one, two) in [
        ("破损情况", "已采取的措施"),
        ("原因分析：", "具体建议："),
        ("2025年回顾", "2026年计划"),
        ("修不修怎么看", "钱不够怎么办"),
    ] {
        let bare = |line: &str| line.trim_end_matches('：').to_string();
        assert_eq!(
            outline(&report(one, two)),
            format!("{}\n{}\n", bare(one), bare(two)),
            "{one}"
        );
    }
    // One alone, other words, and what comes again under each item divide nothing.
    assert_eq!(outline(&report("破损情况", "石桥闸口")), "");
    assert_eq!(outline(&report("大雨之后", "石桥闸口")), "");
    let rectified = "一、学习不深\n整改措施：\n{LONG}\n二、作风不实\n整改措施：\n{LONG}\n";
    let rectified = format!("整改报告\n{}", rectified.replace("{LONG}", LONG));
    assert_eq!(outline(&rectified), "一、学习不深\n二、作风不实\n");
    // Beside numbers they stand above these.
    let case = format!(
        "共建飞地的经验\n{LONG}\n主要做法\n一、共建园区\n{LONG}\n二、共育产业\n{LONG}\n几点启示\n{LONG}\n"
    );
    assert_eq!(
        outline(&case),
        "主要做法\n 一、共建园区\n 二、共育产业\n几点启示\n"
    );
}

#[test]
fn who_wrote_and_whom_it_is_sent_to_are_no_headings() {
    for line in [
        "区信访局：",
        "区信访局:",
        "集团公司：",
        "本刊记者　瞿南星",
        "松源日报特约评论员",
    ] {
        let text = format!(
            "关于水闸破损的情况说明\n{line}\n{LONG}\n破损情况\n{LONG}\n处理意见\n{LONG}县里也要支持。\n"
        );
        assert_eq!(title(&text), "关于水闸破损的情况说明", "{line}");
        assert_eq!(outline(&text), "破损情况\n处理意见\n", "{line}");
    }
}

#[test]
fn a_part_that_is_named_right_above_other_headings_holds_these() {
    let report = |last: &str| {
        format!(
            "区档案馆2025年工作总结\n{LONG}\n主要工作\n资源建设\n{LONG}\n安全保管\n{LONG}\n查阅利用\n{LONG}\n{last}\n{LONG}县里也要支持。\n"
        )
    };
    assert_eq!(
        outline(&report("存在不足")),
        "主要工作\n 资源建设\n 安全保管\n 查阅利用\n存在不足\n"
    );
    // Where no other part is named, nobody can tell where the first one ends.
    assert_eq!(
        outline(&report("编研宣传")),
        "资源建设\n安全保管\n查阅利用\n编研宣传\n"
    );
}

#[test]
fn three_characters_may_be_one_of_the_questions() {
    let proposal = format!(
        "关于清理河道的建议\n提出缘由\n{LONG}{LONG}\n堵在何处\n{LONG}{LONG}\n怎么办\n{LONG}{LONG}\n"
    );
    assert_eq!(outline(&proposal), "提出缘由\n堵在何处\n怎么办\n");
}

#[test]
fn names_above_the_rows_of_a_roster_are_headings() {
    let decision = format!(
        "关于表彰2026年度先进个人的决定\n各村：\n经研究，对下列同志予以表彰：\n\
         优秀党务工作者\n元　林　镇党建办\n花小棠　胡杨村\n优秀水管员\n支月　镇卫生院\n过长庚　中心小学\n{LONG}\n"
    );
    assert_eq!(outline(&decision), "优秀党务工作者\n优秀水管员\n");
    let verse = format!(
        "春到河湾\n{LONG}\n河湾三月\n柳绿春风里　花红细雨中\n渠成千顷润　人和万家同\n{LONG}\n"
    );
    assert_eq!(outline(&verse), "");
}

#[test]
fn verse_that_is_set_a_line_to_a_clause_is_no_heading() {
    let text = format!(
        "春到河湾\n{LONG}\n河湾还是老样子\n{LONG}\n河湾不是老样子\n{LONG}\n河湾等着你们来\n{LONG}\n有首歌唱得好：\n走过了千重山路，\n忘不掉一渠清水；\n喝过了百家米酒，\n忘不掉一口乡音。\n"
    );
    assert_eq!(
        outline(&text),
        "河湾还是老样子\n河湾不是老样子\n河湾等着你们来\n"
    );
}

#[test]
fn who_speaks_is_a_heading_on_a_line_of_its_own() {
    for colon in ["：", ""] {
        let record = format!(
            "水库管护座谈会发言实录\n时间：2026年5月3日\n今天请大家来谈谈经验。\n\
             袁野（县水利局局长）{colon}\n{LONG}\n{LONG}\n柳青（石桥镇镇长）{colon}\n{LONG}\n何川山（河湾村村民）{colon}\n{LONG}\n"
        );
        assert_eq!(title(&record), "水库管护座谈会发言实录");
        assert_eq!(
            outline(&record),
            "袁野（县水利局局长）\n柳青（石桥镇镇长）\n何川山（河湾村村民）\n",
            "{colon}"
        );
    }
    // Right below the title a colon tells that he speaks, and a sentence may lead to his items.
    let speeches = format!(
        "水库管护座谈会发言摘登\n（2026年5月3日）\n袁野（县水利局局长）：\n水库管得好不好，关键在人。我谈两点认识：\n\
         一、管在平时。{LONG}\n二、练在平时。{LONG}\n柳青（石桥镇镇长）：\n{LONG}\n"
    );
    assert_eq!(
        outline(&speeches),
        "袁野（县水利局局长）\n 一、管在平时\n 二、练在平时\n柳青（石桥镇镇长）\n"
    );
    let pieces = format!(
        "守渠人的心里话\n袁野（河湾村村民）\n{LONG}\n{LONG}\n我和这条渠\n柳青（石桥村村民）\n{LONG}\n{LONG}\n"
    );
    assert!(!outline(&pieces).contains("（"));
}

#[test]
fn a_name_in_brackets_that_comes_again_below_every_number_is_a_part_of_it() {
    let cases = |first: &str, second: &str, third: &str| {
        let of = |head: &str| format!("{head}\n{LONG}\n【启示】\n{LONG}\n");
        format!("柳河县治水案例\n{}{}{}", of(first), of(second), of(third))
    };
    for heads in [
        [
            "1.东街：清淤不过夜",
            "2.河口：岸线有人管",
            "3.石桥：积分换清水",
        ],
        [
            "一、东街清淤不过夜",
            "二、河口岸线有人管",
            "三、石桥积分换清水",
        ],
        ["案例一　东街", "案例二　河口", "案例三　石桥"],
    ] {
        let [first, second, third] = heads;
        let expected = heads.map(|head| format!("{head}\n 【启示】\n")).concat();
        assert_eq!(outline(&cases(first, second, third)), expected);
    }
}
