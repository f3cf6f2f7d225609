"""What the names of a list share, which its last or its first has: 男性和女性吸烟率."""

from __future__ import annotations

import re

from plancmp.tracing.scan.labels import is_indicator_name, per_head, says_of_each
from plancmp.tracing.scan.suggest import Suggester

_AGE = re.compile(r"[0-9]+(?:[-~][0-9]+)?岁")
_PEOPLE = "(?:[0-9]+(?:[-~—][0-9]+)?(?:个月|周?岁)(?:及?以[上下])?)?(?:{name.group})+"
"""People of an age or of all: 老年人和0—36个月儿童X率."""
_OR_BELOW = re.compile("^及?以[上下]")
_ALIKE, _NEAR = 2, 4
"""How many signs names end alike in, and how far from its front the last one has them."""
_AREA = re.compile("[省市州县区乡镇村]{1,2}(?:[(（][^()（）]{1,8}[)）])?")
"""Areas of a kind: 市(州)、县(市、区)疾控中心达标率."""


def with_shared_end(names: list[str], suggester: Suggester) -> list[str]:
    """Return the names of a list with the end that the last has for all: 男性和女性吸烟率."""
    words = suggester.words
    for groups in map(words.pattern, ("{part.of}", "{school.of}")):
        of_last, ends = groups.match(names[-1]), words.pattern(f"{groups.pattern}$")
        if of_last and all(map(ends.search, names[:-1])):  # 18-44岁男性和女性吸烟率
            front = ends.sub("", names[0])  # the age is that of all
            end = names[-1][of_last.end() :].lstrip("的")
            return [*(name + end for name in names[:-1]), front + names[-1]]
    for form in (_AGE, _AREA, words.pattern(_PEOPLE)):
        of_last = form.match(names[-1])
        if of_last and all(map(form.fullmatch, names[:-1])):  # 5岁、12岁儿童就诊率
            return [*(name + names[-1][of_last.end() :] for name in names[:-1]), names[-1]]
    per = per_head(names[0], words)
    if per and not any(map(says_of_each, names[1:])):  # 每千人口床位、医师
        names = [names[0], *(per + name for name in names[1:])]
    known = suggester.shared_end(names)
    if known:
        return [*(name + known for name in names[:-1]), names[-1]]
    alike = {name[-_ALIKE:] for name in names[:-1] if len(name) > _ALIKE}
    at = names[-1].find(alike.pop()) if len(alike) == 1 else -1
    if 0 < at <= _NEAR and len(names[-1]) - at > 2 * _ALIKE:
        end = names[-1][at + _ALIKE :]  # 城镇居民、农村居民人均可支配收入
        return [name + end for name in names[:-1]] + names[-1:]
    kind = {name[-1:] for name in names[:-1]}
    near = names[-1][: _NEAR + 1]
    rest = names[-1].partition(kind.pop())[2] if len(kind) == 1 and kind <= set(near) else ""
    rest = _OR_BELOW.sub("", rest)  # 二级、一级及以下医院X
    if is_indicator_name(rest, words):  # 宫颈癌、乳腺癌早诊率: both are of the kind 癌
        does = words.pattern("^.{2,}{verb.part_does}(?=.)").match(names[0])
        others = names[1:] if does else []  # 医院设置老年病科、康复科比例
        if does and not any(map(words.pattern("{verb.part_does}").search, others)):
            names = [names[0], *(does[0] + name for name in others)]
        return [
            name if is_indicator_name(name, words) else name + rest for name in names[:-1]
        ] + names[-1:]
    shared = words.pattern("{name.whose}.*|{name.shared_end}$").search(names[-1])
    if shared is None or shared.end() < len(names[-1]):
        return names
    if max(map(len, names[:-1]), default=0) + 1 < shared.start():
        return names  # 小学、初中专任教师本科以上学历比例: what is shared, no end tells
    half = words.pattern("{name.half}$")
    return [
        name if is_indicator_name(name, words) and not half.search(name)
        else name + shared[0]
        for name in names[:-1]
    ] + names[-1:]  # fmt: skip
