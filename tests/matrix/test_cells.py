"""Owns what a reader of the documents expects of single cells of the matrix; knows no spec and no generator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest

from tests.support import documents, published

DOCUMENTS = {
    "openai": "openai_videos.yaml",
    "modelverse": "000_93d150d3063eb0d1.txt",
    "ephone": "001_1c04223493ce1a9a.txt",
    "sora_video2": "002_74db5a82ed1e5f41.txt",
    "sora_web": "003_852d80521bedfe45.txt",
    "umodelverse": "004_c9f004ae7a4b4f0f.txt",
}
RELAYS = ("modelverse", "ephone", "sora_video2", "sora_web", "umodelverse")


@dataclass(frozen=True, kw_only=True)
class Says:
    """What one document says about one feature.

    `claim` names two claims where the document allows either. `lines` has a literal piece of every line that the
    evidence must cover; `words` stand in the texts of the cell; `nowhere` stands nowhere in a document that is silent.
    A consequence that is left empty is not plain from the document, and any is accepted.
    """

    claim: str
    lines: Mapping[int, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    request: str = ""
    answer: str = ""
    nowhere: str = ""

    @property
    def claims(self) -> list[str]:
        return self.claim.split(" or ")


def says(claim: str, lines: Mapping[int, str], *words: str, request: str = "", answer: str = "") -> Says:
    return Says(claim=claim, lines=lines, words=words, request=request, answer=answer)


ENDPOINTS = {
    "videos.create": {
        "openai": says("supported", {35: "POST /videos", 37: "[multipart/form-data, application/json]"}),
        # The baseline takes JSON too.
        "modelverse": says("partial", {9: "/v1/videos", 26: "multipart/form-data"}, "multipart", request="degraded"),
        "ephone": says("partial", {11: "multipart/form-data", 36: "multipart/form-data"}, "multipart"),
        "sora_video2": says("partial", {12: "/v1/videos:", 28: "multipart/form-data:"}, "multipart"),
        # JSON only, and only for a fee.
        "sora_web": says("partial", {11: "需要额外付费开通", 161: "POST /v1/videos", 166: "application/json"}, "json"),
        "umodelverse": says("changed", {9: "/v1/tasks/submit", 25: "application/json"}, request="breaking"),
    },
    "videos.retrieve": {
        "openai": says("supported", {52: "GET /videos/{video_id}"}),
        "modelverse": says("supported", {65: "/v1/videos/<task_id>"}),
        "ephone": says("supported", {12: "/v1/videos/{video_id}", 87: "GET /v1/videos/{video_id}"}),
        # The path has no braces, yet the description says that the id goes there.
        "sora_video2": says("supported or contradicted", {168: "/v1/videos/video_id:"}),
        # The fee is for `/v1/videos`, which may mean only the operation that creates.
        "sora_web": says("supported or partial", {194: "GET /v1/videos/{video_id}"}),
        "umodelverse": says("changed", {60: "/v1/tasks/status?task_id="}, request="breaking"),
    },
    "videos.download_content": {
        "openai": says("supported", {56: "GET /videos/{video_id}/content"}),
        "modelverse": says("supported", {115: "/v1/videos/<task_id>/content", 125: "返回二进制流"}),
        "ephone": says("supported", {13: "/v1/videos/{video_id}/content"}),
        "sora_web": says("supported or partial", {257: "GET /v1/videos/{video_id}/content"}),
    },
    "videos.remix": {
        "openai": says("supported", {63: "POST /videos/{video_id}/remix", 65: "multipart/form-data"}),
        "modelverse": says("partial", {139: "/remix", 145: "application/json"}),
        # JSON only is narrower; that the model is newly required may count here or only in the row of the field.
        "sora_web": says("partial or changed", {219: "POST /v1/videos/{video_id}/remix", 230: "application/json"}),
    },
    "videos.list": {"openai": says("supported", {48: "GET /videos"})},
    "videos.delete": {"openai": says("supported", {53: "DELETE /videos/{video_id}"})},
    "videos.edit": {"openai": says("supported", {71: "POST /videos/edits"})},
    "videos.extend": {"openai": says("supported", {78: "POST /videos/extensions"})},
    "videos.create_character": {"openai": says("supported", {86: "POST /videos/characters"})},
    "videos.get_character": {"openai": says("supported", {87: "GET /videos/characters/{character_id}"})},
}

ACCESS = {
    "auth.scheme": {
        "openai": says("supported", {9: "scheme: bearer"}),
        "modelverse": says("supported", {25: "Authorization: Bearer", 71: "Authorization: Bearer"}, request="none"),
        "ephone": says("supported", {35: "Authorization: Bearer", 88: "Authorization: Bearer"}, request="none"),
        # A required header with a bearer token, beside `security: []`, which says that there is none.
        "sora_video2": says("supported or contradicted", {19: "name: Authorization", 23: "Bearer {{api_token}}"}),
        "sora_web": says("changed", {7: "`Authorization: <你的许可证>`"}, request="breaking"),
        "umodelverse": says("changed", {24: "Authorization: <YOUR_API_KEY>", 66: "Authorization: <YOUR_API_KEY>"}),
    },
    "servers.base_url": {
        "openai": says("supported", {8: "https://api.openai.com/v1"}),
        "modelverse": says("changed", {9: "https://api.modelverse.cn/v1"}, "api.modelverse.cn"),
        "sora_web": says("changed", {5: "http://<你的IP>:<你的端口>/sora"}),
        "umodelverse": says("changed", {9: "https://api-us-ca.umodelverse.ai/v1"}, "api-us-ca.umodelverse.ai"),
    },
    "lifecycle.shutdown": {"openai": says("supported", {7: "2026-09-24"})},
}

CREATE = {
    "videos.create.request.prompt": {
        "openai": says("supported", {39: "prompt: {type: string, required: true"}),
        "modelverse": says("supported", {16: "| prompt "}, request="none"),
        "ephone": says("supported", {43: "| prompt | string | **是**"}, request="none"),
        "sora_video2": says("supported", {83: "prompt:", 96: "- prompt"}, request="none"),
        "sora_web": says("supported", {174: "`prompt`"}, request="none"),
        "umodelverse": says("renamed", {16: "input.prompt"}, "input.prompt", request="breaking"),
    },
    "videos.create.request.model": {
        "openai": says("supported", {40: "default: sora-2"}),
        # Newly required, so a program that relies on the default fails; one that names sora-2 does not.
        # The baseline lets it be left out: the shortest request of the baseline is refused here.
        "modelverse": says("changed", {15: "| string | 是       | 模型名称"}, "sora-2", request="breaking"),
        # The names are the baseline's, but sora-2-pro is on one channel only.
        "ephone": says("partial", {25: "`sora-2-pro` 仅逆向渠道可用", 44: "| model | string | 否"}, "sora-2-pro"),
        "sora_video2": says(
            "changed", {35: "- sora_video2", 45: "-hd-25s", 95: "- model"}, "sora_video2", request="breaking"
        ),
        "sora_web": says("changed", {19: "`sora_video2`", 175: "支持参数组合"}, "sora_video2", request="breaking"),
        "umodelverse": says(
            "changed", {15: "openai/sora-2/text-to-video"}, "openai/sora-2/text-to-video", request="breaking"
        ),
    },
    "videos.create.request.seconds": {
        # The guide is said to know 16 and 20 too; that may count here or only where a video is extended.
        "openai": says("supported or contradicted", {42: "enum: ['4', '8', '12']"}),
        # The table says `duration`, the request example says `seconds`.
        "modelverse": says("contradicted", {18: "| duration ", 30: 'seconds="8"'}, "duration", "seconds"),
        # The baseline's values are there, but on one channel only, and not for sora-2-pro.
        "ephone": says(
            "partial",
            {21: "官转 | `4`, `8`, `12`", 22: "逆向 | `10`, `15`", 23: "`10`, `15`, `25`", 45: "| seconds | string"},
            *("10", "15", "25"),
            request="degraded",
        ),
        # The length is a suffix of the model's name.
        "sora_video2": says("changed", {38: "portrait-15s", 44: "hd-25s"}, "model", "15", "25", request="breaking"),
        "sora_web": says(
            "changed", {303: "duration", 307: "10、15、25"}, "duration", "10", "15", "25", request="breaking"
        ),
        "umodelverse": says("changed", {18: "parameters.duration | int"}, "parameters.duration", request="breaking"),
    },
    "videos.create.request.size": {
        # The guide is said to give larger sizes to sora-2-pro.
        "openai": says("supported or contradicted", {43: "enum: [720x1280, 1280x720, 1024x1792, 1792x1024]"}),
        "modelverse": says(
            "partial", {17: "- `720x1280`<br/>- `1280x720`"}, "720x1280", "1280x720", request="degraded"
        ),
        "ephone": says(
            "supported",
            {46: "| size |", 56: "720x1280", 57: "1280x720", 58: "1024x1792", 59: "1792x1024"},
            request="none",
        ),
        "sora_video2": says(
            "changed", {36: "sora_video2-portrait", 37: "sora_video2-landscape"}, "model", "portrait", "landscape"
        ),
        # Any width and height, of which only the orientation counts: fewer results, or another meaning.
        "sora_web": says("changed or partial", {282: "`widthxheight`", 287: "宽大于高生成横屏"}),
        # In another place and with two of the four sizes, so more than renamed.
        "umodelverse": says("partial or changed", {17: "parameters.size"}, "parameters.size", "720x1280", "1280x720"),
    },
    "videos.create.request.input_reference": {
        # The types of the SDK accept the reference form, which then raises.
        "openai": says("supported or contradicted", {41: "binary or image_reference"}),
        # The table says string, the request example uploads a file.
        "modelverse": says(
            "contradicted or partial", {19: "| input_reference          | string", 31: "@sample_720p.jpeg"}
        ),
        "ephone": says("partial", {47: "| input_reference | file |"}, request="degraded"),
        "sora_video2": says("partial", {89: "format: binary", 91: "不能图片链接"}, request="degraded"),
    },
    "videos.create.request.input_reference.image_url": {
        "openai": says("supported", {30: "image_url: {type: string"}),
        "sora_video2": says("unsupported", {91: "不能图片链接"}),
    },
    "videos.create.request.watermark": {"sora_web": says("extension", {176: "`watermark`", 301: "`false`"})},
    "videos.create.request.hd": {
        # Two lists of suffixes give `hd` to the plain model, the last section only to the one with `-pro`.
        "sora_web": says("extension or contradicted", {310: "hd", 312: "只有 `sora_video2-pro` 模型支持此参数"}),
    },
    "videos.create.request.callback_url": {"ephone": says("extension", {50: "| callback_url | string"})},
    "videos.create.request.character_url": {"ephone": says("extension", {48: "创建角色的视频链接"})},
    "videos.create.request.character_timestamps": {"ephone": says("extension", {49: "范围 1~3 秒"})},
}

OTHER_REQUESTS = {
    "videos.retrieve.request.video_id": {
        "openai": says("supported", {52: "{video_id}"}),
        "ephone": says("supported", {87: "{video_id}"}),
        "sora_web": says("supported", {200: "`video_id` | string | 是"}),
        # Another name and, as a query parameter, another place.
        "umodelverse": says("renamed or changed", {60: "?task_id=<task_id>"}, "task_id", request="breaking"),
    },
    "videos.remix.request.prompt": {
        "openai": says("supported", {66: "prompt: {type: string, required: true"}),
        "modelverse": says("supported", {147: '"prompt"'}, request="none"),
        "sora_web": says("supported", {238: "`prompt` | string | 是"}, request="none"),
    },
    "videos.remix.request.model": {"sora_web": says("extension", {239: "`model`  | string | 是"})},
    "videos.extend.request.seconds": {
        "openai": says("contradicted", {84: "description of the same field allows 4, 8, 12, 16, 20"}),
    },
    "videos.download_content.request.variant": {"openai": says("supported", {58: "[video, thumbnail, spritesheet]"})},
}

JOB = {
    "videos.retrieve.response.id": {
        "openai": says("supported", {14: "id: {type: string}"}),
        "modelverse": says("supported", {38: "| id | string", 77: "| id | string"}, answer="none"),
        "ephone": says("supported", {95: "| id | string"}, answer="none"),
        "sora_video2": says("supported", {106: "id:", 198: "id:"}, answer="none"),
        "umodelverse": says("renamed", {42: "output.task_id", 73: "output.task_id"}, "task_id", answer="breaking"),
    },
    "videos.retrieve.response.status": {
        "openai": says("supported", {17: "enum: [queued, in_progress, completed, failed]"}),
        "modelverse": says("supported", {41: "queued, in_progress, completed", 80: "queued, in_progress, completed"}),
        "ephone": says("changed", {96: "| status | string"}),
        # Another name in another place; the other words may count here or only in the rows of the states.
        "umodelverse": says("renamed or changed", {74: "output.task_status"}, "task_status", answer="breaking"),
    },
    "videos.retrieve.response.progress": {
        "openai": says("supported", {18: "progress: {type: integer}"}),
        "modelverse": says("supported", {42: "| progress     | int", 81: "| progress     | int"}, answer="none"),
        "ephone": says("supported", {97: "| progress | integer"}, answer="none"),
        # Always null when a job is created.
        "sora_video2": says("changed", {115: "type: 'null'", 205: "type: integer"}, "null"),
    },
    "videos.retrieve.response.seconds": {
        "openai": says("supported", {24: "seconds: {type: string"}),
        "modelverse": says("supported", {44: "| seconds     | string", 83: "| seconds     | string"}, answer="none"),
        "ephone": says("supported", {71: '"seconds": "8"'}),
        "sora_video2": says("changed", {119: "type: integer", 209: "type: integer"}, "integer"),
    },
    "videos.retrieve.response.created_at": {
        "openai": says("supported", {19: "created_at: {type: integer"}),
        "modelverse": says("supported", {55: '"created_at": 1712698600', 94: '"created_at": 1712698600'}),
        "ephone": says("supported", {100: "| created_at | integer"}),
    },
    "videos.retrieve.response.completed_at": {"ephone": says("supported", {101: "integer/null"})},
    "videos.retrieve.response.expires_at": {"ephone": says("supported", {102: "integer/null"})},
    "videos.retrieve.response.video_url": {
        "ephone": says("extension", {98: "| video_url | string"}),
        "sora_video2": says("extension", {214: "video_url:"}),
    },
    "videos.retrieve.response.output.urls": {"umodelverse": says("extension", {75: "output.urls          | array"})},
    "videos.retrieve.response.request_id": {"umodelverse": says("extension", {43: "request_id", 80: "request_id"})},
    "videos.retrieve.response.usage.duration": {
        # Said to be the time of execution, but the example has 4 where 50 seconds went by.
        "umodelverse": says("extension or contradicted", {79: "Execution duration of the task"}),
    },
}

STATUSES = {
    "statuses.queued": {
        "openai": says("supported", {17: "queued"}),
        # A message of an error calls a state `Pending`.
        "modelverse": says("supported or contradicted", {41: "queued", 80: "queued"}),
        "ephone": says("renamed", {110: "pending"}, "pending", answer="breaking"),
        "sora_video2": says("supported", {135: "status: queued"}),
        "umodelverse": says("renamed", {74: "`Pending`"}, "Pending", answer="breaking"),
    },
    "statuses.running": {
        "openai": says("supported", {17: "in_progress"}),
        "modelverse": says("supported", {41: "in_progress", 80: "in_progress"}, answer="none"),
        "ephone": says("renamed", {111: "processing"}, "processing", answer="breaking"),
        "umodelverse": says("renamed", {74: "`Running`"}, "Running", answer="breaking"),
    },
    "statuses.succeeded": {
        "openai": says("supported", {17: "completed"}),
        "modelverse": says("supported", {41: "completed", 80: "completed"}, answer="none"),
        "ephone": says("supported", {112: "completed"}, answer="none"),
        "sora_video2": says("supported", {242: "status: completed"}),
        "umodelverse": says("renamed", {74: "`Success`"}, "Success", answer="breaking"),
    },
    "statuses.failed": {
        "openai": says("supported", {17: "failed"}),
        # The example of a failed job is an error without a status.
        "modelverse": says("supported or contradicted", {41: "failed", 80: "failed"}),
        "ephone": says("supported", {113: "failed"}, answer="none"),
        "umodelverse": says("renamed", {74: "`Failure`"}, "Failure", answer="breaking"),
    },
}

ERRORS = {
    "errors.envelope": {
        "openai": says("supported", {91: "envelope: {error: {message: string"}),
        # Two of its fields are absent from one of the three examples.
        "modelverse": says("supported or partial", {104: '"error"', 129: '"error"', 169: '"error"'}),
    },
    "errors.envelope.error.message": {
        "openai": says("supported", {91: "message: string"}),
        "modelverse": says("supported", {105: '"message"', 130: '"message"', 170: '"message"'}, answer="none"),
    },
    "errors.envelope.error.type": {
        "modelverse": says("supported", {106: "invalid_request_error", 131: "invalid_request_error"}, answer="none"),
    },
    # Sometimes absent: narrower than the baseline, which requires both, or different from it.
    "errors.envelope.error.param": {"modelverse": says("partial or changed", {107: '"param": null', 172: "6217f8ed"})},
    "errors.envelope.error.code": {"modelverse": says("partial or changed", {108: '"code": null', 173: "param_error"})},
}

DELIVERY = {
    "delivery.download": {
        "openai": says("supported", {56: "/content", 59: "video/mp4: binary"}),
        "modelverse": says("supported", {115: "/content", 125: "返回二进制流"}),
        "ephone": says("supported", {13: "/v1/videos/{video_id}/content"}),
        "sora_web": says("supported or partial", {257: "/v1/videos/{video_id}/content"}),
    },
    "delivery.result_url": {
        "ephone": says("extension", {98: "| video_url | string | 视频 URL"}, "video_url"),
        "sora_video2": says("extension", {214: "video_url:"}, "video_url"),
        "umodelverse": says("extension", {75: "output.urls"}, "output.urls"),
    },
}

RULES = {
    # Contradicted by the same lists of suffixes as the field.
    "rules.hd-needs-pro": {"sora_web": says("extension or contradicted", {312: "且视频时长不能为 `25s`"})},
}

EXTRAS = {
    "chat.completions.create": {"sora_web": says("extension", {46: "POST /v1/chat/completions"})},
    "chat.completions.create.request.messages": {"sora_web": says("extension", {59: "`messages` | array"})},
    "chat.completions.create.request.stream": {"sora_web": says("extension", {61: "`stream`   | boolean"})},
    "images.generate": {"sora_web": says("extension", {99: "POST /v1/images/generations"})},
    "images.generate.request.n": {"sora_web": says("extension", {289: "生成数量", 293: "1-4"})},
    "images.edit": {"sora_web": says("extension", {129: "POST /v1/images/edits"})},
    "images.edit.request.image[]": {"sora_web": says("extension", {142: "`image[]` | file"})},
}

DOCUMENTED = (ENDPOINTS, ACCESS, CREATE, OTHER_REQUESTS, JOB, STATUSES, ERRORS, DELIVERY, RULES, EXTRAS)

OTHERS_THAN_EPHONE = ("openai", "modelverse", "sora_video2", "sora_web", "umodelverse")
OTHERS_THAN_SORA_WEB = ("openai", "modelverse", "ephone", "sora_video2", "umodelverse")

# A feature, a word without which no document could speak of it (or none), and the documents that are silent.
UNDOCUMENTED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("videos.list", "has_more", RELAYS),
    ("videos.delete", "DELETE", RELAYS),
    ("videos.edit", "/videos/edits", RELAYS),
    ("videos.extend", "/videos/extensions", RELAYS),
    ("videos.create_character", "/characters", RELAYS),
    ("videos.get_character", "/characters", RELAYS),
    ("videos.remix", "/remix", ("ephone", "sora_video2", "umodelverse")),
    ("videos.download_content", "/content", ("sora_video2", "umodelverse")),
    ("servers.base_url", "Base URL", ("ephone", "sora_video2")),
    ("lifecycle.shutdown", "deprecated", ("modelverse", "ephone", "sora_web", "umodelverse")),
    ("videos.create.request.input_reference", "input_reference", ("sora_web", "umodelverse")),
    ("videos.create.request.input_reference.image_url", "image_url", ("ephone",)),
    ("videos.create.request.input_reference.file_id", "file_id", ("modelverse", "ephone", "sora_video2")),
    ("videos.create.request.watermark", "watermark", OTHERS_THAN_SORA_WEB),
    ("videos.create.request.callback_url", "callback", OTHERS_THAN_EPHONE),
    ("videos.create.request.character_url", "character_url", OTHERS_THAN_EPHONE),
    ("videos.download_content.request.variant", "variant", ("modelverse", "ephone", "sora_web")),
    ("videos.remix.request.model", "", ("openai", "modelverse")),
    ("videos.retrieve.response.id", '"id"', ("sora_web",)),
    ("videos.retrieve.response.progress", "progress", ("sora_web", "umodelverse")),
    ("videos.retrieve.response.seconds", '"seconds"', ("sora_web", "umodelverse")),
    ("videos.retrieve.response.completed_at", "completed_at", ("modelverse",)),
    ("videos.retrieve.response.prompt", "", ("modelverse", "ephone", "sora_video2", "umodelverse")),
    ("videos.retrieve.response.video_url", "video_url", ("openai", "modelverse", "sora_web")),
    ("statuses.queued", "queued", ("sora_web",)),
    ("statuses.running", "in_progress", ("sora_video2", "sora_web")),
    ("statuses.succeeded", "completed", ("sora_web",)),
    ("statuses.failed", "failed", ("sora_video2", "sora_web")),
    ("errors.envelope", "invalid_request_error", ("ephone", "sora_video2", "sora_web", "umodelverse")),
    ("videos.create.errors", "invalid_request_error", ("ephone", "sora_video2", "sora_web", "umodelverse")),
    ("delivery.download", "/content", ("sora_video2", "umodelverse")),
    ("delivery.result_url", "video_url", ("openai", "modelverse", "sora_web")),
    ("chat.completions.create", "chat/completions", OTHERS_THAN_SORA_WEB),
    ("chat.completions.create.response", "choices", ("sora_web",)),
    ("images.generate", "images/generations", OTHERS_THAN_SORA_WEB),
    ("images.edit", "images/edits", OTHERS_THAN_SORA_WEB),
)

# Parts of an operation that the document does not have.
NOT_APPLICABLE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("videos.list.response.has_more", "has_more", RELAYS),
    ("videos.delete.response.deleted", "deleted", RELAYS),
    ("videos.edit.request.video", "/videos/edits", RELAYS),
    ("videos.remix.request.prompt", "/remix", ("ephone", "sora_video2", "umodelverse")),
    ("videos.download_content.request.variant", "variant", ("sora_video2", "umodelverse")),
    (
        "chat.completions.create.request.messages",
        "chat/completions",
        ("modelverse", "ephone", "sora_video2", "umodelverse"),
    ),
)


def _cells() -> Iterator[tuple[str, str, Says]]:
    """Feature, provider and what is expected of their cell."""
    for area in DOCUMENTED:
        for feature, row in area.items():
            yield from ((feature, provider, expected) for provider, expected in row.items())
    for claim, silences in (("undocumented", UNDOCUMENTED), ("not_applicable", NOT_APPLICABLE)):
        for feature, nowhere, providers in silences:
            for provider in providers:
                yield feature, provider, Says(claim=claim, nowhere=nowhere)


CELLS = tuple(_cells())
TABLE = [pytest.param(*cell, id=f"{cell[1]}-{cell[0]}") for cell in CELLS]
QUOTED = [param for param, cell in zip(TABLE, CELLS, strict=True) if cell[2].lines]
SILENT = [param for param, cell in zip(TABLE, CELLS, strict=True) if cell[2].nowhere]


@cache
def rows() -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in published.report()["features"]}


def covered(cell: Mapping[str, Any], document: str) -> set[int]:
    """The lines of a document that the evidence of a cell covers."""
    ranges = [place["lines"] for place in cell["evidence"] if place["document"] == document]
    return {number for first, last in ranges for number in range(first, last + 1)}


def occurs(word: str, text: str) -> bool:
    """Whether a text has a word; a part of a number does not count."""
    return bool(re.search(rf"(?<!\d){re.escape(word)}(?!\d)", text)) if word.isdigit() else word.lower() in text.lower()


@pytest.mark.parametrize(("feature", "provider", "expected"), TABLE)
def test_cell_is_what_the_document_says(feature: str, provider: str, expected: Says) -> None:
    assert feature in rows(), f"the matrix has no row {feature}"
    cell = rows()[feature]["cells"][provider]
    assert cell["claim"] in expected.claims
    assert set(expected.lines) - covered(cell, DOCUMENTS[provider]) == set()
    text = "\n".join([cell["summary"], *(facet["text"] for facet in cell["facets"])])
    assert [word for word in expected.words if not occurs(word, text)] == [], text
    plain = {side: value for side in ("request", "answer") if (value := getattr(expected, side))}
    assert {side: cell["consequence"].get(side) for side in plain} == plain


@pytest.mark.parametrize(("feature", "provider", "expected"), QUOTED)
def test_cited_lines_say_it(feature: str, provider: str, expected: Says) -> None:
    found = {number: documents.cited_text(DOCUMENTS[provider], [number]) for number in expected.lines}
    assert {number: text for number, text in found.items() if expected.lines[number] not in text} == {}


@pytest.mark.parametrize(("feature", "provider", "expected"), SILENT)
def test_silent_documents_do_not_have_the_word(feature: str, provider: str, expected: Says) -> None:
    text = "\n".join(documents.lines(DOCUMENTS[provider]))
    assert expected.nowhere.lower() not in text.lower()


def test_table_reaches_every_corner_of_the_matrix() -> None:
    assert len(CELLS) >= 40
    assert len({(feature, provider) for feature, provider, _ in CELLS}) == len(CELLS), "a cell is listed twice"
    assert {provider for _, provider, _ in CELLS} == set(DOCUMENTS) == set(published.report()["providers"])
    areas = {row["area"] for row in published.report()["features"]}
    assert areas - {rows()[feature]["area"] for feature, _, _ in CELLS if feature in rows()} == set()
    # A cell that allows two claims would stand for neither.
    claims = {expected.claim for _, _, expected in CELLS if len(expected.claims) == 1}
    occurring = {cell["claim"] for row in published.report()["features"] for cell in row["cells"].values()}
    assert occurring - claims == set()
