//! Small texts with enumerations of more than one make, and with several below each other: what is a member of which, and
//! what stands below what.

use crate::found::{outline, title};

const LONG: &str = "各村把护林防火摆上议事日程，干部分片包干，护林员每天巡查两遍，有事当天报告。";

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

#[test]
fn what_holds_a_pass_is_a_verb_behind_a_number() {
    let text = |members: &str| {
        format!(
            "工作总结\n一、采购管理\n采购中重点把好三道关：{members}\n二、仓储管理\n每月盘点一次。\n"
        )
    };
    let outlined = |members: &str| format!("一、采购管理\n{members}二、仓储管理\n");
    assert_eq!(
        outline(&text(
            "一把好询价关，货比三家；二把好验收关，双人签字；三把好付款关，逐笔审核。"
        )),
        outlined(" 一把好询价关，货比三家\n 二把好验收关，双人签字\n 三把好付款关，逐笔审核\n")
    );
    // Knives are counted with 把 too.
    let knives = "一把新刀，两把旧刀；二把剪子，用来裁布；三把锥子，用来钻孔。";
    assert_eq!(outline(&text(knives)), outlined(""));
}

#[test]
fn words_of_order_and_numbers_count_on_in_each_other() {
    for [one, two, three] in [
        ["首先，渠道年久失修", "二是缺少管护的人手", "三是水费难收"],
        ["第一，渠道年久失修", "二是缺少管护的人手", "三是水费难收"],
        ["一是渠道年久失修", "其次，缺少管护的人手", "再次，水费难收"],
        ["一是渠道年久失修", "其次，缺少管护的人手", "最后，水费难收"],
        ["一来渠道年久失修", "二来缺少管护的人手", "三来水费难收"],
        ["一则渠道年久失修", "二则缺少管护的人手", "三则水费难收"],
        ["一是渠道年久失修", "第二，缺少管护的人手", "第三，水费难收"],
    ] {
        let text = format!(
            "灌区情况说明\n一、存在问题\n浇地难的原因有三：{one}；{two}；{three}。\n二、今后打算\n逐年改造。\n"
        );
        let members = format!("一、存在问题\n {one}\n {two}\n {three}\n二、今后打算\n");
        assert_eq!(outline(&text), members);
    }
    // What counts on in its own row is none of another.
    let own = "灌区情况说明\n一、存在问题\n首先，管得不严。一是没有专人，长期失管；二是没有制度，随意放水。其次，修得不勤。渠道多年未清。\n";
    assert_eq!(
        outline(own),
        "一、存在问题\n 首先，管得不严\n  一是没有专人，长期失管\n  二是没有制度，随意放水\n 其次，修得不勤\n"
    );
    // 第二 is the second, and what is said between no member.
    let said = "灌区情况说明\n一、存在问题\n第一，管得不严。二是说，这件事还没有完。第二，修得不勤。渠道多年未清。\n";
    assert_eq!(
        outline(said),
        "一、存在问题\n 第一，管得不严\n 第二，修得不勤\n"
    );
}

#[test]
fn a_speaker_who_is_called_holds_nothing_that_follows_his_speech() {
    let text = |last: &str| {
        format!(
            "全镇河长制工作会议主持词\n同志们：\n今天召开全镇河长制工作会议。\n首先，请副镇长通报工作情况。\n现在，请柳湾村作交流。\n{last}\n\
             同志们，镇长的意见很具体，大家要抓好落实。下面，我再讲两点。\n一要迅速传达。三天内传达到村。\n二要迅速行动。月底前排查一遍。\n"
        )
    };
    assert_eq!(
        outline(&text("最后，请镇长讲话，大家欢迎！")),
        "首先，请副镇长通报工作情况\n最后，请镇长讲话，大家欢迎！\n一要迅速传达\n二要迅速行动\n"
    );
}

#[test]
fn small_letters_count_on_inside_a_line() {
    let text = |line: &str| {
        format!(
            "取水许可办理指南\n一、适用对象\n（1）下列单位可以网上办理：\n{line}\n二、办理时限\n十个工作日。\n"
        )
    };
    assert_eq!(
        outline(&text(
            "a.取水口在本县的单位；b.2025年3月1日后新建泵站的村；c.其他用水单位。"
        )),
        "一、适用对象\n （1）下列单位可以网上办理\n  a.取水口在本县的单位\n  b.2025年3月1日后新建泵站的村\n  c.其他用水单位\n二、办理时限\n"
    );
}

