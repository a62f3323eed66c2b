//! Small texts that were wrapped at a width, as who copies from a printed page has them: which lines go on with a
//! paragraph, and markers that the end of a line divides.

use crate::found::{outline, title};

/// A text as a page of so many full-width characters has it: paragraphs begin behind `indent`.
fn wrapped(text: &str, width: usize, indent: &str) -> String {
    let mut page = String::new();
    for paragraph in text.lines() {
        page.push_str(indent);
        let mut left = width - indent.chars().count();
        for character in paragraph.chars() {
            if left == 0 {
                page.push('\n');
                left = width;
            }
            page.push(character);
            left -= 1;
        }
        page.push('\n');
    }
    page
}

const INDENT: &str = "\u{3000}\u{3000}";
const LONG: &str = "各乡镇要把这项工作摆上议事日程，分管领导亲自抓，一级抓一级，层层抓落实，确保各项任务落到实处。";

#[test]
fn an_indented_line_never_goes_on_where_paragraphs_begin_with_indents() {
    // Headings as wide as the page, and a paragraph that ends with its stop at the margin.
    let text = format!(
        "临溪县巡察整改情况报告\n{LONG}\n\
         一、聚焦贯彻落实上级决策部署方面\n\
         1.关于学习不深不细的问题现已改\n整改情况：已完成。{LONG}\n\
         2.关于补贴审核把关不严问题已改\n整改情况：已完成。{LONG}\n\
         二、聚焦基层党组织建设的各方面\n\
         关于机关作风\n会议听取了汇报，原则同意该方案。\n\
         关于森林防火\n{LONG}\n关于春耕备耕\n{LONG}\n"
    );
    let page = wrapped(&text, 18, INDENT);
    assert_eq!(
        outline(&page),
        "一、聚焦贯彻落实上级决策部署方面\n\
         \u{20}1.关于学习不深不细的问题现已改\n 2.关于补贴审核把关不严问题已改\n\
         二、聚焦基层党组织建设的各方面\n 关于机关作风\n 关于森林防火\n 关于春耕备耕\n"
    );
}

#[test]
fn a_line_without_an_indent_goes_on_where_paragraphs_begin_with_indents() {
    // A marker at the beginning of the line is in the middle of the paragraph.
    let text = format!(
        "临溪县信访工作会议上的讲话\n{LONG}\n\
         当前着重建好三项制度：1.首问负责制。第一个接待的人就是责任人。2.限时办结制。超时一天黄牌三天红牌。3.责任追究制。先停职处理。\n\
         一、加强领导\n{LONG}\n二、加强督查\n{LONG}\n"
    );
    for width in 20..32 {
        let page = wrapped(&text, width, INDENT);
        assert_eq!(
            outline(&page),
            "1.首问负责制\n2.限时办结制\n3.责任追究制\n一、加强领导\n二、加强督查\n",
            "{page}"
        );
    }
}

#[test]
fn a_few_wrapped_lines_are_joined_where_only_they_have_lines_without_an_indent_behind_them() {
    let measures = "数字不好看，全区信访总量上升，排在全市第三位\n责任落实不到位\n".repeat(8);
    let text = format!(
        "{measures}当前着重建好三项制度：1.首问负责制。接待的人就是责任人。2.限时办结制。超时一天黄牌。3.责任追究制。先停职处理。\n"
    );
    let page = wrapped(&text, 24, INDENT);
    let members = "1.首问负责制\n2.限时办结制\n3.责任追究制\n";
    assert_eq!(outline(&page), members);
    let table = "指标\t分值\n治安\t10\n耕地\t7\n医保\t8\n";
    assert_eq!(outline(&format!("{page}{table}")), members);
    // Lines of headings and of a table are as long, and no others are indented.
    let plain = format!("{measures}数字不好看，全区信访总量上升，排在全市第三位\n");
    assert_eq!(outline(&plain), "");
}

