//! Small texts for their titles: papers of courts and offices below the name of who gives them, covers of standards,
//! what sites and journals put above.

mod found;

use found::title;

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
