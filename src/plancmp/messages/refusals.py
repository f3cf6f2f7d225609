"""Why single commands refuse to go on, and what they ask for instead."""

from __future__ import annotations

REFUSALS: dict[str, tuple[str, str]] = {
    "and_more_problems": ("and {count} more problems", "另有 {count} 处问题"),
    # changes
    "no_data_folder": (
        "{folder} is not a folder; name your data folder with --data",
        "{folder} 不是文件夹；请以 --data 指明数据文件夹",
    ),
    "other_data_folder": (
        "not compared: you are in the data folder {here}, but the data in use are those of "
        "{folder}; give --data {here}, or set PLANCMP_DATA",
        "未作比较：当前位于数据文件夹 {here}，而所用数据在 {folder}；请给出 --data {here}，"
        "或设 PLANCMP_DATA",
    ),
    "not_compared": ("not compared: {problem}", "未作比较：{problem}"),
    "git_missing": ("git is not installed, or not on the PATH", "未安装 git，或不在 PATH 中"),
    "git_unrun": ("git cannot be run: {reason}", "无法运行 git：{reason}"),
    "git_says": ("{reason}", "git 报告：{reason}"),
    "git_failed": ("git failed", "git 执行失败"),
    "git_no_repository": (
        "{folder} is in no git repository; name your data folder with --data",
        "{folder} 不在 git 仓库中；请以 --data 指明数据文件夹",
    ),
    "git_not_one": (
        "{revision!r} is not one revision; give a branch, tag or commit",
        "“{revision}”不是单一版本；请给出分支、标签或提交",
    ),
    "git_no_revision": ("no revision is called {revision!r}", "没有名为“{revision}”的版本"),
    "git_no_commit": (
        "no revision is called {revision!r}; the repository has no commit yet",
        "没有名为“{revision}”的版本；该仓库尚无提交",
    ),
    "git_lost": ("git has lost the content of {file} ({blob})", "git 缺少 {file} 的内容（{blob}）"),
    # new, scan
    "no_plan_id": (
        "{name!r} is no plan id: small letters, digits and hyphens",
        "“{name}”不能作规划编号：只用小写字母、数字与连字符",
    ),
    "add_place": (
        "no place is called {name!r}; add it to data/vocabulary/places.csv with its GB/T 2260 "
        "code, as 450700,钦州市,Qinzhou,prefecture,450000",
        "没有名为“{name}”的地区；请连同 GB/T 2260 代码加入 data/vocabulary/places.csv，"
        "如 450700,钦州市,Qinzhou,prefecture,450000",
    ),
    "add_place_but": (
        "no place is called {name!r}; did you mean {candidates}? If not, add it to "
        "data/vocabulary/places.csv with its GB/T 2260 code, as "
        "450700,钦州市,Qinzhou,prefecture,450000",
        "没有名为“{name}”的地区；是否指 {candidates}？若否，请连同 GB/T 2260 代码加入 "
        "data/vocabulary/places.csv，如 450700,钦州市,Qinzhou,prefecture,450000",
    ),
    "no_period": (
        "{name!r} is no period: give the first and last year, as 2021-2025",
        "“{name}”不是规划期：请给出起止年份，如 2021-2025",
    ),
    "exists_force": (
        "{file} exists already; --force writes over it",
        "{file} 已存在；--force 可覆盖",
    ),
}
