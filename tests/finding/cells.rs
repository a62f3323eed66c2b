//! Small texts with the cells of a table, one on a line, as a copy of a page has them.

use crate::found::{outline, title};

const TABLE: &str = "第二章 投标人须知\n投标人须知前附表\n条款号\n条款名称\n编列内容\n1.1.2\n招标人\n石桥水务投资公司\n1.3.2\n计划工期\n420日历天\n\
                     3.4.1\n投标保证金\n人民币80万元\n";

#[test]
fn cells_of_a_table_among_numbers_are_no_headings() {
    let text = format!(
        "石桥污水处理厂招标文件\n第一章 招标公告\n1. 招标条件\n本项目已批准建设，现对该项目的施工进行公开招标。\n\
         {TABLE}1. 总则\n本招标项目已具备招标条件，现对本工程施工进行招标。\n2. 投标文件\n投标文件应当密封。\n"
    );
    assert_eq!(title(&text), "石桥污水处理厂招标文件");
    assert_eq!(
        outline(&text),
        "第一章 招标公告\n 1. 招标条件\n第二章 投标人须知\n 1. 总则\n 2. 投标文件\n"
    );
}

#[test]
fn a_heading_right_below_a_table_is_one() {
    const TEXT: &str = "今年以来，全县各级各部门认真贯彻落实上级决策部署，扎实推进各项工作，取得了明显成效，群众满意度进一步提高。";
    let section = |name: &str| format!("{name}\n{TEXT}\n指标\n去年\n0.19\n总磷\n0.11\n");
    let names = ["水质变化情况", "植被恢复情况", "鸟类种群情况"];
    let text = format!(
        "高原湖滨湿地恢复报告\n{TEXT}\n{}",
        names.map(section).concat()
    );
    assert_eq!(outline(&text), names.join("\n") + "\n");
}

#[test]
fn rows_whose_other_cells_are_empty_are_no_items() {
    let paper = "临溪县食堂管理办法\n1 范围\n本办法适用于全县食堂。\n2 评价\n每季度评价一次，见下表。\n序号\t项目\t满意\t一般\n1\t菜品质量\t\t\n2\t价格水平\t\t\n3\t环境卫生\t\t\n3 改进\n评价之后即行改进。\n";
    assert_eq!(outline(paper), "1 范围\n2 评价\n3 改进\n");
}
