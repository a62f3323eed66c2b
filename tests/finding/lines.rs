//! Small texts whose headings are lines of their own, in brackets, before a colon or in two levels.

use crate::found::outline;

const TEXT: &str =
    "柳河县水网密布，大小河道三十七条，过去沿岸村庄各管一段，上游清淤下游淤，年年治理年年反复。";

#[test]
fn a_number_in_a_framed_line_is_no_item_of_its_own() {
    let minutes = format!(
        "柳河县水务局局务会议记录\n一、学习防汛文件\n【（一）领学】\n{TEXT}\n【（二）讨论】\n{TEXT}\n\
         二、研究河道清淤\n【（一）汇报情况】\n{TEXT}\n【（二）审议意见】\n{TEXT}\n【（三）表决结果】\n{TEXT}\n"
    );
    assert_eq!(
        outline(&minutes),
        "一、学习防汛文件\n 【（一）领学】\n 【（二）讨论】\n\
         二、研究河道清淤\n 【（一）汇报情况】\n 【（二）审议意见】\n 【（三）表决结果】\n"
    );
}

#[test]
fn a_framed_line_among_others_may_be_alone_in_its_section() {
    let minutes = format!(
        "柳河县水务局局务会议记录\n一、研究河道清淤\n【（一）汇报情况】\n{TEXT}\n【（二）审议意见】\n{TEXT}\n\
         二、局长讲话\n【柳青局长总结】\n一要抓学习。\n二要抓落实。\n三要守底线。\n"
    );
    assert_eq!(
        outline(&minutes),
        "一、研究河道清淤\n 【（一）汇报情况】\n 【（二）审议意见】\n\
         二、局长讲话\n 【柳青局长总结】\n  一要抓学习\n  二要抓落实\n  三要守底线\n"
    );
}
