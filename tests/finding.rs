//! Small texts that each hold one trouble: the title among the lines at the head, and outlines that a careful
//! reader would draw.

use gangmu::document::{Document, FindOptions};
use gangmu::input::Source;

fn find(text: &str) -> Document {
    let source = Source::from(text.to_owned());
    Document::find(source, &FindOptions::default())
}

fn title(text: &str) -> String {
    let document = find(text);
    let title = document.outline.title.as_ref();
    title.map_or(String::new(), |title| {
        document.label(&document.outline, title).into_owned()
    })
}

/// One line a node, a blank for each level below the top.
fn outline(text: &str) -> String {
    let document = find(text);
    let line = |node| {
        let label = document.label(&document.outline, node);
        format!("{}{label}\n", " ".repeat(usize::from(node.depth) - 1))
    };
    document.outline.nodes.iter().map(line).collect()
}

const BODY: &str = "\n各位同志：\n现将有关事项说明如下。\n一、统一思想\n要提高认识。\n二、突出重点\n要抓好落实。\n";

/// What stands at the head, and which of it is the title.
const HEADS: &[(&str, &str)] = &[
    ("关于召开植树动员会的通知", "关于召开植树动员会的通知"),
    (
        "在全县作风建设\n动员大会上的讲话提纲",
        "在全县作风建设动员大会上的讲话提纲",
    ),
    (
        "临溪县教育局文件\n临教〔2019〕17号\n临溪县教育局关于\n2019年上半年工作总结\n暨下半年工作计划的报告",
        "临溪县教育局关于2019年上半年工作总结暨下半年工作计划的报告",
    ),
    (
        "密级：内部\n编号：0023\n中共临溪县委关于贯彻落实\n《信访工作条例》的\n实施意见\n（征求意见稿）",
        "中共临溪县委关于贯彻落实《信访工作条例》的实施意见",
    ),
    (
        "在2020年度“三抓三促”\n行动推进会上的\n讲 话\n李 明",
        "在2020年度“三抓三促”行动推进会上的讲 话",
    ),
    (
        "临溪县人民政府办公室\n关于印发临溪县停车秩序整治\n工作方案的通知",
        "临溪县人民政府办公室关于印发临溪县停车秩序整治工作方案的通知",
    ),
    (
        "临溪县人民政府办公室关于有效发挥\n融资担保基金作用支持小微企业和\n“三农”发展的指导意见",
        "临溪县人民政府办公室关于有效发挥融资担保基金作用支持小微企业和“三农”发展的指导意见",
    ),
    (
        "# 临溪县人民政府办公室印发《关于支持冷链物流的若干措施》的通知\n临溪县人民政府办公室\n2020年3月2日\n**关于支持冷链物流的若干措施**",
        "临溪县人民政府办公室印发《关于支持冷链物流的若干措施》的通知",
    ),
    (
        "县长发表文章《贯彻新理念推动新发展》\n贯彻新理念\n推动新发展\n李明",
        "贯彻新理念推动新发展",
    ),
    (
        "临溪县第十七届人民代表大会\n第三次会议文件（一）\n政府工作报告\n——2019年1月8日在会议上\n县长  李明",
        "政府工作报告",
    ),
    (
        "★工作要情★\n第15期\n中共临溪县委办公室编　　2020年6月3日\n河口镇破解环境整治难题",
        "河口镇破解环境整治难题",
    ),
    (
        "2013-03-25_做可靠的朋友\n十四、加强团结合作\n做可靠的朋友\n（2013年3月25日）\n2015年07月21日13:51   来源：临溪日报",
        "做可靠的朋友",
    ),
    (
        "集智聚力 谋篇布局 奋力书写新篇章\n今年4月，学校召开了研讨会开幕式，校长以《使命引领\n\n开创新局面》为题作了讲话。",
        "集智聚力 谋篇布局 奋力书写新篇章",
    ),
    (
        "主题教育总结大会上的讲话\n（2021年3月2日）",
        "主题教育总结大会上的讲话",
    ),
    (
        "主题：农业\n发布日期：2020-03-02\n标题：关于加强耕地保护的通告\n关于加强耕地保护的通告",
        "关于加强耕地保护的通告",
    ),
];

#[test]
fn the_title_is_the_documents_own() {
    for (head, expected) in HEADS {
        assert_eq!(title(&format!("{head}{BODY}")), *expected, "{head}");
    }
}

#[test]
fn headings_in_brackets_are_no_title() {
    let text = "【党建引领】\n社区把支部建在网格上，党员带头认领岗位，问题发现在一线，解决在一线。\n\
                【共治共享】\n社区每月召开议事会，由居民提出议题，汇总后与物业一起协商，事情办得快。\n";
    assert_eq!(title(text), "");
    assert_eq!(outline(text), "【党建引领】\n【共治共享】\n");
}

