//! What Markdown adds to a text: headings by their `#` marks, and lists inside lists by their indents.

use crate::found::{outline, title};

#[track_caller]
fn check(text: &str, expected: &str) {
    let title = title(text);
    let head = match title.is_empty() {
        true => String::new(),
        false => format!("《{title}》\n"),
    };
    assert_eq!(head + &outline(text), expected, "{text}");
}

#[test]
fn a_line_with_marks_is_a_heading_whatever_follows_it() {
    check(
        "# 河口镇数字台账说明\n\n## 角色\n村级录入，镇级审核。\n\n## 资产\n## 任务\n## FAQ\n* 何时录入\n* 何时审核\n\n## 2024\n\
         村里试用。\n\n###登记\n每月一次。\n\n## 定位，突破点\n",
        "《河口镇数字台账说明》\n角色\n资产\n任务\nFAQ\n2024\n 登记\n定位，突破点\n",
    );
}

#[test]
fn topics_and_remarks_of_programs_are_no_headings() {
    check(
        "# 河口镇数字台账说明\n\n## 安装\n照下面做。\n```\n# 下载程序\n./run\n```\n\n#乡村振兴#\n#数字台账\n# 台账 # 村级\n\n## 使用\n每月一次。\n",
        "《河口镇数字台账说明》\n安装\n使用\n",
    );
}

#[test]
fn marks_give_the_rank() {
    check(
        "## 会议复盘\n\n#### 老周\n先在两个村试。\n\n#### 老李\n看数据。\n\n## 话题\n\n1. 台账怎么记\n2. 数据谁来审\n\n## 定位\n\n\
         #### 老周\n服务村级。\n",
        "会议复盘\n 老周\n 老李\n话题\n 1. 台账怎么记\n 2. 数据谁来审\n定位\n 老周\n",
    );
    // A bold line that is alone below each heading does not stand between it and its list.
    check(
        "# 河口镇台账演示\n\n## 五、演示\n\n### 【演示1】录入\n\n**操作步骤：**\n1. 打开台账\n2. 点击录入\n\n### 【演示2】审核\n\n\
         **操作步骤：**\n1. 打开台账\n2. 点击审核\n\n## 六、总结\n\n用起来。\n",
        "《河口镇台账演示》\n五、演示\n 【演示1】录入\n  1. 打开台账\n  2. 点击录入\n 【演示2】审核\n  1. 打开台账\n  2. 点击审核\n六、总结\n",
    );
}

#[test]
fn numbers_of_one_family_stand_below_each_other_by_their_marks() {
    check(
        "# 河口镇数字台账说明\n\n## 1. 录入\n\n### 1. 谁录入\n村级。\n\n### 2. 何时录入\n月底。\n\n## 2. 审核\n\n1. 镇级初审。\n2. 县级复审。\n\n\
         ## 3. 公开\n\n1. 上墙。\n2. 上网。\n",
        "《河口镇数字台账说明》\n1. 录入\n 1. 谁录入\n 2. 何时录入\n2. 审核\n 1. 镇级初审\n 2. 县级复审\n3. 公开\n 1. 上墙\n 2. 上网\n",
    );
}

#[test]
fn one_of_several_sections_is_no_title() {
    check(
        "# 年会\n\n## 数字台账的定位和突破点\n服务村级。\n\n## 数字台账的下一步安排\n扩大试点。\n",
        "《年会》\n数字台账的定位和突破点\n数字台账的下一步安排\n",
    );
    check(
        "## 八、措施与建议\n\n1. 加强培训。\n2. 加强督查。\n\n## 九、结语\n\n用起来。\n",
        "八、措施与建议\n 1. 加强培训\n 2. 加强督查\n九、结语\n",
    );
}

#[test]
fn blanks_of_web_pages_behind_the_marks_are_no_words() {
    check(
        "# 关于做好防汛工作的通知\n\n### &emsp;&emsp;一、压实责任\n&emsp;&emsp;镇村两级按时到岗。\n\n### &nbsp; 二、备足物资\n&emsp;&emsp;每月清点一次。\n",
        "《关于做好防汛工作的通知》\n一、压实责任\n二、备足物资\n",
    );
}

#[test]
fn what_stands_below_a_heading_with_marks_is_no_title() {
    check(
        "# 纳新\n\n# 需求\n\n* 录入报名信息\n* 调用短信发通知\n\n## 建表\n\n只需要一个表。\n\n# 任务\n\n月底完成。\n",
        "《纳新》\n需求\n 建表\n任务\n",
    );
    check(
        "# 备忘\n\n## 需求\n\n导出工作报告\n\n## 任务\n\n月底完成。\n",
        "《备忘》\n需求\n任务\n",
    );
}

