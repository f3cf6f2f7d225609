"""What stands on the pages of reports, in both languages."""

from __future__ import annotations

from plancmp.messages.words import Words

PAGE: dict[str, Words] = {
    "html_lang": Words("en", "zh-Hans"),
    "skip": Words(
        "Skip to the content",
        "跳到正文",
    ),
    "way": Words(
        "Where this page stands",
        "本页位置",
    ),
    "contents": Words(
        "Contents",
        "目录",
    ),
    "filter": Words(
        "Filter",
        "筛选",
    ),
    "sort": Words("Sort by", "排序"),
    "only": Words(
        "Only",
        "仅看",
    ),
    "all": Words(
        "all",
        "全部",
    ),
    "how_made": Words(
        "How this page was made",
        "本页如何生成",
    ),
    "data": Words(
        "Data (SHA-256)",
        "数据（SHA-256）",
    ),
    "command": Words(
        "Command",
        "命令",
    ),
    "date": Words(
        "Date",
        "日期",
    ),
    "printed_rule": Words(
        "Figures stand as the documents print them; what is ours is said beside them.",
        "数值照原文所印；本工具的说明列于其旁。",
    ),
    "statements": Words(
        "Statements",
        "条目",
    ),
    "text": Words(
        "Text",
        "原文",
    ),
    "trace_title": Words("{title}: the text and its statements", "{title}：原文与条目"),
    "trace_lead": Words(
        "Every figure of the text is marked: by the statement that uses it, or as used by none.",
        "原文中每个数字均有标记：或标明所属条目，或标明未被使用。",
    ),
    "used_mark": Words("used by a statement", "已被条目使用"),
    "unused_mark": Words("used by none: look at it", "未被使用，应予查看"),
    "quiet_mark": Words(
        "no figure of the plan (date, name, number)", "非规划数值（日期、名称、编号）"
    ),
    "line": Words("line", "行"),
    "not_found_first": Words("Not found or doubtful first.", "未找到或存疑者在前。"),
    "key_hint": Words(
        "Keys: n leads to the next figure that no statement uses, p to the one before it.",
        "按键：n 跳到下一个未被使用的数字，p 跳到上一个。",
    ),
    "important": Words(
        "What matters most",
        "最重要的变化",
    ),
    "everything": Words(
        "Every row",
        "全部各行",
    ),
    "gaps": Words(
        "What the texts at hand lack",
        "所据文本的缺失",
    ),
    "no_gaps": Words(
        "The texts at hand have no gap that was noticed.",
        "所据文本未见缺失。",
    ),
    "documents": Words(
        "The documents",
        "文件",
    ),
    "chart": Words(
        "At a glance",
        "一览",
    ),
    "targets": Words(
        "What it promises",
        "目标",
    ),
    "findings": Words(
        "What the document's own figures do not agree on",
        "文件自身不一致之处",
    ),
    "no_findings": Words(
        "The audit found nothing.",
        "核查未发现问题。",
    ),
    "alignment": Words(
        "Against the plan above",
        "与上级规划对照",
    ),
    "progress": Words(
        "How far along",
        "进展",
    ),
    "projects": Words(
        "Projects",
        "项目",
    ),
    "reported": Words(
        "What it reports",
        "现状与历史数值",
    ),
    "comparison": Words(
        "Side by side",
        "并列比较",
    ),
    "plans": Words(
        "Plans",
        "规划",
    ),
    "indicators": Words(
        "Indicators",
        "指标",
    ),
    "differences": Words(
        "Draft against final",
        "征求意见稿与正式文本",
    ),
    "domains": Words(
        "Comparisons by domain",
        "按领域比较",
    ),
    "definition": Words(
        "Definition",
        "定义",
    ),
    "who": Words(
        "Who states it",
        "哪些规划提及",
    ),
    "site_title": Words(
        "What the plans promise",
        "各规划的承诺",
    ),
    "site_lead": Words(
        "Every figure carries its indicator, its caveats and its place in the text.",
        "每个数值均对应统一指标，并附说明及其在文件中的位置。",
    ),
    "place": Words(
        "Place",
        "地区",
    ),
    "title": Words(
        "Title",
        "标题",
    ),
    "period": Words(
        "Period",
        "规划期",
    ),
    "stage": Words(
        "Stage",
        "阶段",
    ),
    "issuer": Words(
        "Issuer",
        "发布机关",
    ),
    "number": Words(
        "Document number",
        "文号",
    ),
    "issued": Words(
        "Issued",
        "发布日期",
    ),
    "source": Words(
        "Source text",
        "所据文本",
    ),
    "encoding": Words(
        "Encoded",
        "录入",
    ),
    "unit": Words(
        "Unit",
        "单位",
    ),
    "better": Words(
        "Better",
        "向好方向",
    ),
    "counts": Words(
        "Statements, of which targets",
        "条目数，其中目标",
    ),
    "diff_title": Words(
        "{place}: {a} against {b}",
        "{place}：{a}与{b}对照",
    ),
    "compare_title": Words(
        "Targets side by side",
        "目标并列比较",
    ),
    "profile_title": Words(
        "{place} {period}: what the plan promises",
        "{place} {period}：规划承诺",
    ),
}


def page_words(lang: str) -> dict[str, str]:
    """Return what stands on pages, in a language."""
    return {key: words.said(lang) for key, words in PAGE.items()}
