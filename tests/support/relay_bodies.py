"""Owns what relays send about jobs, in their own shapes: for tests of where ids, states, results and reasons are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.support.jobs import job

VIDEO = "https://files.example/one.mp4"
COVER = "https://files.example/one-cover.jpg"
INPUT = "https://files.example/input.png"
BLOCKED = "the content policy forbids this"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The four bodies of a relay, and what they say."""

    submitted: dict[str, Any]
    id: str = "task-20250101-ab12"
    goes_on: dict[str, Any]
    done: dict[str, Any]
    failed: dict[str, Any]
    urls: tuple[str, ...] = (VIDEO,)


ID = "task-20250101-ab12"


def dashscope(status: str, **more: Any) -> dict[str, Any]:
    return {"request_id": "7c1e-01", "output": {"task_id": ID, "task_status": status, **more}}


def kling(status: str, **more: Any) -> dict[str, Any]:
    data = {"task_id": ID, "task_status": status, "created_at": 1722769557708, "task_info": {}, **more}
    return {"code": 0, "message": "SUCCEED", "request_id": "r-1", "data": data}


def new_api(status: str, **more: Any) -> dict[str, Any]:
    data = {"task_id": ID, "status": status, "fail_reason": "", "progress": "10%", "data": None, **more}
    return {"code": "success", "message": "", "data": data}


def novita(status: str, reason: str = "", videos: Any = ()) -> dict[str, Any]:
    task = {"task_id": ID, "status": f"TASK_STATUS_{status}", "reason": reason, "progress_percent": 0}
    return {"task": task, "videos": list(videos), "images": [], "extra": {}}


def minimax(status: str, code: int = 0, message: str = "success", **more: Any) -> dict[str, Any]:
    return {"task_id": ID, "status": status, "base_resp": {"status_code": code, "status_msg": message}, **more}


def piapi(status: str, message: str = "", output: Any = None) -> dict[str, Any]:
    error = {"code": 1 if message else 0, "raw_message": "", "message": message, "detail": None}
    data = {"task_id": ID, "status": status, "input": {"image_url": INPUT}, "output": output or {}, "error": error}
    return {"code": 200, "data": data, "message": "success"}


def kie(state: str, **more: Any) -> dict[str, Any]:
    data = {"taskId": ID, "state": state, "failCode": None, "failMsg": None, **more}
    return {"code": 200, "msg": "success", "data": data}


def replicate(status: str, error: Any = None, output: Any = None) -> dict[str, Any]:
    urls = {"get": "https://api.example/p/1", "cancel": "https://api.example/p/1/cancel"}
    return {"id": ID, "status": status, "input": {"image": INPUT}, "output": output, "error": error, "urls": urls}


def luma(state: str, reason: Any = None, assets: Any = None) -> dict[str, Any]:
    request = {"prompt": "a cat", "callback_url": "https://app.example/hook", "keyframes": {"frame0": {"url": INPUT}}}
    return {"id": ID, "state": state, "failure_reason": reason, "assets": assets, "request": request}


def volcengine(status: str, error: Any = None, **more: Any) -> dict[str, Any]:
    return {"id": ID, "model": "seedance", "status": status, "error": error, "created_at": 1, **more}


def zhipu(status: str, **more: Any) -> dict[str, Any]:
    return {"model": "cogvideox", "request_id": "r-9", "task_status": status, **more}


def vidu(state: str, code: str = "", creations: Any = ()) -> dict[str, Any]:
    return {"task_id": ID, "state": state, "err_code": code, "images": [INPUT], "creations": list(creations)}


def runway(status: str, **more: Any) -> dict[str, Any]:
    return {"id": ID, "status": status, "createdAt": "2025-01-01T00:00:00Z", **more}


def tencent(status: str, **more: Any) -> dict[str, Any]:
    return {"Response": {"JobId": ID, "Status": status, "ErrorCode": "", "ErrorMessage": "", "RequestId": "r", **more}}


def jimeng(status: str, **more: Any) -> dict[str, Any]:
    data = {"task_id": ID, "status": status, "video_url": "", "binary_data_base64": [], **more}
    return {"code": 10000, "data": data, "message": "Success", "request_id": "r", "status": 10000}


