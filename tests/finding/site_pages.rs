//! Copies from document-sharing sites: which words on a line with others are the title, and what is the site's own.

use crate::found::{find, outline, title};
use gangmu::body;

fn check_titles(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(title(text), *expected, "{text}");
    }
}

const PLAN: &str =
    "一、组织领导\n成立领导小组，由院长任组长。\n二、应急处置\n接到预警后立即启动预案。\n";

#[test]
fn a_model_text_is_titled_as_one() {
    for head in [
        "临溪县医院防台风应急预案模板范文",
        "客服培训计划模板",
        "工作计划模板范文",
        "客服人员培训大纲与考核表模板",
        "临溪县防汛工作总结精选",
        "个人工作总结（共五则）",
        "个人述职报告8篇",
        "入党心得体会七篇",
        "入党心得体会合集",
    ] {
        assert_eq!(title(&format!("{head}\n{PLAN}")), head);
    }
}

#[test]
fn the_collection_is_named_before_its_texts() {
    let text = "云岭小学设备申请书\n云岭小学设备申请书 篇1\n我校为迎接运动会整修了操场，现缺少器材，请予拨款。\n云岭小学设备申请书 篇2\n我校搬入新校区以来班级增加，急需添置桌椅，请予拨款。\n";
    assert_eq!(title(text), "云岭小学设备申请书");
}

const TALK: &str = "今天这次会议，主要任务是总结上半年的工作，安排下半年的任务，研究解决大家反映的问题，请各单位认真听取意见，抓好落实，不折不扣完成全年目标，按时向县里报告结果。下面，我讲三点意见。一、要提高认识。防汛是头等大事。二、要抓好落实。各镇要列出清单。三、要守住底线。";

#[test]
fn a_title_may_stand_on_one_line_with_the_text() {
    for (head, expected) in [
        ("在云岭镇防汛工作会议上讲话 ", "在云岭镇防汛工作会议上讲话"),
        (
            "在云岭镇防汛工作会议上的讲话",
            "在云岭镇防汛工作会议上的讲话",
        ),
        ("学习会议精神发言稿", "学习会议精神发言稿"),
        (
            "第1页共9页云岭镇防汛工作会议主持词",
            "云岭镇防汛工作会议主持词",
        ),
        (
            "第 1 页 共 9 页 云岭镇防汛工作会议主持词",
            "云岭镇防汛工作会议主持词",
        ),
        (
            "编号:541000000县长在防汛工作会议上的讲话2026/05/06",
            "县长在防汛工作会议上的讲话",
        ),
        (
            "县长在防汛工作会议上的讲话二○二六年五月六日",
            "县长在防汛工作会议上的讲话",
        ),
        ("云岭镇防汛工作总结云岭镇防汛工作总结", "云岭镇防汛工作总结"),
        (
            "云岭镇防汛工作总结合集 云岭镇防汛工作总结 1",
            "云岭镇防汛工作总结合集",
        ),
        ("【云岭镇防汛工作方案】", "【云岭镇防汛工作方案】"),
    ] {
        let text = format!("{head}{TALK}");
        assert_eq!(title(&text), expected, "{head}");
        assert_eq!(outline(&text), outline(TALK), "{head}");
    }
}

#[test]
fn the_text_behind_such_a_title_is_kept() {
    let text = format!("第1页共9页云岭镇防汛工作会议主持词{TALK}");
    let document = find(&text);
    let pieces = body::pieces(&document, &document.outline, None);
    let held = |word: &str| {
        let mut spans = pieces.iter().map(|piece| piece.span);
        spans.any(|span| text[span.start as usize..span.end as usize].contains(word))
    };
    assert!(held("第1页共9页") && held("今天这次会议") && !held("主持词"));
}

#[test]
fn text_without_a_title_has_none() {
    check_titles(&[
        (TALK, ""),
        (
            "本次报告今天下发，各镇要认真学习，结合实际研究贯彻落实的措施，并在月底前把情况报到县政府办公室，由办公室汇总以后通报全县，请认真抓好落实，不得延误，不得敷衍。",
            "",
        ),
        (
            "各镇把防汛方案报县里，县里的意见为今后指明了方向，各单位要对照检查，逐条落实，按时报告结果，并在月底前把情况报到县政府办公室，由办公室汇总以后通报全县，不得延误。",
            "",
        ),
        (
            "根据县委的通知 今天召开会议，各单位要对照检查，逐条落实，按时报告结果，并在月底前把情况报到县政府办公室，由办公室汇总以后通报全县，不得延误，不得敷衍了事。",
            "",
        ),
    ]);
}

