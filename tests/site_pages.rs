//! Copies from document-sharing sites: which words on a line with others are the title, and what is the site's own.

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
