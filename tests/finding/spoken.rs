//! Small texts as people speak: members of an enumeration behind a subject, with words of the speaker's own, with the last one
//! said otherwise; and what only looks like one.

use crate::found::{outline, title};

#[test]
fn the_first_member_may_stand_right_behind_its_subject() {
    for subject in ["各单位", "我们", "他强调"] {
        let text = format!(
            "今年工作推进会上的讲话\n会议听取了汇报。下一步，{subject}一要加强管理，确保安全；二要强化监督，严防风险；三要夯实基础，改进服务。\n"
        );
        assert_eq!(
            outline(&text),
            "一要加强管理，确保安全\n二要强化监督，严防风险\n三要夯实基础，改进服务\n"
        );
    }
    assert_eq!(
        outline("工作汇报\n去年以来，我们一是抓教育，增强意识；二是抓管理，堵塞漏洞。\n"),
        "一是抓教育，增强意识\n二是抓管理，堵塞漏洞\n"
    );
}

#[test]
fn one_inside_a_word_is_no_first_member() {
    for words in ["原因之一是认识不够", "经济指标统一要求高", "星期一要开会"]
    {
        let text = format!("工作汇报\n{words}，大家都看到了；二是责任不清，落实不力。\n");
        assert!(!outline(&text).contains("一是认识"), "{words}");
        assert!(!outline(&text).contains("一要"), "{words}");
    }
}

#[test]
fn members_may_be_counted_behind_a_word() {
    let members = "措施之一，建立台账\n措施之二，加密巡查\n措施之三，培训队伍\n";
    for text in [
        "去年管护有了提高。措施之一，建立台账。每月核对。措施之二，加密巡查。每日两次。措施之三，培训队伍。分批轮训。",
        "措施之一，建立台账。每月核对一次，账实相符。\n措施之二，加密巡查。每日两次，不得拖延。\n措施之三，培训队伍。分批轮训，持证上岗。",
    ] {
        assert_eq!(
            outline(&format!("河湾水库管护经验\n{text}\n")),
            members,
            "{text}"
        );
    }
    assert_eq!(
        outline(
            "河湾水库管护调查\n一、问题\n水库管得不好，其原因之一是经费没有着落，其原因之二是人手老化。\n二、分析\n群众认识不足，原因之一是宣传少；原因之二是演练走过场。\n"
        ),
        "一、问题\n 其原因之一是经费没有着落\n 其原因之二是人手老化\n二、分析\n 原因之一是宣传少\n 原因之二是演练走过场\n"
    );
    assert_eq!(
        outline(
            "河湾水库管护调查\n水库管得不好。原因之一是钱少，原因之二是人少，原因之三是问得少。\n"
        ),
        "原因之一是钱少\n原因之二是人少\n原因之三是问得少\n"
    );
    for text in [
        "原因之一是经费不足。第二年才有了着落。",
        "管护员中，三分之一是党员；三分之二是群众。三分之一是女同志。",
        "这是原因之一。那是原因之二。",
    ] {
        assert_eq!(
            outline(&format!("河湾水库管护调查\n去年的情况。{text}\n")),
            "",
            "{text}"
        );
    }
}

#[test]
fn any_verb_counts_where_three_members_have_it() {
    let members = "一算规模账\n二算利润账\n三算人头账\n";
    assert_eq!(
        outline(
            "在座谈会上的讲话\n讲风险，先要算账。一算规模账。去年末余额七亿元。二算利润账。去年计提了三亿元。三算人头账。去年处理了九十四人。\n"
        ),
        members
    );
    assert_eq!(
        outline(
            "在座谈会上的讲话\n我们要算三笔账。\n一算规模账。去年末余额七亿元，比上年多。\n二算利润账。去年计提了三亿元，比上年多。\n三算人头账。去年处理了九十四人，比上年多。\n"
        ),
        members
    );
    assert_eq!(
        outline(
            "在座谈会上的讲话\n我们实行“五管”：\n一管人员。每周开一次会；二管车辆。派车必须双审；三管枪弹。打完逐枪检查。\n"
        ),
        "一管人员\n二管车辆\n三管枪弹\n"
    );
    assert_eq!(
        outline(
            "在座谈会上的讲话\n今年上新项目，要过三关：一关是市场，卖给谁要说得清楚；二关是技术，有没有明白人；三关是资金，钱从哪里来。\n"
        ),
        "一关是市场，卖给谁要说得清楚\n二关是技术，有没有明白人\n三关是资金，钱从哪里来\n"
    );
}

