"""moto lacks the conformance packs of an account. It has those of an organization only.

A pack is complete as soon as it is put. Its rules are not made: nothing here looks at them.
"""

import json
from time import time
from uuid import uuid4

from moto.config.models import ConfigBackend
from moto.config.responses import ConfigResponse
from moto.core.exceptions import JsonRESTError

from . import add_calls

INPUTS = ("DeliveryS3Bucket", "DeliveryS3KeyPrefix", "ConformancePackInputParameters", "TemplateSSMDocumentDetails")


def install() -> None:
    start = ConfigBackend.__init__

    def start_with_packs(self, region_name, account_id):
        start(self, region_name, account_id)
        self.conformance_packs: dict[str, dict] = {}

    ConfigBackend.__init__ = start_with_packs
    add_calls(ConfigResponse, Calls)


class Calls:
    def put_conformance_pack(self):
        name, packs = self._get_param("ConformancePackName"), self.config_backend.conformance_packs
        pack_id = packs[name]["ConformancePackId"] if name in packs else f"conformance-pack-{uuid4().hex[:9]}"
        pack = {
            "ConformancePackName": name,
            "ConformancePackArn": arn_of(self, "config", f"conformance-pack/{name}/{pack_id}"),
            "ConformancePackId": pack_id,
            "LastUpdateRequestedTime": time(),
            **{key: value for key in INPUTS if (value := self._get_param(key)) is not None},
        }
        packs[name] = pack
        return json.dumps({"ConformancePackArn": pack["ConformancePackArn"]})

    def describe_conformance_packs(self):
        names = self._get_param("ConformancePackNames")
        found = [pack_named(self, name) for name in names] if names else packs_of(self)
        return json.dumps({"ConformancePackDetails": found})

    def describe_conformance_pack_status(self):
        # A name that nobody has is passed over here, and only here.
        names = self._get_param("ConformancePackNames")
        found = [pack for pack in packs_of(self) if not names or pack["ConformancePackName"] in names]
        return json.dumps({"ConformancePackStatusDetails": [status_of(self, pack) for pack in found]})

    def delete_conformance_pack(self):
        pack = pack_named(self, self._get_param("ConformancePackName"))
        del self.config_backend.conformance_packs[pack["ConformancePackName"]]
        return ""


def packs_of(call: ConfigResponse) -> list[dict]:
    return list(call.config_backend.conformance_packs.values())


def pack_named(call: ConfigResponse, name: str) -> dict:
    packs = call.config_backend.conformance_packs
    if name not in packs:
        raise JsonRESTError("NoSuchConformancePackException", f"No conformance pack {name}")
    return packs[name]


def status_of(call: ConfigResponse, pack: dict) -> dict:
    name, pack_id = pack["ConformancePackName"], pack["ConformancePackId"]
    stack = f"stack/awsconfigconforms-{name}-{pack_id}"
    return {
        "ConformancePackName": name,
        "ConformancePackArn": pack["ConformancePackArn"],
        "ConformancePackId": pack_id,
        "ConformancePackState": "CREATE_COMPLETE",
        "StackArn": arn_of(call, "cloudformation", stack),
        "LastUpdateRequestedTime": pack["LastUpdateRequestedTime"],
        "LastUpdateCompletedTime": pack["LastUpdateRequestedTime"],
    }


def arn_of(call: ConfigResponse, service: str, resource: str) -> str:
    return f"arn:{call.partition}:{service}:{call.region}:{call.current_account}:{resource}"
