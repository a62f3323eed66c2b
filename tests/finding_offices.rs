//! Small texts as offices write them: lists of duties, speakers of a meeting, items behind a sign, frames that stand alone,
//! counts inside sentences.

mod found;

use found::outline;

#[test]
fn a_year_behind_the_number_of_an_attachment_hides_no_list() {
    let notice = "关于做好防疫工作的通知\n一、统一思想\n二、压实责任\n特此通知。\n\
         附件：1.2026年免疫计划表\n      2.乡镇物资分配表\n      3.联系人名单\n";
    assert_eq!(outline(notice), "一、统一思想\n二、压实责任\n");
}