#[test]
fn a_first_sentence_is_followed_by_no_title() {
    check_titles(&[
        (
            "以下是一份可以直接使用的培训方案，前后都作了安排。\n核心理念：从“要我学”到“我要学”\n好的培训不是灌输，而是让人明白为什么这么做。\n",
            "",
        ),
        (
            "A. 答谢会怎么做\n我们去年办过一场答谢会,效果不错,你可以比较以后再决定\nB. 有谁知道答谢会怎么做\n",
            "",
        ),
    ]);
}

#[test]
fn a_sites_lines_are_no_title() {
    for line in [
        "文件大小:38.77 KB",
        "总页数：6 页",
        "更新时间：2026-05-06",
        "总字数:约2.86千字",
        "上传者：云岭",
        "云岭镇防汛制度.doc_第2页",
        "范文网 > 百科 > 工作制度 > 正文",
        "设为首页 加入收藏",
        "微信登录",
        "本文链接：云岭镇工作安排",
        "================================",
        "级别：B 级 类别：管理类 文种：管理办法",
        "全文预览已结束",
    ] {
        let text = format!("{line}\n云岭镇防汛物资清查\n{PLAN}");
        assert_eq!(title(&text), "云岭镇防汛物资清查", "{line}");
    }
}

#[test]
fn what_a_site_puts_before_a_title_on_its_line_is_left_off() {
    check_titles(&[
        (
            &format!("精选文档-欢迎下载云岭镇防汛办法\n{PLAN}"),
            "云岭镇防汛办法",
        ),
        (
            &format!("<h3 align = \"center\">云岭镇防汛办法\n{PLAN}"),
            "云岭镇防汛办法",
        ),
    ]);
}

#[test]
fn a_title_is_given_by_its_name_where_nothing_else_is_one() {
    check_titles(&[
        (
            "标题：云岭镇防汛物资清查\n防汛是头等大事，各村要认真抓好，不得延误。\n",
            "云岭镇防汛物资清查",
        ),
        (
            "文件名称:云岭镇防汛物资清查(3篇).docx\n文件大小:38 KB\n防汛是头等大事，各村要认真抓好，不得延误。\n",
            "云岭镇防汛物资清查(3篇)",
        ),
        (
            "题目：云岭镇防汛物资清查\n防汛是头等大事，各村要认真抓好，不得延误。\n",
            "云岭镇防汛物资清查",
        ),
        (
            "标题：临溪县主持召开第十次常务会议强调 深入贯彻落实上级决策部署 扎实做好下半年各项工作 努力完成全年经济社会发展目标任务 确保安全度汛\n会议传达了上级精神，各镇要认真抓好，不得延误。\n",
            "临溪县主持召开第十次常务会议强调 深入贯彻落实上级决策部署 扎实做好下半年各项工作 努力完成全年经济社会发展目标任务 确保安全度汛",
        ),
        (
            "标题：云岭镇防汛\n云岭镇防汛工作方案\n防汛是头等大事，各村要认真抓好，不得延误。\n",
            "云岭镇防汛工作方案",
        ),
    ]);
    let text = "防汛是头等大事，云岭镇认真抓好，不得延误。\n一、反应要快\n接到预警以后十分钟到岗。\n二、物资要实\n物资每月清点一次。\n本文标题：云岭镇防汛体会两则\n链接地址：云岭\n";
    assert_eq!(title(text), "云岭镇防汛体会两则");
    assert_eq!(outline(text), "一、反应要快\n二、物资要实\n");
}

#[test]
fn fields_above_a_text_are_no_title() {
    let fields = "媒体或发布机构：临溪县人民政府网\n发布日期：2026-05-06\n来源链接1：https://example.org/a\n来源链接2：无\n是全文还是新闻报道：全文（《临溪论坛》）\n";
    check_titles(&[
        (
            &format!("标题：小流域治理的几点做法\n{fields}\n小流域治理的几点做法※\n\n{PLAN}"),
            "小流域治理的几点做法※",
        ),
        (
            &format!(
                "标题：小流域治理的几点做法\n{fields}\n防汛是头等大事，各村要认真抓好，不得延误。\n"
            ),
            "小流域治理的几点做法",
        ),
    ]);
}

