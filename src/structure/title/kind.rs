//! Words for the kind of a document, which titles end with.

use super::edition::{may_have_edition, without_edition};
use super::line::Line;
use crate::sign::{self, Characters, Endings, Words, endings, words};

/// Words a title ends with, by how sure they make it.
#[rustfmt::skip]
pub(super) const GENRES: &[(i32, Endings)] = &[
    (40, endings(&["讲话", "通知", "纪要", "条例", "讲话稿", "讲话提纲"])),
    (36, endings(&["报告", "意见", "方案", "办法", "决定", "总结", "批复", "规定", "细则", "通报", "公告", "通告", "的函", "请示", "致辞", "决议", "章程", "讲稿", "发言", "发言稿", "汇报", "答复", "答复函", "公示"])),
    (30, endings(&["规划", "计划", "准则", "演讲", "说明", "倡议书", "承诺书", "责任书", "纲要", "工作要点", "行动方案", "若干措施", "指示", "贺信", "祝词", "寄语", "讲解", "宣言", "计划表", "规程", "守则", "规则", "公报", "决定书", "判决书", "裁定书", "裁决书", "调解书", "起诉书", "起诉状", "上诉状", "答辩状", "告知书", "通知书", "建议书", "意见书", "认定书", "移送函", "简章", "提纲", "问卷", "议案", "声明", "贺词", "献词"])),
    (22, endings(&["制度", "建议", "要点", "法", "指南", "材料", "体会", "感悟", "解读", "综述", "措施", "预案", "清单", "标准", "心得", "讲义", "教案", "教学设计", "说课稿", "有感", "范文", "脚本", "安排表", "台账", "手册", "事迹", "模板", "范本", "主持词", "申请书", "隐私政策", "协议", "协议书", "合同", "合同书", "须知", "公约", "责任制", "周报", "月报", "辞职信", "自荐信", "感谢信", "慰问信", "表扬信", "批评信", "道歉信", "慰问电", "聘书", "公开信", "贺电", "主持辞", "祝酒词", "祝酒辞", "答谢词", "答谢辞", "欢迎词", "欢迎辞", "开幕词", "开幕辞", "闭幕词", "闭幕辞", "悼词", "发布词", "解说词", "实录", "颁奖词", "宣讲稿", "请假条", "启事", "读后感", "观后感", "规范", "导则", "简报", "专报", "函", "委托书", "计划书", "任务书", "证明书", "保证书", "策划书", "策划案", "日程", "议程", "大事记", "备忘录", "通稿", "大纲", "检讨书", "意向书", "志愿书", "介绍信", "推荐信", "工作思路", "工作打算", "工作安排"])),
    (14, endings(&["交流", "情况", "问题", "思考", "调研", "启示", "见闻", "纪实", "侧记", "记录"])),
];

/// What such words end with: most lines do not.
static LAST: Characters = {
    let mut last = Characters::NONE;
    let mut at = 0;
    while at < GENRES.len() {
        last = last.and(&Characters::of_ends(GENRES[at].1.list()));
        at += 1;
    }
    last
};

/// How sure the word for a kind of document makes a title that a line without blanks ends with: 0 without one.
pub(super) fn genre_of(line: &[u8]) -> i32 {
    let bare = strip_tail(line);
    let score = |bare: &[u8]| {
        if !bare.last_chunk::<3>().is_some_and(|last| LAST.begin(last)) {
            return 0;
        }
        let row = GENRES.iter().find(|(_, words)| words.end(bare));
        let is_kind = |_: &&(i32, Endings)| {
            !tells_who_spoke(bare) && !SIGNED.begin(bare) && !names_a_note(bare)
        };
        row.filter(is_kind).map_or(0, |&(score, _)| score)
    };
    let whole = score(bare);
    if whole > 0 || !may_have_edition(bare) {
        return whole;
    }
    let text = without_edition(bare);
    if text.len() < bare.len() {
        score(text)
    } else {
        0
    }
}

/// Whether a line is the name of a note inside a form or a paper, which tells how to fill it in or what comes first: 填表说明.
fn names_a_note(line: &[u8]) -> bool {
    const LONGEST: usize = "谈话前的几点说明".len();
    const NOTES: Endings = endings(&[
        "填写说明",
        "填表说明",
        "填报说明",
        "编制说明",
        "编写说明",
        "前的说明",
        "几点说明",
        "有关说明",
        "相关说明",
        "补充说明",
    ]);
    line.len() <= LONGEST && NOTES.end(line)
}

/// How a caption begins that tells what was signed: 签订责任书.
const SIGNED: Words = words(&["签订", "签署", "签约"]);

