"""The value language: what documents print, read for certain or refused."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plancmp.language.spelling import ValueSyntaxError, normalise
from plancmp.model.value import BOUNDS, Value
from plancmp.reading.value_language import FORMS, parse_value
from plancmp.reading.words import shipped_words

from .written_values import format_value

# printed: (measure, bound, number, high, unit, reference year)
READINGS: dict[str, tuple[str, str, str | None, str | None, str, int | None]] = {
    "≤14.5": ("level", "<=", "14.5", None, "", None),
    "＜20": ("level", "<", "20", None, "", None),
    ">79": ("level", ">", "79", None, "", None),
    "18以下": ("level", "<=", "18", None, "", None),
    "90以上": ("level", ">=", "90", None, "", None),
    "不低于85%": ("level", ">=", "85", None, "%", None),
    "不超过30%": ("level", "<=", "30", None, "%", None),
    "控制在0.16%以内": ("level", "<=", "0.16", None, "%", None),
    "达到25%": ("level", "", "25", None, "%", None),
    "79左右": ("level", "~", "79", None, "", None),
    "4.5左右": ("level", "~", "4.5", None, "", None),
    "1-2名": ("level", "", "1", "2", "名", None),
    "1—2款": ("level", "", "1", "2", "款", None),
    "1:1.3": ("ratio", "", "1.3", None, "", None),
    "1∶1.37": ("ratio", "", "1.37", None, "", None),
    "不低于1:0.6": ("ratio", ">=", "0.6", None, "", None),
    "比2015年降低10%": ("change_pct", "", "-10", None, "%", 2015),
    "增长30%": ("change_pct", "", "30", None, "%", None),
    "增长 30%": ("change_pct", "", "30", None, "%", None),
    "较2015年下降3个点": ("change_points", "", "-3", None, "", 2015),
    "增加了2.8张": ("change_points", "", "2.8", None, "张", None),
    "力争每年降低0.5个百分点以上": ("annual_change_points", "<=", "-0.5", None, "百分点", None),
    "年均增长18.58%": ("annual_change_pct", "", "18.58", None, "%", None),
    "前进100名以上": ("rank_change", ">=", "100", None, "位", None),
    "较2020年前进100名以上": ("rank_change", ">=", "100", None, "位", 2020),
    "较“十三五”末提高5个百分点": ("change_points", "", "5", None, "百分点", 2020),
    "约20%": ("level", "~", "20", None, "%", None),
    "90㎡": ("level", "", "90", None, "㎡", None),
    "大于79岁": ("level", ">", "79", None, "岁", None),
    "1.01万间": ("level", "", "1.01", None, "万间", None),
    "三级以上": ("level", ">=", "3", None, "级", None),
    "百分之八十以上": ("level", ">=", "80", None, "%", None),
    "不超过千分之3.5": ("level", "<=", "3.5", None, "‰", None),
    "每3万人1辆": ("level", "", "1", None, "辆/3万人", None),
    "每千人口达到3.5张以上": ("level", ">=", "3.5", None, "张/千人", None),
    "1.2万余人": ("level", ">", "1.2", None, "万人", None),
    "5余家": ("level", ">", "5", None, "家", None),
    "两万三千人": ("level", "", "23000", None, "人", None),
    "两千零三人": ("level", "", "2003", None, "人", None),
    "0.5‰": ("level", "", "0.5", None, "‰", None),
    "负5%": ("level", "", "-5", None, "%", None),
    "较“十五五”末提高5个百分点": ("change_points", "", "5", None, "百分点", 2030),
    "较“九五”末增长5%": ("change_pct", "", "5", None, "%", 2000),
    "十二名": ("level", "", "12", None, "名", None),
    "百强": ("level", "<=", "100", None, "位", None),
    "14.5/10万以下": ("level", "<=", "14.5", None, "/10万", None),
    "8.68名/10万人": ("level", "", "8.68", None, "名/10万人", None),
    "49,280.19万元": ("level", "", "49280.19", None, "万元", None),
    "10 万": ("level", "", "10", None, "万", None),
    "28 左右": ("level", "~", "28", None, "", None),
    "全覆盖": ("level", "", "100", None, "%", None),
    "全部": ("level", "", "100", None, "%", None),
    "基本全覆盖": ("level", "~", "100", None, "%", None),
    "持续提升": ("qualitative", "", None, None, "", None),
    "同比例提高": ("qualitative", "", None, None, "", None),
    "按上级下达指标": ("deferred", "", None, None, "", None),
    "—": ("empty", "", None, None, "", None),
    "-": ("empty", "", None, None, "", None),
    "": ("empty", "", None, None, "", None),
}


@pytest.mark.parametrize("printed", READINGS)
def test_reads_what_documents_print(printed: str) -> None:
    value = parse_value(printed)
    measure, bound, number, high, unit, year = READINGS[printed]
    assert (value.measure, value.bound, value.unit, value.reference_year) == (
        measure,
        bound,
        unit,
        year,
    )
    assert str(value.number) == str(number)
    assert str(value.high) == str(high)
    assert value.printed == printed


_FULL_WIDTH = {ord("%"): "％", ord("<"): "＜", ord(">"): "＞", ord("."): "．", ord("/"): "／"} | {
    ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)
}


@pytest.mark.parametrize("printed", [reading for reading in READINGS if reading])
def test_full_width_writing_means_the_same(printed: str) -> None:
    assert parse_value(printed.translate(_FULL_WIDTH)).meaning() == parse_value(printed).meaning()


def test_printed_precision_is_kept() -> None:
    assert str(parse_value("6.0‰以下").number) == "6.0"


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("-5", "minus sign"),
        ("1 2", "blank between two digits"),
        ("1 20", "blank between two digits"),
        ("2015 300", "blank between two digits"),
        ("0 862", "blank between two digits"),
        ("1 200 5", "blank between two digits"),
        ("5-3", "neither a range"),
        ("1%-2‰", "different units"),
        ("不低于5以下", "two bounds"),
        ("25%以上人群", "cannot read"),
        ("1:0", "zero"),
        ("十", "no unit"),
        ("下降3", "no unit"),
        ("十百个", "does not read as one number"),
        ("两千三人", "does not read as one number"),
        ("三千五元", "does not read as one number"),
        ("百家", "does not read as one number"),
        ("05", "does not read as one number"),
        ("007人", "does not read as one number"),
        ("1-05人", "does not read as one number"),
        ("一半", "cannot read"),  # 50 %, and not one of something
        ("减少一半人", "cannot read"),
        ("三成", "cannot read"),
        ("5以外", "cannot read"),  # by the law the figure is not included
        ("5超过", "cannot read"),
        ("5每年", "cannot read"),
        ("5降低", "cannot read"),
        ("5个百分点", "points"),
        ("约3点", "points"),
        ("十两张", "does not read as one number"),
        ("两十%", "does not read as one number"),
        ("0,100人", "does not read as one number"),
        ("三百分之十", "cannot read"),  # and not 30 %
        ("5百分之5", "cannot read"),  # and not 55 %
        ("50余家以上", "two bounds"),
        ("约50余家", "two bounds"),
        ("5余", "nothing that is counted"),
        ("5余%", "nothing that is counted"),
        ("5余个百分点", "nothing that is counted"),
        ("每千人5%", "does not say what is counted"),
        ("每三千五人一辆", "does not read as one number"),
        ("基本建成", "cannot read"),
        ("无", "cannot read"),  # an empty cell, or none at all?
        ("x" * 500, "500 characters"),
    ],
)
def test_refuses_what_is_in_doubt_and_says_why(printed: str, words: str) -> None:
    with pytest.raises(ValueSyntaxError, match=words) as caught:
        parse_value(printed)
    assert caught.value.hint


def _readings(printed: str) -> list[Value]:
    text = normalise(printed)
    found = []
    for form in FORMS:
        try:
            value = form(text, printed, shipped_words())
        except ValueSyntaxError:
            continue
        if value is not None:
            found.append(value)
    return found


_WORDS = [
    "≤", "≥", "<", ">", "约", "不低于", "不超过", "大于", "控制在", "达到", "力争", "比2015年", "较2020年",
    "每年", "年均", "下降", "降低", "增长", "提高", "前进", "了", "1", "2", "0.5", "6.0", "100", "14", "一",
    "两", "十", "百", "千", "强", "‰", "%", "/10万", "张", "名", "位", "个", "个百分点", "个点", "万", "人", "-",
    "—", ":", ".", ",", " ", "以上", "以下", "以内", "左右", "全覆盖", "全部", "基本", "持续", "提升", "同比例",
    "趋势", "按", "上级", "下达", "指标", "第", "前", "无",
    "余", "每", "负", "五", "零", "05", "家", "3万人",
]  # fmt: skip
_PHRASES = st.lists(st.sampled_from(_WORDS), max_size=7).map("".join)


@given(_PHRASES | st.text(max_size=12))
@example("百强")
@example("第1名")
@example("增长到25%")
def test_no_two_readings_for_one_string(printed: str) -> None:
    with contextlib.suppress(ValueSyntaxError):  # refused before any form is tried
        assert len(_readings(printed)) <= 1


@given(_PHRASES | st.text(max_size=90))
def test_no_string_does_anything_but_parse_or_be_refused(printed: str) -> None:
    try:
        value = parse_value(printed)
    except ValueSyntaxError as error:
        assert str(error)
        assert error.hint
        return
    assert value.printed == printed
    assert (value.number is None) == (value.measure in ("qualitative", "deferred", "empty"))


_NUMBERS = st.decimals("0.01", "99999", places=2) | st.integers(1, 10**6).map(Decimal)
_UNITS = st.sampled_from(["", "%", "‰", "张", "/10万", "名/10万人", "万元", "岁", "辆/3万人"])


@st.composite
def values(draw: st.DrawFn) -> Value:
    """Every value that the language can write."""
    number = draw(_NUMBERS)
    measure = draw(
        st.sampled_from(
            ["level", "ratio", "change_pct", "change_points", "annual_change_pct",
             "annual_change_points", "rank_change"]
        )
    )  # fmt: skip
    bound = draw(st.sampled_from(["", *BOUNDS]))
    high = draw(st.none() | _NUMBERS.map(lambda more: number + more))
    if high is not None and bound not in ("", "~", "="):
        bound = ""
    if measure == "ratio":
        return Value("", "ratio", bound, number, antecedent=draw(_NUMBERS))
    if measure == "level":
        if draw(st.booleans()):
            number, high = (-number, None) if high is None else (-high, -number)
        return Value("", "level", bound, number, high, draw(_UNITS))
    if draw(st.booleans()):
        number, high = (-number, None) if high is None else (-high, -number)
    year = draw(st.none() | st.integers(1990, 2030))
    if measure == "rank_change":
        return Value("", measure, bound, number, high, "位", year)
    unit = (
        "%"
        if measure.endswith("pct")
        else draw(st.sampled_from(["", "张", "‰", "/10万", "百分点"]))
    )
    return Value("", measure, bound, number, high, unit, year)


@given(values())
def test_what_is_formatted_parses_back(value: Value) -> None:
    printed = format_value(value)
    assert parse_value(printed).meaning() == value.meaning()


_ANY_NUMBER = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18
)


@given(values(), _ANY_NUMBER, st.none() | _ANY_NUMBER, st.text(max_size=8) | _UNITS)
@example(Value("", "level"), Decimal("1E+5"), None, "")
@example(Value("", "level"), Decimal("5.0"), None, "1/万")
@example(Value("", "level"), Decimal("5.0"), None, "女=100")
@example(Value("", "level", ">"), Decimal(3), None, "成以上")
def test_every_value_is_written_so_that_it_reads_the_same_or_not_at_all(
    value: Value, number: Decimal, high: Decimal | None, unit: str
) -> None:
    given_by_hand = replace(value, number=number, high=high, unit=unit)
    with contextlib.suppress(ValueError):
        assert parse_value(format_value(given_by_hand)).meaning() == given_by_hand.meaning()


def test_a_value_without_words_is_not_written() -> None:
    with pytest.raises(ValueError, match="女=100"):
        format_value(Value("", "level", "", Decimal("5.0"), unit="女=100"))


@given(_PHRASES)
@example("5余家")
@example("每3万人1辆")
@example("两万三千人")
@example("0.0000001%")
def test_what_is_read_can_be_written_so_that_it_reads_the_same(printed: str) -> None:
    with contextlib.suppress(ValueSyntaxError):
        value = parse_value(printed)
        assert parse_value(format_value(value)).meaning() == value.meaning()


@given(values(), st.sampled_from(["  ", "　", "\n"]))
def test_blanks_around_a_figure_do_not_matter(value: Value, blank: str) -> None:
    printed = format_value(value)
    spaced = printed.replace("%", f"{blank}%").replace("≤", f"≤{blank}")
    assert parse_value(blank + spaced + blank).meaning() == value.meaning()
