//! Small texts in the layouts of standards, judgments and drill scripts: what stands inside a paragraph and what on
//! lines of its own, contents of a printed document, covers.

use crate::found::{outline, title};

const LONG: &str = "各乡镇要把这项工作摆上议事日程，分管领导亲自抓，一级抓一级，层层抓落实，确保各项任务落到实处。";

#[test]
fn a_line_of_its_own_stands_under_no_item_inside_a_paragraph() {
    let plain = "临溪县氯气泄漏处置\n\
         （一）扩散迅速。危害大。（二）伤亡大。易中毒。（三）污染重。难洗消。\n\
         侦察检测\n1、询问情况。2、查明人员。3、分析评估。\n\
         警戒疏散\n1、疏散人员。2、设置标志。\n";
    assert_eq!(
        outline(plain),
        "（一）扩散迅速\n（二）伤亡大\n（三）污染重\n\
         侦察检测\n 1、询问情况\n 2、查明人员\n 3、分析评估\n\
         警戒疏散\n 1、疏散人员\n 2、设置标志\n"
    );
}

#[test]
fn a_list_inside_a_fresh_paragraph_stands_under_no_item_with_its_own_marker() {
    let judgment = "临溪县人民法院刑事判决书\n上述事实有下列证据：\n\
         1、失主证实丢失背包。\n2、保安证实抓获。\n3、价格鉴定意见书。\n上述证据均经庭审质证。\n\
         被告人具有以下情节：1、系累犯；2、系聋哑人；3、自愿认罪。判决如下：\n判处有期徒刑七个月。\n";
    assert_eq!(
        outline(judgment),
        "1、失主证实丢失背包\n2、保安证实抓获\n3、价格鉴定意见书\n1、系累犯\n2、系聋哑人\n3、自愿认罪\n"
    );
    // Another marker's list may be the item's.
    let plan = "临溪县防汛方案\n一、压实责任。要分片包干。\n二、备足物资。要列出清单。\n\
         物资分为三类：一是沙袋；二是木桩；三是水泵。\n";
    assert_eq!(
        outline(plan),
        "一、压实责任\n 要分片包干\n二、备足物资\n 要列出清单\n 一是沙袋\n 二是木桩\n 三是水泵\n"
    );
}

#[test]
fn a_remark_in_brackets_behind_a_sentence_does_not_hide_the_next_member() {
    let judgment = format!(
        "临溪县人民法院刑事判决书\n{LONG}\n判决如下：\n\
         一、被告人孙某判处有期徒刑一年缓刑二年。（缓刑考验期，从判决确定之日起计算）\
         二、被告人常某判处有期徒刑一年缓刑二年。（缓刑考验期，从判决确定之日起计算）\
         三、违法所得均予以追缴。如不服本判决，可以上诉。\n"
    );
    assert_eq!(
        outline(&judgment),
        "一、被告人孙某判处有期徒刑一年缓刑二年\n二、被告人常某判处有期徒刑一年缓刑二年\n三、违法所得均予以追缴\n"
    );
    let empty = format!("{LONG}\n一、孙某有罪。(）二、常某有罪。（）三、追缴。\n");
    assert!(outline(&empty).starts_with("一、孙某有罪\n"));
    // What has members of its own is no remark.
    let members = "临溪县防汛方案\n\
         一、压实责任。（这件事分两步做，先把大坝上下的片区划好。（1）划好片区，写进台账；（2）定好人员。）\n二、备足物资。要列出清单。\n";
    assert!(outline(members).contains("（1）划好片区"));
}

/// A standard whose contents have tabs before the page numbers, and whose numbers were set by the program it was written
/// with and are lost.
const STANDARD: &str = "临溪水库监测数据接入规程\n\n目  次\n目次\tⅠ\n前言\tⅢ\n1 范围\t1\n2 术语\t1\n3 接入方式\t2\n\
    3.1 直连接入\t2\n3.2 网关接入\t4\n4 接入要求\t5\n4.1 时延\t5\n4.2 格式\t12\n附录A（规范性） 代码表\t13\n\n";