#[test]
fn names_of_reporters_are_neither_title_nor_heading() {
    let text = "一渠清水进村来\n李明 王小强 本报记者 赵文\n水管接到家门口\n“以前要到山脚挑水。”村民说，如今拧开龙头就有清水，全村八十户都用上了自来水。\n电灯亮到田埂上\n该县架设线路三十公里，夜里浇地不用再打手电，村民说这是办到了心坎上。\n医生走到院子里\n镇卫生院每月进村坐诊，量血压、送药方，老人不出村就能看上病，村民说这样的服务贴心又实在。\n";
    assert_eq!(title(text), "一渠清水进村来");
    assert_eq!(
        outline(text),
        "水管接到家门口\n电灯亮到田埂上\n医生走到院子里\n"
    );
}

#[test]
fn a_title_may_come_again_below_a_picture() {
    let text = "防汛二队多形式学习会议精神\n会议召开以后，防汛二队组织全体队员认真学习会议精神，他们利用晨会和值班时间交流体会。\n防汛二队多形式学习会议精神\n下面是部分队员的感想：\n会议总结了五年来的变化，我深受鼓舞，一定守好堤防。\n";
    assert_eq!(title(text), "防汛二队多形式学习会议精神");
}

#[test]
fn the_first_of_several_headings_is_no_title() {
    for [first, second, third] in [
        ["如何申请借用场地", "如何申请延长时间", "如何申请退还押金"],
        [
            "**第1周：认识同学**",
            "**第2周：学会合作**",
            "**第3周：回顾收获**",
        ],
    ] {
        let text = format!(
            "{first}\n\n请先填写登记表，写明用途和时间，由班主任签字后交到办公室。\n\n{second}\n\n请在到期前两天提出，由办公室答复，逾期不再受理。\n\n{third}\n\n请带收据到办公室办理，当日退还，不收手续费。\n"
        );
        assert_eq!(title(&text), "");
        let headings = format!("{first}\n{second}\n{third}\n");
        assert_eq!(outline(&text), headings.replace('*', ""));
    }
    // The word for its kind tells the title.
    let text = "临溪县防汛工作总结\n\n今年以来，全县认真抓好防汛工作，没有发生险情。\n\n临溪县防汛物资\n\n每月清点一次，缺少的补上。\n\n临溪县防汛队伍\n\n每月演练一次，不足的补上。\n";
    assert_eq!(title(text), "临溪县防汛工作总结");
}

#[test]
fn short_texts_are_titled_by_their_kind() {
    for head in ["招聘启事", "寻物启事", "读后感", "自荐信"] {
        assert_eq!(title(&format!("{head}\n{PLAN}")), head);
    }
}

#[test]
fn a_part_alone_gives_its_name_to_the_title_below() {
    check_titles(&[
        (
            &format!("第一篇:“因户制宜”助推云岭增收\n“因户制宜”助推云岭增收\n{PLAN}"),
            "“因户制宜”助推云岭增收",
        ),
        (
            &format!("第一篇：云岭镇社区书记队伍建设\n云岭镇社区书记队伍建设\n{PLAN}"),
            "云岭镇社区书记队伍建设",
        ),
    ]);
    let two = format!(
        "第一篇：云岭镇社区书记队伍建设\n云岭镇社区书记队伍建设\n{PLAN}第二篇：石门镇社区书记队伍建设\n石门镇社区书记队伍建设\n{PLAN}"
    );
    assert!(outline(&two).starts_with("第一篇：云岭镇社区书记队伍建设\n"));
}

#[test]
fn a_sites_notes_on_downloads_are_set_aside() {
    let notes = "温馨提示:\n1. 部分文件预览时可能错乱,下载后无此问题。\n2. 本文档由用户上传,版权归用户所有,有争议请联系客服。\n3. 下载前请仔细阅读,付费后不退。\n";
    let text = format!("{notes}云岭镇防汛工作方案\n{PLAN}");
    assert_eq!(title(&text), "云岭镇防汛工作方案");
    assert_eq!(outline(&text), "一、组织领导\n二、应急处置\n");
    // What a notice asks of its readers is its own.
    let notice = "云岭公园开放公告\n公园今日开放，各位游客请有序入园，爱护花草。\n温馨提示：\n1. 请携带身份证入园。\n2. 请保管好随身物品。\n";
    assert_eq!(
        outline(notice),
        "1. 请携带身份证入园\n2. 请保管好随身物品\n"
    );
}