/// Texts and their outlines.
const OUTLINES: &[(&str, &str)] = &[
    (
        "临溪县防汛工作方案\n—、分工\n（—）县级。负责统筹。\n（二）镇级。负责落实——也要负责转移。\n二、保障\n——经费。列入预算。\n——物资。备足。\n",
        "—、分工\n （—）县级\n （二）镇级\n二、保障\n",
    ),
    (
        "临溪县防汛工作方案\n一 、分工\n1 .县级。负责统筹。\n2 .镇级。负责落实。\n3 、村级。负责转移。\n二 、保障\n\
         （一 ）经费。列入预算。\n（ 二）物资。县镇两级储备3 .5万件。\n",
        "一 、分工\n 1 .县级\n 2 .镇级\n 3 、村级\n二 、保障\n （一 ）经费\n （ 二）物资\n",
    ),
    (
        "临溪县防汛⼯作⽅案\n⼀、总体要求\n坚持预防为主。\n⼆、重点任务\n（⼀）排查隐患。逐库过⼀遍。\n（⼆）整改销号。限期完成。\n\
         三、保障措施\n压实责任。\n",
        "一、总体要求\n二、重点任务\n （一）排查隐患\n （二）整改销号\n三、保障措施\n",
    ),
    (
        "临溪县工程变更办法第一条　为规范工程变更，制定本办法。第二条　变更按下列程序办理：（1）十万元以下的，由镇审批；\
         （2）十万元以上的，报县审批。第三条　变更资料应当归档。第四条　本办法自印发之日起施行。",
        "第一条　为规范工程变更，制定本办法\n第二条　变更按下列程序办理\n （1）十万元以下的，由镇审批\n （2）十万元以上的，报县审批\n第三条　变更资料应当归档\n\
         第四条　本办法自印发之日起施行\n",
    ),
    (
        "临溪县防汛工作情况的报告\n\n\
         今年以来，全县上下抓好三件事：一是开展隐\n患排查。逐村逐户登记造册，落实专人盯守。\n\
         - 1 -\n内部材料：三、防汛\n\
         二是整改突出问题。对查出的险情逐一除险加\n固，限期销号，确保安全度汛。三是压实各方\n\
         责任。做到守土有责、守土尽责，分片包干到\n人。\n\n\
         下一步，各镇要继续抓好物资储备和应急演练，\n把各项措施落到实处，请各部门继续支持，共\n\
         - 2 -\n内部材料：三、防汛\n\
         同把这项工作做好。汛期将至，时间紧、任务\n重，全县干部务必在岗在位。\n\n\
         汛情每日一报。\n\n重大险情随时报告。\n\n特此报告。\n",
        "一是开展隐患排查\n二是整改突出问题\n三是压实各方责任\n",
    ),
    (
        "临溪县公文格式要求\n一、标题。用小标宋体。\n\
         二、序号。依次使用“一、”“（一）”“1．”“（1）”，其中“1．”用全角圆点，不用‘1.’。\n三、正文。用仿宋体。\n",
        "一、标题\n二、序号\n三、正文\n",
    ),
    (
        "关于临溪县有关请求办理情况的函\n**临政办函〔2021〕14号**\n各镇：\n现将办理情况函告如下。\n\
         一、关于水库加固。你镇请求加固石门水库。\n**县水利局会同县财政局提出了以下意见：**\n\
         （一）石门水库列入计划。\n（二）资金分两年安排。\n二、关于道路拓宽。你镇请求拓宽青桥路。\n县交通局意见：暂缓。\n",
        "一、关于水库加固\n （一）石门水库列入计划\n （二）资金分两年安排\n二、关于道路拓宽\n",
    ),
    (
        "前　言\n去年以来，全县上下做了大量工作。\n一、基本情况\n有耕地十万亩。\n二、存在问题\n（一）底子薄。\n（二）人手少。\n\
         **结语**\n办法总比困难多。要持续用力。\n",
        "前　言\n一、基本情况\n二、存在问题\n （一）底子薄\n （二）人手少\n结语\n 要持续用力\n",
    ),
    (
        "一、调查\n（一）走访。走了十村。\n结论\n村村缺水。\n（二）座谈。谈了三次。\n二、建议\n打井五口。\n",
        "一、调查\n （一）走访\n （二）座谈\n二、建议\n",
    ),
    (
        "张明部署三项工作：一是排查隐患。二是整改问题。三是压实责任，分片包干。\n王芳指出，各镇任务不轻。\n\
         李强表示，一定照办。要守住底线。他提出两点建议：一是加密巡查。二是备足物资。\n",
        "一是排查隐患\n二是整改问题\n三是压实责任，分片包干\n要守住底线\n一是加密巡查\n二是备足物资\n",
    ),
    (
        "（一）加强学习。每周一次。\n（\n二）加强管理。\n（三）加强考核。\n",
        "（一）加强学习\n（二）加强管理\n（三）加强考核\n",
    ),
    (
        "一、意义\n1】有利于发展。\n2】有利于稳定。\n二、措施\n1】抓紧落实。\n2】抓好检查。\n",
        "一、意义\n 1】有利于发展\n 2】有利于稳定\n二、措施\n 1】抓紧落实\n 2】抓好检查\n",
    ),
    (
        "一、范围\n全县机关。\n二、办法\n（一）自查。各查各的。\n（二）检查。县里检查。\n附件：1.标准\n2.办法\n\n\
         附件1\n评比标准\n1.环境整洁。无杂物。\n2.制度健全。有人管。\n附件2\n计分办法\n一、项目\n共十项。\n二、方法\n百分制。\n",
        "一、范围\n二、办法\n （一）自查\n （二）检查\n1.环境整洁\n2.制度健全\n一、项目\n二、方法\n",
    ),
    (
        "一、工业\n企业五家。\n二、农业\n粮食二十万吨。\n注：1.本表为初步数。\n2.合计数有误差。\n",
        "一、工业\n二、农业\n",
    ),
    (
        "第一句话，要有本事。多学习。\n第二句话，要干成事。多担当。\na）资金\nb）人才\n",
        "第一句话，要有本事\n第二句话，要干成事\n a）资金\n b）人才\n",
    ),
    (
        "第一章 目标\n第一节 总量\n到明年翻番。\n第二章 任务\n1.增长六个点。\n2.城镇化过半。\n第一节 今年\n抓紧干。\n第二节 明年\n接着干。\n",
        "第一章 目标\n 第一节 总量\n第二章 任务\n 1.增长六个点\n 2.城镇化过半\n 第一节 今年\n 第二节 明年\n",
    ),
    (
        "一、突出一个主题：庆祝建党百年\n抓紧。\n二、抓好两项改革：减负和增效\n抓实。\n",
        "一、突出一个主题：庆祝建党百年\n二、抓好两项改革：减负和增效\n",
    ),
    (
        "第一要抓认识。想清楚。\n第二要抓责任。分清楚。\n",
        "第一要抓认识\n第二要抓责任\n",
    ),
    (
        "（一）、抓认识。想清楚。\n（二）、抓责任。分清楚。\n(1).分到人。\n(2).分到岗。\n",
        "（一）、抓认识\n（二）、抓责任\n (1).分到人\n (2).分到岗\n",
    ),
    (
        "一、改革\n要求实行新办法。要求新建仓库。要求真务实。\n二、发展\n要想群众之所想。要想富，先修路。\n",
        "一、改革\n 要求真务实\n二、发展\n 要想群众之所想\n",
    ),
];