#[test]
fn contents_with_roman_pages_are_set_aside_at_every_depth() {
    let numbered = "前  言\n本文件按照有关规则起草。\n1 范围\n本文件规定了接入方式。\n2 术语\n下列术语适用于本文件。\n\
        3 接入方式\n3.1 直连接入\n可以直连。\n3.2 网关接入\n可以经网关。\n";
    assert_eq!(
        outline(&format!("{STANDARD}{numbered}")),
        "前  言\n1 范围\n2 术语\n3 接入方式\n 3.1 直连接入\n 3.2 网关接入\n"
    );
}

#[test]
fn headings_that_lost_their_numbers_have_them_in_the_contents() {
    let bare = "前  言\n本文件按照有关规则起草。\n范围\n本文件规定了接入方式。\n术语\n接入要求\n\
        接入时应做到的事。\n接入方式\n直连接入\n可以直连。\n网关接入\n可以经网关。\n接入要求\n时延\n不超过一秒。\n";
    assert_eq!(
        outline(&format!("{STANDARD}{bare}")),
        "前  言\n范围\n术语\n接入方式\n 直连接入\n 网关接入\n接入要求\n 时延\n"
    );
    // Two are like entries by chance.
    let few = "各单位：\n请按规程办。\n术语\n术语见附件。\n时延\n时延见附件。\n";
    assert_eq!(outline(&format!("{STANDARD}{few}")), "");
}

#[test]
fn a_blank_may_divide_the_parts_of_a_clause() {
    let divided = "临溪水库监测规程\n1 范围\n本部分给出了结构。\n2 术语\n2. 1 运算符\n下列适用。\n2. 2 符号\n下列适用。\n\
        3 要求\n3. 1 时延\n不超过一秒。\n";
    assert_eq!(
        outline(divided),
        "1 范围\n2 术语\n 2. 1 运算符\n 2. 2 符号\n3 要求\n 3. 1 时延\n"
    );
    // What is counted is no part of a clause.
    let counted = "临溪水库监测规程\n1 范围\n本部分给出了结构。\n2 要求\n下列时限适用。\n2. 5 个工作日内验收。\n3 附则\n即日起施行。\n";
    assert_eq!(outline(counted), "1 范围\n2. 5 个工作日内验收\n3 附则\n");
}

#[test]
fn the_title_on_the_cover_of_a_standard_stands_behind_its_number() {
    let marked = "# 中华人民共和国国家标准\n\nGB/T 12345—2019\n代替GB/T 12345—2008\n\n# 水库巡查 数据接入通用规则\n\n\
        # Reservoir patrol—General rules of data access\n\n2019-12-31 发布\n\n## 前言\n\n本标准按照规则起草。\n\n\
        # 水库巡查 数据接入通用规则\n\n## 1 范围\n\n本标准规定了接入。\n\n## 2 术语\n\n### 2.1 网关\n\n接入的设备。\n";
    assert_eq!(title(marked), "水库巡查 数据接入通用规则");
    assert_eq!(outline(marked), "前言\n1 范围\n2 术语\n 2.1 网关\n");
    let parted = "Q/LX\n临溪水务有限公司企业标准\nQ/LX 12.1—2024\n\n公共技术服务接入操作程序 第1部分：\n水库数据网关接入手册\n\
        Public service access—Part 1:\ngateway access handbook\n2024-10-30发布\n公共技术服务接入操作程序\n\
        第1部分：水库数据网关接入手册\n1 范围\n本文件规定了接入。\n2 术语\n下列术语适用。\n";
    assert_eq!(
        title(parted),
        "公共技术服务接入操作程序 第1部分：水库数据网关接入手册"
    );
    assert_eq!(outline(parted), "1 范围\n2 术语\n");
    // The number may be the last line.
    assert_eq!(outline("中华人民共和国国家标准\nGB/T 12345—2019\n"), "");
    // A notice of standards has no cover.
    let notice = "临溪县水务局关于执行国家标准的通知\n各单位：\n现将事项通知如下。\n一、抓紧学习\n要人人过关。\n";
    assert_eq!(title(notice), "临溪县水务局关于执行国家标准的通知");
}

