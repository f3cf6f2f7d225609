"""Why a document or a printed value cannot be read, in English and in Chinese.

Loaded when one cannot.
"""

from __future__ import annotations

DOCUMENTS: dict[str, tuple[str, str]] = {
    # printed values
    "value_forms": (
        "accepted are, for example: ≤14.5  90以上  不低于85%  控制在0.16%以内  79左右  1-2名  "
        "1:1.3  每3万人1辆  比2015年降低10%  每年降低0.5个百分点以上  前进100名以上  全覆盖  "
        "持续提升  按上级下达指标  —  ; anything else can be given by hand: "
        "{{printed: …, measure: …, number: …, unit: …}}",
        "可读的写法如：≤14.5  90以上  不低于85%  控制在0.16%以内  79左右  1-2名  1:1.3  "
        "每3万人1辆  比2015年降低10%  每年降低0.5个百分点以上  前进100名以上  全覆盖  持续提升  "
        "按上级下达指标  —  ；"
        "其他写法可手工给出：`{{printed: …, measure: …, number: …, unit: …}}`"),
    "value_unread": (
        "cannot read the value '{printed}' for certain", "不能确定如何读取数值“{printed}”"),
    "value_too_long": (
        "'{printed}'… has {count} characters", "“{printed}”……有 {count} 个字符"),
    "value_is_short": ("a value is a figure or a few words", "数值是一个数或几个词"),
    "value_dash": (
        "the dash in '{printed}' could be a minus sign, a range or an empty cell",
        "“{printed}”中的横线可能是负号、范围或空格"),
    "value_dash_forms": (
        "an empty cell is a dash alone, a range is low-high, a negative value is 负5; or give "
        "it by hand: {{printed: …, measure: level, number: …}}",
        "空格只写一横，范围写作低-高，负值写作负5；或手工给出："
        "`{{printed: …, measure: level, number: …}}`"),
    "value_split": (
        "a blank between two digits in '{printed}'", "“{printed}”的数字之间有空格"),
    "value_join": (
        "write the number without the blank, or the two numbers apart",
        "请去掉数字中的空格，或将两个数分开写"),
    "value_over_nothing": (
        "'{over}' in '{printed}' stands with nothing that is counted",
        "“{printed}”中的“{over}”没有所计的对象"),
    "value_over_share": (
        "5余家 is more than five; of a share say 超过5% or 5%以上",
        "“5余家”指多于五家；比例请写“超过5%”或“5%以上”"),
    "value_range_units": (
        "the two ends of the range '{printed}' have different units",
        "范围“{printed}”两端的单位不同"),
    "value_numeral_unit": (
        "the Chinese numeral in '{printed}' has no unit behind it",
        "“{printed}”中的汉字数字之后没有单位"),
    "value_no_range": (
        "'{printed}' is neither a range that runs upwards nor a number",
        "“{printed}”既不是由低到高的范围，也不是数"),
    "value_range_form": (
        "a range is written low-high; a negative value with 负: 负5%",
        "范围写作低-高；负值用“负”：负5%"),
    "value_range_bound": ("'{printed}' has a bound on a range", "“{printed}”在范围上又加界限"),
    "value_two_bounds": (
        "'{printed}' carries two bounds that differ: {one} and {other}",
        "“{printed}”带有两个不同的界限：{one} 与 {other}"),
    "value_bound_by_hand": (
        "keep what is printed and give the meaning by hand: {{printed: …, bound: …, …}}",
        "请照录原文，并手工给出含义：`{{printed: …, bound: …, …}}`"),
    "value_zero_ratio": ("a ratio with a zero in it: '{printed}'", "比值中有零：“{printed}”"),
    "value_negative_change": (
        "'{printed}' changes by a negative figure", "“{printed}”的变化量为负数"),
    "value_change_unit": ("the change in '{printed}' has no unit", "“{printed}”的变化量没有单位"),
    "value_change_units": (
        "write % for a relative change, 个百分点 or a unit for an absolute one",
        "相对变化写 %，绝对变化写个百分点或单位"),
    "value_points": (
        "'{printed}' has points and does not say which way",
        "“{printed}”以百分点计，却未说明升降"),
    "value_points_form": (
        "points are the unit of a change: 提高5个百分点; of a level write 5%",
        "百分点是变化量的单位，如“提高5个百分点”；水平请写 5%"),
    "value_counts_nothing": (
        "'{printed}' does not say what is counted", "“{printed}”未说明所计的对象"),
    "value_per_form": (
        "每3万人1辆 is one 辆 for 30,000 persons", "“每3万人1辆”指每三万人一辆"),
    "numeral_unclear": (
        "'{text}' does not read as one number for certain", "“{text}”不能确定读作哪个数"),
    "numeral_zeros": (
        "a number has no zeros in front: 5, or 0.5", "数的前面不加零：写 5 或 0.5"),
    "numeral_places": (
        "write it in figures, or say every place: 两千三百, 两千零三",
        "请用阿拉伯数字，或写全各位：两千三百、两千零三"),
    # documents
    "no_such_file": ("no such file", "没有这个文件"),
    "document_too_large": ("is larger than {most} MB", "超过 {most} MB"),
    "document_split": (
        "split it, or save the part that holds the plan", "请拆分，或只存含有规划的部分"),
    "document_too_much": ("holds more text than any plan", "文字多于任何规划"),
    "document_empty": ("holds no text", "没有文字"),
    "document_scanned": (
        "a scanned PDF holds pictures, no text", "扫描的 PDF 只有图像，没有文字"),
    "document_doc": ("is an old Word file (.doc)", "是旧版 Word 文件（.doc）"),
    "document_as_docx": ("save it as .docx or as text", "请另存为 .docx 或文本"),
    "document_as_text": ("save it as text", "请另存为文本"),
    "document_no_text": (
        "is not text in UTF-8, UTF-16 or GB18030", "不是 UTF-8、UTF-16 或 GB18030 编码的文本"),
    "document_kinds": (
        "text, Markdown, .docx, .pdf and .html are read",
        "可读文本、Markdown、.docx、.pdf 与 .html"),
    "document_library": ("needs {package}, which is not installed", "需要 {package}，尚未安装"),
    "document_install": (
        "install it with: pip install 'plancmp[scan]'; or save the document as text",
        "请运行 `pip install 'plancmp[scan]'` 安装，或将文件另存为文本"),
    "document_traditional": (
        "is in traditional script, which needs opencc-python-reimplemented",
        "为繁体字，需要 opencc-python-reimplemented"),
    "document_install_script": (
        "install it with: pip install 'plancmp[scan]'",
        "请运行 `pip install 'plancmp[scan]'` 安装"),
    "document_damaged": ("cannot be read as {kind}: {error}", "无法作为 {kind} 读取：{error}"),
    "document_unpacks": (
        "unpacks to more than any document holds", "解压后大于任何文件"),
    "document_entities": (
        "declares entities, which no document needs", "声明了文件不需要的 XML 实体"),
    "document_cells": ("has more than {most} cells", "单元格超过 {most} 个"),
    "document_pages": ("has more than {most} pages", "超过 {most} 页"),
    "document_slow": ("takes more than {seconds} s to read", "读取超过 {seconds} 秒"),
    "document_deep": ("is nested too deep to be a page", "嵌套过深，不是网页"),
}  # fmt: skip