#[test]
fn a_marker_that_a_line_end_divides_is_read_as_if_it_did_not() {
    let text = format!(
        "临溪县防汛工作会议上的讲话\n{LONG}\n\
         一、办好三件事\n做成了三件事。第一件事，把医共体建起来了。第二件事，把乡村医生稳下来了。第三件事，把签约做实了。\n\
         二、做好准备\n首先，要办理审批手续。未经审批不得进入。其次，要进行安全交底。双方签字。再次，要检查设备装备。\
         最后，要封闭作业区域。设置围挡。\n\
         三、抓住重点\n要盯紧工程建设。要紧盯政府采购等重点领域。同时，要加强教育管理。还要对老旧小区开展回头看。\n\
         四、落实责任\n会议要求，一要抓好面积。二要抓好育秧。三要抓好农资保供。措施如下：1．深入学习。2．专题研讨。3．建章立制。\n\
         五、依法处理\n①合理诉求，解决到位；②无理诉求，解释到位；③违法行为，处理到位。\n"
    );
    let plain = outline(&text);
    for label in [
        "第三件事，",
        "再次，",
        "同时，要",
        "要紧盯",
        "三要",
        "2．",
        "②",
    ] {
        assert!(plain.contains(label), "{label} in {plain}");
    }
    for width in 18..44 {
        let page = wrapped(&text, width, INDENT);
        assert_eq!(outline(&page), plain, "{page}");
    }
}

#[test]
fn a_page_number_in_a_marker_that_a_line_end_divides_is_no_part_of_it() {
    let page = |foot: &str| {
        format!(
            "{}　　下一步，首先，要办理审批手续。未经审批任何人不得进入。再\n{foot}次，要检查设备装备。气体检测仪是否在有效期。再次，要封闭作业\n区域，设置围挡、警示标志。\n",
            wrapped(&format!("{LONG}\n").repeat(6), 28, INDENT)
        )
    };
    assert!(outline(&page("")).contains("再次，要检查设备装备\n"));
    assert_eq!(outline(&page("— 1 —\n")), outline(&page("")));
}

#[test]
fn a_heading_in_bold_goes_on_with_no_full_line() {
    let text = format!("{LONG}\n**一、提高认识**\n{LONG}\n**二、压实责任**\n{LONG}\n").repeat(2);
    let headings = "一、提高认识\n二、压实责任\n".repeat(2);
    // The paragraphs end at the margin.
    for width in [16, 24] {
        assert_eq!(outline(&wrapped(&text, width, "")), headings);
    }
}

#[test]
fn a_line_that_ends_with_a_date_behind_blanks_is_no_part_of_the_title_below() {
    let page = format!(
        "督查通报\n　　第12期\n　　中共临溪县委督查室　　　2025年10月27日\n关于全县农村人居环境整治督查通报\n{}",
        wrapped(&format!("{LONG}\n").repeat(6), 24, INDENT)
    );
    assert_eq!(title(&page), "关于全县农村人居环境整治督查通报");
    // A date in a sentence is in the middle of it.
    let text = wrapped(
        &format!(
            "临溪县巡察整改情况报告\n会议议定：1.镇整改工作于2025年3月10日之前完成；2.反馈意见。\n{LONG}\n{LONG}\n{LONG}\n{LONG}\n"
        ),
        25,
        INDENT,
    );
    assert!(text.contains("10日\n之前完成"), "{text}");
    let items = "1.镇整改工作于2025年3月10日之前完成\n2.反馈意见\n";
    assert_eq!(outline(&text), items);
}

#[test]
fn a_line_that_counts_on_behind_a_full_one_is_its_own_without_indents_too() {
    let text = format!(
        "{LONG}\n{LONG}\n（一）带头敬畏人民敬畏组织敬畏法纪各方面\n一是服务群众还不够主动；二是执行制度不够严格。\n\
         （二）问题出在什么地方和责任又在什么地方\n1、思想上怕见面、怕表态、怕惹事、怕麻烦\n2、工作上拖\n3、责任上推\n{LONG}\n"
    );
    let page = wrapped(&text, 20, "");
    assert_eq!(
        outline(&page),
        "（一）带头敬畏人民敬畏组织敬畏法纪各方面\n 一是服务群众还不够主动\n 二是执行制度不够严格\n\
         （二）问题出在什么地方和责任又在什么地方\n 1、思想上怕见面、怕表态、怕惹事、怕麻烦\n 2、工作上拖\n 3、责任上推\n"
    );
    let plan = format!(
        "有限空间作业安全培训教案\n{LONG}\n【教学重点】\n{LONG}\n【教学时长】\n教学时间一百二十分钟（其中理论八十分钟）\n【教学过程】\n{LONG}\n【教学难点】\n{LONG}\n"
    );
    assert_eq!(
        outline(&wrapped(&plan, 20, "")),
        "【教学重点】\n【教学时长】\n【教学过程】\n【教学难点】\n"
    );
    // What the line before leaves open goes on.
    let open = format!(
        "{LONG}\n{LONG}\n（一）今年全县各乡镇的各项工作都安排为，一是首先抓好防汛，二是抓好抗旱。{LONG}\n"
    );
    let page = wrapped(&open, 20, "");
    assert!(page.contains("，\n一是"), "{page}");
    assert_eq!(outline(&page), outline(&open));
}

