//! Every text a person reads, in Chinese and in English, in one table.
//!
//! Texts hold `{}` where something is filled in; a test checks that both languages have every text and the
//! same number of places. The Chinese is in the words that offices use. The sections tell where a text is shown.

mod figures;

pub use figures::{grouped, reading_time};

use std::borrow::Cow;
use std::path::Path;

/// A file's name as it is shown.
#[must_use]
pub fn name_of(path: &Path) -> Cow<'_, str> {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy()
}

/// The languages of the interface.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Language {
    /// Simplified Chinese, the default.
    #[default]
    Chinese,
    /// English.
    English,
}

macro_rules! messages {
    ($($(#[$section:meta])* $name:ident: $zh:literal, $en:literal;)*) => {
        /// One text of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "the texts beside the names say what they mean")]
        pub enum Message { $($name,)* }

        impl Message {
            /// All texts, for the tests that walk the table.
            pub const ALL: &'static [Message] = &[$(Message::$name,)*];

            /// The text with its places still empty.
            #[must_use]
            pub fn template(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Message::$name, Language::Chinese) => $zh,
                      (Message::$name, Language::English) => $en,)*
                }
            }
        }
    };
}

messages! {
    // Reading and writing files.
    NotFound: "找不到《{}》。文件可能已被移动、改名，或所在的 U 盘、网盘没有连上。", "{} was not found. It may have been moved or renamed, or its drive is not connected.";
    NoPermission: "没能打开《{}》：正被其他程序独占，或您没有读取权限。请先在 Word 或 WPS 中关闭它，再试一次。", "{} could not be opened: another program holds it, or you may not read it. Close it in Word or WPS first, then try again.";
    IsFolder: "“{}”是文件夹，不是文稿。请打开里面的文稿。", "{} is a folder, not a document. Open a document inside it.";
    NotOpened: "没能打开《{}》：{}。请再试一次，或把它复制到别处再打开。", "{} could not be opened: {}. Try again, or copy it elsewhere and open the copy.";
    EmptyFile: "《{}》里没有文字。如果内容是图片或扫描件，请先用文字识别软件转成文字。", "There is no text in {}. If it holds pictures or scans, turn them into text with a recognition program first.";
    NotText: "《{}》里没有能读的文字，可能是图片、程序或其他数据。请打开文稿本身，或把文字复制后按 Ctrl+Shift+V 粘贴进来。", "{} holds no readable text; it may be a picture, a program or other data. Open the document itself, or copy its text and paste it with Ctrl+Shift+V.";
    KindNotRead: "暂不支持打开“.{}”文件。请在原来的软件中另存为 Word 文档（.docx），或把文字复制后按 Ctrl+Shift+V 粘贴进来。", "Files of the kind .{} cannot be opened yet. Save it as a Word document (.docx) in its own program, or copy its text and paste it with Ctrl+Shift+V.";
    ReallyKind: "《{}》的内容其实是“.{}”文件。", "{} is really a .{} file. ";
    LockFile: "《{}》是 Word 或 WPS 打开文稿时留下的临时文件，里面没有正文。请打开同名的文稿。", "{} is a temporary file that Word or WPS leaves while a document is open; it holds no text. Open the document of the same name.";
    Encrypted: "《{}》设有打开密码。请在 Word 或 WPS 中用密码打开，另存一份不加密的副本，再打开副本。", "{} is protected by a password. Open it in Word or WPS, save a copy without password and open the copy.";
    DamagedFile: "《{}》可能已损坏，没能读出文字。可请发送人重发一份。", "{} seems to be damaged; no text could be read. Ask the sender for another copy.";
    DamagedPart: "《{}》可能已损坏，只读出了前面 {} 字，提纲不完整。可请发送人重发一份。", "{} seems to be damaged; only the first {} characters could be read, and the outline is incomplete. Ask the sender for another copy.";
    FileTooLarge: "《{}》太大，超过 {} MB，没能打开。请拆成几份再打开。", "{} is too large: more than {} MB. Split it and open the parts.";
    CannotSave: "没能保存到“{}”：{}。原有文件完好，您的调整也还在。", "Could not save to {}: {}. The file that was there is untouched, and so are your adjustments.";
    DiskFull: "磁盘已满", "the disk is full";
    NotWritable: "文件或文件夹不允许写入", "the file or its folder may not be written";
    FolderNotFound: "找不到这个文件夹", "the folder was not found";
    FileInPath: "路径中有一段是文件，不是文件夹", "a part of the path is a file, not a folder";
    TargetIsFolder: "那里已有同名的文件夹", "there is a folder of that name";
    NoFileName: "这不能用作文件名", "that cannot be a file's name";
    TargetIsSource: "“{}”就是您打开的原稿。为免误改，请换个文件名。", "{} is the document you opened. To keep it unchanged, choose another name.";
    TargetIsRules: "“{}”就是您的规则文件。为免误改，请换个文件名。", "{} is the file of your rules. To keep it unchanged, choose another name.";
    TargetIsTemplate: "“{}”就是您选用的模板。为免误改，请换个文件名。", "{} is the document whose look you chose. To keep it unchanged, choose another name.";

    // The command line.
    StandardInput: "标准输入", "standard input";
    SomeFailed: "有 {} 份没能处理：", "{} could not be done:";
    ProgramFailed: "程序出了意外，这一份没能处理，原稿没有改动。", "The program failed on this one; the document is unchanged.";
    OutputFailed: "没能写出结果：{}。", "The output could not be written: {}.";
    FormatUnknown: "没能写出“{}”：没有扩展名为“.{}”的格式。请把文件名的结尾改为 {} 中的一种，或用 --format 指明格式。", "{} cannot be written: no format has the extension .{}. Let the name end in one of {}, or name the format with --format.";
    NoDisplay: "没有图形界面可用，改为在这里列出提纲：", "There is no display; here is the outline as Markdown:";
    NoDisplayNoFile: "没有图形界面可用。请在桌面环境中打开，或用 gangmu-cli 加文件名列出提纲。", "There is no display. Start the program on a desktop, or name a file to gangmu-cli.";

    // The window: menus and commands.
    MenuFile: "文件", "File";
    MenuEdit: "编辑", "Edit";
    MenuOutline: "提纲", "Outline";
    MenuView: "视图", "View";
    MenuCheck: "校核", "Check";
    MenuHelp: "帮助", "Help";
    CmdOpen: "打开文稿…", "Open…";
    CmdPaste: "粘贴为新文稿", "Paste as new document";
    CmdExport: "导出…", "Export…";
    SubDensity: "复制的内容", "What copies hold";
    DensityLabels: "只要标题", "Labels only";
    DensitySentences: "标题＋首句", "Labels and first sentences";
    DensityFull: "标题＋全文", "Labels and all text";
    SubDress: "导出和复制的版式", "Look of exports and copies";
    DressOfficial: "公文格式", "Official documents (GB/T 9704)";
    DressTarget: "随目标文档", "As the document it is put into";
    DressTemplate: "本单位模板", "As a document of yours";
    TemplateNone: "没有选定模板，版式仍为“{}”。", "No document was chosen; the look is still: {}.";
    TemplateName: "模板：《{}》", "The look of {}";
    TemplateOther: "另选…", "Another…";
    CmdChooseTemplate: "选择模板文件…", "Choose that document…";
    CmdExportAndOpen: "导出并用 Word 打开", "Export and open in Word";
    SubNumbering: "复制的序号", "Numbers of copies";
    NumberingOriginal: "保留原序号", "As in the document";
    NumberingRenumbered: "改为一、（一）1.（1）", "Renumbered 一、（一）1.（1）";
    SubLevels: "复制的级数", "Levels of copies";
    LevelsOne: "只到第一级", "Level 1";
    LevelsTwo: "到第二级", "To level 2";
    LevelsThree: "到第三级", "To level 3";
    StyleHeadings: "标题式（#）", "Headings (#)";
    StyleList: "列表式（-）", "List (-)";
    StyleMixed: "混合：标题用 #，分条和要点用 -", "Mixed: # for headings, - for the rest";
    CmdAsOutline: "作为提纲打开", "Open as an outline";
    CmdAsDocument: "作为文稿打开", "Open as a document";
    SubEncoding: "换一种编码重新打开", "Open again in another encoding";
    ReopenGb18030: "简体中文（GB18030）", "Simplified Chinese (GB18030)";
    ReopenUtf8: "UTF-8", "UTF-8";
    ReopenBig5: "繁体中文（Big5）", "Traditional Chinese (Big5)";
    ReopenUtf16: "UTF-16", "UTF-16";
    CmdOpenFolder: "打开文件夹…", "Open a folder…";
    FolderTitle: "文件夹里的文稿", "Documents in the folder";
    FolderProgress: "已看 {} / {} 份", "{} of {} read";
    FolderTotal: "共 {} 份", "{} documents";
    FolderEmpty: "文件夹里没有能打开的文稿。", "There is no document here that can be opened.";
    FolderLine: "{}　{} 字　{} 条", "{}  {} characters  {} items";
    ActionStop: "停止", "Stop";
    SubRecent: "最近打开", "Recent";
    CmdForgetRecent: "清除记录", "Clear the list";
    CmdRemember: "记住最近打开的文稿", "Remember recent documents";
    CmdReopen: "启动时打开上次的文稿", "Reopen last documents at start";
    CmdKeep: "保存调整", "Keep adjustments";
    CmdNext: "下一份文稿", "Next document";
    CmdPrevious: "上一份文稿", "Previous document";
    CmdLost: "没找到文字的调整", "Adjustments without text";
    CmdIsText: "恢复为正文", "This is the text";
    CmdIsNoText: "这一段不是正文", "This is not the text";
    CmdCancelReading: "停止识别", "Stop reading";
    CmdNewDraft: "新建提纲", "New outline";
    CmdDraftFrom: "以此为底稿新建提纲", "New outline from this one";
    CmdSaveDraft: "保存提纲", "Save the outline";
    CmdSaveDraftAs: "提纲另存为…", "Save the outline as…";
    CmdNewItem: "新增一条", "New item";
    CmdClose: "关闭", "Close";
    CmdQuit: "退出", "Quit";
    CmdUndo: "撤销", "Undo";
    CmdRedo: "恢复", "Redo";
    CmdCopyForWord: "复制到 Word", "Copy for Word";
    SubCopy: "复制本条", "Copy item";
    CmdCopyLabel: "只复制标题", "Label only";
    CmdCopyBelow: "连同下级", "With what is below";
    CmdCopyText: "连同原文", "With its text";
    CmdCopyPlain: "复制为纯文本", "Copy as plain text";
    CmdCopyForChat: "发微信用（全角空格缩进）", "For chats (wide blanks)";
    CmdCopyForMap: "导入幕布、XMind 用（TAB 分级）", "For mind maps (tabs)";
    CmdFind: "查找…", "Find…";
    CmdFindNext: "查找下一处", "Find next";
    CmdFindBefore: "查找上一处", "Find previous";
    SubFind: "查找范围和方式", "Where and how to find";
    FindInOutline: "在提纲中查找", "Find in the outline";
    FindInText: "在原文中查找", "Find in the text";
    FindPattern: "按表达式查找（高级）", "Find by regular expression (advanced)";
    FindMore: "更多", "More";
    FindCount: "{} 条", "{} found";
    ActionFindInText: "在原文中找", "Find in the text";
    FindFaulty: "这个表达式写得不完整。", "This regular expression is not complete.";
    CmdPromote: "升一级", "Promote";
    CmdDemote: "降一级", "Demote";
    CmdDemoteAlone: "降一级，下级不动", "Demote, leaving what is below";
    CmdMoveUp: "上移", "Move up";
    CmdMoveDown: "下移", "Move down";
    CmdRename: "修改文字…", "Change wording…";
    SubKind: "改为", "Change to";
    KindHeading: "标题", "Heading";
    KindDirective: "分条", "Directive";
    KindPoint: "要点", "Point";
    CmdExclude: "不列入提纲", "Leave out of the outline";
    CmdTake: "列为一条", "Make an item";
    CmdNextOffered: "下一个疑似条目", "Next possible item";
    CmdMerge: "与下一条合并", "Merge with the next";
    CmdSplit: "从光标处拆成两条", "Split at the cursor";
    SubAlike: "照此处理同类条目", "Treat those like it the same";
    CmdAlikeHere: "本稿", "In this document";
    CmdAlikeEverywhere: "所有文稿", "In all documents";
    CmdRules: "我的规则", "My rules";
    RuleName: "同“{}”", "Like {}";
    RuleLeftOut: "不列入提纲", "Left out";
    RuleListed: "列为{}", "Listed as {}";
    RuleListedAt: "列为{}，第 {} 级", "Listed as {}, level {}";
    RuleOn: "启用", "On";
    RuleRemove: "删除", "Remove";
    RulesEmpty: "还没有规则。调整一条之后，用“提纲”菜单里的“照此处理同类条目”可以定一条。", "There are no rules yet. Adjust an item, then use “Treat those like it the same” in the Outline menu.";
    AlikeDone: "已照此处理本稿的同类条目 {} 条", "{} items like it were treated the same";
    AlikeNone: "本稿没有其他同类条目", "There are no other items like it here";
    AlikeNoRule: "这一条没有可以认出同类的开头，不能用于所有文稿", "This item has no beginning by which others are known";
    RuleAdded: "已定为规则，所有文稿照此处理", "Made a rule for all documents";
    CmdNote: "批注…", "Note…";
    CmdStar: "加星标", "Star";
    CmdRestore: "恢复", "Restore";
    CmdRestoreAll: "还原全部调整", "Undo all adjustments";
    CmdAdjusted: "做过的调整", "Adjustments";
    ActionTakeBack: "撤销这一处", "Undo this one";
    AdjustedNone: "这份文稿没有调整过。", "Nothing was adjusted in this document.";
    AdjustedRest: "没有“撤销这一处”的，后面的调整以它为准，请先撤销后面的。", "Where “Undo this one” is missing, later adjustments rest on it; undo those first.";
    AdjustedRow: "调整过：{}", "Adjusted: {}";
    AdjustedFrom: "{}，原为“{}”", "{}; was “{}”";
    AdjustMoved: "移动位置", "Moved";
    AdjustRenamed: "修改文字", "Wording changed";
    AdjustToHeading: "改为标题", "Made a heading";
    AdjustToDirective: "改为分条", "Made a directive";
    AdjustToPoint: "改为要点", "Made a point";
    AdjustWritten: "写正文", "Text written";
    AdjustInserted: "新增一条", "Added";
    AdjustNoted: "批注", "Note";
    AllRestored: "已还原全部调整", "All adjustments were undone";
    ActionIgnore: "忽略", "Ignore";
    ActionIgnoreKind: "忽略此类", "Ignore this kind";
    ActionIgnoreNothing: "恢复提醒", "Tell them again";
    IgnoredCount: "已忽略 {} 处", "{} ignored";
    IgnoredDone: "已忽略，不再提醒", "Ignored";
    LostText: "这些调整都还留着。原文里再出现对应的文字时，会自动用上。", "These adjustments are kept; they are used again when their text is there again.";
    ChangedOutside: "原稿刚在别处改过，已重新识别；", "The document was changed elsewhere and was read again. ";
    AdjustmentsKept: "您的 {} 处调整都保留了。", "Your {} adjustments are kept.";
    AdjustmentsLost: "您的 {} 处调整保留了 {} 处，{} 处没找到对应文字。", "Of your {} adjustments {} are kept; {} found no text.";
    AdjustmentsSaved: "调整已保存，下次打开这份文稿时还在（原稿未改动）", "Adjustments kept; they will be there when you open this document again (the document is unchanged)";
    FileGone: "《{}》刚被移动、改名或删除。这里显示的是之前的内容，您的调整都在。", "{} was moved, renamed or deleted. What you see is what it held before; your adjustments are kept.";
    CloseUntitled: "“{}”还没有存成文件，关闭后要重新粘贴才能再看。", "{} is in no file yet; once closed it must be pasted again.";
    ActionExport: "导出…", "Export…";
    ActionCloseAnyway: "直接关闭", "Close anyway";
    ActionQuitAnyway: "直接退出", "Quit anyway";
    ActionForget: "从列表中去掉", "Take it off the list";
    NothingToTake: "所选文字已经是一条，或没有可以列入的文字", "The selected text is an item already, or holds none";
    CmdExpandAll: "全部展开", "Expand all";
    CmdCollapseAll: "全部收起", "Collapse all";
    CmdLevel1: "只看到第一级", "Show level 1";
    CmdLevel2: "只看到第二级", "Show to level 2";
    CmdLevel3: "只看到第三级", "Show to level 3";
    CmdExpandBelow: "展开本条全部下级", "Expand all below";
    SubShown: "窗格", "Panes";
    ShownBoth: "提纲和原文", "Outline and text";
    ShownOutline: "只看提纲", "Outline only";
    ShownText: "只看原文", "Text only";
    ShownSwapped: "提纲放在右边", "Outline at the right";
    PaneEdge: "调整两边宽窄", "Resize the panes";
    SubZoom: "原文字号", "Size of the text";
    ZoomIn: "放大", "Larger";
    ZoomOut: "缩小", "Smaller";
    ZoomReset: "恢复原大小", "Usual size";
    SubLetters: "原文字体", "Letters of the text";
    LettersSans: "黑体（自带）", "Sans (built in)";
    LettersFangSong: "仿宋（电脑上已安装时）", "Fangsong, where installed";
    LettersKai: "楷体（电脑上已安装时）", "Kaiti, where installed";
    CmdLineNumbers: "显示行号", "Line numbers";
    CmdParallel: "标题对仗", "Parallel headings";
    CmdMindMap: "思维导图", "Mind map";
    CmdWeight: "篇幅与用时", "Length and time";
    SubCopyParallel: "复制标题对仗", "Copy parallel headings";
    CmdCopyGroup: "只复制本组", "Copy this group";
    CmdCopyGroups: "复制全部", "Copy all";
    SubMap: "导出思维导图", "Export the mind map";
    CmdMapPng: "PNG 图片…", "PNG picture…";
    CmdMapSvg: "SVG 矢量图…", "SVG drawing…";
    CmdCopyPicture: "复制思维导图为图片", "Copy the mind map as a picture";
    SubMapZoom: "导图大小", "Size of the mind map";
    MapFit: "显示全图", "Fit";
    MapFull: "实际大小", "Full size";
    CmdDropped: "已略去的内容", "What was set aside";
    CmdExcluded: "不列入的条目", "Left-out items";
    CmdOffered: "疑似条目", "Possible items";
    CmdLargeText: "大字", "Large text";
    SubTheme: "颜色", "Colours";
    ThemeLight: "浅色", "Light";
    ThemeDark: "深色", "Dark";
    ThemeContrast: "高对比度", "High contrast";
    ThemeSystem: "随系统", "As the system";
    SubLanguage: "界面语言 Language", "Language 界面语言";
    LanguageChinese: "中文", "中文";
    LanguageEnglish: "English", "English";
    CmdCheck: "校核本稿", "Check this draft";
    CmdSample: "看一个示例", "See a sample";
    CmdKeys: "快捷键一览", "Keys";
    CmdPrivacy: "保密与安全说明", "Privacy and safety";
    CmdAbout: "关于纲目", "About Gangmu";
    KeyUp: "上一条", "Row above";
    KeyDown: "下一条", "Row below";
    KeyLeft: "收起，或到上级条目", "Fold, or to the parent";
    KeyRight: "展开，或到下级条目", "Unfold, or to the first child";
    KeyEnter: "展开或收起", "Fold or unfold";
    KeyHome: "第一条", "First row";
    KeyEnd: "最后一条", "Last row";
    KeyPageUp: "上一页", "Page up";
    KeyPageDown: "下一页", "Page down";
    KeyMoreUp: "向上多选一条", "Choose one more above";
    KeyMoreDown: "向下多选一条", "Choose one more below";
    KeyEndFind: "结束查找", "End finding";
    ToolOpen: "打开", "Open";
    ToolPaste: "粘贴", "Paste";
    ToolExport: "导出", "Export";
    ToolExpand: "展开", "Expand";
    ToolCollapse: "收起", "Collapse";
    ToolLevels: "级数：", "Levels:";
    ToolLevel1: "一", "1";
    ToolLevel2: "二", "2";
    ToolLevel3: "三", "3";
    ToolLevelAll: "全部", "All";
    ToolCheck: "校核", "Check";
    FindHint: "在提纲中查找", "Find in outline";

    // The window: what it says.
    WindowTitle: "纲目 Gangmu", "纲目 Gangmu";
    EmptyDrop: "把讲话稿、报告、通知拖到这里", "Drop a speech, a report or a notice here";
    EmptyWhat: "一打开就看清提纲：讲了哪几条，每条要求做什么。", "See the outline at once: its points, and what each asks for.";
    EmptyOpen: "打开文稿", "Open a document";
    EmptyPaste: "粘贴文字", "Paste text";
    EmptyKinds: "能打开：Word、WPS 文档，纯文本，网页", "Opens Word and WPS documents, plain text, web pages";
    EmptyOffline: "全程离线，不上传、不改动原稿。", "Works offline. Nothing is sent, the document is never changed.";
    NoOutline: "这份文稿里没有找到“一、”“（一）”“一是”“要……”这样的条目。可以在原文里选中一句话，按 Ctrl+Enter 列为一条。", "No items such as 一、 （一） 一是 要… were found in this document. Choose a sentence in the text and press Ctrl+Enter to list it.";
    NoMatch: "没有包含“{}”的条目。", "No item holds “{}”.";
    GapOpening: "开头 {} 段 {} 字", "Opening: {} paragraphs, {} characters";
    GapAchievements: "肯定成绩 {} 段 {} 字", "What was achieved: {} paragraphs, {} characters";
    GapProblems: "问题与不足 {} 段 {} 字", "What is lacking: {} paragraphs, {} characters";
    GapTransition: "过渡句 {} 段 {} 字", "Transition: {} paragraphs, {} characters";
    GapCall: "结尾号召 {} 段 {} 字", "Closing call: {} paragraphs, {} characters";
    GapBetween: "其间 {} 段 {} 字", "Between: {} paragraphs, {} characters";
    GapClosing: "结尾 {} 段 {} 字", "Closing: {} paragraphs, {} characters";
    StatusReading: "正在识别《{}》……", "Reading {}…";
    StatusCopying: "正在复制……", "Copying…";
    StatusExporting: "正在导出……", "Exporting…";
    StatusDrafting: "正在新建提纲……", "Making a new outline…";
    FirstHint: "看着不对？点中一条，按 Alt+Shift+← → 调级别，按 Delete 不列入。原稿不会改动。", "Something wrong? Choose an item and press Alt+Shift+← → to change its level, Delete to leave it out. The document is never changed.";
    StatusLength: "{} 字 约 {}", "{} characters, about {}";
    StatusKinds: "标题 {} 分条 {} 要点 {}", "{} headings {} directives {} points";
    StatusAds: "略去 {} 行广告", "{} lines of advertising set aside";
    StatusDropped: "略去 {} 行", "{} lines set aside";
    StatusCorrections: "调整 {} 处", "Adjustments: {}";
    StatusOffline: "离线运行·不改原稿", "Offline · the document is never changed";
    ActionLook: "查看", "Show";
    ActionOpen: "打开", "Open";
    ActionShowInFolder: "打开所在文件夹", "Show in folder";
    ActionRetry: "再试一次", "Try again";
    ActionChooseAgain: "重新选择", "Choose another";
    ActionContinue: "继续查看", "Go on reading";
    ActionAnotherEncoding: "换一种编码", "Another encoding";
    ActionLeave: "不用管", "Leave it";
    ActionSaveAs: "另存为…", "Save as…";
    ActionDetails: "详细", "Details";
    SomeNotOpened: "有 {} 份没能打开：{}。", "{} could not be opened: {}.";
    NameQuoted: "《{}》", "{}";
    NamesBetween: "、", ", ";
    NamesMore: " 等", " and more";
    ActionUndo: "撤销", "Undo";
    ActionSaveElsewhere: "换个位置保存", "Save elsewhere";
    ActionDismiss: "知道了", "Dismiss";
    ActionClose: "关闭", "Close";
    SampleName: "示例讲话稿", "Sample speech";
    PastedName: "粘贴的文字", "Pasted text";
    ExportName: "{}-提纲", "{}-outline";
    Copied: "已复制", "Copied";
    CopiedForWord: "已复制，到 Word 里按 Ctrl+V 粘贴", "Copied; press Ctrl+V in Word";
    Exported: "已导出到 {}", "Exported to {}";
    LinesAside: "已略去 {} 行，提纲重新识别（原稿未改动）", "{} lines set aside, the outline is found again (the document is unchanged)";
    LinesText: "已恢复 {} 行为正文，提纲重新识别", "{} lines are text again, the outline is found again";
    NoProgram: "已导出到 {}，但没能打开：这台电脑没有打开它的程序。请在文件夹里找到它再打开。", "Exported to {}, but this machine has no program to open it.";
    NoFolderWindow: "已导出到 {}，但没能打开它所在的文件夹。", "Exported to {}, but its folder could not be opened.";
    TemplateUnfit: "《{}》不能用作模板。请在 Word 或 WPS 中把模板另存为“Word 文档（.docx）”再选。", "{} cannot serve as a model. Save it as a Word document (.docx) first.";
    LookUnused: "只有 docx、rtf、html 带版式，本次输出用不上 {}。", "Only docx, rtf and html have a look; {} is of no use here.";
    ArrowOf: "{}：更多选择", "{}: choices";
    Excluded: "已不列入提纲（原稿未改动）", "Left out of the outline (the document is unchanged)";
    ClipboardEmpty: "剪贴板里没有文字。请先复制要看的文字，再按 Ctrl+Shift+V。", "There is no text on the clipboard. Copy some first, then press Ctrl+Shift+V.";
    ClipboardBusy: "没能写入剪贴板，可能被其他软件占用。请再按一次 Ctrl+Shift+C。", "The clipboard could not be written; another program may hold it. Press Ctrl+Shift+C again.";
    Undecoded: "有 {} 个字节没能认出来，用“□”代替，原稿未改动。通常换一种编码就能解决。", "{} bytes could not be read and are shown as □; the document is unchanged. Another encoding usually helps.";
    SourceText: "原文", "Source text";
    PathToOpen: "这台电脑没有文件选择窗口。请输入要打开的文件的完整路径：", "This machine has no file dialog. Enter the full path of the file to open:";
    PathToSave: "这台电脑没有文件选择窗口。请输入要保存到的完整路径：", "This machine has no file dialog. Enter the full path to save to:";
    ActionOk: "确定", "OK";
    ActionCancel: "取消", "Cancel";
    Crash: "程序出了意外，这份文稿没能读出来，原稿没有改动。请换一种方式打开，或把文字复制后按 Ctrl+Shift+V 粘贴进来。", "The program failed on this document, which is unchanged. Try another way to open it, or copy its text and press Ctrl+Shift+V.";
    MissingLibrary: "缺少显示窗口所需的软件包 {}，请安装后再试；下面先把提纲打印出来。", "The package {} is needed to open a window; please install it. The outline is printed instead.";
    GatherSiblings: "按上级条目", "By parent";
    GatherShapes: "按句式", "By form";
    GroupCount: "{} 条", "{} items";
    GroupShape: "{} 句，{} 字", "{} clauses of {} characters";
    MarkLacks: "少半句", "lacks a clause";
    MarkExceeds: "多半句", "has a clause more";
    MarkBreaks: "句式不同", "another form";
    MarkUneven: "字数不齐", "uneven";
    ParallelNone: "没有可以对照的标题：同一级至少要有两条。", "No labels to compare: one level must have two at least.";
    ParallelFrom: "摘自《{}》", "From {}";
    WeightCharacters: "{} 字", "{} chars";
    WeightTime: "约 {}", "{}";
    TimeSeconds: "{} 秒", "{} s";
    TimeMinutes: "{} 分钟", "{} min";
    TimeHours: "{} 小时", "{} h";
    TimeHoursMinutes: "{} 小时 {} 分钟", "{} h {} min";
    CopiedPicture: "已复制为图片，到幻灯片或聊天窗口里按 Ctrl+V 粘贴", "Copied as a picture; press Ctrl+V in a slide or a chat";
    CheckTotal: "共 {} 处", "{} places";
    Checking: "正在校核……", "Looking…";
    LayingOut: "正在排版……", "Laying out…";
    CheckNothing: "没有发现需要核对的地方。", "Nothing to look at again.";
    SetAside: "已略去：{}，不参加识别", "Set aside: {}; not read for the outline";
    ReasonAdvertisement: "广告", "Advertisement";
    ReasonPageNumber: "页码", "Page number";
    ReasonRunningHeader: "页眉页脚", "Running header";
    ReasonContents: "目录", "Contents";
    ReasonSiteChrome: "网页按钮、图片", "Buttons and pictures of a page";
    ReasonNotes: "注释、参考文献", "Notes and references";
    ReasonChosen: "由您略去", "By your choice";
    ReasonAside: "表格、文本框", "Tables and text boxes";
    PrivacyText: "纲目全程在本机运行：不联网，不上传，不收集任何信息。打开的文稿只读不写，原稿永远不会被改动。导出和复制的内容只去您指定的地方。设置、最近打开的记录、您的调整和批注（连同相关的几个字词）、正在起草的提纲，只保存在您自己的用户文件夹里，别的用户读不到；记录可以在“文件”菜单里清除或关闭。", "Gangmu runs on this machine only: it does not go online, sends nothing and collects nothing. Documents are read and never written. What you export or copy goes only where you say. Settings, the list of recent documents, your adjustments and notes (with the few words they concern) and the outlines you draft are kept in your own folder, where no other user can read them; the list can be cleared or switched off in the File menu.";
    KeysOfOutline: "在提纲中", "In the outline";
    AboutComponents: "使用的开源组件及其许可", "Open-source parts and licences";
    AboutText: "纲目 Gangmu {}：看清一份文稿的纲与目。程序以 MIT 或 Apache-2.0 许可发布；内嵌字体为思源黑体（Noto Sans SC）的子集，以 SIL OFL 1.1 许可发布。", "Gangmu {} shows the outline of a Chinese document. Licensed under MIT or Apache-2.0; the embedded font is a subset of Noto Sans SC under the SIL OFL 1.1.";

    // The user's rules.
    RulesUnreadable: "自定义规则的文件读不懂，没有使用：{}", "The file of rules cannot be read and is not used: {}";
    RuleFault: "自定义规则“{}”有误，已跳过，其余规则照常使用：{}", "The rule {} is faulty and is passed over; the others are used: {}";

    // Why a node is there.
    WhyFirst: "以“{}”开头，与后面的“{}”成为一组，", "Begins with {}, in one group with {} below it,";
    WhyLast: "以“{}”开头，与前面的“{}”成为一组，", "Begins with {}, in one group with {} above it,";
    WhyMiddle: "以“{}”开头，与前面的“{}”、后面的“{}”成为一组，", "Begins with {}, in one group with {} above it and {} below it,";
    WhyLone: "以“{}”开头，", "Begins with {},";
    WhyPlainHeading: "单独成行，与其他标题写法相近，统领下面的文字，", "A line of its own, like other headings, above the text that it titles,";
    WhyMarkedUp: "原文里标成了标题，", "Marked up as a heading,";
    WhyImperative: "以“要”开头，是对工作的要求，", "Begins with 要 and asks for something to be done,";
    WhySubjectImperative: "用“某某要……”提出要求，", "Asks somebody to do something,";
    WhyDashItem: "以“——”开头，与前后几段并列，", "Begins with a dash, like paragraphs near it,";
    WhyParallelSentence: "与相邻的短句字数、句式一致，", "A short sentence like its neighbours,";
    WhyTitle: "位于文首，像是整篇的题目，", "Stands at the head like a title,";
    WhyUserRule: "符合您设的规则，", "Fits a rule of yours,";
    WhyCorrection: "由您列入，", "Put in by you,";
    WhyLevelTop: "所以列为第{}级。", "so it is on level {}.";
    WhyLevelUnder: "归在“{}”之下，列为第{}级。", "below “{}”, on level {}.";
    WhyLevelUser: "由您定为第{}级。", "put on level {} by you.";
    WhySure: "拿得准。", "Sure.";
    WhyDoubtful: "拿不准，请核对。", "Not sure; please check.";
    WhyLength: "{} 字，约 {}。", "{} characters, about {}.";

    // Drafts.
    DraftTitle: "新提纲", "New outline";
    DraftTitleHint: "文题", "Title";
    DraftItemHint: "写这一条", "Words of this item";
    DraftSource: "借鉴《{}》的提纲，未取其正文", "Borrowed from the outline of {}, without its text";
    DraftContinued: "这份提纲连同正文都已带入，可以接着写。", "This outline was taken over with its text; go on writing.";
    DraftTotal: "总字数", "Characters in all";
    DraftTotalNone: "不限", "No target";
    DraftWritten: "已写 {} 字", "{} characters";
    DraftCount: "{}／{} 字", "{} / {} characters";
    DraftEmpty: "按回车键写第一条。", "Press Enter to write the first item.";
    DraftPick: "在左边选中一条，在这里写它的正文。", "Choose an item at the left, and write its text here.";
    DraftTextHint: "在这里写这一条的正文", "Write the text of this item here";
    DraftText: "正文", "Text";
    DraftKeysHint: "回车新增一条，Tab 降一级，Shift+Tab 升一级，F2 改文字。", "Enter: new item. Tab: demote. Shift+Tab: promote. F2: change wording.";
    DraftRemoved: "已删除 {} 条", "{} items removed";
    DraftSaved: "已保存到 {}", "Saved to {}";
    DraftUnsaved: "《{}》还没有保存。", "{} is not saved.";
    DraftKept: "上次写的提纲《{}》还没有保存。", "The outline {} that was written last is not saved.";
    ActionSave: "保存", "Save";
    ActionDiscard: "不要了", "Discard";
    ActionGoOn: "接着写", "Go on";
    StatusDraft: "提纲随时自动保存在本机", "Kept on this machine as you write";

    // The panel of exports.
    ExportHeading: "导出提纲", "Export the outline";
    ExportForm: "导出为", "Export as";
    ChoiceDensity: "内容", "Content";
    ChoiceLevels: "级数", "Levels";
    ChoiceNumbering: "序号", "Numbers";
    ChoiceStyle: "样式", "Style";
    ChoiceIndent: "缩进", "Indent";
    ChoicePrint: "版式", "Look";
    IndentBlanks: "两个空格", "Two blanks";
    IndentWide: "全角空格（发微信）", "Wide blank (chats)";
    IndentTab: "TAB（幕布、XMind）", "Tab (mind maps)";
    PrintLarge: "大字版（二号）", "Large";
    ExportCut: "……（下略，导出的文件是完整的）", "… (the rest is not shown here; the file is complete)";
    ExportCopy: "复制", "Copy";
    ExportSave: "保存…", "Save…";

    // Export formats.
    FormatText: "纯文本提纲", "Plain outline";
    FormatMarkdown: "Markdown 文档", "Markdown document";
    FormatHtml: "网页", "Web page";
    FormatDocx: "Word 文档", "Word document";
    CmdLargePrint: "复制成大字版（二号字、1.5 倍行距）", "Copy in large print";
    FormatRtf: "RTF 文档", "Rich text";
    FormatTasks: "任务分解表（表格）", "Table of tasks (spreadsheet)";
    FormatOpml: "OPML 提纲（幕布等）", "OPML outline";
    FormatFreeMind: "思维导图文件（XMind、FreeMind）", "Mind map file (FreeMind)";

    // 校核.
    CheckTooDeep: "层级超过 {} 级，更深的条目并入了这一级。", "There are more than {} levels; deeper items were put on the last one.";
    CheckGap: "序号不连续：“{}”之后是“{}”，请核对。", "The numbers do not follow: {} is followed by {}.";
    CheckRepeat: "“{}”出现了两次，请核对。", "{} stands there twice.";
    CheckMixedMarks: "同一组序号写法不一：前面是“{}”，这里是“{}”，请核对。", "One sequence has two kinds of numbers: {} before, {} here.";
    CheckForm: "“{}”按公文习惯写作“{}”。", "{} is usually written {} in official documents.";
    CheckLevelOrder: "“{}”之下用了“{}”，与“一、（一）1.（1）”的次序不合，请核对。", "Under {} stands {}, against the usual order 一、（一）1.（1）.";
    CheckLevelSkipped: "“{}”之下直接用了“{}”，中间少了一级，请核对。", "Under {} stands {} at once; a level between them is left out.";
    CheckCount: "前文说“{}”，下面列了 {} 条，请核对。", "The text announces {}, and {} items follow.";
    CheckHeadingStop: "标题末尾多了“。”，同级的其他标题没有，请核对。", "This heading ends in a full stop, unlike its fellows.";
    CheckClause: "同级标题多为 {} 个分句，这一条只有 {} 个，请核对。", "The other headings have {} clauses, this one has {}.";
    CheckDoubled: "“{}”疑为重复。", "{} seems to be doubled.";
    CheckHalfWidth: "汉字之间用了半角标点“{}”，请核对。", "A half-width mark {} between Chinese characters.";
    CheckHalfWidthMany: "全文有 {} 处汉字之间用了半角标点，请核对。", "There are {} half-width marks between Chinese characters.";
    CheckUnpaired: "“{}”没有配对，请核对。", "{} has no partner.";
    CheckPlaceholder: "“{}”待补充。", "{} is left to be filled in.";
    CheckPlaceholders: "全文有 {} 处“{}”一类待补充。", "{} places like {} are left to be filled in.";
    CheckYearBracket: "“{}”按规范写作“{}”。", "{} is properly written {}.";
}

impl Message {
    /// The text with `values` in its places, in order.
    #[must_use]
    pub fn fill(self, language: Language, values: &[&dyn std::fmt::Display]) -> String {
        let mut pieces = self.template(language).split("{}");
        let mut text = pieces.next().unwrap_or_default().to_string();
        for (piece, value) in pieces.zip(values) {
            text.push_str(&value.to_string());
            text.push_str(piece);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_text_with_the_same_places() {
        for message in Message::ALL {
            let zh = message.template(Language::Chinese);
            let en = message.template(Language::English);
            assert!(
                !zh.trim().is_empty() && !en.trim().is_empty(),
                "{message:?} lacks a text"
            );
            assert_eq!(
                zh.matches("{}").count(),
                en.matches("{}").count(),
                "{message:?}: {zh} / {en}"
            );
        }
    }

    #[test]
    fn values_fill_the_places_in_order() {
        assert_eq!(
            Message::NotFound.fill(Language::English, &[&"a.txt"]),
            "a.txt was not found. It may have been moved or renamed, or its drive is not connected."
        );
    }
}