#[test]
fn entries_of_contents_may_have_their_pages_on_lines_of_their_own() {
    let text = format!("3.磨床操作规程·\n16\n4.冲床操作规程·\n17\n5.行车操作规程·\n18\n{PLAN}");
    assert_eq!(outline(&text), "一、组织领导\n二、应急处置\n");
}

#[test]
fn contents_are_known_by_several_headings() {
    let list = "一、组织领导\n二、应急处置\n";
    for heading in [
        "本文目录",
        "文章目录：",
        "本《云岭镇防汛办法》目录：",
        "提纲：",
    ] {
        let text = format!("云岭镇防汛办法\n{heading}\n{list}{PLAN}");
        assert_eq!(outline(&text), list, "{heading}");
    }
    let extract = format!(
        "云岭镇防汛办法\n目录/提纲：……\n一、组织领导\n一要快\n二要实\n……\n云岭镇防汛办法\n{PLAN}"
    );
    assert_eq!(outline(&extract), list);
}

#[test]
fn entries_of_contents_count_on_where_the_text_has_other_words() {
    let text = "第一章 总则\n第一条 为了防汛。\n第二章 职责\n第二条 镇长负责。\n第三章 值班与巡查\n第三条 昼夜值班。\n";
    let found = "第一章 总则\n 第一条 为了防汛\n第二章 职责\n 第二条 镇长负责\n第三章 值班与巡查\n 第三条 昼夜值班\n";
    let list = "第一章 总则\n第二章 职责\n第三章 值班巡查\n第四章 附则\n";
    let with_list = |heading: &str| outline(&format!("云岭镇防汛办法\n{heading}{list}{text}"));
    assert_eq!(with_list("目录\n"), found);
    // Nothing but the heading tells that they are no chapters.
    assert_ne!(with_list(""), found);
}

#[test]
fn entries_of_contents_may_begin_paragraphs() {
    let text = "一、提高认识。防汛是大事。\n二、压实责任。一级抓一级。\n";
    let found = "一、提高认识\n二、压实责任\n";
    for contents in ["目录\n一、提高认识\n二、压实责任\n", ""] {
        let text = format!("在防汛会上的讲话\n{contents}\n今天开会。\n{text}");
        assert_eq!(outline(&text), found);
    }
    // What the text does not go on with is no entry.
    let others = format!("在防汛会上的讲话\n目录\n三、学习材料\n四、参考材料\n{text}");
    assert!(outline(&others).contains("三、学习材料"));
}

#[test]
fn a_title_may_have_its_source_on_the_same_line() {
    let menu = "新闻中心\n公司要闻\n企业动态\n";
    let text =
        format!("{menu}临溪县明确下半年重点工作 来源：临溪日报  发布时间：2021-03-05\n{PLAN}");
    assert_eq!(title(&text), "临溪县明确下半年重点工作");
}

#[test]
fn parts_that_are_announced_and_come_again_are_contents() {
    let list = "1. 节日的意义\n2. 社区的作用\n3. 活动的安排\n";
    let text = "1. 节日的意义\n节日是大家团聚的日子。\n2. 社区的作用\n社区把大家聚到一起。\n3. 活动的安排\n活动从早上开始。\n";
    assert_eq!(
        outline(&format!(
            "社区节日活动方案\n本文分为下面几个部分：\n{list}{text}"
        )),
        list
    );
    // What does not come again is the text itself.
    assert_eq!(
        outline(&format!(
            "社区节日活动方案\n活动分为下面几个部分：\n{list}请各家参加。\n"
        )),
        list
    );
}