#[test]
fn of_what_both_and_also_tell_all_are_given_or_none() {
    let text = |sentence: &str| {
        format!(
            "在护林工作会议上的讲话\n一、守住山林\n守山不是一句口号。{sentence}\n二、管住火源\n要设卡。要巡山。\n"
        )
    };
    for sentence in [
        "既要勤巡查，看住每一座山头；又要严执法，查处每一起案件；还要广宣传，讲清每一条规定。",
        "我们既要巡山，又要设卡，还要宣传；还要算账。",
        "既要勤巡查。又要严执法。还要广宣传。",
        "不仅要巡得勤；还要查得严。",
    ] {
        assert_eq!(
            outline(&text(sentence)),
            "一、守住山林\n二、管住火源\n 要设卡\n 要巡山\n",
            "{sentence}"
        );
    }
    assert!(outline(&text("要勤巡查。还要严执法。")).contains(" 要勤巡查\n 还要严执法\n"));
}

#[test]
fn what_the_contents_leave_out_and_is_set_as_what_they_name_is_a_heading() {
    let issue = |indent: &str, blank: &str, middle: &str| {
        let piece = |name: &str| format!("{blank}{name}\n{indent}{LONG}\n{indent}{LONG}\n");
        format!(
            "护林防火简报\n第6期\n柳溪县林业局办公室　　2026年4月15日\n\n本期要目\n▲东岭乡：小喇叭喊出大平安\n▲南坡乡：一条防火道守住万亩林\n\n\
             {}{}{}{}",
            piece("东岭乡：小喇叭喊出大平安"),
            piece(middle),
            piece("南坡乡：一条防火道守住万亩林"),
            piece("防火短波")
        )
    };
    for (indent, blank) in [("　　", ""), ("", "\n"), ("　　", "\n")] {
        let middle = "县林业局局长在护林防火调度会上的发言（摘要）";
        assert_eq!(
            outline(&issue(indent, blank, middle)),
            format!("东岭乡：小喇叭喊出大平安\n{middle}\n南坡乡：一条防火道守住万亩林\n防火短波\n")
        );
    }
    // Nothing tells it where all is set alike.
    assert!(!outline(&issue("", "", "县林业局局长在护林防火调度会上的发言")).contains("防火短波"));
}

#[test]
fn first_sentences_of_one_frame_are_a_set_over_a_paragraph_between_them() {
    let text = |openings: [&str; 3]| {
        let [one, two, three] = openings;
        format!(
            "柳溪乡护林经验\n一、护林有方\n{one}。乡里选派护林员四十名，每人分包一片山，每天巡查两遍，雨雪天也不例外。\n\
             {two}。护林员的补助由乡里按月发放，去年全年没有拖欠一分一厘，大家都很安心。\n\
             有一年大雪封山，护林员照样上山，老乡们在山下等到天黑，直到看见手电的光。\n\
             {three}。谁的山出了事谁负责，三年来先后有六名护林员受到处理，没有一人说情。\n二、育林有成\n{LONG}\n"
        )
    };
    let framed = [
        "把好“选人”这道关口",
        "把好“待遇”这道关口",
        "把好“奖惩”这道关口",
    ];
    let [one, two, three] = framed;
    assert_eq!(
        outline(&text(framed)),
        format!("一、护林有方\n {one}\n {two}\n {three}\n二、育林有成\n")
    );
    let told = [
        "老林“护林四十年”很出名",
        "老林“不上山就心慌”改不了",
        "老林“大雪封山”也不怕",
    ];
    assert_eq!(outline(&text(told)), "一、护林有方\n二、育林有成\n");
}

#[test]
fn a_piece_of_a_collection_may_have_first_sentences_where_others_have_numbers() {
    let text = |openings: [&str; 3]| {
        let [one, two, three] = openings;
        format!(
            "护林经验汇编（2篇）\n篇一：东岭乡护林有方\n东岭乡有万亩林场，多年没有火情。\n一、把好山口\n{LONG}\n二、管好火源\n{LONG}\n\
             篇二：南坡村育林有成\n南坡村曾是荒山，{LONG}大家都说变化真大。\n\
             {one}。支部成员每人认领二十亩荒山，年年补种，年年成活，十年没有断过。\n\
             {two}。党员三十二名分成八组，挑水上山，谁种谁管，死一棵补一棵，从不含糊。\n\
             {three}。育林专业合作社卖树苗、卖菌菇，村里的收入一年比一年高，去年分了红。\n"
        )
    };
    let pieces = "篇一：东岭乡护林有方\n 一、把好山口\n 二、管好火源\n篇二：南坡村育林有成\n";
    assert_eq!(
        outline(&text(["支部领林", "党员护林", "产业养林"])),
        format!("{pieces} 支部领林\n 党员护林\n 产业养林\n")
    );
    assert_eq!(outline(&text(["山上很冷", "水也冻住", "人没有停"])), pieces);
}