/// A line in the middle of a page that is so wide.
fn centred(line: &str, width: usize) -> String {
    let blanks = " ".repeat(width - line.chars().count());
    format!("{blanks}{line}\n")
}

#[test]
fn the_blanks_that_centre_a_heading_do_not_make_it_a_full_line() {
    const WIDTH: usize = 34;
    let paragraph = wrapped(&format!("{LONG}{LONG}{LONG}\n"), WIDTH, "");
    // Most lines are nothing but full-width characters, so that either measure fits.
    let page = |headings: &[&str]| {
        let sections = headings.iter().map(|it| centred(it, WIDTH) + &paragraph);
        centred("关于全县营商环境的报告", WIDTH) + &sections.collect::<String>()
    };
    let chapters = ["第一章 建设现代化产业体系", "第二章 推动城乡区域协调发展"];
    assert_eq!(outline(&page(&chapters)), chapters.join("\n") + "\n");
    let plain = [
        "聚焦流程再造，让审批环节减下来",
        "聚焦数字赋能，让数据信息跑起来",
        "聚焦服务增效，让企业群众暖起来",
    ];
    assert_eq!(outline(&page(&plain)), plain.join("\n") + "\n");
}

#[test]
fn a_centred_heading_goes_on_in_a_shorter_line_below_its_middle() {
    const WIDTH: usize = 34;
    let paragraph = wrapped(&format!("{LONG}{LONG}\n"), WIDTH, "");
    let page = |below: &str| {
        let first = centred("第一节 培育壮大新兴产业和未来产业", WIDTH);
        let second = centred("第二节 提升中心城区能级", WIDTH);
        format!(
            "{first}{}{paragraph}{second}{paragraph}",
            centred(below, WIDTH)
        )
    };
    let both =
        |end: &str| format!("第一节 培育壮大新兴产业和未来产业{end}\n第二节 提升中心城区能级\n");
    assert_eq!(outline(&page("发展壮大新动能")), both("发展壮大新动能"));
    // A writer, and a remark.
    assert_eq!(outline(&page("袁　野")), both(""));
    assert_eq!(outline(&page("（二〇二六年三月）")), both(""));
}

#[test]
fn a_few_full_lines_are_joined_where_the_rest_of_their_sentences_is_below_them() {
    // Most lines are headings and short clauses, and there are no indents.
    let standard: String = (1..9)
        .map(|number| {
            format!(
                "{number}　第{number}项要求\n{number}.1　应建立台账。\n{number}.2　{LONG}\n{number}.3　台账应公开。\n\
                 {number}.4　台账应更新。\n{number}.5　台账应归档。\n"
            )
        })
        .collect();
    let labels = |text: &str| {
        outline(text)
            .lines()
            .map(|line| line.trim().to_owned())
            .collect::<Vec<_>>()
    };
    let page = wrapped(&standard, 36, "");
    assert!(
        labels(&page).contains(&format!("8.2　{}", LONG.trim_end_matches('。'))),
        "{:?}",
        labels(&page)
    );
    assert_eq!(labels(&page), labels(&standard));
    // Lines that happen to be as long, each of them whole.
    let names: String = (1..9)
        .map(|number| format!("{number}　第{number}项要求\n各乡镇要把这项工作摆上议事日程分管领导亲自抓\n街道与各村也都同样\n"))
        .collect();
    assert!(!outline(&names).contains("街道"), "{}", outline(&names));
}

#[test]
fn a_short_line_without_a_closing_mark_behind_an_ended_sentence_is_no_last_line() {
    let plain = ["设施网络初步形成", "服务内容不断拓展", "保障机制逐步健全"];
    // The paragraphs end at the margin.
    for paragraph in [
        format!("今年以来，{LONG}{LONG}"),
        format!("他说，“{LONG}{LONG}”"),
    ] {
        let width = paragraph.chars().count() / 3;
        let page = |end: &str| {
            let section = |heading| wrapped(&format!("{heading}\n{paragraph}{end}\n"), width, "");
            let sections: String = plain.into_iter().map(section).collect();
            format!("关于养老服务的报告\n{LONG}\n{sections}")
        };
        assert_eq!(outline(&page("")), plain.join("\n") + "\n");
        assert_eq!(outline(&page("各村同样。")), plain.join("\n") + "\n");
    }
}