#[test]
fn the_menu_of_a_site_is_no_title_and_hides_none() {
    let text = "袁野：河口镇防汛要早准备早安排\n2026-05-06 来源：临溪发布\n5月6日，镇长袁野到渡口检查防汛准备，要求各村把责任压实到人，把物资备足，按月演练，确保群众安全，并当场解决了三个难题。\n";
    for menu in [
        "首页\n>\n新闻中心\n>\n镇村风采\n>\n正文\n",
        "当前位置：\n首页>\n新闻中心>\n镇村新闻>\n正文\n",
        "临溪县人民政府\n设为首页\n|\n加入收藏\n|\n联系我们\n当前位置：首页 > 公告 > 信息内容\n返回列表\n回到首页\n",
        "设为首页 | 加入收藏\n首页\n新闻\n公告\n政务公开\n联系我们\n\n您的位置：\n首页 »\n\n要闻 »\n\n正文\n",
    ] {
        let text = format!("{menu}{text}");
        assert_eq!(title(&text), "袁野：河口镇防汛要早准备早安排", "{menu}");
    }
    assert_eq!(
        title(&format!("新闻中心>\n{text}")),
        "袁野：河口镇防汛要早准备早安排"
    );
    let quoted = "# 河口镇防汛手册\n>\n> 写在前面\n>\n\n## 看天\n看天色。\n\n## 看水\n看水位。\n";
    assert_eq!(find(quoted).dropped.len(), 2);
    // A single word of those may be the writer's.
    for head in ["公告", "关于我们"] {
        let text = format!("{head}\n一、时间\n五月六日。\n二、地点\n渡口。\n");
        let aside = find(&text).dropped;
        assert!(aside.is_empty(), "{head}");
    }
}

const FLOODS: &str = "石桥镇防汛工作方案\n为做好今年的防汛工作，结合我镇实际，制定本方案。\n一、工作目标\n坚持预防为主，确保安全度汛。\n\
    二、工作措施\n各村明确一名负责人，落实巡查责任。\n";
const PARTS: &str = "一、工作目标\n二、工作措施\n";

#[test]
fn what_a_site_counts_above_the_title_is_no_heading() {
    for head in [
        "1. 主页 > 知识大全 >\n",
        "1. 首页 > 范文\n",
        "  1. 首页\n  2. 范文大全\n  3. 工作方案\n",
        "1. 首页>>\n2. 公文>>\n3. 方案\n",
        "- 37.5 KB |\n- 3页\n",
        "合集下载\n1. 1、下载文档前请自行甄别内容是否完整，平台不提供找答案等服务。\n\
         2. 2、仅部分预览的文档，不可在线预览的部分有问题的，可申请退款。\n3. 3、如有问题，请联系客服（9:00-18:30）。\n",
        "1、本文档共5页，可阅读全部内容。\n2、网站文档一经付费，不意味着购买了版权。\n\
         3、本站所有内容均由网友上传。\n4、如文档侵犯著作权，请点击“版权申诉”。\n",
        "第08B版:调查研究\n",
        "第04版：要闻\n《临溪日报》（2026年1月12日　第 04版）\n",
        "A12版 评论\n",
        "12版：要闻\n",
    ] {
        let text = format!("{head}{FLOODS}");
        assert_eq!(title(&text), "石桥镇防汛工作方案", "{head}");
        assert_eq!(outline(&text), PARTS, "{head}");
    }
}

#[test]
fn what_a_writer_counts_at_the_head_stays() {
    // The rules of a site are its own text; a manual has a chapter on the front page, and a book is printed again.
    let rules = "临溪论坛使用须知\n1、本站由县图书馆开办。\n2、用户上传的图片由本人负责。\n3、本站保留解释的权利。\n县图书馆\n";
    assert_eq!(
        outline(rules),
        "1、本站由县图书馆开办\n2、用户上传的图片由本人负责\n3、本站保留解释的权利\n"
    );
    let terms = format!(
        "临溪论坛使用须知\n1、本站由县图书馆开办。\n2、用户上传的图片由本人负责。\n{FLOODS}"
    );
    assert!(outline(&terms).starts_with("1、本站由县图书馆开办\n"));
    let edition = format!("12版 修订说明\n{}", FLOODS.split_once('\n').unwrap().1);
    assert_eq!(title(&edition), "12版 修订说明");
    let manual = "1. 首页\n首页显示近期的通知和待办事项。\n2. 查询\n输入户号就能查询用水量。\n";
    assert_eq!(outline(manual), "1. 首页\n2. 查询\n");
}

#[test]
fn what_a_site_counts_below_its_reports_is_no_heading() {
    let news = "县里部署春灌工作\n本报讯 6月1日，县里召开春灌工作会议。\n会议要求，要压实责任；要加强督查。\n责任编辑：何川\n";
    let alone = outline(news);
    for name in ["相关报道：", "相关链接", "相关阅读："] {
        let text = format!("{news}{name}\n一、县里召开第三次会议\n\n二、柳湾镇召开全体会议\n");
        assert_eq!(outline(&text), alone, "{name}");
    }
}