/// A sentence that makes a paragraph long enough to be one.
const LONG: &str = "各乡镇要把这项工作摆上议事日程，分管领导亲自抓，一级抓一级，层层抓落实，确保各项任务落到实处。";

#[test]
fn dash_items_are_offered_and_not_shown() {
    let text = format!(
        "为人民造福\n——在会议上的讲话\n{LONG}\n——发展更快了。{LONG}\n——生活更好了。{LONG}\n"
    );
    let document = find(&text);
    assert!(document.outline.nodes.is_empty());
    let labels = document.offered.iter().map(|node| node.label.of(&text));
    let labels: Vec<_> = labels.filter(|label| label.starts_with('—')).collect();
    assert_eq!(labels, ["——发展更快了", "——生活更好了"]);
}

#[test]
fn plain_headings_are_like_each_other() {
    let twins = format!("{LONG}\n组织强起来\n{LONG}\n服务优起来\n{LONG}\n");
    assert_eq!(outline(&twins), "组织强起来\n服务优起来\n");
    let strangers = format!("{LONG}\n组织强起来\n{LONG}\n李明同志供稿\n{LONG}\n");
    assert_eq!(outline(&strangers), "");
    let colons = format!("{LONG}\n基本情况：\n{LONG}\n存在问题：\n{LONG}\n下步打算：\n{LONG}\n");
    assert_eq!(outline(&colons), "基本情况\n存在问题\n下步打算\n");
}

#[test]
fn text_that_lost_its_breaks_is_cut() {
    let articles =
        format!("条例（节选）\n{LONG}第九十六条　应当检查。{LONG}第九十七条　应当处罚。{LONG}");
    assert_eq!(
        outline(&articles),
        "第九十六条　应当检查\n第九十七条　应当处罚\n"
    );
    let framed =
        format!("个人材料\n{LONG}【存在问题】学习不够。{LONG}【今后打算】加强学习。{LONG}");
    assert_eq!(outline(&framed), "【存在问题】\n【今后打算】\n");
    let unity = format!(
        "讲话\n{LONG}一、提高认识。维护统一。二是要学。{LONG}二、抓好落实。{LONG}三、加强领导。{LONG}"
    );
    assert_eq!(
        outline(&unity),
        "一、提高认识\n二、抓好落实\n三、加强领导\n"
    );
}

#[test]
fn lone_ordinals_in_two_paragraphs_are_no_list() {
    let text = format!(
        "一、认识\n{LONG}二是说，这件事没有完。{LONG}\n二、落实\n{LONG}二是说，还有一件事。{LONG}\n"
    );
    assert_eq!(outline(&text), "一、认识\n二、落实\n");
}

#[test]
fn outlines_are_as_a_reader_would_draw_them() {
    for (text, expected) in OUTLINES {
        assert_eq!(outline(text), *expected, "{text}");
    }
}