#[test]
fn the_first_of_several_with_as_many_marks_is_no_title() {
    check(
        "# 目标\n\n建一个开放的社团，自己管自己。\n\n# 运行方式\n\n每人一票。\n\n# 定价\n\n会费每年十元。\n\n# 组织\n\n三名干事。\n",
        "目标\n运行方式\n定价\n组织\n",
    );
    check(
        "### 引言\n\n台账记什么。\n\n### 方法\n\n台账怎么记。\n\n### 结论\n\n台账有用。\n",
        "引言\n方法\n结论\n",
    );
    check(
        "### 12.27\n\n从县城到镇上，住河口客栈。\n\n## 12.28\n\n去老街，看码头。\n",
        "12.27\n12.28\n",
    );
    check(
        "# 河口镇的台账\n\n台账记什么，怎么记。\n\n# 录入\n\n村级录入。\n\n# 审核\n\n镇级审核。\n\n# 公开\n\n上墙。\n",
        "《河口镇的台账》\n录入\n审核\n公开\n",
    );
}

#[test]
fn tags_around_a_title_are_no_part_of_it() {
    check(
        "<h3 align=\"center\">河口镇数字台账说明</h3>\n\n一、录入\n村级录入。\n二、审核\n镇级审核。\n",
        "《河口镇数字台账说明》\n一、录入\n二、审核\n",
    );
}

#[test]
fn lists_stand_inside_lists_by_their_indents() {
    check(
        "河口镇文化节活动方案\n\n1. 活动前\n   1. 目的\n      1. 认识村民\n      2. 收集意见\n   2. 人员\n      1. 主持人\n      2. 村民\n\
         2. 活动中\n\t1. 现场\n\t2. 拍照\n3. 活动后\n",
        "《河口镇文化节活动方案》\n1. 活动前\n 1. 目的\n  1. 认识村民\n  2. 收集意见\n 2. 人员\n  1. 主持人\n  2. 村民\n2. 活动中\n 1. 现场\n 2. 拍照\n\
         3. 活动后\n",
    );
}

#[test]
fn a_second_list_inside_an_item_stands_beside_the_first() {
    check(
        "1. 甲村\n   - 说明\n   1. 修路\n   2. 修渠\n2. 乙村\n   先做：\n   1. 修路\n   2. 修渠\n\n   再做：\n   1. 种树\n   2. 养鱼\n3. 丙村\n",
        "1. 甲村\n 1. 修路\n 2. 修渠\n2. 乙村\n 先做\n  1. 修路\n  2. 修渠\n 再做\n  1. 种树\n  2. 养鱼\n3. 丙村\n",
    );
}

#[test]
fn indents_of_paragraphs_make_no_list_inside_another() {
    check(
        "河口镇防汛工作方案\n一、分工\n1. 县级负责统筹。\n    2. 镇级负责落实。\n3. 村级负责转移。\n二、保障\n    1. 经费列入预算。\n2. 物资备足。\n",
        "《河口镇防汛工作方案》\n一、分工\n 1. 县级负责统筹\n 2. 镇级负责落实\n 3. 村级负责转移\n二、保障\n 1. 经费列入预算\n 2. 物资备足\n",
    );
}

#[test]
fn members_of_a_list_are_the_writers_whatever_their_words() {
    check(
        "河口镇台账使用说明\n一、启动\n1. 打开程序。\n2. 打开 http://localhost:3000/ledger\n3. 点击录入。\n二、规矩\n数据不外传，严禁外传。\n三、答疑\n找镇里。\n",
        "《河口镇台账使用说明》\n一、启动\n 1. 打开程序\n 2. 打开 http://localhost:3000/ledger\n 3. 点击录入\n二、规矩\n三、答疑\n",
    );
    check(
        "河口镇台账使用说明\n一、启动\n打开程序。\n二、软件免费，任何人不得倒卖\n发现倒卖的，报告镇里。\n三、答疑\n找镇里。\n",
        "《河口镇台账使用说明》\n一、启动\n二、软件免费，任何人不得倒卖\n三、答疑\n",
    );
}

#[test]
fn numbers_above_articles_that_run_on_are_chapters() {
    check(
        "临溪县书法学会章程\n1. 总则\n第一条 本会名称是临溪县书法学会。\n第二条 本会宗旨：\n（一）团结会员。\n（二）服务群众。\n2. 会员\n\
         第三条 会员入会的程序：\n（一）提交申请。\n（二）理事会通过。\n第四条 会员有选举权。\n3. 附则\n第五条 本章程自通过之日起施行。\n",
        "《临溪县书法学会章程》\n1. 总则\n 第一条 本会名称是临溪县书法学会\n 第二条 本会宗旨\n  （一）团结会员\n  （二）服务群众\n2. 会员\n\
         \u{20}第三条 会员入会的程序\n  （一）提交申请\n  （二）理事会通过\n 第四条 会员有选举权\n3. 附则\n 第五条 本章程自通过之日起施行\n",
    );
}

