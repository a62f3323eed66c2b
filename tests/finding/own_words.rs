//! The writer's own lines in words that advertisements use, and the sites' lines beside them.

use crate::found::{find, outline, title};

/// The lines that are set aside.
fn aside(text: &str) -> Vec<String> {
    let document = find(text);
    let words = |span: gangmu::span::Span| text[span.start as usize..span.end as usize].to_owned();
    document.dropped.iter().map(|it| words(it.span)).collect()
}

fn check_kept(text: &str) {
    assert_eq!(aside(text), [""; 0], "{text}");
}

/// A text of two headings with some lines below the first.
fn speech(lines: &str) -> String {
    let rest = "各级各部门要结合实际制定办法，明确责任人和时限，按月调度。".repeat(6);
    format!(
        "在全镇干部大会上的讲话\n同志们：\n一、严明纪律\n{rest}\n{lines}\n{rest}\n二、压实责任\n{rest}\n"
    )
}

#[test]
fn members_of_an_enumeration_are_the_writers() {
    let rules = "渡口管理办法\n第一条 为规范渡口秩序，制定本办法。\n第二条 严禁倒卖船票。\n第三条 有下列行为的，予以处罚：\n（一）伪造船票的；\n\
                 （二）倒卖船票的；\n（三）涂改船票的。\n第四条 本办法自印发之日起施行。\n";
    check_kept(rules);
    assert_eq!(outline(rules).lines().count(), 7);
    let notice = "关于暑期返校的通知\n各位家长：\n一、报到时间\n九月一日。\n二、加入QQ群\n请家长入群。\n三、关注公众号\n请家长关注。\n四、注意安全\n请家长接送。\n";
    check_kept(notice);
    assert_eq!(
        outline(notice),
        "一、报到时间\n二、加入QQ群\n三、关注公众号\n四、注意安全\n"
    );
    for lines in [
        "一、试卷专人保管。\n二、试卷禁止外传。\n三、不得在QQ群、微信群传题。\n四、考后统一销毁。",
        "一是建好网格，及时上门。\n二是建立QQ群，随时答复。\n三是设立信箱，按周开启。",
        "一是建好台账，逐户登记。\n二是在QQ群及时回复群众诉求。",
        "一是严禁代写笔记；二是严禁倒卖试题；三是严禁外传试卷。",
        "（一）守住底线。要规范代写诉状行为，公开收费标准。",
        "（一）严厉打击倒卖票证行为",
        "第九条　学员不得代写、抄袭。",
    ] {
        check_kept(&speech(lines));
    }
}

#[test]
fn headings_far_from_each_other_count_on_too() {
    let body = "各村要结合实际抓好落实，按月上报进度。\n".repeat(40);
    check_kept(&format!(
        "河口镇文旅工作要点\n一、推出更多精品线路\n{body}二、扫码关注公众号\n{body}三、抓好落实\n{body}"
    ));
}

#[test]
fn who_forbids_or_bids_is_no_advertiser() {
    for line in [
        "要坚决防止抄袭、代写心得。",
        "班子成员要带好头。要严肃查处代写论文行为。",
        "要强化试卷管理，严禁外传。",
        "要严格保密。涉密图纸禁止外传。",
        "要建立QQ群、微信群，方便群众咨询。",
        "要提供免费咨询服务，公布客服电话。",
        "引导群众关注公众号，及时了解政策。",
        "坚决整治“代写代发”论文问题。",
        "聚焦虚假住院、倒卖药品等突出问题，发现一起、查处一起。",
        "倒卖船票的，由海事部门处罚。",
        "加强企业微信号、视频号管理。",
        "增加群众收入",
        "参加群众性文化活动。",
        "在新时代写好渡口文章",
        "创作更多精品",
        "做好资料收集整理，完善会员档案。",
        "组织会员免费参加培训，关注困难会员；",
        "要在QQ群里及时回复群众诉求。",
        "组织学员关注公众号，凭码领取教材。",
        "登录临溪县人事考试网（www.lxrsks.gov.cn）报名。",
        "试卷由专人保管，严禁外传。",
        "涉密图纸、内部数据禁止外传。",
        "严禁在库区捕鱼，违者必究。",
        "各班主任在QQ群公布值班安排。",
        "通过关注微信公众号的方式参与问卷调查。",
        "全县会员群众组织达到36个。",
        "个别干部找人代写心得体会，抄袭网上材料。",
        "有的党员只关注公众号转发的信息，不看原文。",
        "村里建起了QQ群，大事小情都在群里说。",
        "对代写检讨书的，一律通报批评！",
        "请家长关注公众号，及时查看通知。",
        "居民凭身份证到社区免费领取防护用品。",
        "社区免费领取点设在居委会一楼。",
        "有疑问的，欢迎咨询县人社局。",
        "聚焦代写诉状、倒卖药品等突出问题，健全举报奖励制度，",
    ] {
        check_kept(&speech(line));
    }
    for head in [
        "关于严厉打击倒卖船票行为的通知",
        "关于规范QQ群管理的通知",
        "河口镇工作微信公众号、QQ群管理办法",
        "打击倒卖文物专项行动方案",
    ] {
        let text =
            format!("{head}\n各村：\n一、提高认识\n要高度重视。\n二、抓好落实\n要压实责任。\n");
        assert_eq!(title(&text), head);
        check_kept(&text);
    }
}

