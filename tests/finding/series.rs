//! Small texts with enumerations of more than one make, and with several below each other: what is a member of which, and
//! what stands below what.

use crate::found::outline;

#[test]
fn lower_numbers_behind_a_sentence_that_leads_to_them_stand_below_the_open_item() {
    let report = |lead: &str| {
        format!(
            "柳溪县水务局工作总结\n一、工作情况\n（一）水源保护\n1.划定范围。划定保护区十二处，立牌三百块。\n\
             2.清理源头。清理养殖场四十家。\n{lead}\n（1）查得细。逐村登记造册。\n（2）拆得快。三个月拆完。\n\
             （二）河道整治\n1.清淤。清淤九公里。\n2.护岸。护岸六公里。\n"
        )
    };
    let below = "一、工作情况\n （一）水源保护\n  1.划定范围\n  2.清理源头\n   （1）查得细\n   （2）拆得快\n （二）河道整治\n  1.清淤\n  2.护岸\n";
    for lead in [
        "为使清理不留死角，做到了以下几点：",
        "为使清理不留死角，重点做了两个方面的工作。",
    ] {
        assert_eq!(outline(&report(lead)), below, "{lead}");
    }
    // Where such numbers stood below （一） before, they do so again.
    let beside = "柳溪县水务局工作总结\n一、工作情况\n（一）河道整治\n（1）清淤。清淤九公里。\n（2）护岸。护岸六公里。\n\
         （二）水源保护\n1.划定范围。划定保护区十二处。\n2.清理源头。清理养殖场四十家。\n还有两项工作：\n（1）查得细。逐村登记造册。\n（2）拆得快。三个月拆完。\n";
    assert!(outline(beside).ends_with("  2.清理源头\n  （1）查得细\n  （2）拆得快\n"));
}
