"""What is wrong with a file that is read, and what would be right, in English and in Chinese.

A file that is in order needs none of it, so that it is loaded when something is wrong.
"""

from __future__ import annotations

READING: dict[str, tuple[str, str]] = {
    # the bytes of a file
    "no_utf8": ("is not UTF-8: byte {byte}", "不是 UTF-8：字节 {byte}"),
    "save_utf8": (
        "save the file as UTF-8; it may be {guess}", "请将文件存为 UTF-8；现在可能是 {guess}"),
    "gb_or_utf16": ("GB18030 or UTF-16", "GB18030 或 UTF-16"),
    "control": ("control character {sign} in the text", "文本中有控制字符 {sign}"),
    "delete_it": ("delete it", "请删除"),
    "a_folder": ("this is a folder, not a file", "这是文件夹，不是文件"),
    "too_large": (
        "{size} MB is more than a plan file may have ({most} MiB)",
        "{size} MB，超过规划文件的上限（{most} MiB）"),
    "one_plan": (
        "one file holds one plan; a whole plan has well under 1 MB",
        "一个文件只录一份规划；整份规划远不到 1 MB"),
    "unreadable": ("cannot be read: {reason}", "无法读取：{reason}"),
    "no_file": ("No such file or directory", "没有这个文件"),
    "no_access": ("Permission denied", "没有权限"),
    "no_file_name": ("is not a file name", "不是文件名"),
    "no_folder": ("has no folder `{part}`", "没有文件夹 `{part}`"),
    "data_folder": (
        "a data folder holds `vocabulary` and `plans`",
        "数据文件夹内有 `vocabulary` 与 `plans`"),
    "no_yaml_files": ("holds no *.yaml file", "没有 *.yaml 文件"),
    # YAML
    "nested": ("is nested too deep", "嵌套过深"),
    "at_most_levels": ("at most {most} levels", "至多 {most} 层"),
    "empty_file": ("is empty", "是空文件"),
    "starts_with_id": ("a plan file starts with `id:`", "规划文件以 `id:` 开头"),
    "yaml_tab": ("is not YAML: a tab is used for indentation", "不是 YAML：用制表符缩进"),
    "indent_blanks": ("indent with blanks", "请用空格缩进"),
    "yaml_colon": (
        "is not YAML: mapping values are not allowed in this context",
        "不是 YAML：此处不可有冒号加空格"),
    "quote_colon": ("quote a value that holds ': '", "含冒号加空格的值须加引号"),
    "yaml_token": ("is not YAML: {reason}", "不是 YAML：此处的符号不当"),
    "look_before": (
        "look at the indentation, brackets and quotes just before",
        "请检查其前的缩进、括号与引号"),
    "yaml_other": ("is not YAML: {reason}", "不是 YAML：写法有误"),
    "tag": ("a tag or an anchor", "有标签或锚点"),
    "tag_text": ("write the text itself, plainly", "请直接写出文字"),
    "tag_block": ("write the block itself, plainly", "请直接写出内容"),
    "alias": ("an alias ({name})", "有别名（{name}）"),
    "in_full": ("write it out in full", "请完整写出"),
    "second_document": ("a second document", "有第二个文档"),
    "file_one_plan": ("one file holds one plan", "一个文件只录一份规划"),
    "no_key": ("a key that is not text", "键不是文字"),
    "key_one_word": ("a key is one word", "键是一个词"),
    "key_twice": ("the key `{key}` stands twice", "键 `{key}` 出现两次"),
    "first_in_line": (
        "it is first given in line {line}; keep one of the two",
        "首次见于第 {line} 行；两者只留其一"),
    # shapes
    "stops_here": ("reading stops here: {most} problems", "读取到此为止：已有 {most} 处问题"),
    "mend_first": ("mend the first ones and run again", "请先改正前面的问题再运行"),
    "no_mapping": ("a {shape} is a mapping, not {kind}", "{shape} 应为键值对，不是{kind}"),
    "has_keys": ("it has the keys {keys}", "它有这些键：`{keys}`"),
    "unknown_key": ("a {shape} has no key `{key}`", "{shape} 没有键 `{key}`"),
    "missing_key": ("a {shape} needs the key `{key}`", "{shape} 缺少键 `{key}`"),
    "wrong_kind": ("`{key}` is {wanted}, not {kind}", "`{key}` 应为{wanted}，不是{kind}"),
    "key_empty": ("`{key}` is empty", "`{key}` 为空"),
    "give_or_leave": ("give it or leave it out", "请填写或删去"),
    "cannot_be": ("`{key}` cannot be `{text}`", "`{key}` 不能是 `{text}`"),
    "node_text": ("text", "文字"),
    "node_list": ("a list", "列表"),
    "node_mapping": ("a mapping", "键值对"),
    "node_list_of": ("a list of {shape}s", "{shape} 的列表"),
    "node_mapping_of": ("a mapping ({shape})", "键值对（{shape}）"),
    "node_texts": ("text or a list of texts", "文字或文字的列表"),
    "node_words": ("text, a list of texts or a mapping", "文字、文字的列表或键值对"),
    "node_value": ("text or a mapping", "文字或键值对"),
    "node_values": ("a mapping of years to values", "年份与数值的键值对"),
    # plans
    "unknown_place": ("no place has the code `{code}`", "没有代码为 `{code}` 的地区"),
    "backwards": ("the period {period} runs backwards", "时期 {period} 首末颠倒"),
    "gives_no_value": ("a statement gives no value", "条目没有数值"),
    "no_year": ("`{text}` is not a year or a period", "`{text}` 不是年份或时期"),
    "years_example": (
        "2020, or 2016-2020 for a total or mean over a period",
        "如 2020；合计或均值写时期，如 2016-2020"),
    "year_under_another": (
        "the value stands under {column} and gives the year {own}",
        "该数值列于 {column} 之下，却写明年份 {own}"),
    "keep_one_year": ("keep one of the two years", "两个年份只留其一"),
    "unknown_indicator": ("no indicator has the id `{text}`", "没有编号为 `{text}` 的指标"),
    "run_match": (
        "run plancmp match {label}, or plancmp review {file} for all of them",
        "请运行 plancmp match {label}，或以 plancmp review {file} 逐条审定",
    ),
    "unit_differs": (
        "{role} of `{indicator}`: {unit} ({dimension}) does not convert to {canonical} "
        "({canonical_dimension})",
        "`{indicator}` 的{role}：{unit}不能换算为{canonical}"),
    "no_decimal": (
        "{role} of `{indicator}`: the figure has no exact decimal in {canonical}",
        "`{indicator}` 的{role}：换算为 {canonical} 后不是有限小数"),
    "mend_unit": (
        "`{indicator}` is measured in {unit}; correct the unit or the indicator, or mark a "
        "misprint with `corrected`",
        "`{indicator}` 以 {unit} 计；请改正单位或指标，或以 `corrected` 标明误印"),
    "no_unit": ("'{printed}' has no unit", "“{printed}”没有单位"),
    "give_unit": (
        "give `unit:`; `{indicator}` is measured in {unit}",
        "请填 `unit:`；`{indicator}` 以 {unit} 计"),
    "unknown_unit": ("no unit is called `{name}`", "没有名为 `{name}` 的单位"),
    # values given by hand
    "needs_reason": ("a correction needs a `reason`", "更正须有 `reason`"),
    "say_reason": (
        "say why the printed value cannot be right", "请说明所印数值为何不可能正确"),
    "no_number": ("`{text}` is not a number", "`{text}` 不是数字"),
    "as_number": ("as 12 or -0.5", "如 12 或 -0.5"),
    "other_number": (
        "{key} {text} is not what '{printed}' says", "`{key}` {text} 与“{printed}”不符"),
    "it_says": (
        "it says {was}; correct a misprint with `corrected`",
        "所印为 {was}；误印请以 `corrected` 更正"),
    "no_measure": ("`{text}` is not a measure", "`{text}` 不是数值种类"),
    "needs_number": ("a {measure} value needs `number`", "{measure} 类数值须有 `number`"),
    "has_no_number": ("a {measure} value has no `number`", "{measure} 类数值没有 `number`"),
    "no_bound": ("`{text}` is not a bound", "`{text}` 不是界限符号"),
    "no_reference_year": ("`{text}` is not a year", "`{text}` 不是年份"),
    # the vocabulary
    "no_factor": (
        "the factor of a unit is a number above zero, n or n/m",
        "单位的系数是大于零的数，写作 n 或 n/m"),
    "unknown_domain": ("no domain has the id `{text}`", "没有编号为 `{text}` 的领域"),
    "no_direction": ("`{text}` is no direction", "`{text}` 不是向好的方向"),
    "no_id": ("`{text}` is not an id", "`{text}` 不是编号"),
    "id_form": ("a-z, 0-9 and _ only", "只用 a-z、0-9 与 _"),
    "best_of_direction": (
        "a best range where {better} is better", "已定向好方向（{better}），又给出最佳范围"),
    "best_of_none": (
        "a best range is for an indicator of which neither more nor less is better",
        "最佳范围只用于无所谓高低为好的指标"),
    "given_twice": ("`{key}` is given twice", "`{key}` 出现两次"),
    "already_given": ("it is already given", "此前已给出"),
    "already_given_in": ("it is already given in {place}", "已见于 {place}"),
    "range_form": ("a range is written low-high", "范围写作 low-high"),
    "range_example": ("best: 90-110", "best: 90-110"),
    "no_code_match": ("a code cannot be `{text}`", "编码的相近程度不能是 `{text}`"),
    "code_example": ("codes: {{sdg:3.2.1: exact}}", "codes: {{sdg:3.2.1: exact}}"),
    # words of documents and of labels
    "unknown_list": ("no list is `{name}`", "没有名为 `{name}` 的词表"),
    "list_twice": ("the list `{name}` is given twice", "词表 `{name}` 出现两次"),
    "list_of_words": ("a list holds words", "词表中应为词"),
    "word_twice": ("`{word}` stands in `{other}` already", "`{word}` 已见于 `{other}`"),
    "label_key": ("a file of labels has no key `{key}`", "名称词文件没有键 `{key}`"),
    "is_no_mapping": ("is no mapping", "不是键值对"),
    "is_no_list": ("is no list", "不是列表"),
    "is_no_text": ("is no text", "不是文字"),
    "is_no_pair": ("is no list of two texts", "不是两项文字的列表"),
    "is_no_pattern": ("`{pattern}` is no pattern", "`{pattern}` 不是正则表达式"),
    "one_of_words": ("one of: {words}", "可用：{words}"),
    "as_written": ("{text}", "{text}"),
}  # fmt: skip