#[test]
fn a_heading_that_was_broken_by_hand_behind_its_last_的_goes_on() {
    let text = format!(
        "溪州数字政府建设白皮书\n一、主要做法\n（一）夯实底座，构建集约共享的\n基础设施体系\n{LONG}{LONG}{LONG}\n（二）优化服务，打造便民利企的品牌\n{LONG}{LONG}{LONG}\n"
    );
    let headings = |end| {
        format!(
            "一、主要做法\n （一）夯实底座，构建集约共享的{end}\n （二）优化服务，打造便民利企的品牌\n"
        )
    };
    let page = wrapped(&text, 30, INDENT);
    assert_eq!(outline(&page), headings("基础设施体系"));
    // A sentence below, and a list.
    let below = page.replace("基础设施体系", "基础设施要建好。");
    assert_eq!(outline(&below), headings(""));
}

#[test]
fn a_text_with_some_lines_joined_is_wrapped_where_the_others_go_on_without_an_indent() {
    let paragraph = |number| {
        format!("（{number}）采购管理薄弱，今年以来各单位都没有全部执行规定。{LONG}各村同样。\n")
    };
    let broken: String = ["一", "二", "三", "四", "五"].map(paragraph).concat();
    let joined = format!("　　{LONG}{LONG}\n").repeat(8);
    let broken = wrapped(&broken, 26, INDENT);
    assert!(broken.contains("全部执行\n规定"), "{broken}");
    let page = format!("临溪县审计报告\n{joined}{broken}{joined}");
    assert!(!outline(&page).contains("全部执行\n"), "{}", outline(&page));
}

#[test]
fn nothing_goes_on_behind_who_signs_in_brackets_at_the_right() {
    let entry = |name: &str| wrapped(&format!("【{name}】{LONG}{LONG}\n"), 30, "");
    let [works, floods, ships, ways] = ["河道建设", "防汛抗旱", "船舶检验", "航道维护"].map(entry);
    let signature = |by: &str| format!("{}（{by}）\n", " ".repeat(60 - 4 - 2 * by.chars().count()));
    let page = format!(
        "柳河县水务工作通报\n水利\n{works}{floods}{}航运\n{ships}{ways}{}",
        signature("县水务局　袁野"),
        signature("县港航中心　柳青")
    );
    assert_eq!(
        outline(&page),
        "水利\n 【河道建设】\n 【防汛抗旱】\n航运\n 【船舶检验】\n 【航道维护】\n"
    );
}

#[test]
fn a_few_lines_of_one_width_beside_wider_ones_are_no_page() {
    let text = "关于县域托育服务的调研报告\n李明\n为推动托育服务高质量发展，今年五月，县政协组织部分委员开展了专题调研，现将有关情况报告如下。\n\
                现状：起步较快，供给不断增加\n全县有机构三十一家，托位两千一百个，其中公办三家，民办的多，园区的少。\n\
                困难：供需错位，难处比较突出\n入托难、运营难、监管难，三难并存，群众意见不少，部门也有难处，须下决心解决。\n\
                原因：投入不足，机制还不健全\n县里的钱少，人也少，标准不一，管的部门多，真正负责的少，这是根子上的问题。\n";
    assert_eq!(title(text), "关于县域托育服务的调研报告");
    assert_eq!(
        outline(text),
        "现状：起步较快，供给不断增加\n困难：供需错位，难处比较突出\n原因：投入不足，机制还不健全\n"
    );
}

#[test]
fn a_number_that_the_end_of_a_line_divides_begins_no_paragraph() {
    let part = |head: &str, text: &str| format!("{head}\n{text}{LONG}{LONG}\n");
    let text = format!(
        "临溪县河道采砂管理调研报告\n{LONG}{LONG}\n{}{}{}{}",
        part("一、基本情况", ""),
        part("二、存在的问题", ""),
        part(
            "（一）规划滞后",
            "全县大小八十七条河流里编了采砂规划的占三分之一。有的规划还是十年前编的。"
        ),
        part("（二）监管乏力", "")
    );
    let page = wrapped(&text, 22, "");
    assert!(page.contains("三分之\n一。"), "{page}");
    assert_eq!(
        outline(&page),
        "一、基本情况\n二、存在的问题\n （一）规划滞后\n （二）监管乏力\n"
    );
}
