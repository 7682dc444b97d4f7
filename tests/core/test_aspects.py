"""The aspects of deviations: the vocabulary and the code name the same ones."""

from __future__ import annotations

import json

from vidspec.core.spec import Aspect

from tests.support.project import sources


def test_the_vocabulary_lists_the_aspects_of_the_code() -> None:
    definitions = json.loads(sources().vocabulary)["$defs"]
    assert definitions["x-deviations"]["items"]["properties"]["aspect"]["enum"] == [str(aspect) for aspect in Aspect]
    assert set(definitions["x-assumed"]["items"]["enum"]) <= set(Aspect)
