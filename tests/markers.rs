//! Markers that are seldom seen, and what looks like them.

mod found;

use found::outline;

#[test]
fn stems_in_brackets_count() {
    for (text, expected) in [
        (
            "请你们研究一下：（甲）稻子怎么种；（乙）水怎么引；（丙）肥怎么积。望即答复。\n",
            "（甲）稻子怎么种\n（乙）水怎么引\n（丙）肥怎么积\n",
        ),
        (
            "一、增产的条件\n（甲）进度\n已经过半。\n（乙）问题\n还有不少。\n二、增产的办法\n见另件。\n",
            "一、增产的条件\n （甲）进度\n （乙）问题\n二、增产的办法\n",
        ),
        (
            "出租方（甲）和承租方（乙）议定如下。\n一、租金\n每月一付。\n二、期限\n一年。\n",
            "一、租金\n二、期限\n",
        ),
    ] {
        assert_eq!(outline(text), expected, "{text}");
    }
}