#[test]
fn what_the_verb_is_about_may_be_quoted() {
    let text = "在座谈会上的讲话\n转作风要见行动。一改“坐等”为“上门”，每周走访一次；二改“推诿”为“抢办”，当天答复；三改“粗放”为“精细”，逐户建档。\n";
    assert_eq!(
        outline(text),
        "一改“坐等”为“上门”，每周走访一次\n二改“推诿”为“抢办”，当天答复\n三改“粗放”为“精细”，逐户建档\n"
    );
    assert_eq!(
        outline("在座谈会上的讲话\n今年要立新风。一破“守摊”，二破“等靠”，三破“老一套”。\n"),
        "一破“守摊”\n二破“等靠”\n三破“老一套”\n"
    );
    let prose =
        "工作汇报\n去年变化很大。一改“懒散”之风，干部动了起来。后来又有二改“旧制”的议论。\n";
    assert_eq!(outline(prose), "");
}

#[test]
fn members_of_one_verb_may_stand_between_commas() {
    assert_eq!(
        outline(
            "在座谈会上的讲话\n今年，一改作风飘浮，二改办事拖拉，三改推诿扯皮。\n去年的事，大家都知道。\n"
        ),
        "一改作风飘浮\n二改办事拖拉\n三改推诿扯皮\n"
    );
    for text in [
        "一环路通了，二环路在修，三环路还在图上。",
        "今年，一改作风飘浮，二改办事拖拉。",
        "这种药，一吃就吐，二吃就晕，三吃就倒。",
        "老人们说，一改就乱，不改就穷，二改三改才算完。",
    ] {
        assert_eq!(
            outline(&format!("工作汇报\n去年的情况。{text}\n")),
            "",
            "{text}"
        );
    }
}

#[test]
fn each_member_may_have_a_verb_of_its_own() {
    assert_eq!(
        outline(
            "在座谈会上的讲话\n各乡镇入户，一查责任是否落实，二看台账是否齐全，三改问题是否到位。\n\
             去年抓了三件事：一查漏洞，二补短板，三强弱项。\n\
             每月调度。一查责任落实。有人领头。二看台账齐全。有人记账。三改问题到位。有人销号。\n"
        ),
        "一查责任是否落实\n二看台账是否齐全\n三改问题是否到位\n一查漏洞\n二补短板\n三强弱项\n\
         一查责任落实\n二看台账齐全\n三改问题到位\n"
    );
    for text in [
        "检查组进村一看二问三查，弄清了情况。",
        "一抓项目，二抓产业。三农工作有起色。",
    ] {
        assert!(
            !outline(&format!("工作汇报\n去年的情况。{text}\n")).contains("三"),
            "{text}"
        );
    }
}

#[test]
fn things_that_are_counted_are_no_members() {
    for text in [
        "一班在河东训练，二班在河西训练，三班留守。",
        "工程分三期：一期修路；二期架桥；三期绿化。",
        "一来路远，二来天黑，三来人少，所以没有去。",
        "一年打基础，二年见成效，三年大变样。",
    ] {
        assert_eq!(
            outline(&format!("工作汇报\n去年的情况。{text}\n")),
            "",
            "{text}"
        );
    }
}