#[test]
fn a_line_of_signs_below_a_line_makes_a_heading_of_it() {
    check(
        "河口镇台账公约\n===\n\n尊重他人，要有礼貌。禁止漏报，禁止瞒报。\n---\n每个村都有登记的责任，漏报的由镇里补记。\n\n善意推定\n---\n\
         先问清楚再下结论。\n\n## 附注 ##\n\n### 每月 ###\n按月登记。\n",
        "《河口镇台账公约》\n尊重他人，要有礼貌。禁止漏报，禁止瞒报\n善意推定\n附注\n 每月\n",
    );
    check(
        "2016-3-7到2016-3-13\n==========\n\n## 小夏的任务 ##\n\n1. 核对台账\n2. 回访农户\n\n2016-3-14到2016-3-18\r\n==========\r\n\n\
         ## 小夏的任务 ##\n\n1. 汇总台账\n2. 报送县里\n\n2016-3-21到2016-3-25\n==========\n\n## 小夏的任务 ##\n\n1. 归档\n",
        "2016-3-7到2016-3-13\n 小夏的任务\n  1. 核对台账\n  2. 回访农户\n2016-3-14到2016-3-18\n 小夏的任务\n  1. 汇总台账\n  2. 报送县里\n2016-3-21到2016-3-25\n 小夏的任务\n  1. 归档\n",
    );
}

#[test]
fn other_lines_of_signs_make_no_headings() {
    check(
        "---\ntitle: 河口镇台账说明\ndate: 2024-05-01\n---\n\n村级录入，镇级审核。\n\n---\n\n县级复核。\n\n- 录入\n---\n\n台账每月一报。\n---\n\n\
         各村照此办理\n镇里汇总\n---\n此处以下为存根。\n",
        "《河口镇台账说明》\n",
    );
}

#[test]
fn one_of_several_parts_is_no_title() {
    check(
        "# 目标\n\n各村的台账按月汇总。\n\n# 定价\n\n# 公司组织\n特点由各镇自定。\n\n# 一些要点\n登记的人要固定。\n",
        "目标\n定价\n公司组织\n一些要点\n",
    );
    check(
        "# 台账管理办法\n\n各村的台账按月汇总。\n\n# 录入\n村级录入。\n\n# 审核\n镇级审核。\n",
        "《台账管理办法》\n录入\n审核\n",
    );
}

#[test]
fn as_many_marks_make_siblings_whatever_the_words() {
    check(
        "# 河口镇台账章程\n\n## 第一部分\n由村级录入。\n\n## 定价\n\n## 一、附则\n自公布之日起施行。\n\n## 联系方式\n见公示栏。\n",
        "《河口镇台账章程》\n第一部分\n定价\n一、附则\n联系方式\n",
    );
    // All headings have the same marks: the numbers tell.
    check(
        "# 河口镇台账章程\n\n## 一、录入\n\n## 谁录入\n村级录入。\n\n## 何时录入\n月底。\n\n## 二、审核\n\n## （一）初审\n镇级。\n\n## （二）复审\n县级。\n",
        "《河口镇台账章程》\n一、录入\n 谁录入\n 何时录入\n二、审核\n （一）初审\n （二）复审\n",
    );
    check(
        "# 河口镇台账章程\n\n## 录入\n\n## 1. 谁录入\n村级录入。\n\n## 2. 何时录入\n月底。\n\n## 审核\n\n## 1. 初审\n镇级。\n\n## 2. 复审\n县级。\n\n## 归档\n每年一次。\n",
        "《河口镇台账章程》\n录入\n 1. 谁录入\n 2. 何时录入\n审核\n 1. 初审\n 2. 复审\n归档\n",
    );
}

#[test]
fn a_list_below_a_heading_with_marks_is_none_of_the_numbers_that_have_some() {
    check(
        "# 河口镇台账算法\n\n### 1、登记号\n#### (1)、格式\n八位数字。\n\n#### (2)、步骤\n1）取年份。\n2）取序号。\n\n### 2、校验号\n#### (1)、格式\n两位数字。\n\n\
         #### (2)、步骤\n1、  各位相加。\n2、  除以九十七。\n3、  取余数。\n\n### 3、存放\n存入台账。\n",
        "《河口镇台账算法》\n1、登记号\n (1)、格式\n (2)、步骤\n  1）取年份\n  2）取序号\n2、校验号\n (1)、格式\n (2)、步骤\n  1、  各位相加\n  2、  除以九十七\n  3、  取余数\n3、存放\n",
    );
}

