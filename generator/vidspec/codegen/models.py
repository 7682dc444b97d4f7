"""Owns the way from models to Python classes; alone knows datamodel-code-generator.

The models are handed over as a JSON Schema of our own making, in which every reference is resolved and every name is
decided: nothing of the spec's text is a name there, and no scalar has a schema of its own that would become a class.
"""

from __future__ import annotations

import json
from typing import Any

from ..core.markup import wrapped
from ..core.spec import (
    Anything,
    Array,
    Binary,
    Field,
    File,
    Map,
    Model,
    ModelRef,
    Null,
    Primitive,
    Provider,
    Type,
    Union,
    documented_values,
    open_type,
)
from ..core.text import visible
from .docstrings import description, field_description, file_header

_RUNTIME_BASE = "vidspec_runtime.Model"
# With this setting pydantic reads the source file of every class when it is imported; the docstrings are for people.
_READS_SOURCE = "    model_config = ConfigDict(\n        use_attribute_docstrings=True,\n    )\n"


def write_models(provider: Provider) -> tuple[File, ...]:
    """`models.py`, the classes of answers, and `params.py`, the TypedDicts of nested objects in requests."""
    return (
        File(f"{provider.name}/models.py", _module(provider, provider.models, "responses", typed_dict=False)),
        File(f"{provider.name}/params.py", _module(provider, provider.params, "requests", typed_dict=True)),
    )


def _module(provider: Provider, models: tuple[Model, ...], place: str, *, typed_dict: bool) -> str:
    header = file_header(provider.file)
    doc = f'"""Objects in {place}."""'
    if not models:
        return f"{header}\n{doc}\n"
    schema = {"$defs": {model.name: _model(model) for model in models}}
    names = {f"{m.name}.{f.wire}": f.name for m in models for f in m.fields if f.name != f.wire}
    text = _generate(schema, {} if typed_dict else names, typed_dict=typed_dict)
    # A base class of the package above cannot be named to the generator; the import is made relative here.
    module, name = _RUNTIME_BASE.rsplit(".", 1)
    text = text.replace(f"from {module} import {name}\n", f"from .._runtime.model import {name}\n")
    text = text.replace(_READS_SOURCE, "")
    # Characters that nobody sees are escapes; outside of strings there are none, since all names are ASCII.
    text = visible(text)
    return f"{header}\n{doc}\n{text}"


def _generate(schema: dict[str, Any], names: dict[str, str], *, typed_dict: bool) -> str:
    from datamodel_code_generator import InputFileType, LiteralType, PythonVersion, generate
    from datamodel_code_generator.config import GenerateConfig
    from datamodel_code_generator.enums import DataModelType
    from datamodel_code_generator.format import Formatter

    config = GenerateConfig(
        input_file_type=InputFileType.JsonSchema,
        output_model_type=DataModelType.TypingTypedDict if typed_dict else DataModelType.PydanticV2BaseModel,
        base_class="" if typed_dict else _RUNTIME_BASE,
        aliases=names or None,
        target_python_version=PythonVersion.PY_311,
        formatters=[Formatter.BUILTIN],
        disable_timestamp=True,
        custom_file_header=" ",
        use_standard_collections=True,
        use_union_operator=True,
        use_double_quotes=True,
        use_schema_description=True,
        use_field_description=True,
        use_attribute_docstrings=True,
        use_single_line_docstring=True,
        enum_field_as_literal=LiteralType.All,
        skip_root_model=True,
        keep_model_order=True,
    )
    text = generate(json.dumps(schema), config=config)
    assert isinstance(text, str)
    return text


def _model(model: Model) -> dict[str, Any]:
    return {
        "type": "object",
        "title": model.name,
        "description": _text(description(model.description or model.name, model.provenance)),
        "properties": {field.wire: _field(field) for field in model.fields},
        "required": [field.wire for field in model.fields if field.required],
    }


def _field(field: Field) -> dict[str, Any]:
    return {**_schema(field.type), "description": _text(field_description(field))}


def _text(text: str) -> str:
    """A description as the lines of a docstring inside of a class."""
    return "\n".join(wrapped(visible(text), indent=4))


def _schema(found: Type) -> dict[str, Any]:
    match found:
        case Primitive("number", ()):
            # Validation makes a float of an integer, and a value is to be had as it was received.
            return {"anyOf": [{"type": "integer"}, {"type": "number"}]}
        case Primitive(kind, ()):
            return {"type": kind}
        case Primitive():
            return _schema(Union((found,)))
        case Array(item):
            return {"type": "array", "items": _schema(item)}
        case Map(value):
            return {"type": "object", "additionalProperties": _schema(value)}
        case ModelRef(name):
            return {"$ref": f"#/$defs/{name}"}
        case Union(options):
            # Documented values are told to the reader and the type checker; a server may answer others.
            values = documented_values(options)
            return {"anyOf": [*([{"enum": values}] if values else []), *(_schema(open_type(o)) for o in options)]}
        case Null():
            return {"type": "null"}
        case Binary():
            return {"type": "string"}
        case Anything():
            return {}