#[test]
fn whatever_word_is_behind_the_ordinal_counts_where_it_comes_again() {
    assert_eq!(
        outline(
            "在动员会上的讲话\n我讲三层意思。\n第一层意思，为什么非干不可。\n老家属院的水是红的，住户意见很大，我们要给人家一个说法。\n\
             第二层意思，怎么个干法。\n方案里写了十六条，我归拢一下。\n\
             一头是抓“接”。接的单位就是水务集团，不许挑肥拣瘦。\n\
             第二头是抓“交”。移交的企业有十一家，有央企，有省属。\n\
             第三头，是抓“督”。督查室一周一通报，不搞花架子。\n\
             再一层意思，讲讲纪律。\n钱花了，人不能倒了。\n"
        ),
        "第一层意思，为什么非干不可\n第二层意思，怎么个干法\n 一头是抓“接”\n 第二头是抓“交”\n 第三头，是抓“督”\n再一层意思，讲讲纪律\n"
    );
    assert_eq!(
        outline(
            "在动员会上的讲话\n三件事要抓紧。\n第一件，粮食。无粮不稳，这是老话。\n第二件，乡镇企业。企业是个方向，不能动摇。\n第三件，贫困问题。县委定了，三年不变。\n"
        ),
        "第一件，粮食\n第二件，乡镇企业\n第三件，贫困问题\n"
    );
    assert_eq!(
        outline(
            "在动员会上的讲话\n今天算两笔账。第一笔账，算的是收入，大家都清楚。第二笔账，算的是支出，还要再核。第三笔账，算的是人心。\n"
        ),
        "第一笔账，算的是收入，大家都清楚\n第二笔账，算的是支出，还要再核\n第三笔账，算的是人心\n"
    );
    assert_eq!(
        outline(
            "下乡日记\n第一天，我们到了河东村，路很难走。\n第二天，我们去了河西村，见到了老支书。\n"
        ),
        ""
    );
}

#[test]
fn the_last_member_may_be_said_otherwise() {
    for last in ["最后一条是要有耐心", "再一个是要有耐心", "第三是要有耐心"]
    {
        assert_eq!(
            outline(&format!(
                "在座谈会上的讲话\n做群众工作，一是要有感情；二是要有办法；{last}。\n"
            )),
            format!("一是要有感情\n二是要有办法\n{last}\n")
        );
    }
}

#[test]
fn arabic_numbers_before_commas_count_inside_a_paragraph() {
    assert_eq!(
        outline(
            "会议纪要\n（一）关于流动人口管理问题。1，外出人员须持有证明。2，有关部门要查验证明。3，雇用单位负有连带责任。\n（二）关于经费问题。地区财政从今年起增列两角。\n"
        ),
        "（一）关于流动人口管理问题\n 1，外出人员须持有证明\n 2，有关部门要查验证明\n 3，雇用单位负有连带责任\n（二）关于经费问题\n"
    );
}

#[test]
fn numbers_before_a_thing_are_no_marker() {
    for text in [
        "一、二车间合并以后，产量上去了，人心也稳了。",
        "三、四月份雨水多，秧田管理要跟上，不能误了农时。",
        "二、三线城市的经验值得借鉴，我们去看了几个地方。",
    ] {
        let text = format!(
            "工作汇报\n今年的情况比较好，各项指标都有增长。\n{text}\n今后还要继续努力，争取更好的成绩。\n"
        );
        assert_eq!(outline(&text), "");
    }
    assert_eq!(
        outline(
            "工作汇报\n一、二期工程进展\n工程进展顺利，已经封顶。\n二、三项制度改革\n改革进展顺利，已经完成。\n"
        ),
        "一、二期工程进展\n二、三项制度改革\n"
    );
    assert_eq!(
        outline("工作汇报\n去年第一、二、三产业比例为二十比四十比四十。第二，三产要提速。\n")
            .lines()
            .count(),
        0
    );
    assert_eq!(
        outline(
            "工作汇报\n今年做了许多事。\n12.4法制宣传日，我们上街摆摊，接待了三百多人。\n3.15期间，我们又去了市场。\n"
        ),
        ""
    );
}

