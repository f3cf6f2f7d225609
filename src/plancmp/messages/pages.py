"""What stands on the pages of reports, in both languages."""

from __future__ import annotations

from plancmp.messages.words import Bilingual

PAGE: dict[str, Bilingual] = {
    "html_lang": Bilingual("en", "zh-Hans"),
    "skip": Bilingual("Skip to the content", "跳到正文"),
    "way": Bilingual("Where this page stands", "本页位置"),
    "contents": Bilingual("Contents", "目录"),
    "filter": Bilingual("Filter", "筛选"),
    "sort": Bilingual("Sort by", "排序"),
    "only": Bilingual("Only", "仅看"),
    "all": Bilingual("all", "全部"),
    "how_made": Bilingual("How this page was made", "本页如何生成"),
    "data": Bilingual("Data (SHA-256)", "数据（SHA-256）"),
    "command": Bilingual("Command", "命令"),
    "date": Bilingual("Date", "日期"),
    "printed_rule": Bilingual(
        "Figures stand as the documents print them; what is ours is said beside them.",
        "数值照原文所印；本工具的说明列于其旁。",
    ),
    "statements": Bilingual("Statements", "条目"),
    "text": Bilingual("Text", "原文"),
    "trace_title": Bilingual("{title}: the text and its statements", "{title}：原文与条目"),
    "trace_lead": Bilingual(
        "Every figure of the text is marked: by the statement that uses it, or as used by none.",
        "原文中每个数字均有标记：或标明所属条目，或标明未被使用。",
    ),
    "used_mark": Bilingual("used by a statement", "已被条目使用"),
    "unused_mark": Bilingual("used by none: look at it", "未被使用，应予查看"),
    "quiet_mark": Bilingual(
        "no figure of the plan (date, name, number)", "非规划数值（日期、名称、编号）"
    ),
    "line": Bilingual("line", "行"),
    "not_found_first": Bilingual("Not found or doubtful first.", "未找到或存疑者在前。"),
    "key_hint": Bilingual(
        "Keys: n leads to the next figure that no statement uses, p to the one before it.",
        "按键：n 跳到下一个未被使用的数字，p 跳到上一个。",
    ),
    "important": Bilingual("What matters most", "最重要的变化"),
    "everything": Bilingual("Every row", "全部各行"),
    "gaps": Bilingual("What the texts at hand lack", "所据文本的缺失"),
    "no_gaps": Bilingual("The texts at hand have no gap that was noticed.", "所据文本未见缺失。"),
    "documents": Bilingual("The documents", "文件"),
    "chart": Bilingual("At a glance", "一览"),
    "targets": Bilingual("What it promises", "目标"),
    "findings": Bilingual("What the document's own figures do not agree on", "文件自身不一致之处"),
    "no_findings": Bilingual("The audit found nothing.", "核查未发现问题。"),
    "alignment": Bilingual("Against the plan above", "与上级规划对照"),
    "progress": Bilingual("How far along", "进展"),
    "projects": Bilingual("Projects", "项目"),
    "reported": Bilingual("What it reports", "现状与历史数值"),
    "comparison": Bilingual("Side by side", "并列比较"),
    "plans": Bilingual("Plans", "规划"),
    "indicators": Bilingual("Indicators", "指标"),
    "differences": Bilingual("Draft against final", "征求意见稿与正式文本"),
    "domains": Bilingual("Comparisons by domain", "按领域比较"),
    "definition": Bilingual("Definition", "定义"),
    "who": Bilingual("Who states it", "哪些规划提及"),
    "site_title": Bilingual("What the plans promise", "各规划的承诺"),
    "site_lead": Bilingual(
        "Every figure carries its indicator, its caveats and its place in the text.",
        "每个数值均对应统一指标，并附说明及其在文件中的位置。",
    ),
    "place": Bilingual("Place", "地区"),
    "title": Bilingual("Title", "标题"),
    "period": Bilingual("Period", "规划期"),
    "stage": Bilingual("Stage", "阶段"),
    "issuer": Bilingual("Issuer", "发布机关"),
    "number": Bilingual("Document number", "文号"),
    "issued": Bilingual("Issued", "发布日期"),
    "source": Bilingual("Source text", "所据文本"),
    "encoding": Bilingual("Encoded", "录入"),
    "unit": Bilingual("Unit", "单位"),
    "better": Bilingual("Better", "向好方向"),
    "counts": Bilingual("Statements, of which targets", "条目数，其中目标"),
    "diff_title": Bilingual("{place}: {a} against {b}", "{place}：{a}与{b}对照"),
    "compare_title": Bilingual("Targets side by side", "目标并列比较"),
    "profile_title": Bilingual(
        "{place} {period}: what the plan promises", "{place} {period}：规划承诺"
    ),
}


def page_words(lang: str) -> dict[str, str]:
    """Return what stands on pages, in a language."""
    return {key: words.text(lang) for key, words in PAGE.items()}