#[test]
fn a_term_stands_under_the_number_of_its_clause_whatever_its_marks() {
    let terms = "# 水库地址规程\n## 前言\n本标准按照规则起草。\n## 引言\n地址是位置的标识。\n## 1 范围\n本标准规定了地址。\n\
        ## 2 术语\n### 2.1\n## 地址 address\n所处位置的信息。\n### 2.2\n## 地址来源 address provenance\n维护地址的机构。\n\
        ## 3 要求\n### 3.1 时延\n不超过一秒。\n";
    assert_eq!(
        outline(terms),
        "前言\n引言\n1 范围\n2 术语\n 2.1\n  地址 address\n 2.2\n  地址来源 address provenance\n3 要求\n 3.1 时延\n"
    );
}

#[test]
fn a_number_takes_up_again_what_another_sequence_broke_into() {
    let notice = "水泵采购更正公告   一、联系方式： 李明   二、原公告名称： 水泵采购   三、更正事项： /   四、其它事宜： 各投标人： \
        一、 项目名称：水泵采购 二、 项目编号：LX-1 三、 采购人：县水利局； 地址：沿河路1号 四、 首次公告日期：2026年7月1日 \
        五、 更正日期：2026年7月2日 六、 现对文件做出如下更改： 投标时间延后。 特此公告。 七、 网上查询网址： 县公共资源交易网     \
        五、联系方式： 采购单位名称：县水利局\n";
    let found = outline(notice);
    assert!(found.contains("\n七、 网上查询网址"), "{found}");
    assert!(found.contains("\n五、联系方式"), "{found}");
}

#[test]
fn a_paper_begins_with_its_introduction_and_numbers_formulas_and_notes() {
    let paper = |below: &str| {
        format!(
            "高原湖滨湿地恢复成效评估\n0 引言\n{LONG}\n1 方法\n1.1 数据\n{LONG}\n{below}1.2 指标\n{LONG}\n2 结果\n2.1 水质\n{LONG}\n3 结论\n{LONG}\n"
        )
    };
    let outline_of_paper = "0 引言\n1 方法\n 1.1 数据\n 1.2 指标\n2 结果\n 2.1 水质\n3 结论\n";
    for below in [
        "",
        "① 据《昆川市湿地保护公报（二〇二四年）》，全市累计完成三万亩。\n",
        "各项指标加权后为RI=∑wi·xi　　　　　　（1）\n",
    ] {
        assert_eq!(outline(&paper(below)), outline_of_paper, "{below}");
    }
}

#[test]
fn what_a_text_ends_with_needs_no_text_below_it() {
    let standard = "社区食堂服务规范\n1 范围\n本文件规定了社区食堂的基本要求。\n2 要求\n社区食堂应取得许可。\n\
         附  录  A\n（资料性）\n满意度调查表\n表A.1给出了示例。\n参 考 文 献\n[1] 临溪县养老服务条例\n[2] MZ/T 171 服务要求\n";
    assert_eq!(
        outline(standard),
        "1 范围\n2 要求\n附  录  A\n参 考 文 献\n"
    );
    let paper = "山村养老的路径\n一、问题\n近年来，山村老人渐多。\n二、结语\n路还很长。\n\
         参考文献：\n[1] 袁野.山村养老[J].乡村，2022（3）：15-24.\n（责任编辑：雍和）\n";
    assert_eq!(outline(paper), "一、问题\n二、结语\n参考文献\n");
    // Notes are set aside with their heading, and among parts that are counted on the works end nothing.
    let notes = paper.replace("参考文献", "注释");
    assert_eq!(outline(&notes), "一、问题\n二、结语\n");
    let between = paper.replace(
        "二、结语",
        "参考文献\n[1] 袁野.山村[J].乡村，2021.\n二、结语",
    );
    assert_eq!(outline(&between), "一、问题\n二、结语\n参考文献\n");
}
