//! Small texts in the layouts of standards, judgments and drill scripts: what stands inside a paragraph and what on
//! lines of its own, contents of a printed document, covers.

mod found;

use found::outline;

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