#[test]
fn an_article_that_is_quoted_is_no_label() {
    assert_eq!(
        outline(
            "关于执法检查的报告\n第二十三条规定：“各单位应当建立台账。”检查中发现，台账不全。\n第二十四条规定：“各单位应当定期报告。”检查中发现，报告不及时。\n"
        ),
        ""
    );
}

#[test]
fn a_lone_last_word_only_closes() {
    for closing in [
        "最后，我提议，为大家的健康干杯！",
        "最后，借此机会，向大家表示感谢。",
        "最后，希望同志们再接再厉，多作贡献。",
    ] {
        let text = format!(
            "在招待会上的讲话\n各位来宾，今天我们欢聚一堂，共叙友情。\n过去的一年很不平凡，各项事业都有进步。\n{closing}\n"
        );
        assert_eq!(title(&text), "在招待会上的讲话");
        assert_eq!(outline(&text), "", "{closing}");
    }
    assert_eq!(
        outline("在座谈会上的讲话\n首先，要认识到位。大家要学习。\n其次，要责任到位。大家要落实。\n最后，希望同志们再接再厉，多作贡献。\n").lines().filter(|line| line.starts_with("最后")).count(),
        1
    );
}

#[test]
fn a_first_member_behind_its_subject_is_of_the_next_ones_family() {
    let text = "会议纪实\n书记作了评价：一是责任到位；二是思路清晰；三是措施有力。他要求各支部一要充分认识；二要切实履行；三要真正落实。\n";
    assert_eq!(
        outline(text),
        "一是责任到位\n二是思路清晰\n三是措施有力\n一要充分认识\n二要切实履行\n三要真正落实\n"
    );
}

#[test]
fn what_somebody_says_is_counted_from_a_comma_on() {
    for [one, two, three] in [["一、", "二、", "三、"], ["1.", "2.", "3."]] {
        let text = format!(
            "民事判决书\n本院审理了本案。保险公司辩称，{one}没有异议；{two}标准过高；{three}不属于赔偿范围。\n"
        );
        let members = format!("{one}没有异议\n{two}标准过高\n{three}不属于赔偿范围\n");
        assert_eq!(outline(&text), members);
    }
    let none = "民事判决书\n本院审理了本案，第一、二被告没有异议；二、三被告认为标准过高。\n";
    assert!(!outline(none).contains("一、"));
}

#[test]
fn a_remark_in_brackets_may_stand_inside_an_ordinal() {
    let steps = "第一步（3月10日至3月31日），全员查找\n第二步（4月底前），全员整改\n";
    for between in ["。各站要列出清单。", "。\n"] {
        let text = format!(
            "观河镇整顿方案\n第一步（3月10日至3月31日），全员查找{between}第二步（4月底前），全员整改{between}"
        );
        assert!(outline(&text).starts_with(steps.split('\n').next().unwrap_or("")));
        assert!(outline(&text).contains("第二步（4月底前），全员整改\n"));
    }
    for members in [
        "第一批（5月1日前），完成柳湾村；第二批（6月1日前），完成石桥村",
        "第一步（3月底前）自查自纠；第二步（4月底前）集中整改",
        "第一阶段为动员阶段（3月），召开会议；第二阶段为检查阶段（4月），逐站检查",
        "第一（也是最重要的），领导重视是关键；第二，群众参与是基础",
    ] {
        let text = format!("观河镇整顿方案\n工作分步进行：{members}。\n");
        let lines = members.replace('；', "\n") + "\n";
        assert_eq!(outline(&text), lines);
        let text = format!(
            "观河镇整顿方案\n一、步骤\n{}。\n",
            members.replace('；', "。\n")
        );
        let lines = lines.lines().fold("一、步骤\n".to_owned(), |all, line| {
            all + " " + line + "\n"
        });
        assert_eq!(outline(&text), lines);
    }
}

