//! The words that a served page adds.

use crate::diagnostic::{Bilingual, bilingual};

pub(super) static BAR: Bilingual = bilingual("预览提示", "Preview notes");
pub(super) static ON_PAGE: Bilingual = bilingual("这一页有 {count}", "On this page: {count}");
pub(super) static ALL_FINDINGS: Bilingual = bilingual("全站：{count}", "Whole site: {count}");
pub(super) static FINDINGS: Bilingual = bilingual("全部问题", "All findings");
pub(super) static HOME: Bilingual = bilingual("打开首页", "Open the home page");
pub(super) static HELP: Bilingual = bilingual("改法：", "help: ");
pub(super) static ERROR: Bilingual = bilingual("错误", "error");
pub(super) static WARNING: Bilingual = bilingual("警告", "warning");
pub(super) static HINT: Bilingual = bilingual("提示", "hint");
pub(super) static NO_SITE: Bilingual = bilingual("网站还打不开", "There is no site yet");
pub(super) static NO_PAGE_TEXT: Bilingual = bilingual(
    "网站上没有这个网址。稿件改好、保存后，这里会自动显示。",
    "Nothing of the site has this address. As soon as there is something, it appears here.",
);
pub(super) static NOT_RENDERED: Bilingual =
    bilingual("这一页暂时生成不了", "This page cannot be rendered now");
pub(super) static SETUP: Bilingual = bilingual(
    "设置、名录或主题有错误，网站还是改动以前的样子。请先改正，保存后会自动显示",
    "Configuration, registers or theme cannot be used: this is the site as it was before. Fix them and it appears by itself",
);
pub(super) static NO_CONFIG: Bilingual = bilingual(
    "dafu.yaml 不见了，网站还是以前的样子",
    "dafu.yaml is gone: this is the site as it was before",
);
pub(super) static BROKEN: Bilingual = bilingual(
    "读稿件时程序出了错，网站还是以前的样子。请把最近改动的文件发给维护 dafu 的人",
    "dafu failed while reading the sources: this is the site as it was before. Please report the file that was changed last",
);

pub(super) const DRAFT: Bilingual = bilingual("草稿", "draft");
pub(super) const DRAFT_PAGE: Bilingual =
    bilingual("草稿，还没有公开。只有预览看得到。", "This is a draft: nobody but you sees it.");
pub(super) const FUTURE: Bilingual = bilingual("未到发布日期", "not yet due");
pub(super) const FUTURE_PAGE: Bilingual = bilingual(
    "未到发布日期，还没有公开。只有预览看得到。",
    "Its publication date is in the future: nobody but you sees it.",
);
pub(super) const UNREVIEWED: Bilingual = bilingual("待复核", "awaits review");
pub(super) const UNREVIEWED_PAGE: Bilingual = bilingual(
    "还没有人复核，不会公开。只有预览看得到。",
    "It is waiting for its review and is not published: nobody but you sees it.",
);
pub(super) static TOO_MANY: Bilingual = bilingual(
    "网页很多：只有生成网页时才看得出的问题，在打开那一页时显示；全部的请运行 dafu build",
    "there are many pages: what only rendering shows is told on the page concerned, or by dafu build",
);