/// Whether a line tells who spoke, which is no kind of document: 李明出席会议并讲话, 何川主任作工作报告.
pub(super) fn tells_who_spoke(line: &[u8]) -> bool {
    #[rustfmt::skip]
    const TOLD: Endings = endings(&["并讲话", "并作讲话", "发表讲话", "并致辞", "并发言", "并作报告",
        "作工作报告", "作主题报告", "作专题报告", "作辅导报告", "作述职报告", "作总结讲话", "作重要讲话", "作动员讲话", "作表态发言", "作交流发言", "作典型发言", "作主题发言",
        "做工作报告", "做主题报告", "做专题报告", "做总结讲话", "做动员讲话", "做表态发言", "做交流发言", "做典型发言", "做主题发言"]);
    // 工作述职报告 is about work, and nobody gives it.
    let is_told = |word: &&str| {
        let before = line.strip_suffix(word.as_bytes());
        before.is_some_and(|before| !sign::ends(before, "工"))
    };
    TOLD.end(line) && TOLD.list().iter().any(is_told)
}

/// How the names of files end that hold documents.
pub(super) const EXTENSIONS: Endings =
    endings(&[".docx", ".doc", ".pdf", ".txt", ".wps", ".ppt", ".pptx"]);

/// Words for the kind of a document that stand alone on the last line of its title.
#[rustfmt::skip]
const KINDS: Endings = endings(&[
    "讲话", "讲话稿", "讲话提纲", "发言", "发言稿", "报告", "通知", "意见", "实施意见", "若干意见", "指导意见", "方案", "实施方案", "工作方案", "行动方案", "计划", "工作计划",
    "行动计划", "工作总结", "总结", "情况报告", "调研报告", "办法", "实施办法", "管理办法", "暂行办法", "细则", "实施细则", "若干规定", "规定", "决定", "纪要", "会议纪要",
    "若干措施", "工作要点", "预案", "应急预案", "通报", "批复", "请示", "函", "公告", "通告", "致辞", "汇报", "汇报提纲", "工作汇报", "情况汇报", "工作情况汇报", "情况的汇报", "工作情况的汇报", "工作情况报告", "工作报告", "交流材料", "经验材料", "汇报材料",
    "发言材料", "发言提纲", "述职报告", "规划", "条例",
    "可行性研究报告", "研究报告", "考察报告", "评估报告", "审计报告", "自查报告", "项目建议书",
]);

/// Whether a line ends with a word for what somebody saw or thought: 支教见闻.
pub(super) fn is_account(line: &[u8]) -> bool {
    const ACCOUNTS: Endings = endings(&["见闻", "纪实", "侧记", "有感", "随笔", "游记", "札记"]);
    ACCOUNTS.end(line)
}

/// The line without brackets at its end: …办法（试行）, …》, ….
pub(super) fn strip_tail(line: &[u8]) -> &[u8] {
    const TAILS: &[&str] = &["》", "”", "※", "*", "★", "！", "?", "？"];
    const BRACKETS: &[(&str, &str)] = &[("（", "）"), ("(", ")"), ("〔", "〕"), ("［", "］")];
    const LONGEST_BRACKET: usize = 36;
    // Most lines end with a Han character.
    if let [.., 0xE4..=0xE9, _, _] = line {
        return line;
    }
    let mut line = line;
    for _ in 0..3 {
        let before = line.len();
        for (open, close) in BRACKETS {
            if let Some(at) = sign::ends(line, close)
                .then(|| sign::rfind(line, open))
                .flatten()
                && line.len() - at <= LONGEST_BRACKET
            {
                line = &line[..sign::trim_end(line, 0, at)];
            }
        }
        for tail in TAILS {
            if sign::ends(line, tail) {
                line = &line[..line.len() - tail.len()];
            }
        }
        if line.len() == before {
            break;
        }
    }
    line
}

/// Whether a line is nothing but the word for a kind of document, perhaps with a bracket behind it.
pub(super) fn is_bare_kind(line: &Line) -> bool {
    // Room for seven characters with blanks between them, and a bracket behind.
    const LONGEST: usize = 96;
    // Behind a Han character no bracket is left off.
    let han_at_end = matches!(line.text, [.., 0xE4..=0xE9, _, _]);
    if line.text.len() > LONGEST || han_at_end && !KINDS.may_end(line.text) {
        return false;
    }
    let bare = strip_tail(line.compact());
    KINDS.end(bare) && KINDS.list().iter().any(|word| bare == word.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_genres_begin_with_what_adds_most() {
        assert!(GENRES.is_sorted_by_key(|&(score, _)| -score));
    }
}
