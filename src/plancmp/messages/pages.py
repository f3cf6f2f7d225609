"""What stands on every page of a report, in both languages."""

from __future__ import annotations

PAGE: dict[str, dict[str, str]] = {
    "en": {
        "skip": "Skip to the content",
        "way": "Where this page stands",
        "contents": "Contents",
        "filter": "Filter",
        "only": "Only",
        "all": "all",
        "how_made": "How this page was made",
        "data": "Data (SHA-256)",
        "command": "Command",
        "date": "Date",
        "printed_rule": "Figures stand as the documents print them; what is ours is said beside them.",
        "next_unused": "Next figure that no statement uses",
        "statements": "Statements",
        "text": "Text",
        "key_hint": "Keys: n the next figure that no statement uses, p the one before it.",
    },
    "zh": {
        "skip": "跳到正文",
        "way": "本页位置",
        "contents": "目录",
        "filter": "筛选",
        "only": "仅看",
        "all": "全部",
        "how_made": "本页如何生成",
        "data": "数据（SHA-256）",
        "command": "命令",
        "date": "日期",
        "printed_rule": "数值照原文所印；本工具的说明列于其旁。",
        "next_unused": "下一个未被使用的数字",
        "statements": "条目",
        "text": "原文",
        "key_hint": "按键：n 跳到下一个未被使用的数字，p 跳到上一个。",
    },
}
