"""moto takes traces, and lacks what is told to X-Ray: sampling rules, groups and the key.

They are kept as they are described. What is given to moto as a trace is not sampled, grouped or encrypted.
"""

import json
from time import time
from uuid import uuid4

from moto.core.exceptions import JsonRESTError
from moto.xray import urls
from moto.xray.models import XRayBackend
from moto.xray.responses import XRayResponse

from . import add_calls

PATHS = (
    *(f"{verb}SamplingRule" for verb in ("Create", "Update", "Delete")),
    *(f"{verb}Group" for verb in ("Create", "Get", "Update", "Delete")),
    *("GetSamplingRules", "EncryptionConfig", "PutEncryptionConfig"),
    *("ListTagsForResource", "TagResource", "UntagResource"),
)
# In each region, besides the one that AWS makes.
RULES = 25
GROUP = ("FilterExpression", "InsightsConfiguration")


def install() -> None:
    start = XRayBackend.__init__

    def start_with(self, region_name, account_id):
        start(self, region_name, account_id)
        self.rules: dict[str, dict] = {}
        self.groups: dict[str, dict] = {}
        self.encryption = {"Type": "NONE", "Status": "ACTIVE"}
        self.tags: dict[str, dict[str, str]] = {}

    XRayBackend.__init__ = start_with
    for path in PATHS:
        urls.url_paths[f"{{0}}/{path}$"] = XRayResponse.dispatch
    for calls in (OfRules, OfGroups, OfEncryption, OfTags):
        add_calls(XRayResponse, calls)


class OfRules:
    def create_sampling_rule(self):
        given, rules = self._get_param("SamplingRule"), self.xray_backend.rules
        name = given["RuleName"]
        if name in rules:
            raise refused(f"A sampling rule named {name} already exists")
        if len(rules) >= RULES:
            raise JsonRESTError("RuleLimitExceededException", "You have reached the maximum number of sampling rules")
        arn = arn_of(self, f"sampling-rule/{name}")
        rules[name] = {
            "SamplingRule": {"Attributes": {}, **given, "RuleARN": arn},
            "CreatedAt": time(),
            "ModifiedAt": time(),
        }
        return created(self, arn, SamplingRuleRecord=rules[name])

    def get_sampling_rules(self):
        return json.dumps({"SamplingRuleRecords": list(self.xray_backend.rules.values())})

    def update_sampling_rule(self):
        given = self._get_param("SamplingRuleUpdate")
        record = named(self.xray_backend.rules, given.get("RuleName"), given.get("RuleARN"))
        record["SamplingRule"].update({key: value for key, value in given.items() if value is not None})
        record["ModifiedAt"] = time()
        return json.dumps({"SamplingRuleRecord": record})

    def delete_sampling_rule(self):
        record = named(self.xray_backend.rules, self._get_param("RuleName"), self._get_param("RuleARN"))
        deleted(self, self.xray_backend.rules, record)
        return json.dumps({"SamplingRuleRecord": record})


class OfGroups:
    def create_group(self):
        name, groups = self._get_param("GroupName"), self.xray_backend.groups
        if name in groups:
            raise refused(f"Group {name} already exists")
        arn = arn_of(self, f"group/{name}/{uuid4().hex.upper()}")
        insights = {"InsightsEnabled": False, "NotificationsEnabled": False}
        groups[name] = {"GroupName": name, "GroupARN": arn, "InsightsConfiguration": insights, **group_given(self)}
        return created(self, arn, Group=groups[name])

    def get_group(self):
        return json.dumps({"Group": group_of(self)})

    def update_group(self):
        group = group_of(self)
        group.update(group_given(self))
        return json.dumps({"Group": group})

    def delete_group(self):
        deleted(self, self.xray_backend.groups, group_of(self))
        return "{}"


class OfEncryption:
    def put_encryption_config(self):
        kind, key = self._get_param("Type"), self._get_param("KeyId")
        if (kind == "KMS") != bool(key):
            raise refused("A key is given for KMS, and for nothing else")
        self.xray_backend.encryption = {"Type": kind, "Status": "ACTIVE", **({"KeyId": key} if key else {})}
        return self.encryption_config()

    def encryption_config(self):
        return json.dumps({"EncryptionConfig": self.xray_backend.encryption})


class OfTags:
    def list_tags_for_resource(self):
        return json.dumps({"Tags": [{"Key": key, "Value": value} for key, value in tags_of(self).items()]})

    def tag_resource(self):
        tags_of(self).update({tag["Key"]: tag["Value"] for tag in self._get_param("Tags")})
        return "{}"

    def untag_resource(self):
        for key in self._get_param("TagKeys"):
            tags_of(self).pop(key, None)
        return "{}"


def arn_of(call: XRayResponse, resource: str) -> str:
    return f"arn:{call.partition}:xray:{call.region}:{call.current_account}:{resource}"


def created(call: XRayResponse, arn: str, **answer: dict) -> str:
    call.xray_backend.tags[arn] = {tag["Key"]: tag["Value"] for tag in call._get_param("Tags") or []}
    return json.dumps(answer)


def deleted(call: XRayResponse, known: dict[str, dict], entry: dict) -> None:
    del known[name_in(entry)]
    call.xray_backend.tags.pop(arn_in(entry))


def name_in(entry: dict) -> str:
    return entry["SamplingRule"]["RuleName"] if "SamplingRule" in entry else entry["GroupName"]


def arn_in(entry: dict) -> str:
    return entry["SamplingRule"]["RuleARN"] if "SamplingRule" in entry else entry["GroupARN"]


def named(known: dict[str, dict], name: str | None, arn: str | None) -> dict:
    for entry in known.values():
        if name_in(entry) == name or arn_in(entry) == arn:
            return entry
    raise refused(f"There is no {name or arn}")


def group_of(call: XRayResponse) -> dict:
    return named(call.xray_backend.groups, call._get_param("GroupName"), call._get_param("GroupARN"))


def group_given(call: XRayResponse) -> dict:
    return {name: value for name in GROUP if (value := call._get_param(name)) is not None}


def tags_of(call: XRayResponse) -> dict[str, str]:
    arn = call._get_param("ResourceARN")
    if arn not in call.xray_backend.tags:
        raise JsonRESTError("ResourceNotFoundException", f"There is no {arn}")
    return call.xray_backend.tags[arn]


def refused(why: str) -> JsonRESTError:
    return JsonRESTError("InvalidRequestException", why)