#[test]
fn what_is_to_be_done_of_quoted_words_begins_with_their_quotes() {
    let two =
        format!("“巡山”要有“不漏一棵树”的细心。{LONG}\n“看火”要有“不放一点烟”的警觉。{LONG}\n");
    assert_eq!(
        outline(&format!("青年护林员要挑起担子，练好本领。{LONG}\n{two}")),
        "“巡山”要有“不漏一棵树”的细心\n“看火”要有“不放一点烟”的警觉\n"
    );
    // Two that only stand side by side are none.
    let said = format!("“大雪封山”他想起来了。{LONG}\n“大路朝天”他也走过了。{LONG}\n");
    assert_eq!(outline(&format!("老林守山四十年。{LONG}\n{said}")), "");
    assert_eq!(
        outline(
            "在护林会上的讲话\n一、本领\n“巡山”要细。大家都知道。\n“看火”要准。谁都能做到。\n二、作风\n要守时。\n"
        ),
        "一、本领\n “巡山”要细\n “看火”要准\n二、作风\n 要守时\n"
    );
}

#[test]
fn several_pieces_below_a_masthead_are_headings_below_the_periodicals_name() {
    let issue = |number: &str, first: &str, tail: &str| {
        format!(
            "护林防火简报\n{number}\n柳溪县林业局办公室编　　2026年4月15日\n\n{first}\n　　4月10日，全县护林防火会召开。{LONG}\n\n\
             东岭乡：小喇叭喊出大平安\n　　{LONG}\n　　（一）喊到户。每天广播三次，村村都有。\n　　（二）喊到心。方言编成顺口溜，人人会唱。\n\n\
             南坡镇：一条防火道守住万亩林\n　　{LONG}{LONG}\n{tail}"
        )
    };
    for number in ["第6期", "2026年第6期（总第87期）"] {
        for first in ["全县护林防火会召开", "柳溪县召开春季护林防火工作现场推进会"]
        {
            let text = issue(number, first, "");
            assert_eq!(title(&text), "护林防火简报");
            assert_eq!(
                outline(&text),
                format!(
                    "{first}\n东岭乡：小喇叭喊出大平安\n （一）喊到户\n （二）喊到心\n南坡镇：一条防火道守住万亩林\n"
                )
            );
        }
    }
    // Short news at the end, or who sent each in, tell that there are others, however few; the contents name them too.
    let short = |contents: &str| {
        format!(
            "护 林 简 报\n（第 6 期）\n柳溪县林业局编　　　　2026年4月15日\n{contents}\n小喇叭喊出大平安\n{LONG}一是村村喊。每天三遍。二是户户听。人人会唱。\n（东岭乡　　柳青）\n\n\
             校长巡山巡出真问题\n{LONG}\n（县实验小学供稿）\n\n短讯两则\n△4月2日，县林业局检查了三家木材厂。\n△4月8日，南坡镇新添两座瞭望塔。\n"
        )
    };
    let entries = "本 期 目 录\n● 小喇叭喊出大平安\n● 校长巡山巡出真问题\n● 短讯两则\n";
    for contents in ["", entries] {
        let text = short(contents);
        assert_eq!(title(&text), "护 林 简 报", "{contents}");
        assert_eq!(
            outline(&text),
            "小喇叭喊出大平安\n 一是村村喊\n 二是户户听\n校长巡山巡出真问题\n短讯两则\n",
            "{contents}"
        );
    }
    // One piece has its own headings.
    let one = format!(
        "护林防火简报\n第6期\n柳溪县林业局办公室编　　2026年4月15日\n\n东岭乡用“三个一”守住万亩林\n　　{LONG}\n\n一本台账管到人\n　　{LONG}\n\n一支队伍守到山\n　　{LONG}\n\n一把尺子考到底\n　　{LONG}\n"
    );
    assert_eq!(title(&one), "东岭乡用“三个一”守住万亩林");
}

