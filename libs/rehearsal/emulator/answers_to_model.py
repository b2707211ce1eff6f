"""Test support: compares an answer of the emulator, byte for byte as it came, with AWS's own model of the operation.

boto3 reads what its model knows and passes over the rest; here, a member that the model does not know is a fault.
"""

import json
from xml.etree import ElementTree

import botocore.session

JSON_TYPES = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "long": int,
    "double": (int, float),
    "float": (int, float),
    "timestamp": (int, float),
    "structure": dict,
    "map": dict,
    "list": list,
}


def check_answers(client, operations: list[str]) -> set[str]:
    """Lets these calls of a boto3 client fail if their answers do not fit the model, and notes which were made."""
    made = set()

    def check(http_response, model, **_):
        if model.name not in operations or http_response.status_code >= 400:
            return
        made.add(model.name)
        faults = faults_of(model, http_response.content) if model.output_shape else []
        if faults:
            raise AssertionError(f"{model.name}: {'; '.join(faults)}")

    client.meta.events.register("after-call", check)
    return made


def faults_of_call(service: str, operation: str, content: bytes) -> list[str]:
    model = botocore.session.get_session().get_service_model(service)
    return faults_of(model.operation_model(operation), content)


def faults_of(model, content: bytes) -> list[str]:
    shape = shape_of_body(model.output_shape)
    if model.service_model.resolved_protocol in ("json", "rest-json"):
        return json_faults(json.loads(content or b"{}") or {}, shape, shape.name)
    return xml_faults(body_of(model, content), shape, shape.name)


def shape_of_body(shape):
    """Some answers have one member as their body, and the others in headers."""
    payload = shape.serialization.get("payload")
    return shape.members[payload] if payload else shape


def json_faults(value, shape, path: str) -> list[str]:
    if value is None:
        return []
    wrong_type = not isinstance(value, types_of(shape))
    if wrong_type or (isinstance(value, bool) and shape.type_name != "boolean"):
        return [f"{path} is {type(value).__name__}, and the model says {shape.type_name}"]
    if shape.type_name == "structure":
        known = members_of(shape)
        return missing(value, shape, path) + [
            fault
            for name, member in value.items()
            for fault in (
                json_faults(member, known[name], f"{path}.{name}")
                if name in known
                else [f"{path}.{name} is unknown to the model"]
            )
        ]
    if shape.type_name == "list":
        return [fault for each in value for fault in json_faults(each, shape.member, f"{path}[]")]
    if shape.type_name == "map":
        return [fault for key, each in value.items() for fault in json_faults(each, shape.value, f"{path}.{key}")]
    return unlisted(value, shape, path)


def types_of(shape):
    # A timestamp is a number, unless the model says how it is written.
    is_written = shape.type_name == "timestamp" and shape.serialization.get("timestampFormat") == "iso8601"
    return str if is_written else JSON_TYPES[shape.type_name]


def members_of(shape) -> dict:
    return {member.serialization.get("name", name): member for name, member in shape.members.items()}


def missing(value: dict, shape, path: str) -> list[str]:
    required = [shape.members[name].serialization.get("name", name) for name in shape.required_members]
    return [f"{path}.{name} is required" for name in required if value.get(name) is None]


def unlisted(value, shape, path: str) -> list[str]:
    allowed = getattr(shape, "enum", None)
    return [f"{path} is '{value}', which the model does not list"] if allowed and value not in allowed else []


def body_of(model, content: bytes):
    root = ElementTree.fromstring(content)
    wrapper = model.output_shape.serialization.get("resultWrapper")
    body = next((child for child in root if local(child) == wrapper), None) if wrapper else root
    for child in list(body):
        if local(child) in ("ResponseMetadata", "requestId", "RequestId"):
            body.remove(child)
    return body


def xml_faults(element, shape, path: str) -> list[str]:
    if shape.type_name == "structure":
        known = members_of(shape)
        found = [local(child) for child in element]
        required = [shape.members[name].serialization.get("name", name) for name in shape.required_members]
        return [f"{path}.{name} is required" for name in required if name not in found] + [
            fault
            for child in element
            for fault in (
                xml_faults(child, known[local(child)], f"{path}.{local(child)}")
                if local(child) in known
                else [f"{path}.{local(child)} is unknown to the model"]
            )
        ]
    if shape.type_name == "list" and not shape.serialization.get("flattened"):
        return [fault for each in element for fault in xml_faults(each, shape.member, f"{path}[]")]
    if shape.type_name == "list":
        return xml_faults(element, shape.member, f"{path}[]")
    return scalar_faults(element.text or "", shape, path)


def scalar_faults(text: str, shape, path: str) -> list[str]:
    if shape.type_name == "boolean" and text not in ("true", "false"):
        return [f"{path} is '{text}', and the model says boolean"]
    if shape.type_name in ("integer", "long") and not text.lstrip("-").isdigit():
        return [f"{path} is '{text}', and the model says {shape.type_name}"]
    return unlisted(text, shape, path)


def local(element) -> str:
    return element.tag.rsplit("}", 1)[-1]
