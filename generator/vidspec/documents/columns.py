"""Owns the table of headings and labels: which words in which language mean what."""

from __future__ import annotations

import re

from .passages import normal

# What the cells of a column say of the thing that their row is about, by the heading of the column.
_HEADINGS = {
    "name": "参数 参数名 参数名称 字段 字段名 名称 值 状态 模型 模型名称 操作 parameter parameters param name field "
    "value status model property key operation header",
    "type": "类型 数据类型 参数类型 type types data-type",
    "required": "是否必选 是否必填 是否必须 必填 必选 必须 required mandatory is-required required?",
    "default": "默认值 默认 缺省值 default default-value defaults",
    "values": "取值 可选值 枚举值 枚举 values allowed-values options possible-values enum",
    "range": "取值范围 范围 range",
    "method": "方法 请求方法 请求方式 method http-method verb",
    "path": "端点 路径 接口 接口地址 地址 endpoint path url uri route",
    "media_type": "content-type media-type 内容类型",
    "description": "描述 说明 备注 功能说明 参数说明 支持的参数 含义 description descriptions notes note meaning "
    "details remarks explanation comment",
}
# What a line of the form "label: content" says of whatever its section is about.
_LABELS = {
    "default": "默认值 默认 缺省值 default default-value",
    "values": "取值 可选值 枚举值 枚举 values allowed-values options possible-values",
    "range": "取值范围 范围 range",
    "base url": "base-url baseurl 基础地址 基础url 接口地址 服务地址 base-uri server",
    "auth": "认证方式 认证 鉴权 鉴权方式 authentication authorization auth",
    "endpoint": "端点 接口 路径 endpoint path url 请求地址 请求路径",
}
_ANSWERS = {
    "true": "是 yes y √ ✓ ✔ ✅ 必填 必选 必须 required mandatory true",
    "false": "否 no n × ✗ ✘ ❌ x 可选 选填 非必填 非必选 不必填 optional false",
}
_NOTHING = frozenset(("", "-", "--", "—", "–", "/", "无", "n/a", "na", "none", "nil"))


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word.replace("-", " "): meaning for meaning, words in table.items() for word in words.split()}


_HEADING = _by_word(_HEADINGS)
_LABEL = _by_word(_LABELS)
_ANSWER = _by_word(_ANSWERS)


def _word(text: str) -> str:
    bare = re.sub(r"\s*[（(][^（()）]*[)）]\s*$", "", normal(text).rstrip(":：").casefold())
    return bare.replace("-", " ").replace("_", " ").strip()


def heading(title: str) -> str:
    """What a column of that title says, or "" if nobody knows."""
    words = (title, *re.split("[/\uff0f]", title))  # `参数/Parameter` says the same twice
    return next((_HEADING[word] for word in map(_word, words) if word in _HEADING), "")


def label(text: str) -> str:
    """What a line that opens with that label says, or "" if nobody knows."""
    return _LABEL.get(_word(text), "")


def answer(text: str) -> str:
    """ "true" or "false" for a yes or a no in whatever form, or the text itself."""
    return _ANSWER.get(normal(text).casefold(), text)


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    return normal(text).casefold() in _NOTHING