#[test]
fn a_piece_of_a_collection_may_have_but_its_number() {
    let number = |at: usize, form: &str| form.replace('N', ["一", "二", "三"][at]);
    for form in ["篇N", "【篇N】", "范文篇N："] {
        let [one, two, three] = [0, 1, 2].map(|at| number(at, form));
        let text = format!(
            "护林经验材料三篇\n{one}\n\n小哨卡守住大林场\n东岭乡林业站\n\n一、把好山口。{LONG}\n二、管好火源。{LONG}\n\n\
             {two}\n\n一本台账管到人\n{LONG}\n第一，早上查。{LONG}\n第二，夜里查。{LONG}\n\n\
             {three}\n\n{LONG}今后，一要勤看山，二要勤记账，三要勤报告。\n"
        );
        assert_eq!(title(&text), "护林经验材料三篇");
        let shown = |name: &str| name.trim_end_matches('：').to_owned();
        assert_eq!(
            outline(&text),
            format!(
                "{}\n 一、把好山口\n 二、管好火源\n{}\n 第一，早上查\n 第二，夜里查\n{}\n 一要勤看山\n 二要勤记账\n 三要勤报告\n",
                shown(&one),
                shown(&two),
                shown(&three)
            ),
            "{form}"
        );
    }
    // Entries of a list stand above no text, and a lone one counts nothing.
    for lines in ["篇一\n篇二\n篇三\n", "篇二\n"] {
        let text = format!("护林经验\n{LONG}\n{lines}{LONG}\n");
        assert_eq!(outline(&text), "", "{lines}");
    }
}

#[test]
fn an_ordinal_goes_on_with_numbers_of_another_form_where_it_has_none_before() {
    let text = |members: [&str; 3]| {
        let [one, two, three] = members;
        format!(
            "在护林会上的发言\n{LONG}\n{one}为谁护林。{LONG}\n{two}护什么林。{LONG}\n{three}怎么护林。{LONG}\n"
        )
    };
    assert_eq!(
        outline(&text(["一、", "二、", "第三，"])),
        "一、为谁护林\n二、护什么林\n第三，怎么护林\n"
    );
    // Behind 第二 it goes on with that.
    let below = format!(
        "在护林会上的发言\n第一，建队伍。{LONG}\n第二，定制度。分两步走。\n一、摸底。{LONG}\n二、立规。{LONG}\n第三，强保障。{LONG}\n"
    );
    assert_eq!(
        outline(&below),
        "第一，建队伍\n第二，定制度\n 一、摸底\n 二、立规\n第三，强保障\n"
    );
    // Where the number comes again it is another's.
    let again = format!(
        "{}三、护林靠谁。{LONG}\n四、护到何时。{LONG}\n",
        text(["一、", "二、", "第三，"])
    );
    assert!(outline(&again).contains("\n三、护林靠谁\n四、护到何时\n"));
}

#[test]
fn a_piece_of_a_collection_stands_above_the_question_that_it_treats() {
    let piece = format!(
        "党课讲稿范文四篇\n第一篇: 支部书记讲党课\n今天讲三个方面：\n一是支部工作实务；\n二是怎样当好书记；\n三是抓好几个重点。\n\
         第一个问题:支部工作实务\n一、支部的性质\n{LONG}\n二、支部的任务\n{LONG}\n"
    );
    assert_eq!(
        outline(&piece),
        "第一篇: 支部书记讲党课\n 一是支部工作实务\n 二是怎样当好书记\n 三是抓好几个重点\n 第一个问题:支部工作实务\n  一、支部的性质\n  二、支部的任务\n"
    );
    // 四、 counts on from 三是, where the text has no 三、 and counts from 一、 below.
    let slipped = piece.replace("几个重点。\n", "几个重点。\n四、支部常用文书\n");
    assert_eq!(
        outline(&slipped),
        outline(&piece).replace("几个重点\n", "几个重点\n 四、支部常用文书\n")
    );
    let part = format!(
        "二、工作措施\n一是加强领导。\n二是落实责任。\n三、工作要求\n{LONG}\n四、督促检查\n{LONG}\n"
    );
    assert_eq!(
        outline(&part),
        "二、工作措施\n 一是加强领导\n 二是落实责任\n三、工作要求\n四、督促检查\n"
    );
}