#[test]
fn what_a_remark_tells_of_makes_no_step() {
    for text in [
        "第一批（20户）已经入住。第二批（30户）正在装修。",
        "第一次会议（3月5日），研究了预算。第二次会议（4月5日），研究了决算。",
        "第一产业（农业），平稳。第二产业（工业），增长。",
    ] {
        assert_eq!(
            outline(&format!("工作汇报\n去年的情况。{text}\n")),
            "",
            "{text}"
        );
    }
}

#[test]
fn a_part_that_a_paragraph_begins_with_is_of_the_family_of_the_next_in_it() {
    assert_eq!(
        outline("观河镇整顿方案\n一、安排\n第一阶段：动员。第二阶段：检查。第三阶段：总结。\n"),
        "一、安排\n 第一阶段：动员\n 第二阶段：检查\n 第三阶段：总结\n"
    );
}

#[test]
fn items_that_a_paragraph_tells_are_no_articles() {
    for [one, two, three] in [
        ["第一条，干部带头", "第二条，群众参与", "第三条，制度管人"],
        [
            "第一条经验，是带头干",
            "第二条经验，是盯着干",
            "第三条经验，是一起干",
        ],
    ] {
        let text =
            format!("观河镇交流材料\n一、经验\n{one}。{two}。{three}。\n二、打算\n继续干。\n");
        let wanted = format!("一、经验\n {one}\n {two}\n {three}\n二、打算\n");
        assert_eq!(outline(&text), wanted);
    }
    let rule =
        "观河镇规定\n第一条，各站都要值班。第二条规定，另有安排的除外。\n第二条，值班要有记录。\n";
    assert!(outline(rule).ends_with("第二条，值班要有记录\n"));
    assert!(!outline(rule).contains("第二条规定"));
}

#[test]
fn members_may_begin_with_other_words_of_number_and_order() {
    for [one, two, three] in [
        ["头一条是安全", "再一条是质量", "最后一条是进度"],
        ["一在强队伍", "二在聚人心", "三在促发展"],
        ["一难，难在人少", "二难，难在钱少", "三难，难在路远"],
        ["一者，天旱", "二者，地薄", "三者，人少"],
        ["一曰勤", "二曰俭", "三曰廉"],
        ["首要的是抓安全", "其次是抓质量", "再次是抓进度"],
    ] {
        let text = format!("观河镇交流材料\n今年要过三关：{one}；{two}；{three}。\n");
        assert_eq!(outline(&text), format!("{one}\n{two}\n{three}\n"));
    }
    for text in [
        "两个孩子，一在北京，一在上海。二者，都很孝顺。",
        "任务很多，首要的是抓住主要矛盾，大家都看到了。",
    ] {
        assert_eq!(
            outline(&format!("工作汇报\n去年的情况。{text}\n")),
            "",
            "{text}"
        );
    }
}

#[test]
fn letters_and_stems_count_inside_a_paragraph() {
    for [one, two, three] in [
        [
            "甲、重点户由镇里包",
            "乙、一般户由村里包",
            "丙、其他户由组里包",
        ],
        ["A.城区先行", "B.集镇跟进", "C.村庄补齐"],
    ] {
        let members = format!("{one}\n{two}\n{three}\n");
        for text in [
            format!("工作分三类：{one}；{two}；{three}。"),
            format!("{one}。{two}。{three}。"),
        ] {
            assert_eq!(outline(&format!("观河镇包户办法\n{text}\n")), members);
        }
    }
    for text in [
        "甲、乙共谋，由甲望风。乙、丙进入室内。甲、丙分得赃款。",
        "你对环境满意吗？A.满意；B.一般；C.不满意。",
    ] {
        assert_eq!(
            outline(&format!("工作汇报\n去年的情况。{text}\n")),
            "",
            "{text}"
        );
    }
}

#[test]
fn a_remark_right_behind_a_marker_ends_no_label() {
    assert_eq!(
        outline(
            "观河镇整顿方案\n抓好两件事：一是（牵头单位：镇水务站）清理河道；二是（责任人：袁野）加固堤防。\n"
        ),
        "一是（牵头单位：镇水务站）清理河道\n二是（责任人：袁野）加固堤防\n"
    );
}