#[test]
fn the_name_of_a_clause_stands_below_its_number() {
    check(
        "# 河口镇台账规范\n\n## 1 范围\n\n本规范用于各村的台账。\n\n## 2 术语\n\n### 2.1\n\n## 台账\n\n逐日登记的册子。\n\n### 2.2\n\n## 登记号\n\n\
         册子里的号码。\n\n## 3 格式\n\n### 3.1 纸张\n\n用横格纸。\n\n### 3.2 字迹\n\n用钢笔。\n",
        "《河口镇台账规范》\n1 范围\n2 术语\n 2.1\n  台账\n 2.2\n  登记号\n3 格式\n 3.1 纸张\n 3.2 字迹\n",
    );
}

#[test]
fn a_date_or_a_version_is_no_decimal_number() {
    check(
        "# 河口镇台账年表\n\n## 一、经过\n\n按日期记下。\n\n- 1987.1.1 建账\n- 2023.5.1 发布新版\n- 2023.5.2 各村启用\n\n2024.3.1 改版\n2024.3.2 启用\n\n120.0.1 修正错字\n120.0.2 修正日期\n\n## 二、后续\n\n见下期。\n",
        "《河口镇台账年表》\n一、经过\n二、后续\n",
    );
}

#[test]
fn a_picture_before_a_heading_is_no_part_of_it() {
    check(
        "# 📒 河口镇台账公约\n\n## 📜 细则\n\n### ✅ 可以记\n- 收支\n\n### ❌ 不可记\n- 传闻\n\n### ⚠️ 漏记的处理\n补记。\n\n### 🛡️ 提示\n\
         当日登记。\n\n## ⭐ **附则**\n\n⚙️ 1. 自公布之日起施行。\n⚙️ 2. 由镇里解释。\n",
        "《河口镇台账公约》\n细则\n 可以记\n 不可记\n 漏记的处理\n 提示\n附则\n 1. 自公布之日起施行\n 2. 由镇里解释\n",
    );
    check(
        "# 河口镇台账公约\n\n❶ 当日登记。\n❷ 当月汇总。\n",
        "《河口镇台账公约》\n❶ 当日登记\n❷ 当月汇总\n",
    );
}

#[test]
fn a_list_of_links_at_the_head_or_below_its_heading_is_contents() {
    let parts = "## 登记\n\n当日登记。\n\n## 汇总\n\n当月汇总。\n";
    let expected = "《河口镇台账手册》\n登记\n汇总\n";
    for contents in [
        "## 导读目录\n\n1. [怎样登记](chapter-1.html)：弄清要记什么、由谁来记、什么时候记，记在哪一本上。\n\
         2. [怎样汇总](chapter-2.html)：弄清由谁来汇总、报到哪里去、什么时候报，以及漏报怎么补。\n\n",
        "## 📑 目录\n\n- [登记](#登记)\n- [汇总](#汇总)\n\n",
        "**导读**\n\n1. [登记](#登记)\n2. [汇总](#汇总)\n\n",
        "1. [登记](#登记)\n2. [汇总](#汇总)\n   1. [每月](#每月)\n3. [附则](part/rest.md#附则)\n\n",
    ] {
        check(&format!("# 河口镇台账手册\n\n{contents}{parts}"), expected);
    }
    // Elsewhere a list of links is a list.
    check(
        &format!(
            "# 河口镇台账手册\n\n{parts}\n## 参考资料\n\n1. [登记规范](guide-1.html)\n2. [汇总规范](guide-2.html)\n3. [附则](rest.html)\n"
        ),
        &format!(
            "{expected}参考资料\n 1. [登记规范](guide-1.html)\n 2. [汇总规范](guide-2.html)\n 3. [附则](rest.html)\n"
        ),
    );
}

#[test]
fn a_lone_bold_line_is_a_heading_where_others_like_it_are() {
    check(
        "# 河口镇台账试用报告\n\n## 空白登记\n\n**测试1**\n\n期望：不记。结果：正常。\n\n## 登记\n\n**测试1**\n\n期望：记下。结果：正常。\n\n\
         **测试2**\n\n期望：提示重复。结果：正常。\n\n## 汇总\n\n**测试1**\n\n期望：相加。结果：正常。\n\n**测试2**\n\n期望：去重。结果：正常。\n\n\
         ## 归档\n\n**说明**\n\n每年一次。\n",
        "《河口镇台账试用报告》\n空白登记\n 测试1\n登记\n 测试1\n 测试2\n汇总\n 测试1\n 测试2\n归档\n",
    );
}