#[test]
fn a_line_in_the_middle_of_a_paragraph_goes_with_it() {
    check_kept(
        "在全镇警示教育会上的讲话\n同志们：\n一、严明纪律\n班子成员要自己动手写发言提纲，讲清问题、讲透原因、讲明措施，不\n\
         请人捉刀，不抄袭拼凑，不找人代写专题民主生活会和组织生活会的发\n言材料，不搞照搬照抄、上下一般粗，把自己摆进去，把职责摆进去，\n\
         把工作摆进去，真正红脸出汗，达到团结的目的，带动全镇形成好风气\n并长期坚持下去。\n二、压实责任\n各村要抓好落实。\n",
    );
}

#[test]
fn no_line_of_a_wrapped_text_is_lost_for_its_words() {
    let paragraphs = [
        "考试期间实行封闭管理，试题和答案严禁外传，任何人不得在社交平台传播，不得把手机带入考场，违反规定的严肃处理，同时提供免费饮水和咨询，公布客服电话，方便家长查询。",
        "公安机关会同文旅部门打击倒卖门票、车票、船票等行为，规范旅游秩序，在入口设立咨询点，建立游客QQ群，引导游客关注公众号预约，凭身份证免费领取手册，让游客游得放心、玩得舒心。",
        "要用好融媒体平台，组织会员单位订阅党报党刊，推出更多精品节目，免费向群众发放学习资料，及时更新公众号内容，方便党员下载学习，让党的声音传遍千家万户，做到家喻户晓。",
    ];
    for width in 24..46 {
        let lines = paragraphs.iter().flat_map(|paragraph| {
            let signs: Vec<char> = paragraph.chars().collect();
            let lines = signs.chunks(width).map(String::from_iter);
            lines.collect::<Vec<String>>()
        });
        let lines: Vec<String> = lines.collect();
        check_kept(&format!(
            "在全镇干部大会上的讲话\n同志们：\n{}\n",
            lines.join("\n")
        ));
    }
    // The width alone makes no text of what a site repeats.
    let site = "本站资料仅供会员学习交流，禁止外传，违者必究";
    let text = speech(&[site; 3].join("\n"));
    assert_eq!(aside(&text), [site; 3]);
}

#[test]
fn what_offers_or_marks_a_copy_is_set_aside() {
    for line in [
        "版权所有，禁止外传",
        "内部资料 严禁外传",
        "内部资料，严禁外传。",
        "专业代写讲话稿、总结、方案",
        "代写材料加微信号：gw2026",
        "关注公众号：河口写作",
        "关注公众号，获取更多资料",
        "河口写作QQ群",
        "微信公众号：河口管理写作",
        "代写总结、管理方案",
        "《关于打击倒卖文物的通知》由会员上传",
        "本刊严禁倒卖",
        "严禁倒卖资料",
        "QQ群：10203040",
        "举报倒卖会员资料的人，免费赠送一年会员！",
        "【打击倒卖活动】",
        "未经许可请勿转载，侵权必究",
        "要更多范文，请加群。",
        "更多精品",
        "本站资料来源于网络，请会员下载。",
        "加强学习，提升自己，关注公众号河口写作",
        "要写好公文，关注公众号",
        "关注公众号河口写作，天天学公文。",
        "加入QQ群，与同行交流。",
        "专业代写讲话稿。",
        "承接公文代写，价格优惠！",
        "微信公众号：河口写作。",
        "免费领取讲话稿100篇。",
        "扫码免费领取公文模板。",
        "关注即可免费领取。",
        "1、免费领取5000篇范文",
        "欢迎咨询。",
        "河口写作，欢迎咨询",
        "资料由会员上传，请下载后使用。",
        "想看更多资料，关注公众号河口写作。",
        "本群严禁倒卖，违者踢出。",
        "以上资料来源于网络，版权归作者所有。",
        "觉得有用就关注公众号吧。",
        "扫码下载资料。",
        "临溪教育网 www.lxjy.edu.cn",
        "请访问临溪写作网（www.lxxz.com）。",
        "1.本资料来源于网络，侵删\n2.请加QQ群10203040",
        "1、本站资料一经下载，概不退款；\n2、严禁倒卖，举报有奖；\n3、加群请备注单位。",
    ] {
        assert_eq!(aside(&speech(line)), line.lines().collect::<Vec<_>>());
    }
}