SHAPES = {
    "dashscope": Shape(
        submitted=dashscope("PENDING"),
        goes_on=dashscope("RUNNING", submit_time="2025-01-01 10:00:00.000"),
        done=dashscope("SUCCEEDED", orig_prompt="a cat", video_url=VIDEO),
        failed=dashscope("FAILED", code="DataInspectionFailed", message=BLOCKED),
    ),
    "kling": Shape(
        submitted=kling("submitted"),
        goes_on=kling("processing"),
        done=kling("succeed", task_result={"videos": [{"id": "v-1", "url": VIDEO, "duration": "5"}]}),
        failed=kling("failed", task_status_msg=BLOCKED),
    ),
    "new-api": Shape(
        submitted={"task_id": ID},
        goes_on=new_api("IN_PROGRESS"),
        done=new_api("SUCCESS", progress="100%", data={"video_url": VIDEO}),
        failed=new_api("FAILURE", fail_reason=BLOCKED),
    ),
    "new-api, the URL in place of a reason": Shape(
        submitted={"code": "success", "message": "", "data": "736a6f88-bd29-4b1e-b110-37132a5325ac"},
        id="736a6f88-bd29-4b1e-b110-37132a5325ac",
        goes_on=new_api("NOT_START"),
        done=new_api("SUCCESS", fail_reason=VIDEO),
        failed=new_api("FAILURE", fail_reason=BLOCKED),
    ),
    "new-api, as OpenAI": Shape(
        submitted={**job("queued"), "id": ID, "task_id": ID},
        goes_on={**job("in_progress", 30), "id": ID, "task_id": ID},
        done={**job("completed", 100), "id": ID, "metadata": {"url": VIDEO}},
        failed={**job("failed"), "id": ID, "error": {"code": "policy", "message": BLOCKED}},
    ),
    "novita": Shape(
        submitted={"task_id": ID},
        goes_on=novita("QUEUED"),
        done=novita("SUCCEED", videos=[{"video_url": VIDEO, "video_url_ttl": "0", "video_type": "mp4"}]),
        failed=novita("FAILED", BLOCKED),
    ),
    "minimax": Shape(
        submitted={"task_id": ID, "base_resp": {"status_code": 0, "status_msg": "success"}},
        goes_on=minimax("Preparing"),
        done=minimax("Success", file_id="205258526306433"),
        failed=minimax("Fail", 1027, BLOCKED, file_id=""),
        urls=(),
    ),
    "piapi": Shape(
        submitted=piapi("pending"),
        goes_on=piapi("Processing"),
        done=piapi(
            "completed", output={"works": [{"cover": {"resource": COVER}, "video": {"resource": VIDEO}, "status": 99}]}
        ),
        failed=piapi("failed", BLOCKED),
    ),
    "kie": Shape(
        submitted={"code": 200, "msg": "success", "data": {"taskId": ID}},
        goes_on=kie("queuing"),
        done=kie("success", response={"resultUrls": [VIDEO]}),
        failed=kie("fail", failCode="501", failMsg=BLOCKED),
    ),
    "replicate": Shape(
        submitted=replicate("starting"),
        goes_on=replicate("processing"),
        done=replicate("succeeded", output=[VIDEO]),
        failed=replicate("failed", error=BLOCKED),
    ),
    "luma": Shape(
        submitted=luma("queued"),
        goes_on=luma("dreaming"),
        done=luma("completed", assets={"video": VIDEO, "image": COVER, "progress_video": INPUT}),
        failed=luma("failed", BLOCKED),
    ),
    "volcengine": Shape(
        submitted={"id": ID},
        goes_on=volcengine("running"),
        done=volcengine("succeeded", content={"video_url": VIDEO, "last_frame_url": COVER}),
        failed=volcengine("failed", {"code": "OutputVideoSensitiveContentDetected", "message": BLOCKED}),
    ),
    "zhipu": Shape(
        submitted=zhipu("PROCESSING", id=ID),
        goes_on=zhipu("PROCESSING"),
        done=zhipu("SUCCESS", video_result=[{"url": VIDEO, "cover_image_url": COVER}]),
        failed=zhipu("FAIL", message=BLOCKED),
    ),
    "vidu": Shape(
        submitted=vidu("created"),
        goes_on=vidu("queueing"),
        done=vidu("success", creations=[{"id": "c-1", "url": VIDEO, "cover_url": COVER, "watermarked_url": INPUT}]),
        failed=vidu("failed", BLOCKED),
    ),
    "runway": Shape(
        submitted={"id": ID},
        goes_on=runway("RUNNING", progress=0.5),
        done=runway("SUCCEEDED", output=[VIDEO]),
        failed=runway("FAILED", failure=BLOCKED, failureCode="SAFETY.INPUT.TEXT"),
    ),
    "tencent": Shape(
        submitted={"Response": {"JobId": ID, "RequestId": "r"}},
        goes_on=tencent("RUN"),
        done=tencent("DONE", ResultVideoUrl=None, ResultUrl=VIDEO),
        failed=tencent("FAIL", ErrorCode="FailedOperation", ErrorMessage=BLOCKED),
    ),
    "jimeng": Shape(
        submitted={"code": 10000, "data": {"task_id": ID}, "message": "Success", "status": 10000},
        goes_on=jimeng("in_queue"),
        done=jimeng("done", video_url=VIDEO),
        failed=jimeng("expired", message=BLOCKED),
    ),
    "siliconflow": Shape(
        submitted={"data": [{"task_id": ID, "status": "submitted"}], "code": 200},
        goes_on={"status": "InProgress", "reason": "", "results": None},
        done={"status": "Succeed", "reason": "", "results": {"videos": [{"url": VIDEO}], "seed": 7}},
        failed={"status": "Failed", "reason": BLOCKED, "results": {"videos": []}},
    ),
    "several videos": Shape(
        submitted={"code": 0, "data": {"id": 20250101}},
        id="20250101",
        goes_on={"code": 0, "data": {"id": 20250101, "state": "working"}},
        done={"code": 0, "data": {"state": "done", "video_url": VIDEO, "videos": [VIDEO, f"{VIDEO}?second"]}},
        failed={"code": 0, "data": {"state": "aborted", "errors": [{"message": BLOCKED}]}},
        urls=(VIDEO, f"{VIDEO}?second"),
    ),
}
